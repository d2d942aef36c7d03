"""Variants of two schemas: `oneOf`, `anyOf`, discriminators, and what is ruled out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from generators.document.pointer import from_ref, join
from generators.review.compare.comparison import value_of
from generators.review.compare.recording import Values
from generators.review.compare.shapes import Shape
from generators.review.compare.sides import component_name, mapping, same

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generators.review.compare.comparison import Comparison
    from generators.review.compare.flattening import Union
    from generators.review.compare.matching import Signatures
    from generators.review.compare.sides import Node, Side

_KEYS = "union-added", "union-removed"


def stands_for_one(two: Comparison) -> bool:
    """Whether one schema is a union and the other may be one of its variants."""
    union, single = (two.base, two.head) if two.base.unions else (two.head, two.base)
    return (
        len(union.unions) == 1
        and not single.unions
        and union.types is None
        and not union.properties
        and bool(single.node)
        and bool(single.parts)
    )


def compare_unions(two: Comparison, signatures: Signatures) -> None:
    """Compare the variants of two schemas."""
    ours, theirs = two.base.unions, two.head.unions
    if len(ours) == len(theirs) == 0:
        pass
    elif len(ours) == len(theirs):
        for one, other in zip(ours, theirs, strict=True):
            _union(two, one, other, signatures)
    elif stands_for_one(two):
        before = _nodes(ours[0].variants) if ours else [two.base.node]
        after = _nodes(theirs[0].variants) if theirs else [two.head.node]
        _variants(two, before, after, signatures)
    elif not ours or not theirs:
        at = (ours or theirs)[0].pointer
        values = Values()
        key = _KEYS[0] if not ours else _KEYS[1]
        two.emit(key, at if ours else None, at if theirs else None, values)
    else:
        two.emit("union-changed", ours[0].pointer, theirs[0].pointer)
    _subtypes(two, signatures)
    _discriminator(two)


def _nodes(pointers: Iterable[str]) -> list[Node]:
    return [(pointer,) for pointer in pointers]


def _union(two: Comparison, ours: Union, theirs: Union, signatures: Signatures) -> None:
    before, after = _nodes(ours.variants), _nodes(theirs.variants)
    matched = _variants(two, before, after, signatures)
    if ours.kind != theirs.kind:
        two.emit("union-kind-changed", ours.pointer, theirs.pointer, Values(ours.kind, theirs.kind))
    order = [
        after.index(other) for one, other in sorted(matched, key=lambda it: before.index(it[0]))
    ]
    if order != sorted(order) and two.head.own("discriminator") is None:
        two.emit("union-order-changed", ours.pointer, theirs.pointer)


def _variants(
    two: Comparison, before: list[Node], after: list[Node], signatures: Signatures
) -> list[tuple[Node, Node]]:
    """Compare the variants that belong together; note those lost and new."""
    matched = _matched(two, before, after, signatures)
    for one, other in matched:
        two.inner(one, other)
        _discriminator_names(two, one, other)
    lost = [node for node in before if node not in {one for one, _ in matched}]
    new = [node for node in after if node not in {other for _, other in matched}]
    for node in lost:
        two.emit(
            "variant-removed", node[0], None, of=two.head.home, name=_label(two, two.base, node)
        )
    for node in new:
        two.emit("variant-added", None, node[0], of=two.head.home, name=_label(two, two.head, node))
    return matched


def _label(two: Comparison, shape: Shape, node: Node) -> str:
    inner = two.walk.shape(shape.side, node)
    title = value_of(inner.own("title"))
    types = " or ".join(sorted(inner.types or ())) or "any value"
    return inner.name or (title if isinstance(title, str) else types)


def _matched(
    two: Comparison, before: list[Node], after: list[Node], signatures: Signatures
) -> list[tuple[Node, Node]]:
    """Return which variants belong together: by name, content, title, and what they are told by."""
    tag = mapping(value_of(two.head.own("discriminator"))).get("propertyName")
    found: list[tuple[Node, Node]] = []
    ours, theirs = list(before), list(after)
    for told in (_name, signatures.of, partial(_constant, two, tag), _title, _kind):
        if not ours or not theirs:
            break
        alone = told not in (_name, signatures.of)  # what is not unique proves nothing
        first = {node: told(two.walk.base, node) for node in ours}
        second = {node: told(two.walk.head, node) for node in theirs}
        for one, said in first.items():
            fits = [node for node in theirs if said and second[node] == said]
            alike = sum(other == said for other in first.values())
            if fits and not (alone and (len(fits) > 1 or alike > 1)):
                found.append((one, fits[0]))
                ours.remove(one)
                theirs.remove(fits[0])
    return found


def _name(side: Side, node: Node) -> str:
    return Shape(side, node).name


def _constant(two: Comparison, tag: Any, side: Side, node: Node) -> str:
    """Return the values of the property that tells variants apart."""
    told = two.walk.shape(side, node).properties.get(tag) if isinstance(tag, str) else None
    values = two.walk.shape(side, told).enum if told else None
    return repr(values.value) if values else ""


def _title(side: Side, node: Node) -> str:
    return str(value_of(Shape(side, node).own("title")) or "")


def _kind(side: Side, node: Node) -> str:
    shape = Shape(side, node)
    return repr((sorted(shape.types), bool(shape.name))) if shape.types is not None else ""


def _subtypes(two: Comparison, signatures: Signatures) -> None:
    """Compare the schemas that stand for a base with a discriminator."""
    before = _nodes(from_ref(ref) or "" for ref in two.base.subtypes)
    after = _nodes(from_ref(ref) or "" for ref in two.head.subtypes)
    if before or after:
        _variants(two, before, after, signatures)


def _discriminator(two: Comparison) -> None:
    ours, theirs = two.base.own("discriminator"), two.head.own("discriminator")
    if ours is None and theirs is None:
        return
    if ours is None or theirs is None:
        names = [mapping(value_of(one)).get("propertyName") for one in (ours, theirs)]
        key = "discriminator-added" if ours is None else "discriminator-removed"
        at = ours.pointer if ours else None, theirs.pointer if theirs else None
        two.emit(key, *at, Values(*names))
        return
    before, after = mapping(ours.value), mapping(theirs.value)
    if before.get("propertyName") != after.get("propertyName"):
        two.emit(
            "discriminator-property-changed",
            join(ours.pointer, "propertyName"),
            join(theirs.pointer, "propertyName"),
            Values(before.get("propertyName"), after.get("propertyName")),
        )
    for key in dict.fromkeys([*before, *after]):
        if key in {"propertyName", "mapping"} or same(before.get(key), after.get(key)):
            continue
        two.emit(
            "keyword-changed",
            join(ours.pointer, key) if key in before else None,
            join(theirs.pointer, key) if key in after else None,
            Values(before.get(key), after.get(key)),
            name=f"discriminator.{key}",
        )


def _discriminator_names(two: Comparison, one: Node, other: Node) -> None:
    """Compare the values of the discriminator by which a variant goes."""
    ours, theirs = two.base.own("discriminator"), two.head.own("discriminator")
    if ours is None or theirs is None:
        return
    shapes = two.walk.shape(two.walk.base, one), two.walk.shape(two.walk.head, other)
    if not shapes[0].name or not shapes[1].name:
        return
    before = _values(two, two.base, shapes[0].name)
    after = _values(two, two.head, shapes[1].name)
    lost = [value for value in before if value not in after]
    new = [value for value in after if value not in before]
    if not lost and not new:
        return
    both = "discriminator-value-changed"
    key = (
        both
        if lost and new
        else "discriminator-value-removed"
        if lost
        else "discriminator-value-added"
    )
    at = join(ours.pointer, "mapping"), join(theirs.pointer, "mapping")
    if lost and lost[0] in mapping(mapping(ours.value).get("mapping")):
        at = join(at[0], lost[0]), at[1]
    two.emit(
        key,
        at[0] if two.walk.base.has(at[0]) else ours.pointer,
        at[1] if two.walk.head.has(at[1]) else theirs.pointer,
        Values(lost or None, new or None),
        name=shapes[1].name,
    )


def _values(two: Comparison, shape: Shape, name: str) -> list[str]:
    """Return the values by which a variant goes: those mapped, its constants, or its name."""
    discriminator = mapping(value_of(shape.own("discriminator")))
    mapped = [
        value
        for value, target in mapping(discriminator.get("mapping")).items()
        if target == name or component_name(from_ref(str(target)) or "") == name
    ]
    if mapped:
        return mapped
    tag = discriminator.get("propertyName")
    inner = two.walk.shape(shape.side, (join("/components/schemas", name),))
    told = inner.properties.get(tag) if isinstance(tag, str) else None
    values = two.walk.shape(shape.side, told).enum if told else None
    return [str(value) for value in values.value] if values else [name]
