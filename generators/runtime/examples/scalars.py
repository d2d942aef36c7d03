"""A short text and a small number that fit a JSON Schema, and further ones that do."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..narrowing import AnyList, AnyTuple
from .texts import NoTextError, is_understood, matches, text_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
_FURTHER = {
    "date": "2025-01-{:02}",
    "date-time": "2025-01-31T12:00:{:02}Z",
    "time": "12:00:{:02}Z",
    "duration": "P{}D",
    "email": "someone{}@example.com",
    "idn-email": "someone{}@example.com",
    "hostname": "host{}.example.com",
    "idn-hostname": "host{}.example.com",
    "ipv4": "192.0.2.{}",
    "ipv6": "2001:db8::{}",
    "uri": "https://example.com/{}",
    "uri-reference": "/{}",
    "iri": "https://example.com/{}",
    "url": "https://example.com/{}",
    "uuid": "00000000-0000-4000-8000-{:012}",
    "byte": "AAA{}",
    "json-pointer": "/{}",
}
"""The same for further items of a list, by number."""
_SHAPES = {
    "date": r"^20\d\d-0[1-9]-[01][1-9]$",
    "date-time": r"^20\d\d-0[1-9]-[01][1-9]T1\d:[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|\+0\d:00)$",
    "time": r"^1\d:[0-5]\d:[0-5]\d(\.\d+)?Z$",
    "duration": r"^P[1-9]\d*D$",
    "email": r"^[a-z0-9]+@[a-z0-9]+(\.example|)$",
    "hostname": r"^[a-z0-9]{1,60}(\.[a-z0-9]{1,60}){0,3}$",
    "ipv4": r"^[1-9]\d?(\.\d\d?){3}$",
    "uri": r"^[a-z]+:[a-z0-9/]*$",
    "uri-reference": r"^/[a-z0-9]*$",
    "uuid": r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$",
    "byte": r"^([A-Za-z0-9]{4})*$",
    "json-pointer": r"^(/[a-z0-9]*)?$",
}
"""What texts of a format look like where lengths and patterns are to be met as well."""
_SAME = {"url": "uri", "iri": "uri", "idn-email": "email", "idn-hostname": "hostname"}
_date = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII).fullmatch
_date_time = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
).fullmatch


class UnmakeableError(ValueError):
    """No value could be made for a schema; says where in it and why."""


def string(schema: Mapping[str, Any], number: int = 0, seed: str = "") -> str:
    """Return a short text that fits a schema.

    Args:
        schema: whose keywords for texts count.
        number: of the text, where several different ones are made.
        seed: what a text made for a pattern follows from; empty for a plain one.

    Raises:
        UnmakeableError: none is known.
    """
    shortest, longest = int(size(schema, "minLength", 0)), size(schema, "maxLength")
    if longest < shortest:
        raise UnmakeableError("minLength is larger than maxLength")
    patterns, form = patterns_of(schema), str(schema.get("format"))
    tries = _tries(form, number, shortest, longest) if all(map(is_understood, patterns)) else ()
    for text in tries:
        if shortest <= len(text) <= longest and all(matches(item, text) for item in patterns):
            return text
    shape = _SHAPES.get(_SAME.get(form, form))
    if not patterns and shape is None:
        raise UnmakeableError(f"no text of the format {form!r} is known that is so long")
    try:
        return text_for(
            patterns if shape is None else (*patterns, shape),
            shortest,
            longest,
            seed=seed or (str(number) if number else ""),
            fits={"date": is_date, "date-time": is_date_time}.get(form, _any),
        )
    except NoTextError as error:
        raise UnmakeableError(str(error)) from None


def _any(_: str) -> bool:
    return True


def _tries(form: str, number: int, shortest: int, longest: float) -> Iterator[str]:
    """Give texts to try: of a format if it has a form of its own, else a word."""
    if form in _FORMATS:
        yield _FURTHER[form].format(number % 27 + 1) if number else _FORMATS[form]
        return
    text = f"string{number + 1}" if number else "string"
    if len(text) > longest:
        text = text[-int(longest) :] if number and longest else text[: int(longest)]
    yield text.rjust(shortest, "s") if number else text.ljust(shortest, "s")


def is_date(text: str) -> bool:
    """Whether a text is a date (RFC 3339, `full-date`)."""
    try:
        return bool(_date(text) and date.fromisoformat(text))
    except ValueError:
        return False


def is_date_time(text: str) -> bool:
    """Whether a text is a date with a time (RFC 3339, `date-time`)."""
    match = _date_time(text)
    if match is None or not is_date(match[1]):
        return False
    try:
        datetime.strptime(":".join(match.group(2, 3, 4)), "%H:%M:%S")
    except ValueError:
        return False
    return True


def numeric(value: Any) -> float | None:
    """Return a number that a keyword states; None where it states none."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if is_number and math.isfinite(value) else None


