"""Scalars: what plain text means in the core schema of YAML 1.2, which is also that of JSON."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .builder import Builder


_NULLS = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
CONSTANTS: dict[str, Any] = {
    **_NULLS,
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
"""Plain scalars that are words."""
_NUMBER = re.compile(
    r"(?P<int>[-+]?[0-9]+)"
    r"|(?P<oct>0o[0-7]+)"
    r"|(?P<hex>0x[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<infinite>[-+]?\.(?:inf|Inf|INF))"
    r"|(?P<nan>\.(?:nan|NaN|NAN))"
)
_NUMBER_START = frozenset("0123456789+-.")
_MAX_DIGITS = 400
"""Longer than any double; Python itself refuses to convert integers of 4,300 digits."""


def resolve(text: str) -> Any:
    """Return what a plain scalar means in the core schema of YAML 1.2.

    A number that is not finite, or absurdly long, comes back as NaN.

    Source: https://yaml.org/spec/1.2.2/#103-core-schema
    """
    if text in CONSTANTS:
        return CONSTANTS[text]
    number = _NUMBER.fullmatch(text) if text[0] in _NUMBER_START else None
    if number is None:
        return text
    if len(text) > _MAX_DIGITS:
        return math.nan
    match number.lastgroup:
        case "int":
            return int(text)
        case "oct":
            return int(text[2:], 8)
        case "hex":
            return int(text, 16)
        case "float":
            return float(text)
        case _:
            return math.nan


def finite(builder: Builder, value: Any, text: str, at: int) -> Any:
    """Return `value`, or the text in its place after a report, when JSON could not hold it."""
    if type(value) is float and not math.isfinite(value):
        shown = text if len(text) < 40 else f"{text[:30]}…"
        builder.report(
            "invalid-number",
            f"`{shown}` is not a finite number, JSON cannot express it",
            at,
            "quote it if a string is meant",
        )
        return text
    return value
