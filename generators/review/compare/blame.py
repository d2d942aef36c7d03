"""Where a change is told: at the place of use, where what is used did not change.

A schema that refers to another component than before is compared with what it refers to, so that
the difference is found in a component that is the same in both documents. Nobody finds it there,
and two places of use would be one change. Here such changes go to the innermost place on the way
that differs between the documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ...document.objects import mapping, sequence
from ...document.pointer import join, split
from .recording import At
from .shapes import holds
from .sides import same
from .subjects import steps, subject, within
from .walk import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Direction
    from .recording import Record
    from .sides import Side
    from .walk import Walk

_VARIANTS = frozenset({"oneOf", "anyOf"})
Place = tuple[str, str]
"""Pointers of a place, before and after."""


class Use(NamedTuple):
    """A place of use.

    Attributes:
        base: its pointer before.
        head: its pointer after.
        inside: the way from there to what is told, through references: `.owner.name`.
    """

    base: str
    head: str
    inside: str = ""


def blame(walk: Walk) -> None:
    """Move the changes that are noted where nothing changed to the places of use that did."""
    for record in list(walk.recorder.records.values()):
        of_head = record.head is not None and record.head.exact
        at, side = (record.head, walk.head) if of_head else (record.base, walk.base)
        if at is None or not at.exact or not _untouched(walk, at.line or at.pointer):
            continue
        if not walk.common.comparable and _component(record.base) == _component(record.head):
            continue  # the same text means something else in another dialect
        pointer = at.line or at.pointer
        uses = {owner: _uses(walk, side, owner, pointer) for owner in record.owners}
        if any(uses.values()):
            rest = {owner for owner in uses if not uses[owner]}
            kept = [record.copy(owners=rest, directions=_sent(record, rest))] if rest else []
            walk.recorder.replace(record, [*_moved(walk, record, uses), *kept])


def point(walk: Walk) -> None:
    """Let each change point at a line that differs, inside its place where it has several."""
    for record in walk.recorder.records.values():
        base, head = record.base, record.head
        if not base or not head or not base.exact or not head.exact or base.line or head.line:
            continue
        lines = _lines((base.pointer, head.pointer), walk)
        record.base, record.head = base._replace(line=lines[0]), head._replace(line=lines[1])


def _lines(use: Place, walk: Walk) -> Place:
    """Return the first lines inside two places that differ; what is new has the first line."""
    base, head = use
    while base.rpartition("/")[2] == head.rpartition("/")[2] or _listed(base, head, walk):
        before, after = walk.base.at(base), walk.head.at(head)
        if isinstance(before, dict) and isinstance(after, dict):
            keys = [key for key in after if key not in before or not same(before[key], after[key])]
            lost = [key for key in before if key not in after]
            if not keys and not lost:
                break
            if not keys or keys[0] not in before:
                old = join(base, lost[0]) if lost else base
                return old, join(head, keys[0]) if keys else head
            base, head = join(base, keys[0]), join(head, keys[0])
        elif isinstance(before, list) and isinstance(after, list):
            lost = [number for number, item in enumerate(before) if not holds(after, item)]
            new = [number for number, item in enumerate(after) if not holds(before, item)]
            return join(base, *lost[:1]), join(head, *new[:1])
        else:
            break
    return base, head


def _listed(base: str, head: str, walk: Walk) -> bool:
    """Whether both places are entries of lists, which may have another index."""
    holders = walk.base.at(base.rpartition("/")[0]), walk.head.at(head.rpartition("/")[0])
    return all(isinstance(holder, list) for holder in holders)


def _sent(record: Record, owners: set[Any]) -> set[Direction]:
    """Return the directions of a change in some of its owners."""
    sent = {owner.direction for owner in owners if isinstance(owner, Pair)}
    return (record.directions & sent) or set(record.directions)


def _moved(walk: Walk, record: Record, uses: dict[Any, dict[Use, set[Any]]]) -> Iterator[Record]:
    """Yield a record for each place of use."""
    for use in sorted(set().union(*uses.values())):
        owners = {owner for owner in uses if use in uses[owner]}
        base, head = (
            At(pointer) if side.has(pointer) else near(pointer)._replace(exact=False)
            for side, pointer, near in (
                (walk.base, use.base, walk.origin),
                (walk.head, use.head, walk.survivor),
            )
        )
        name = subject(walk.head, use.head) if head.exact else subject(walk.base, use.base)
        yield record.copy(
            subject=within(name, use.inside),
            inside=use.inside or ("" if any(record.values) else record.name),
            base=base,
            head=head,
            directions=_sent(record, owners),
            owners=owners,
            through=set().union(*(uses[owner][use] for owner in owners)),
        )


def _component(at: At | None) -> list[str]:
    """Return the tokens of the component that holds a place."""
    return split(at.pointer)[:3] if at else []


def _untouched(walk: Walk, pointer: str) -> bool:
    """Whether a value inside a component is the same in both documents.

    An entry of a list counts as a whole, as another one may have its index.
    """
    tokens = split(pointer)
    if tokens[:1] != ["components"] or len(tokens) < 3:
        return False
    end = next((number for number, token in enumerate(tokens) if token.isdecimal()), len(tokens))
    return all(
        walk.base.has(at) and walk.head.has(at) and same(walk.base.at(at), walk.head.at(at))
        for at in (join("", *tokens[: end + 1]), pointer)
    )


def _uses(walk: Walk, side: Side, owner: Any, pointer: str) -> dict[Use, set[Any]]:
    """Return the innermost places on the way to a pointer that differ, seen from one owner.

    Each with the operations or pairs of schemas that hold it.
    """
    uses: dict[Use, set[Any]] = {}
    seen: set[tuple[Any, str]] = set()
    waiting = [(owner, pointer, "")]
    while waiting:
        current, at, inside = waiting.pop()
        if (current, at) in seen:
            continue
        seen.add((current, at))
        if not isinstance(current, Pair):
            for use in _in_operation(walk, side, str(current), at, inside):
                uses.setdefault(use, set()).add(current)
            continue
        node = current.head if side is walk.head else current.base
        trail = walk.shape(side, node).trail(at)
        changed = [level for level in trail if not _untouched(walk, level)]
        # The variant of a union belongs to the place of the union, which may be null for example.
        whole = [level for level in changed if not _VARIANTS & set(split(level)[-2:-1])]
        touched = next(iter(whole or changed), None)
        if touched is not None:
            uses.setdefault(Use(*_in_both(current, touched), inside), set()).add(current)
        elif node:
            for user in walk.users[current]:
                more = _way(walk, side, user, node[0]) + inside
                waiting.append((user, node[0], more))
    return uses


def _way(walk: Walk, side: Side, owner: Any, pointer: str) -> str:
    """Return the way from a schema to one inside it, without the references between."""
    if not isinstance(owner, Pair):
        return ""
    trail = walk.shape(side, owner.head if side is walk.head else owner.base).trail(pointer)
    return steps(split(pointer.removeprefix(trail[0]))) if trail else ""


def _in_both(pair: Pair, pointer: str) -> Place:
    """Return a place in both documents, by its pointer in one of them."""
    if pair.base and pair.head and pointer in {pair.base[0], pair.head[0]}:
        return pair.base[0], pair.head[0]
    return pointer, pointer


def _in_operation(walk: Walk, side: Side, label: str, pointer: str, way: str) -> Iterator[Use]:
    """Yield the references of an operation to a component that differ between the documents."""
    base, head = walk.places.get(label, ("", ""))
    at = head if side is walk.head else base
    component = join("", *split(pointer)[:3])
    for place in _references(side.at(at), at) if at else ():
        inside = place.removeprefix(at)
        texts = walk.base.at(base + inside), walk.head.at(head + inside)
        if side.follow(place).pointer == component and not same(*texts):
            yield Use(base + inside, head + inside, way)


def _references(value: Any, pointer: str) -> Iterator[str]:
    """Yield the pointers of all objects with `$ref` in a value."""
    if isinstance(mapping(value).get("$ref"), str):
        yield pointer
    for key, inner in mapping(value).items():
        yield from _references(inner, join(pointer, key))
    for index, inner in enumerate(sequence(value)):
        yield from _references(inner, join(pointer, index))
