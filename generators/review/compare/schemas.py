"""Two schemas: all that can change between them, keyword by keyword."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from generators.document.pointer import Node, join
from generators.document.pointer import walk as nodes_of
from generators.review.compare.comparison import Comparison
from generators.review.compare.flattening import WORDS
from generators.review.compare.objects import compare_objects
from generators.review.compare.recording import At, Values
from generators.review.compare.shapes import names_class
from generators.review.compare.sides import Located, component_name, same
from generators.review.compare.unions import compare_unions, stands_for_one
from generators.review.compare.values import compare_values
from generators.review.compare.words import field, is_variant
from generators.review.model import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generators.review.compare.matching import Signatures
    from generators.review.compare.shapes import Shape
    from generators.review.compare.sides import Node as Schema
    from generators.review.compare.walk import Pair, Walk

_FLAGS = (
    ("readOnly", "became-read-only", "no-longer-read-only"),
    ("writeOnly", "became-write-only", "no-longer-write-only"),
)
_OPAQUE = ("if", "then", "else", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef")
"""Keywords compared for equality: what they allow together is not computed."""
_TOGETHER = frozenset({"allOf", "not", "discriminator", "nullable", "dependentSchemas", *_OPAQUE})
"""Keywords beside which a reference is not all that it refers to, or means something else."""
_DEEP = 12
"""Schemas inside each other that count where two are only compared for equality."""
_KNOWN = frozenset(
    """type enum const nullable format minimum maximum exclusiveMinimum exclusiveMaximum minLength
    maxLength minItems maxItems minProperties maxProperties minContains maxContains multipleOf
    pattern uniqueItems default contentEncoding contentMediaType contentSchema properties required
    additionalProperties patternProperties dependentSchemas dependentRequired propertyNames items
    prefixItems contains not oneOf anyOf discriminator readOnly writeOnly title $defs""".split()
) | frozenset(_OPAQUE)


def compare_schemas(walk: Walk, pair: Pair, signatures: Signatures) -> None:
    """Compare two schemas; what is inside is queued."""
    if _only_refers(walk, pair):
        return
    two = Comparison(walk, pair)
    _identity(two)
    if _broken(two):
        return
    unlike = bool(two.base.unions) != bool(two.head.unions)
    if unlike and stands_for_one(two):
        _null(two)
        compare_unions(two, signatures)
    elif compare_values(two):
        compare_unions(two, signatures)
        compare_objects(two, signatures)
        _arrays(two, signatures)
        _opaque(two, signatures)
        _definitions(two)
    for keyword, became, ceased in _FLAGS:
        ours, theirs = two.base.flag(keyword), two.head.flag(keyword)
        if bool(ours) != bool(theirs):
            two.differ(became if theirs else ceased, ours, theirs)
    _annotations(two)


def _only_refers(walk: Walk, pair: Pair) -> bool:
    """Whether two schemas are written alike, so that only what they refer to can differ.

    That is queued then, and nothing else is to be done. Where a schema is taken together with what
    it refers to, it has to be compared as a whole.
    """
    if len(pair.base) != 1 or pair.base != pair.head or not walk.common.comparable:
        return False
    (pointer,) = pair.base
    name = component_name(pointer)
    if name in walk.base.subtypes or name in walk.head.subtypes:
        return False
    value = walk.head.at(pointer)
    if not same(walk.base.at(pointer), value):
        return False
    targets: dict[str, None] = {}
    for node in nodes_of(Node("schema", pointer, value)):
        if not isinstance(node.value, dict):
            continue
        if node.value.keys() & _TOGETHER:
            return False
        ref = node.value.get("$ref")
        if isinstance(ref, str):
            ours, theirs = walk.base.target(ref), walk.head.target(ref)
            if ours is None or theirs is None:
                return False
            targets[theirs] = None
    for target in targets:
        walk.schemas((target,), (target,), pair.direction)
    return True


def _broken(two: Comparison) -> bool:
    """Whether one of the schemas is none, or leads nowhere; that is noted where it changed."""
    ours, theirs = two.base.broken, two.head.broken
    if not ours and not theirs:
        return False
    if [one.value for one in ours] != [one.value for one in theirs]:
        one, other = next(iter(ours), None), next(iter(theirs), None)
        two.differ("schema-not-comparable", one, other)
    return True


def _null(two: Comparison) -> None:
    if two.base.null != two.head.null:
        key = "became-nullable" if two.head.null else "became-not-nullable"
        two.emit(key, two.base.home, two.head.home)


def _identity(two: Comparison) -> None:
    """Compare the names of the classes that are made from two schemas."""
    ours, theirs = two.base, two.head
    before, after = ours.name, theirs.name
    if before and after:
        two.walk.names[before, after] = None
    if before == after or not (names_class(ours) and names_class(theirs)):
        return
    at = ours.node[0], theirs.node[0]
    if before and after:
        if before in two.walk.head.schemas or after in two.walk.base.schemas:
            _named("schema-reference-changed", two, at, before, after)
    elif after:
        _named("schema-became-named", two, at, None, after)
    else:
        _named("schema-became-inline", two, at, before, None)


def _named(
    key: str, two: Comparison, at: tuple[str, str], before: str | None, after: str | None
) -> None:
    two.walk.emit(key, two.direction, At(at[0]), At(at[1]), Values(before, after), of=at[1])


def _arrays(two: Comparison, signatures: Signatures) -> None:
    base, head = two.base, two.head
    two.inner(_items(base), _items(head))
    first, second = _prefix(base), _prefix(head)
    for index in range(max(len(first), len(second))):
        one = first[index] if index < len(first) else _items(base)
        other = second[index] if index < len(second) else _items(head)
        two.inner(one, other)
    for keyword, keys in (
        ("contains", ("contains-added", "contains-removed")),
        ("not", ("not-added", "not-removed")),
    ):
        ours, theirs = base.all(keyword), head.all(keyword)
        if bool(ours) != bool(theirs):
            two.differ(
                keys[0] if not ours else keys[1], next(iter(ours), None), next(iter(theirs), None)
            )
        elif ours and keyword == "contains":
            two.inner(base.inner(keyword), head.inner(keyword))
        elif ours and _differs(two, keyword, signatures):
            _undecided(two, keyword, ours[0], theirs[0])
        else:
            _reworded(two, keyword, ours, theirs)
    if base.all("contentSchema") or head.all("contentSchema"):
        two.inner(base.inner("contentSchema"), head.inner("contentSchema"))


def _items(shape: Shape) -> Schema:
    return shape.inner("items")


def _prefix(shape: Shape) -> list[Schema]:
    return [
        (join(pointer, index),)
        for pointer, value in shape.all("prefixItems")
        for index in range(len(value) if isinstance(value, list) else 0)
    ]


def _definitions(two: Comparison) -> None:
    """Compare `$defs` that nothing may refer to; what refers to them compares them itself."""
    ours, theirs = two.base.named("$defs"), two.head.named("$defs")
    for name in dict.fromkeys([*ours, *theirs]):
        one, other = ours.get(name), theirs.get(name)
        if one is not None and other is not None:
            two.walk.schemas((one.pointer,), (other.pointer,), Direction.NONE)
        else:
            at = one.pointer if one else None, other.pointer if other else None
            two.emit("part-added" if one is None else "part-removed", *at, of=at[1] or at[0] or "")


def _opaque(two: Comparison, signatures: Signatures) -> None:
    for keyword in _OPAQUE:
        ours, theirs = two.base.all(keyword), two.head.all(keyword)
        if _differs(two, keyword, signatures):
            one, other = next(iter(ours), None), next(iter(theirs), None)
            _undecided(two, keyword, one, other)
        else:
            _reworded(two, keyword, ours, theirs)


def _reworded(
    two: Comparison, keyword: str, ours: Sequence[Located], theirs: Sequence[Located]
) -> None:
    """Note that schemas of a keyword which mean the same are written otherwise."""
    for one, other in zip(ours, theirs, strict=False):
        if not same(one.value, other.value):
            values = Values(one.value, other.value)
            two.emit("documentation-changed", one.pointer, other.pointer, values, name=keyword)


def _differs(two: Comparison, keyword: str, signatures: Signatures) -> bool:
    """Whether the schemas of a keyword differ, whatever they refer to included."""
    ours, theirs = two.base.inner(keyword), two.head.inner(keyword)
    walk = two.walk
    if len(ours) == len(theirs) and all(map(walk.common.unchanged, ours, theirs)):
        return False
    values = [
        [shape.side.at(at) for at in node] for shape, node in ((two.base, ours), (two.head, theirs))
    ]
    if not all(isinstance(value, (dict, bool)) for value in (*values[0], *values[1])):
        return not same(*values)
    first = signatures.of(walk.base, ours, _DEEP)
    return first != signatures.of(walk.head, theirs, _DEEP)


def _undecided(two: Comparison, keyword: str, one: Located | None, other: Located | None) -> None:
    two.differ("keyword-changed", one, other, name=keyword)


def _annotations(two: Comparison) -> None:
    base, head = two.base, two.head
    keys = {
        key: None
        for shape in (base, head)
        for part in shape.parts
        for key in part.value
        if key not in _KNOWN
    }
    for key in keys:
        ours, theirs = _first_difference(_said(base, key), _said(head, key))
        owner = _owner(head, theirs) or _owner(base, ours)
        direction = two.direction if key not in {"deprecated"} else Direction.NONE
        field(two.walk, direction, key, _entry(ours), _entry(theirs), owner, schema=True)
    ours, theirs = _first_difference(_said(base, "title"), _said(head, "title"))
    if ours is not None or theirs is not None:
        at = (ours.pointer if ours else None), (theirs.pointer if theirs else None)
        values = Values(ours.value if ours else None, theirs.value if theirs else None)
        unnamed = not base.name and not head.name and base.node and is_variant(base.node[0])
        key = "title-changed" if unnamed and names_class(head) else "documentation-changed"
        two.emit(key, *at, values, name="title")


def _said(shape: Shape, key: str) -> list[Located]:
    """Return a keyword of all parts; words only of those that say them of this very schema."""
    return [
        Located(join(part.pointer, key), part.value[key])
        for part in shape.parts
        if key in part.value and (part.own or key not in WORDS | {"title"})
    ]


def _first_difference(
    ours: list[Located], theirs: list[Located]
) -> tuple[Located | None, Located | None]:
    for one, other in zip_longest(ours, theirs):
        if one is None or other is None or not same(one.value, other.value):
            return one, other
    return None, None


def _owner(shape: Shape, located: Located | None) -> str:
    if located is None:
        return ""
    return located.pointer.rpartition("/")[0] or shape.home


def _entry(located: Located | None) -> tuple[At | None, Any]:
    return (At(located.pointer), located.value) if located is not None else (None, None)
