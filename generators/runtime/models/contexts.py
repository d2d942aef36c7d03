"""Contexts of validation: what is kept although the document does not know it.

Without one, reading is closed: values that an enum does not list and variants that a union does not
list are errors.
"""

from __future__ import annotations

from typing import Final

__all__ = ["ACCEPTING", "LENIENT"]

LENIENT: Final[dict[str, bool]] = {"lenient": True}
"""Reads answers: unlisted values and variants are kept."""
ACCEPTING: Final[dict[str, bool]] = {"accepting": True}
"""Reads requests where a server accepts the values that enums do not list."""
