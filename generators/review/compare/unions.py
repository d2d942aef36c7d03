"""Variants of two schemas: `oneOf`, `anyOf` and the subtypes of a base."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ...document.objects import mapping
from ...document.pointer import from_ref
from .comparison import value_of
from .discriminators import compare_discriminators, compare_selecting_values
from .recording import Values
from .shapes import ALL_TYPES, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .comparison import Comparison
    from .flattening import Union
    from .matching import Signatures
    from .sides import Node, Side

_KEYS = "union-added", "union-removed"


def stands_for_one(comparison: Comparison) -> bool:
    """Whether one schema is a union and the other may be one of its variants."""
    union, single = (
        (comparison.base, comparison.head)
        if comparison.base.unions
        else (comparison.head, comparison.base)
    )
    return (
        len(union.unions) == 1
        and not single.unions
        and union.types is None
        and not union.properties
        and bool(single.node)
        and bool(single.parts)
    )


def compare_unions(comparison: Comparison, signatures: Signatures) -> None:
    """Compare the variants of two schemas."""
    ours, theirs = comparison.base.unions, comparison.head.unions
    if len(ours) == len(theirs) == 0:
        pass
    elif len(ours) == len(theirs):
        for old_union, new_union in zip(ours, theirs, strict=True):
            _union(comparison, old_union, new_union, signatures)
    elif stands_for_one(comparison):
        before = _nodes(ours[0].variants) if ours else [comparison.base.node]
        after = _nodes(theirs[0].variants) if theirs else [comparison.head.node]
        _variants(comparison, before, after, signatures)
    elif not ours or not theirs:
        at = (ours or theirs)[0].pointer
        values = Values()
        key = _KEYS[0] if not ours else _KEYS[1]
        comparison.emit(key, at if ours else None, at if theirs else None, values)
    else:
        comparison.emit("union-changed", ours[0].pointer, theirs[0].pointer)
    _subtypes(comparison, signatures)
    compare_discriminators(comparison)


def _nodes(pointers: Iterable[str]) -> list[Node]:
    return [(pointer,) for pointer in pointers]


def _union(comparison: Comparison, ours: Union, theirs: Union, signatures: Signatures) -> None:
    before, after = _nodes(ours.variants), _nodes(theirs.variants)
    matched = _variants(comparison, before, after, signatures)
    if ours.kind != theirs.kind:
        comparison.emit(
            "union-kind-changed", ours.pointer, theirs.pointer, Values(ours.kind, theirs.kind)
        )
    order = [
        after.index(new_node)
        for old_node, new_node in sorted(matched, key=lambda match: before.index(match[0]))
    ]
    if order != sorted(order) and comparison.head.own("discriminator") is None:
        comparison.emit("union-order-changed", ours.pointer, theirs.pointer)


def _variants(
    comparison: Comparison, before: list[Node], after: list[Node], signatures: Signatures
) -> list[tuple[Node, Node]]:
    """Compare the variants that belong together; note removed and added ones."""
    matched, guessed = _matched(comparison, before, after, signatures)
    for old_node, new_node in matched:
        comparison.inner(old_node, new_node)
        if (old_node, new_node) in guessed:
            comparison.walk.guess(old_node, new_node, comparison.direction)
        compare_selecting_values(comparison, old_node, new_node)
    lost = [node for node in before if node not in {old_node for old_node, _ in matched}]
    new = [node for node in after if node not in {new_node for _, new_node in matched}]
    for node in lost:
        comparison.emit(
            "variant-removed",
            node[0],
            None,
            of=comparison.head.home,
            name=_label(comparison, comparison.base, node),
        )
    for node in new:
        comparison.emit(
            "variant-added",
            None,
            node[0],
            of=comparison.head.home,
            name=_label(comparison, comparison.head, node),
        )
    return matched


def _label(comparison: Comparison, shape: Shape, node: Node) -> str:
    inner = comparison.walk.shape(shape.side, node)
    title = value_of(inner.own("title"))
    types = " or ".join(sorted(inner.types or ())) or "any value"
    return inner.name or (title if isinstance(title, str) else types)


def _matched(
    comparison: Comparison, before: list[Node], after: list[Node], signatures: Signatures
) -> tuple[list[tuple[Node, Node]], list[tuple[Node, Node]]]:
    """Return which variants belong together: by name, content, discriminator, title or type.

    Those are returned again of which it is only a guess: others may take what one took.
    """
    tag = mapping(value_of(comparison.head.own("discriminator"))).get("propertyName")
    matched: list[tuple[Node, Node]] = []
    guessed: list[tuple[Node, Node]] = []
    ours, theirs = list(before), list(after)
    for identify in (_name, signatures.of, partial(_constant, comparison, tag), _title, _kind):
        if not ours or not theirs:
            break
        alone = identify not in (_name, signatures.of)  # these prove nothing unless they are unique
        first = {node: identify(comparison.walk.base, node) for node in ours}
        second = {node: identify(comparison.walk.head, node) for node in theirs}
        for old_node, identity in first.items():
            candidates = [node for node in theirs if identity and second[node] == identity]
            alike = sum(identity_ == identity for identity_ in first.values())
            if candidates and not (alone and (len(candidates) > 1 or alike > 1)):
                matched.append((old_node, candidates[0]))
                if identify is _kind and _fits_another(comparison, *matched[-1], after):
                    guessed.append(matched[-1])
                ours.remove(old_node)
                theirs.remove(candidates[0])
    return matched, guessed


def _fits_another(comparison: Comparison, old: Node, new: Node, after: list[Node]) -> bool:
    """Whether a variant of the head besides `new` allows the types and properties of `old`."""
    walk = comparison.walk
    ours = walk.shape(walk.base, old)
    others = [walk.shape(walk.head, variant) for variant in after if variant != new]
    return any(
        (ours.types or ALL_TYPES) & (other.types or ALL_TYPES)
        and ours.properties.keys() <= other.properties.keys()
        for other in others
    )


def _name(side: Side, node: Node) -> str:
    return Shape(side, node).name


def _constant(comparison: Comparison, tag: Any, side: Side, node: Node) -> str:
    """Return the values of the property that the discriminator names."""
    tag_schema = (
        comparison.walk.shape(side, node).properties.get(tag) if isinstance(tag, str) else None
    )
    values = comparison.walk.shape(side, tag_schema).enum if tag_schema else None
    return repr(values.value) if values else ""


def _title(side: Side, node: Node) -> str:
    return str(value_of(Shape(side, node).own("title")) or "")


def _kind(side: Side, node: Node) -> str:
    shape = Shape(side, node)
    return repr((sorted(shape.types), bool(shape.name))) if shape.types is not None else ""


def _subtypes(comparison: Comparison, signatures: Signatures) -> None:
    """Compare the subtypes of a base with a discriminator."""
    before = _nodes(from_ref(ref) or "" for ref in comparison.base.subtypes)
    after = _nodes(from_ref(ref) or "" for ref in comparison.head.subtypes)
    if before or after:
        _variants(comparison, before, after, signatures)
