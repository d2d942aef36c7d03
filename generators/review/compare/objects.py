"""Properties of two schemas, and keywords that depend on properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.objects import sequence
from ..model import Direction
from ..values import forms
from . import matching
from .recording import Values

if TYPE_CHECKING:
    from .comparison import Comparison
    from .matching import Match, Signatures
    from .shapes import Shape

_HIDDEN = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}


def compare_objects(comparison: Comparison, signatures: Signatures) -> None:
    """Compare the object keywords of two schemas."""
    base, head = comparison.base, comparison.head
    ours, theirs = base.properties, head.properties
    lost = [name for name in ours if name not in theirs]
    new = [name for name in theirs if name not in ours]
    renamed = _renamed(comparison, lost, new, signatures)
    for match in renamed:
        _rename(comparison, match)
    for name in ours:
        if name in theirs:
            _property(comparison, name, name)
    for name in lost:
        if name not in {match.before for match in renamed}:
            _removed(comparison, name)
    for name in new:
        if name not in {match.after for match in renamed}:
            _added(comparison, name)
    _undeclared(comparison)
    _additional(comparison)
    _names(comparison)


def _visible(comparison: Comparison, shape: Shape, name: str) -> bool:
    """Whether a property is sent in this direction."""
    hidden = _HIDDEN.get(comparison.direction)
    inner = comparison.walk.shape(shape.side, shape.properties[name])
    return hidden is None or inner.flag(hidden) is None


def _renamed(
    comparison: Comparison, lost: list[str], new: list[str], signatures: Signatures
) -> list[Match]:
    if not lost or not new:
        return []
    ours, theirs = comparison.base.properties, comparison.head.properties
    base, head = comparison.walk.base, comparison.walk.head

    def confidence(before: str, after: str) -> float:
        if signatures.of(base, ours[before]) != signatures.of(head, theirs[after]):
            return 0.0
        shapes = (
            comparison.walk.shape(base, ours[before]),
            comparison.walk.shape(head, theirs[after]),
        )
        first, second = (shape.parts[0].value if shape.parts else {} for shape in shapes)
        return matching.confidence(
            before,
            after,
            distinctive=matching.says_much(shapes[0]),
            described=matching.described_alike(first, second),
        )

    return matching.pair_off(lost, new, confidence)


def _rename(comparison: Comparison, match: Match) -> None:
    base, head = comparison.base, comparison.head
    before, after = base.properties[match.before], head.properties[match.after]
    comparison.emit(
        "property-renamed",
        before[0],
        after[0],
        Values(match.before, match.after),
        of=_owner(after[0]),
        name=match.before,
        confidence=match.confidence,
    )
    _property(comparison, match.before, match.after)


def _owner(pointer: str) -> str:
    """Return the pointer of the schema that declares a property."""
    return pointer.rpartition("/")[0].rpartition("/")[0]


def _property(comparison: Comparison, before: str, after: str) -> None:
    base, head = comparison.base, comparison.head
    visible = _visible(comparison, base, before), _visible(comparison, head, after)
    if visible == (False, True) and after in head.required:
        at = base.properties[before][0], head.properties[after][0]
        flag = comparison.walk.shape(base.side, base.properties[before]).flag(
            _HIDDEN.get(comparison.direction, "")
        )
        lines = flag.pointer if flag else "", ""
        comparison.emit("property-became-required", *at, of=_owner(at[1]), name=after, lines=lines)
    elif all(visible):
        ours, theirs = base.required.get(before), head.required.get(after)
        at = base.properties[before][0], head.properties[after][0]
        lines = ours or "", theirs or ""
        key = ""
        if ours is None and theirs is not None:
            key = "property-became-required"
        elif ours is not None and theirs is None:
            key = "property-became-optional"
        if key:
            comparison.emit(key, *at, of=_owner(at[1]), name=after, lines=lines)
    direction = comparison.direction if any(visible) else Direction.NONE
    form = forms.PART if comparison.pair.form == forms.PARTS else ""
    comparison.walk.schemas(base.properties[before], head.properties[after], direction, form)


def _removed(comparison: Comparison, name: str) -> None:
    base, head = comparison.base, comparison.head
    if comparison.direction is Direction.REQUEST and _is_anything(head):
        return  # the change of the type says it, and the schema says nothing of properties any more
    at = base.properties[name][0]
    key = "property-no-longer-allowed" if head.closed else "property-removed"
    visible = _visible(comparison, base, name)
    comparison.emit(key, at, None, of=_owner(at), name=name, unsent=not visible)


def _is_anything(shape: Shape) -> bool:
    """Whether a schema allows any value."""
    return shape.types is None and shape.null and not shape.unions and shape.enum is None


def _added(comparison: Comparison, name: str) -> None:
    base, head = comparison.base, comparison.head
    at = head.properties[name][0]
    if name in head.required and name not in base.required:
        key = "required-property-added"
    else:
        key = "property-added-to-closed" if base.closed else "property-added"
    unsent = not _visible(comparison, head, name)
    comparison.emit(key, None, at, of=_owner(at), name=name, unsent=unsent)


def _undeclared(comparison: Comparison) -> None:
    """Compare required properties that are not declared."""
    base, head = comparison.base, comparison.head
    for name, at in head.required.items():
        if name not in base.required and name not in head.properties:
            comparison.emit("property-became-required", None, at, name=name)
    for name, at in base.required.items():
        if name not in head.required and name not in base.properties:
            comparison.emit("property-became-optional", at, None, name=name)


def _additional(comparison: Comparison) -> None:
    ours, theirs = comparison.base.additional, comparison.head.additional
    keys = "additional-properties-narrowed", "additional-properties-widened"
    if ours is None and theirs is None:
        return
    if comparison.base.closed and comparison.head.closed:
        return
    if ours is None or theirs is None or comparison.base.closed or comparison.head.closed:
        narrowed = comparison.head.closed or (ours is None and not comparison.base.closed)
        comparison.differ(
            keys[0] if narrowed else keys[1],
            ours or comparison.base.opened,
            theirs or comparison.head.opened,
        )
        return
    comparison.inner(
        comparison.base.inner("additionalProperties"), comparison.head.inner("additionalProperties")
    )


def _names(comparison: Comparison) -> None:
    """Compare keywords about property names and dependencies between properties."""
    for keyword, keys in (
        ("patternProperties", ("pattern-properties-added", "pattern-properties-removed")),
        ("dependentSchemas", ("dependent-schema-added", "dependent-schema-removed")),
    ):
        ours, theirs = comparison.base.entries(keyword), comparison.head.entries(keyword)
        for name in dict.fromkeys([*ours, *theirs]):
            old_entry, new_entry = ours.get(name), theirs.get(name)
            if old_entry is not None and new_entry is not None:
                comparison.inner((old_entry.pointer,), (new_entry.pointer,))
            else:
                comparison.differ(
                    keys[0] if old_entry is None else keys[1], old_entry, new_entry, name=name
                )
    _dependent_required(comparison)
    before, after = comparison.base.all("propertyNames"), comparison.head.all("propertyNames")
    if before and after:
        comparison.inner(
            comparison.base.inner("propertyNames"), comparison.head.inner("propertyNames")
        )
    elif before or after:
        keys = "property-names-added", "property-names-removed"
        comparison.differ(
            keys[0] if not before else keys[1], next(iter(before), None), next(iter(after), None)
        )


def _dependent_required(comparison: Comparison) -> None:
    ours, theirs = (
        comparison.base.entries("dependentRequired"),
        comparison.head.entries("dependentRequired"),
    )
    for name in dict.fromkeys([*ours, *theirs]):
        old_entry, new_entry = ours.get(name), theirs.get(name)
        before: list[Any] = sequence(old_entry.value) if old_entry else []
        after: list[Any] = sequence(new_entry.value) if new_entry else []
        for key, values in (
            ("dependent-required-added", [value for value in after if value not in before]),
            ("dependent-required-removed", [value for value in before if value not in after]),
        ):
            if values:
                at = (
                    old_entry.pointer if old_entry else None,
                    new_entry.pointer if new_entry else None,
                )
                comparison.emit(key, *at, Values(None, values), name=name)
