"""Values as reports may show them: what is personal, or may be, is replaced."""

from __future__ import annotations

import math
from typing import Any, Final

from ..runtime.masking import HIDDEN
from .kinds import Kind
from .values.facts import type_name

_UNKNOWN: Final = frozenset(
    {Kind.PROPERTY, Kind.PARAMETER, Kind.OPERATION, Kind.STATUS, Kind.MEDIA_TYPE}
)
"""Kinds of values of which no document says whether they are personal."""
_LONGEST: Final = 60
_MOST: Final = 5


def shown(kind: Kind, value: Any, *, is_personal: bool) -> Any:
    """Return a value for a report.

    Of one that is personal nothing is shown, of one that the document does not know its types.
    """
    if value is None:
        return None
    if is_personal:
        return HIDDEN
    if kind in _UNKNOWN:
        return _types(value)
    return _clipped(value)


def _types(value: Any, depth: int = 0) -> Any:
    if isinstance(value, dict) and depth < _MOST:
        return {name: _types(inner, depth + 1) for name, inner in list(value.items())[:_MOST]}
    if isinstance(value, list) and depth < _MOST:
        return [_types(item, depth + 1) for item in value[:1]]
    return type_name(value)


def _clipped(value: Any) -> Any:
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    if isinstance(value, (dict, list)):
        return _types(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # too large a number, which JSON cannot repeat
    return value
