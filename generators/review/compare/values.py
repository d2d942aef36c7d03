"""Types, values, formats and bounds of two schemas."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from generators.review.compare.comparison import value_of
from generators.review.compare.recording import Values
from generators.review.compare.shapes import ALL_TYPES, holds
from generators.review.compare.sides import Located, same

if TYPE_CHECKING:
    from generators.review.compare.comparison import Comparison
    from generators.review.compare.shapes import Shape

_WIDER_FORMATS = {"int32": "int64", "float": "double"}
"""Format to the one that allows all it does, and more."""
_FORMATS = frozenset(
    """int8 int16 int32 int64 uint8 uint16 uint32 uint64 float double decimal date date-time time
    duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference
    uri-template uuid json-pointer relative-json-pointer regex byte binary base64url""".split()
)
_TYPED_FORMATS = frozenset({"date", "date-time", "uuid", "binary"})
"""Formats that Python has types for."""
_SHOWN_FORMATS = frozenset({"password", "textarea", "html", "markdown", "commonmark", "multi-line"})
"""Formats that tell a user interface how to show a text, and limit nothing."""
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


def compare_values(two: Comparison) -> bool:
    """Compare what two schemas allow, properties and items aside.

    Returns:
        Whether there is anything left that both allow, so that more is worth comparing.
    """
    goes_on = _types(two)
    _enum(two)
    if not goes_on:
        return False
    _format(two)
    _numbers(two)
    for keyword, key, _ in _COUNTS:
        _count(two, keyword, key)
    _multiple_of(two)
    _pattern(two)
    _unique(two)
    _default(two)
    for keyword in ("contentEncoding", "contentMediaType"):
        _content(two, keyword)
    return True


def _types(two: Comparison) -> bool:
    base, head = two.base, two.head
    ours, theirs = base.types, head.types
    before, after = _shown(base), _shown(head)
    pointers = _type_pointer(base), _type_pointer(head)
    values = Values(before, after)
    narrower, wider = _fits(theirs, ours), _fits(ours, theirs)
    if narrower and wider:
        said = [[one.value for one in shape.all("type")] for shape in (base, head)]
        if not ours and ours is not None and not same(*said):
            two.emit("keyword-changed", *pointers, Values(*said), name="type")
        if base.null != head.null:
            key = "became-nullable" if head.null else "became-not-nullable"
            two.emit(key, *pointers, values)
        return True
    if narrower and (base.null or not head.null):
        two.emit("type-narrowed", *pointers, values)
    elif wider and (head.null or not base.null):
        two.emit("type-widened", *pointers, values)
    else:
        two.emit("type-changed", *pointers, values)
    return bool((ours or ALL_TYPES) & (theirs or ALL_TYPES)) or narrower or wider


def _type_pointer(shape: Shape) -> str | None:
    """Return where a type is stated; where it is not, the schema without it."""
    return shape.type_at.pointer if shape.type_at else shape.home or None


def _shown(shape: Shape) -> Any:
    if shape.types is None:
        return "any"
    names = [*sorted(shape.types), *(["null"] if shape.null else [])]
    return names[0] if len(names) == 1 else names


def _fits(inner: frozenset[str] | None, outer: frozenset[str] | None) -> bool:
    if outer is None:
        return True
    if inner is None:
        return outer >= ALL_TYPES
    return all(name in outer or (name == "integer" and "number" in outer) for name in inner)


def _enum(two: Comparison) -> None:
    ours, theirs = two.base.enum, two.head.enum
    if ours is None and theirs is None:
        return
    if ours is None or theirs is None:
        two.differ("became-enum" if ours is None else "enum-dropped", ours, theirs)
        return
    lost = [value for value in ours.value if not holds(theirs.value, value)]
    new = [value for value in theirs.value if not holds(ours.value, value)]
    if len(lost) == len(ours.value) == 1 and len(new) == len(theirs.value) == 1:
        values = Values(ours.value, theirs.value)
        two.emit("enum-changed", ours.pointer, theirs.pointer, values)
        return
    if lost:
        two.emit("enum-value-removed", ours.pointer, theirs.pointer, Values(lost, None))
    if new:
        two.emit("enum-value-added", ours.pointer, theirs.pointer, Values(None, new))


def _format(two: Comparison) -> None:
    ours, theirs = (_format_of(shape) for shape in (two.base, two.head))
    before, after = value_of(ours), value_of(theirs)
    if before == after:
        return
    kind = "format-type" if {before, after} & _TYPED_FORMATS else "format"
    known = [name for name in (before, after) if name is not None]
    if all(name in _SHOWN_FORMATS for name in known):
        name = "format"
        pointers = (ours.pointer if ours else None), (theirs.pointer if theirs else None)
        two.emit("documentation-changed", *pointers, Values(before, after), name=name)
    elif not all(name in _FORMATS or name in _SHOWN_FORMATS for name in known):
        two.differ("format-unknown-changed", ours, theirs)
    elif before is None or before in _SHOWN_FORMATS or _WIDER_FORMATS.get(after) == before:
        two.differ(f"{kind}-narrowed", ours, theirs)
    elif after is None or after in _SHOWN_FORMATS or _WIDER_FORMATS.get(before) == after:
        two.differ(f"{kind}-widened", ours, theirs)
    else:
        two.differ(f"{kind}-changed", ours, theirs)


def _format_of(shape: Shape) -> Located | None:
    """Return the format; 3.1 says two of those of 3.0 by other keywords."""
    found = shape.all("format")
    if found:
        return found[0]
    for keyword, value, name in (
        ("contentEncoding", "base64", "byte"),
        ("contentMediaType", "application/octet-stream", "binary"),
    ):
        for at, said in shape.all(keyword):
            if said == value:
                return Located(at, name)
    return None


class _Bound(NamedTuple):
    value: float
    exclusive: bool
    at: Located | None


def _numbers(two: Comparison) -> None:
    for sign, name, keys in (
        (1, "Minimum", ("minimum-raised", "minimum-lowered")),
        (-1, "Maximum", ("maximum-lowered", "maximum-raised")),
    ):
        ours, theirs = (_bound(shape, sign, name) for shape in (two.base, two.head))
        before, after = ours[:2], theirs[:2]
        if before != after:
            two.differ(keys[0] if after > before else keys[1], ours.at, theirs.at)


def _bound(shape: Shape, sign: int, name: str) -> _Bound:
    """Return the tighter bound, with the sign changed for upper ones, so that more is tighter."""
    found = _Bound(-math.inf, exclusive=False, at=None)
    whole = shape.types == frozenset({"integer"})
    for keyword, exclusive in ((name.lower(), False), (f"exclusive{name}", True)):
        for pointer, value in shape.all(keyword):
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                continue
            number, open_end = sign * value, exclusive
            if whole and exclusive:
                number, open_end = math.floor(number) + 1, False
            elif whole:
                number = math.ceil(number)
            bound = _Bound(number, open_end, Located(pointer, value))
            if bound[:2] > found[:2]:
                found = bound
    return found


def _count(two: Comparison, keyword: str, key: str) -> None:
    upper = keyword.startswith("max")
    ours, theirs = (_tightest(shape, keyword, upper=upper) for shape in (two.base, two.head))
    neutral = math.inf if upper else (1 if keyword == "minContains" else 0)
    before = ours.value if ours else neutral
    after = theirs.value if theirs else neutral
    if before == after:
        return
    keys = (f"{key}-lowered", f"{key}-raised") if upper else (f"{key}-raised", f"{key}-lowered")
    two.differ(keys[0] if (after < before) == upper else keys[1], ours, theirs)


def _tightest(shape: Shape, keyword: str, *, upper: bool) -> Located | None:
    found = [
        one
        for one in shape.all(keyword)
        if isinstance(one.value, (int, float)) and not isinstance(one.value, bool)
    ]
    if not found:
        return None
    return (min if upper else max)(found, key=lambda one: one.value)


def _multiple_of(two: Comparison) -> None:
    ours, theirs = (_steps(shape) for shape in (two.base, two.head))
    if [one.value for one in ours] == [one.value for one in theirs]:
        return
    first = next(iter(ours), None), next(iter(theirs), None)
    narrower = all(any(_divides(our.value, one.value) for one in theirs) for our in ours)
    wider = all(any(_divides(one.value, our.value) for our in ours) for one in theirs)
    if narrower and wider:
        return
    if not narrower and not wider:
        two.differ("multiple-of-changed", *first)
    else:
        two.differ("multiple-of-narrowed" if narrower else "multiple-of-widened", *first)


def _steps(shape: Shape) -> list[Located]:
    whole = shape.types == frozenset({"integer"})
    return [
        one
        for one in shape.all("multipleOf")
        if isinstance(one.value, (int, float)) and one.value > 0 and not (whole and one.value == 1)
    ]


def _divides(step: float, number: float) -> bool:
    ratio = number / step
    return math.isfinite(ratio) and abs(ratio - round(ratio)) < 1e-9


def _pattern(two: Comparison) -> None:
    ours, theirs = two.base.all("pattern"), two.head.all("pattern")
    before = {str(one.value): one for one in ours}
    after = {str(one.value): one for one in theirs}
    lost = [one for text, one in before.items() if text not in after]
    new = [one for text, one in after.items() if text not in before]
    if lost and new:
        two.differ("pattern-changed", lost[0], new[0])
    elif new:
        two.differ("pattern-added", None, new[0])
    elif lost:
        two.differ("pattern-removed", lost[0], None)


def _unique(two: Comparison) -> None:
    ours, theirs = two.base.flag("uniqueItems"), two.head.flag("uniqueItems")
    if bool(ours) != bool(theirs):
        keys = "unique-items-required", "unique-items-dropped"
        two.differ(keys[0] if theirs is not None else keys[1], ours, theirs)


def _default(two: Comparison) -> None:
    ours, theirs = two.base.own("default"), two.head.own("default")
    if ours is None and theirs is None:
        return
    if ours is None or theirs is None:
        two.differ("default-added" if ours is None else "default-removed", ours, theirs)
    elif not same(ours.value, theirs.value):
        two.differ("default-changed", ours, theirs)


def _content(two: Comparison, keyword: str) -> None:
    ours, theirs = (next(iter(shape.all(keyword)), None) for shape in (two.base, two.head))
    if value_of(ours) == value_of(theirs):
        return
    if keyword == "contentEncoding" and {value_of(ours), value_of(theirs)} <= {"base64", None}:
        return  # compared as a format
    if keyword == "contentMediaType" and {value_of(ours), value_of(theirs)} <= {
        "application/octet-stream",
        None,
    }:
        return
    two.differ("content-encoding-changed", ours, theirs)
