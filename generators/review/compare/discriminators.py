"""Discriminators of two schemas: which property tells, and which of its values tells what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.objects import mapping
from ...document.pointer import from_ref, join
from .comparison import value_of
from .recording import Values
from .sides import component_name, same

if TYPE_CHECKING:
    from .comparison import Comparison
    from .shapes import Shape
    from .sides import Located, Node


def compare_discriminators(comparison: Comparison) -> None:
    """Compare the discriminators of two schemas, but for what selects each of their variants."""
    ours, theirs = comparison.base.own("discriminator"), comparison.head.own("discriminator")
    if ours is None and theirs is None:
        return
    if ours is None or theirs is None:
        names = [
            mapping(value_of(discriminator)).get("propertyName") for discriminator in (ours, theirs)
        ]
        key = "discriminator-added" if ours is None else "discriminator-removed"
        at = ours.pointer if ours else None, theirs.pointer if theirs else None
        comparison.emit(key, *at, Values(*names))
        return
    before, after = mapping(ours.value), mapping(theirs.value)
    if before.get("propertyName") != after.get("propertyName"):
        comparison.emit(
            "discriminator-property-changed",
            join(ours.pointer, "propertyName"),
            join(theirs.pointer, "propertyName"),
            Values(before.get("propertyName"), after.get("propertyName")),
        )
    for key in dict.fromkeys([*before, *after]):
        if key in {"propertyName", "mapping"} or same(before.get(key), after.get(key)):
            continue
        comparison.emit(
            "keyword-changed",
            join(ours.pointer, key) if key in before else None,
            join(theirs.pointer, key) if key in after else None,
            Values(before.get(key), after.get(key)),
            name=f"discriminator.{key}",
        )
    _strays(comparison, ours, theirs)


def compare_selecting_values(comparison: Comparison, old_node: Node, new_node: Node) -> None:
    """Compare the discriminator values that select a variant."""
    ours, theirs = comparison.base.own("discriminator"), comparison.head.own("discriminator")
    if ours is None or theirs is None:
        return
    shapes = (
        comparison.walk.shape(comparison.walk.base, old_node),
        comparison.walk.shape(comparison.walk.head, new_node),
    )
    if not shapes[0].name or not shapes[1].name:
        return
    before = _values(comparison, comparison.base, shapes[0].name)
    after = _values(comparison, comparison.head, shapes[1].name)
    lost = [value for value in before if value not in after]
    new = [value for value in after if value not in before]
    if not lost and not new:
        return
    changed = "discriminator-value-changed"
    key = (
        changed
        if lost and new
        else "discriminator-value-removed"
        if lost
        else "discriminator-value-added"
    )
    at = join(ours.pointer, "mapping"), join(theirs.pointer, "mapping")
    if lost and lost[0] in mapping(mapping(ours.value).get("mapping")):
        at = join(at[0], lost[0]), at[1]
    comparison.emit(
        key,
        at[0] if comparison.walk.base.has(at[0]) else ours.pointer,
        at[1] if comparison.walk.head.has(at[1]) else theirs.pointer,
        Values(lost or None, new or None),
        name=shapes[1].name,
    )


def _strays(comparison: Comparison, ours: Located, theirs: Located) -> None:
    """Compare the entries of mappings that lead to no variant: what selects those is not all."""
    before, after = (mapping(mapping(place.value).get("mapping")) for place in (ours, theirs))
    old_names, new_names = (
        _variant_names(comparison, shape) for shape in (comparison.base, comparison.head)
    )
    for value in dict.fromkeys([*before, *after]):
        was_stray = value in before and _target_name(before[value]) not in old_names
        is_stray = value in after and _target_name(after[value]) not in new_names
        if not was_stray and not is_stray:
            continue
        if was_stray and is_stray and _alike(comparison, before[value], after[value]):
            continue
        if not was_stray and value in before and not _selects(comparison, comparison.head, value):
            continue  # a variant lost it
        if not is_stray and value in after and not _selects(comparison, comparison.base, value):
            continue  # a variant has it now
        comparison.emit(
            "keyword-changed",
            join(ours.pointer, "mapping", value) if value in before else None,
            join(theirs.pointer, "mapping", value) if value in after else None,
            Values(before.get(value), after.get(value)),
            name=f"discriminator.mapping.{value}",
        )


def _variant_names(comparison: Comparison, shape: Shape) -> set[str]:
    """Return the names of the variants of unions and of the subtypes of a base."""
    variants = [pointer for union in shape.unions for pointer in union.variants]
    names = {comparison.walk.shape(shape.side, (pointer,)).name for pointer in variants}
    return names | {_target_name(ref) for ref in shape.subtypes}


def _target_name(target: Any) -> str:
    """Return the name of the component that an entry of a mapping names or refers to."""
    return component_name(from_ref(str(target)) or "") or str(target)


def _alike(comparison: Comparison, before: Any, after: Any) -> bool:
    """Whether two targets are the same, or components of which one has the name of the other."""
    names = _target_name(before), _target_name(after)
    return names[0] == names[1] or names in comparison.walk.names


def _selects(comparison: Comparison, shape: Shape, value: str) -> bool:
    """Whether a value selects a variant."""
    names = _variant_names(comparison, shape) - {""}
    return any(value in _values(comparison, shape, name) for name in names)


def _values(comparison: Comparison, shape: Shape, name: str) -> list[str]:
    """Return the discriminator values of a variant: mapped ones, its constants, or its name."""
    discriminator = mapping(value_of(shape.own("discriminator")))
    mapped = [
        value
        for value, target in mapping(discriminator.get("mapping")).items()
        if name in (target, _target_name(target))
    ]
    if mapped:
        return mapped
    tag = discriminator.get("propertyName")
    inner = comparison.walk.shape(shape.side, (join("/components/schemas", name),))
    tag_schema = inner.properties.get(tag) if isinstance(tag, str) else None
    values = comparison.walk.shape(shape.side, tag_schema).enum if tag_schema else None
    return [str(value) for value in values.value] if values else [name]
