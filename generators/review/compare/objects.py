"""Properties of two schemas, and what they say about other properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generators.review.compare import matching
from generators.review.compare.recording import Values
from generators.review.compare.sides import sequence
from generators.review.model import Direction

if TYPE_CHECKING:
    from generators.review.compare.comparison import Comparison
    from generators.review.compare.matching import Match, Signatures
    from generators.review.compare.shapes import Shape

_HIDDEN = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}


def compare_objects(two: Comparison, signatures: Signatures) -> None:
    """Compare what two schemas say of objects."""
    base, head = two.base, two.head
    ours, theirs = base.properties, head.properties
    lost = [name for name in ours if name not in theirs]
    new = [name for name in theirs if name not in ours]
    renamed = _renamed(two, lost, new, signatures)
    for match in renamed:
        _rename(two, match)
    for name in ours:
        if name in theirs:
            _property(two, name, name)
    for name in lost:
        if name not in {match.before for match in renamed}:
            _removed(two, name)
    for name in new:
        if name not in {match.after for match in renamed}:
            _added(two, name)
    _undeclared(two)
    _additional(two)
    _names(two)


def _visible(two: Comparison, shape: Shape, name: str) -> bool:
    """Whether a property is sent in this direction."""
    hidden = _HIDDEN.get(two.direction)
    inner = two.walk.shape(shape.side, shape.properties[name])
    return hidden is None or inner.flag(hidden) is None


def _renamed(
    two: Comparison, lost: list[str], new: list[str], signatures: Signatures
) -> list[Match]:
    if not lost or not new:
        return []
    ours, theirs = two.base.properties, two.head.properties
    base, head = two.walk.base, two.walk.head

    def confidence(before: str, after: str) -> float:
        if signatures.of(base, ours[before]) != signatures.of(head, theirs[after]):
            return 0.0
        shapes = two.walk.shape(base, ours[before]), two.walk.shape(head, theirs[after])
        first, second = (shape.parts[0].value if shape.parts else {} for shape in shapes)
        return matching.confidence(
            before,
            after,
            telling=matching.says_much(shapes[0]),
            described=matching.described_alike(first, second),
        )

    return matching.pair_off(lost, new, confidence)


def _rename(two: Comparison, match: Match) -> None:
    base, head = two.base, two.head
    before, after = base.properties[match.before], head.properties[match.after]
    two.emit(
        "property-renamed",
        before[0],
        after[0],
        Values(match.before, match.after),
        of=_owner(after[0]),
        name=match.before,
        confidence=match.confidence,
    )
    _property(two, match.before, match.after)


def _owner(pointer: str) -> str:
    """Return the schema that a property stands in."""
    return pointer.rpartition("/")[0].rpartition("/")[0]


def _property(two: Comparison, before: str, after: str) -> None:
    base, head = two.base, two.head
    if _visible(two, base, before) and _visible(two, head, after):
        ours, theirs = base.required.get(before), head.required.get(after)
        at = base.properties[before][0], head.properties[after][0]
        key = ""
        if ours is None and theirs is not None:
            key = "property-became-required"
        elif ours is not None and theirs is None:
            key = "property-became-optional"
        if key:
            two.emit(key, *at, of=_owner(at[1]), name=after)
    two.inner(base.properties[before], head.properties[after])


def _removed(two: Comparison, name: str) -> None:
    base, head = two.base, two.head
    at = base.properties[name][0]
    key = "property-no-longer-allowed" if head.closed else "property-removed"
    sent = _visible(two, base, name)
    two.emit(key, at, None, of=_owner(at), name=name, unsent=not sent)


def _added(two: Comparison, name: str) -> None:
    base, head = two.base, two.head
    at = head.properties[name][0]
    if name in head.required and name not in base.required:
        key = "required-property-added"
    else:
        key = "property-added-to-closed" if base.closed else "property-added"
    unsent = not _visible(two, head, name)
    two.emit(key, None, at, of=_owner(at), name=name, unsent=unsent)


def _undeclared(two: Comparison) -> None:
    """Compare what is required without being declared."""
    base, head = two.base, two.head
    for name, at in head.required.items():
        if name not in base.required and name not in head.properties:
            two.emit("property-became-required", None, at, name=name)
    for name, at in base.required.items():
        if name not in head.required and name not in base.properties:
            two.emit("property-became-optional", at, None, name=name)


def _additional(two: Comparison) -> None:
    ours, theirs = two.base.additional, two.head.additional
    keys = "additional-properties-narrowed", "additional-properties-widened"
    if ours is None and theirs is None:
        return
    if two.base.closed and two.head.closed:
        return
    if ours is None or theirs is None or two.base.closed or two.head.closed:
        narrowed = two.head.closed or (ours is None and not two.base.closed)
        two.differ(keys[0] if narrowed else keys[1], ours, theirs)
        return
    two.inner(two.base.inner("additionalProperties"), two.head.inner("additionalProperties"))


def _names(two: Comparison) -> None:
    """Compare rules on names, and on properties that depend on others."""
    for keyword, keys in (
        ("patternProperties", ("pattern-properties-added", "pattern-properties-removed")),
        ("dependentSchemas", ("dependent-schema-added", "dependent-schema-removed")),
    ):
        ours, theirs = two.base.named(keyword), two.head.named(keyword)
        for name in dict.fromkeys([*ours, *theirs]):
            one, other = ours.get(name), theirs.get(name)
            if one is not None and other is not None:
                two.inner((one.pointer,), (other.pointer,))
            else:
                two.differ(keys[0] if one is None else keys[1], one, other, name=name)
    _dependent_required(two)
    before, after = two.base.all("propertyNames"), two.head.all("propertyNames")
    if before and after:
        two.inner(two.base.inner("propertyNames"), two.head.inner("propertyNames"))
    elif before or after:
        keys = "property-names-added", "property-names-removed"
        two.differ(
            keys[0] if not before else keys[1], next(iter(before), None), next(iter(after), None)
        )


def _dependent_required(two: Comparison) -> None:
    ours, theirs = two.base.named("dependentRequired"), two.head.named("dependentRequired")
    for name in dict.fromkeys([*ours, *theirs]):
        one, other = ours.get(name), theirs.get(name)
        before: list[Any] = sequence(one.value) if one else []
        after: list[Any] = sequence(other.value) if other else []
        for key, values in (
            ("dependent-required-added", [value for value in after if value not in before]),
            ("dependent-required-removed", [value for value in before if value not in after]),
        ):
            if values:
                at = one.pointer if one else None, other.pointer if other else None
                two.emit(key, *at, Values(None, values), name=name)
