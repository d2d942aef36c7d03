"""A short text and a small number that fit a JSON Schema."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMATS = {
    "date": "2025-01-31",
    "date-time": "2025-01-31T12:00:00Z",
    "time": "12:00:00Z",
    "duration": "P1D",
    "email": "someone@example.com",
    "idn-email": "someone@example.com",
    "hostname": "example.com",
    "idn-hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.com",
    "uri-reference": "/",
    "iri": "https://example.com",
    "url": "https://example.com",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "byte": "",
    "json-pointer": "",
}
_TRIES = (
    "string",
    "",
    "a",
    "A",
    "0",
    "aa",
    "AA",
    "00",
    "a0",
    "A0",
    "000",
    "0000",
    "en-GB",
    "0.0.0",
)
"""What is tried where a pattern is to be matched."""


class UnmakeableError(ValueError):
    """No value could be made for a schema; says where in it and why."""


def string(schema: Mapping[str, Any]) -> str:
    """Return a short text that fits a schema.

    Raises:
        UnmakeableError: none is known.
    """
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength")
    known = _FORMATS.get(schema.get("format", ""))
    tries = _TRIES if known is None else (known, *_TRIES)
    for text in tries:
        fitted = text if known == text else text.ljust(shortest, text[:1] or "a")[:longest]
        pattern = schema.get("pattern")
        if len(fitted) >= shortest and (pattern is None or matches(pattern, fitted)):
            return fitted
    raise UnmakeableError(f"no text is known that matches the pattern {schema.get('pattern')!r}")


def matches(pattern: str, text: str) -> bool:
    """Return whether a pattern matches somewhere in a text."""
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return True  # of another dialect: whoever reads the value says whether it fits


def number(schema: Mapping[str, Any], *, whole: bool) -> int | float:
    """Return a number close to 0 that fits a schema; `whole` where it is an integer."""
    step = schema.get("multipleOf") or (1 if whole else 0)
    low, above = bound(schema, "minimum", "exclusiveMinimum")
    high, below = bound(schema, "maximum", "exclusiveMaximum")
    value: float = 0
    if low is not None and (low > 0 or (low == 0 and above)):
        value = low if not above else low + (step or _between(low, high))
        if step:
            value = math.ceil(low / step) * step
            value += step if above and value == low else 0
    elif high is not None and (high < 0 or (high == 0 and below)):
        value = high if not below else high - (step or _between(high, low))
        if step:
            value = math.floor(high / step) * step
            value -= step if below and value == high else 0
    return int(value) if whole or value == int(value) else value


def _between(bound: float, other: float | None) -> float:
    return 1 if other is None else abs(other - bound) / 2


def bound(schema: Mapping[str, Any], word: str, strict: str) -> tuple[float | None, bool]:
    """Return a bound and whether it is excluded; in OpenAPI 3.0 the latter is a boolean."""
    bound, excluded = schema.get(word), schema.get(strict)
    if isinstance(excluded, bool) or excluded is None:
        return bound, excluded is True
    return excluded, True