def size(schema: Mapping[str, Any], word: str, default: float = math.inf) -> float:
    """Return a size that a keyword states, such as `minItems`; at least 0."""
    value = numeric(schema.get(word))
    return default if value is None else max(0, value)


def patterns_of(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the patterns of a schema; several where schemas were merged."""
    stated = schema.get("pattern")
    listed = stated if isinstance(stated, AnyTuple) else (stated,)
    return tuple(item for item in listed if isinstance(item, str))


def plain_types(schema: Mapping[str, Any]) -> list[str]:
    """Return the types that a schema states; none where it states none."""
    stated = schema.get("type")
    return [item for item in (stated if isinstance(stated, AnyList) else [stated]) if item]


def number(schema: Mapping[str, Any], *, whole: bool, further: int = 0) -> int | float:
    """Return a number close to 0 that fits a schema.

    Args:
        schema: whose keywords for numbers count.
        whole: whether it is an integer.
        further: number of the number, where several different ones are made.

    Raises:
        UnmakeableError: there is none.
    """
    low, above = bound(schema, "minimum", "exclusiveMinimum")
    high, below = bound(schema, "maximum", "exclusiveMaximum")
    least = None if low is None else Fraction(str(low))
    most = None if high is None else Fraction(str(high))
    stated = numeric(schema.get("multipleOf"))
    if stated or whole:
        step = abs(Fraction(str(stated or 1)))
        step = Fraction(step.numerator) if whole else step  # the integers among its multiples
        value = _multiple((least, above), (most, below), step, further)
    else:
        value = _between((least, above), (most, below), further)
    return int(value) if value.denominator == 1 else float(value)


def _multiple(
    low: tuple[Fraction | None, bool], high: tuple[Fraction | None, bool], step: Fraction, more: int
) -> Fraction:
    first = -math.inf if low[0] is None else math.ceil(low[0] / step)
    last = math.inf if high[0] is None else math.floor(high[0] / step)
    first += low[1] and low[0] is not None and first * step == low[0]
    last -= high[1] and high[0] is not None and last * step == high[0]
    if first > last:
        raise UnmakeableError("no number lies between the bounds")
    start = int(min(max(first, 0), last))
    if start + more <= last:
        return (start + more) * step
    span = math.inf if first == -math.inf else last - first + 1
    return (start - more if span == math.inf else int(last - (start - first + more) % span)) * step


def _between(
    low: tuple[Fraction | None, bool], high: tuple[Fraction | None, bool], more: int
) -> Fraction:
    least, most = low[0], high[0]
    if (
        least is not None
        and most is not None
        and (least > most or (least == most and (low[1] or high[1])))
    ):
        raise UnmakeableError("no number lies between the bounds")
    value = Fraction(0)
    if least is not None and (least > 0 or (least == 0 and low[1])):
        room = Fraction(1) if most is None else (most - least) / 2
        value = least + room if low[1] else least
    elif most is not None and (most < 0 or (most == 0 and high[1])):
        room = Fraction(1) if least is None else (most - least) / 2
        value = most - room if high[1] else most
    if most is None or value + more < most:
        return value + more
    if least is None or value - more > least:
        return value - more
    return (
        value + (most - value) * more / (more + 1)
        if value < most
        else value - ((value - least) * more / (more + 1))
    )


def bound(schema: Mapping[str, Any], word: str, strict: str) -> tuple[float | None, bool]:
    """Return a bound and whether it is excluded; in OpenAPI 3.0 the latter is a boolean."""
    stated, excluded = numeric(schema.get(word)), schema.get(strict)
    other = numeric(excluded)
    if other is None:
        return stated, excluded is True
    if stated is not None and (stated > other if word == "minimum" else stated < other):
        return stated, False
    return other, True
