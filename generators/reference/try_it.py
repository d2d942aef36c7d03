"""What the panel that sends requests has to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generators.pipeline import Generated


def facts(_generated: Generated) -> dict[str, Any]:
    """Return what the scripts of the panel read, as JSON."""
    return {}
