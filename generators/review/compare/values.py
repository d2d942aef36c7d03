"""Types, values, formats and bounds of two schemas."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from ..values.formulas import WIDER_FORMATS
from .comparison import value_of
from .recording import Values
from .shapes import ALL_TYPES, holds
from .sides import Located, same

if TYPE_CHECKING:
    from .comparison import Comparison
    from .shapes import Shape

_WIDER_FORMATS = {**WIDER_FORMATS, "int32": frozenset({"int64"})}
"""Each format, with those that allow all of its values and more."""
_FORMATS = frozenset(
    """int8 int16 int32 int64 uint8 uint16 uint32 uint64 float double decimal date date-time time
    duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference
    uri-template uuid json-pointer relative-json-pointer regex byte binary base64url""".split()
)
_TYPED_FORMATS = frozenset({"date", "date-time", "uuid", "binary"})
"""Formats that have a Python type of their own."""
_SHOWN_FORMATS = frozenset({"password", "textarea", "html", "markdown", "commonmark", "multi-line"})
"""Formats that only tell a user interface how to show a text."""
_COUNTS = (
    ("minLength", "min-length", "string"),
    ("maxLength", "max-length", "string"),
    ("minItems", "min-items", "array"),
    ("maxItems", "max-items", "array"),
    ("minProperties", "min-properties", "object"),
    ("maxProperties", "max-properties", "object"),
    ("minContains", "min-contains", "array"),
    ("maxContains", "max-contains", "array"),
)


def compare_values(comparison: Comparison) -> bool:
    """Compare the values that two schemas allow, properties and items aside.

    Returns:
        Whether both allow any common value, so that further keywords are worth comparing.
    """
    goes_on = _types(comparison)
    _enum(comparison)
    if not goes_on:
        return False
    _format(comparison)
    _numbers(comparison)
    for keyword, key, _ in _COUNTS:
        _count(comparison, keyword, key)
    _multiple_of(comparison)
    _pattern(comparison)
    _unique(comparison)
    _default(comparison)
    for keyword in ("contentEncoding", "contentMediaType"):
        _content(comparison, keyword)
    return True


def _types(comparison: Comparison) -> bool:
    base, head = comparison.base, comparison.head
    ours, theirs = base.types, head.types
    before, after = _type_names(base), _type_names(head)
    pointers = _type_pointer(base), _type_pointer(head)
    values = Values(before, after)
    narrower, wider = _fits(theirs, ours), _fits(ours, theirs)
    if not (base.all("type") or head.all("type")) and base.enum and head.enum:
        _null(comparison, pointers, values)  # else the values that are listed say it
    elif narrower and wider:
        types = [[located.value for located in shape.all("type")] for shape in (base, head)]
        if not ours and ours is not None and not same(*types):
            comparison.emit("keyword-changed", *pointers, Values(*types), name="type")
        _null(comparison, pointers, values)
        return True
    elif narrower and (base.null or not head.null):
        comparison.emit("type-narrowed", *pointers, values)
    elif wider and (head.null or not base.null):
        comparison.emit("type-widened", *pointers, values)
    else:
        comparison.emit("type-changed", *pointers, values)
    return bool((ours or ALL_TYPES) & (theirs or ALL_TYPES)) or narrower or wider


def _null(comparison: Comparison, at: tuple[str | None, str | None], types: Values) -> None:
    base, head = comparison.base, comparison.head
    if base.null != head.null:
        key = "became-nullable" if head.null else "became-not-nullable"
        comparison.emit(key, *at, types)


def _type_pointer(shape: Shape) -> str | None:
    """Return the pointer of the keyword that determines the type, else of the schema."""
    return shape.type_at.pointer if shape.type_at else shape.home or None


def _type_names(shape: Shape) -> Any:
    if shape.types is None:
        return "any"
    if not shape.types and not shape.null:
        return "nothing"
    names = [*sorted(shape.types), *(["null"] if shape.null else [])]
    return names[0] if len(names) == 1 else names


def _fits(inner: frozenset[str] | None, outer: frozenset[str] | None) -> bool:
    if outer is None:
        return True
    if inner is None:
        return outer >= ALL_TYPES
    return all(name in outer or (name == "integer" and "number" in outer) for name in inner)


def _enum(comparison: Comparison) -> None:
    ours, theirs = comparison.base.enum, comparison.head.enum
    if ours is None and theirs is None:
        return
    if ours is None:
        opened = comparison.base.open_enum
        comparison.differ("enum-closed" if opened else "became-enum", opened, theirs)
        return
    if theirs is None:
        opened = comparison.head.open_enum
        comparison.differ("enum-opened" if opened else "enum-dropped", ours, opened)
        return
    lost = [value for value in ours.value if not holds(theirs.value, value)]
    new = [value for value in theirs.value if not holds(ours.value, value)]
    if len(lost) == len(ours.value) == 1 and len(new) == len(theirs.value) == 1:
        values = Values(ours.value, theirs.value)
        comparison.emit("enum-changed", ours.pointer, theirs.pointer, values)
        return
    if lost:
        comparison.emit("enum-value-removed", ours.pointer, theirs.pointer, Values(lost, None))
    if new:
        comparison.emit("enum-value-added", ours.pointer, theirs.pointer, Values(None, new))


def _format(comparison: Comparison) -> None:
    ours, theirs = (_format_of(shape) for shape in (comparison.base, comparison.head))
    before, after = value_of(ours), value_of(theirs)
    if before == after:
        return
    kind = "format-type" if {before, after} & _TYPED_FORMATS else "format"
    known = [name for name in (before, after) if name is not None]
    if all(name in _SHOWN_FORMATS for name in known):
        name = "format"
        pointers = (ours.pointer if ours else None), (theirs.pointer if theirs else None)
        comparison.emit("documentation-changed", *pointers, Values(before, after), name=name)
    elif not all(name in _FORMATS or name in _SHOWN_FORMATS for name in known):
        comparison.differ("format-unknown-changed", ours, theirs)
    elif before is None or before in _SHOWN_FORMATS or before in _WIDER_FORMATS.get(after, ()):
        comparison.differ(f"{kind}-narrowed", ours, theirs)
    elif after is None or after in _SHOWN_FORMATS or after in _WIDER_FORMATS.get(before, ()):
        comparison.differ(f"{kind}-widened", ours, theirs)
    else:
        comparison.differ(f"{kind}-changed", ours, theirs)


def _format_of(shape: Shape) -> Located | None:
    """Return the format; 3.1 expresses two formats of 3.0 by other keywords."""
    formats = shape.all("format")
    if formats:
        return formats[0]
    for keyword, value, name in (
        ("contentEncoding", "base64", "byte"),
        ("contentMediaType", "application/octet-stream", "binary"),
    ):
        for at, keyword_value in shape.all(keyword):
            if keyword_value == value:
                return Located(at, name)
    return None


class _Bound(NamedTuple):
    value: float
    exclusive: bool
    at: Located | None


def _numbers(comparison: Comparison) -> None:
    for sign, name, keys in (
        (1, "Minimum", ("minimum-raised", "minimum-lowered")),
        (-1, "Maximum", ("maximum-lowered", "maximum-raised")),
    ):
        ours, theirs = (_bound(shape, sign, name) for shape in (comparison.base, comparison.head))
        before, after = ours[:2], theirs[:2]
        if before != after:
            comparison.differ(keys[0] if after > before else keys[1], ours.at, theirs.at)


def _bound(shape: Shape, sign: int, name: str) -> _Bound:
    """Return the tightest bound; upper bounds are negated, so that greater is tighter."""
    tightest = _Bound(-math.inf, exclusive=False, at=None)
    integral = shape.types == frozenset({"integer"})
    for keyword, exclusive in ((name.lower(), False), (f"exclusive{name}", True)):
        for pointer, value in shape.all(keyword):
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                continue
            number, open_end = sign * value, exclusive
            if integral and exclusive:
                number, open_end = math.floor(number) + 1, False
            elif integral:
                number = math.ceil(number)
            bound = _Bound(number, open_end, Located(pointer, value))
            if bound[:2] > tightest[:2]:
                tightest = bound
    return tightest


def _count(comparison: Comparison, keyword: str, key: str) -> None:
    upper = keyword.startswith("max")
    ours, theirs = (
        _tightest(shape, keyword, upper=upper) for shape in (comparison.base, comparison.head)
    )
    neutral = math.inf if upper else (1 if keyword == "minContains" else 0)
    before = ours.value if ours else neutral
    after = theirs.value if theirs else neutral
    if before == after:
        return
    keys = (f"{key}-lowered", f"{key}-raised") if upper else (f"{key}-raised", f"{key}-lowered")
    comparison.differ(keys[0] if (after < before) == upper else keys[1], ours, theirs)


def _tightest(shape: Shape, keyword: str, *, upper: bool) -> Located | None:
    limits = [
        limit
        for limit in shape.all(keyword)
        if isinstance(limit.value, (int, float)) and not isinstance(limit.value, bool)
    ]
    if not limits:
        return None
    return (min if upper else max)(limits, key=lambda limit: limit.value)


def _multiple_of(comparison: Comparison) -> None:
    ours, theirs = (_steps(shape) for shape in (comparison.base, comparison.head))
    if [multiple.value for multiple in ours] == [multiple.value for multiple in theirs]:
        return
    first = next(iter(ours), None), next(iter(theirs), None)
    narrower = all(any(_divides(old.value, new.value) for new in theirs) for old in ours)
    wider = all(any(_divides(new.value, old.value) for old in ours) for new in theirs)
    if narrower and wider:
        return
    if not narrower and not wider:
        comparison.differ("multiple-of-changed", *first)
    else:
        comparison.differ("multiple-of-narrowed" if narrower else "multiple-of-widened", *first)


def _steps(shape: Shape) -> list[Located]:
    integral = shape.types == frozenset({"integer"})
    return [
        multiple
        for multiple in shape.all("multipleOf")
        if isinstance(multiple.value, (int, float))
        and multiple.value > 0
        and not (integral and multiple.value == 1)
    ]


def _divides(step: float, number: float) -> bool:
    ratio = number / step
    return math.isfinite(ratio) and abs(ratio - round(ratio)) < 1e-9


def _pattern(comparison: Comparison) -> None:
    ours, theirs = comparison.base.all("pattern"), comparison.head.all("pattern")
    before = {str(pattern.value): pattern for pattern in ours}
    after = {str(pattern.value): pattern for pattern in theirs}
    lost = [pattern for text, pattern in before.items() if text not in after]
    new = [pattern for text, pattern in after.items() if text not in before]
    if lost and new:
        comparison.differ("pattern-changed", lost[0], new[0])
    elif new:
        comparison.differ("pattern-added", None, new[0])
    elif lost:
        comparison.differ("pattern-removed", lost[0], None)


def _unique(comparison: Comparison) -> None:
    ours, theirs = comparison.base.flag("uniqueItems"), comparison.head.flag("uniqueItems")
    if bool(ours) != bool(theirs):
        keys = "unique-items-required", "unique-items-dropped"
        comparison.differ(keys[0] if theirs is not None else keys[1], ours, theirs)


def _default(comparison: Comparison) -> None:
    ours, theirs = comparison.base.own("default"), comparison.head.own("default")
    if ours is None and theirs is None:
        return
    if ours is None or theirs is None:
        comparison.differ("default-added" if ours is None else "default-removed", ours, theirs)
    elif not same(ours.value, theirs.value):
        comparison.differ("default-changed", ours, theirs)


def _content(comparison: Comparison, keyword: str) -> None:
    ours, theirs = (
        next(iter(shape.all(keyword)), None) for shape in (comparison.base, comparison.head)
    )
    if value_of(ours) == value_of(theirs):
        return
    if keyword == "contentEncoding" and {value_of(ours), value_of(theirs)} <= {"base64", None}:
        return  # compared as a format
    if keyword == "contentMediaType" and {value_of(ours), value_of(theirs)} <= {
        "application/octet-stream",
        None,
    }:
        return
    comparison.differ("content-encoding-changed", ours, theirs)
