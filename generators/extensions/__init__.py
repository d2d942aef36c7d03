"""Names of the extensions that this toolkit reads; `docs/extensions.md` says what they mean."""

from __future__ import annotations

OUTCOME = "x-outcome"
PERSONAL = "x-personal"
INFERRED = "x-inferred"
ITEMS = "x-items"
SUNSET = "x-sunset"

NAMES = (INFERRED, ITEMS, OUTCOME, PERSONAL)
