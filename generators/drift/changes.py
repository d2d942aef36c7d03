"""Changes of a document that are proposed: each with what it does and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..document.editing import Edits
from ..document.objects import sequence
from ..document.pointer import PointerError, join, lookup, parent, split
from ..extensions.inferred import NAME as INFERRED
from ..extensions.inferred import reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document import Document


@dataclass(slots=True)
class Proposal:
    """What would make the document say what one finding shows.

    Attributes:
        evidence: how often it was seen and since when.
        words: what is changed, for people.
        added: pointers of mappings, keys and values that they get.
        replaced: pointers and the values that take their place.
        appended: pointers of lists, or of where one is to be, and what is added to them.
        dropped: pointers of what is left out.
        renamed: pointers of entries and their new keys.
        marked: pointers of objects that say `x-inferred` afterwards.
    """

    evidence: str
    words: str
    added: list[tuple[str, str, Any]] = field(default_factory=list)
    replaced: list[tuple[str, Any]] = field(default_factory=list)
    appended: list[tuple[str, Any]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)

    def put(self, data: Any, pointer: str, key: str, value: Any) -> None:
        """Give a mapping an entry, in the place of the one that it has."""
        at = join(pointer, key)
        try:
            lookup(data, at)
        except PointerError:
            self.added.append((pointer, key, value))
        else:
            self.replaced.append((at, value))


def merged(document: Document, proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals that can be applied together, with their marks.

    A value that two of them change is changed by the first. A list of required names that would be
    empty is left out.
    """
    data = document.data
    result, taken, whole = list[Proposal](), set[str](), set[str]()
    evidence: dict[str, list[str]] = {}
    for proposal in {id(proposal): proposal for proposal in proposals}.values():
        touched = {
            *(join(pointer, key) for pointer, key, _ in proposal.added),
            *(pointer for pointer, _ in proposal.replaced),
            *proposal.dropped,
        }
        if touched & taken or any(_is_below(pointer, whole) for pointer in touched):
            continue
        whole.update(pointer for pointer, value in proposal.replaced if isinstance(value, dict))
        taken |= touched
        result.append(proposal)
        for pointer in proposal.marked:
            evidence.setdefault(pointer, []).append(proposal.evidence)
    _drop_whole(data, result)
    for proposal in result:
        for pointer in proposal.marked:
            texts = evidence.pop(pointer, None)
            if texts is not None:
                before = reason(lookup(data, pointer))
                text = "; ".join(dict.fromkeys([*([before] if before else []), *texts]))
                proposal.put(data, pointer, INFERRED, text)
    return result


def _is_below(pointer: str, others: set[str]) -> bool:
    return any(pointer.startswith(f"{other}/") for other in others)


def _drop_whole(data: Any, proposals: list[Proposal]) -> None:
    """Leave out the lists of which all items are left out."""
    items: dict[str, set[str]] = {}
    for proposal in proposals:
        for pointer in proposal.dropped:
            if split(pointer)[-1].isdecimal():
                items.setdefault(parent(pointer), set()).add(pointer)
    for at, dropped in items.items():
        if len(dropped) == len(sequence(lookup(data, at))):
            whole = [at]
            for proposal in proposals:
                if dropped & {*proposal.dropped}:
                    kept = [item for item in proposal.dropped if item not in dropped]
                    proposal.dropped, whole = [*kept, *whole], []


def edits(proposals: Iterable[Proposal]) -> Edits:
    """Return the edits that proposals consist of, to be applied at once."""
    result = Edits()
    for proposal in proposals:
        for pointer, key, value in proposal.added:
            result.add(pointer, key, value)
        for pointer, value in proposal.replaced:
            result.replace(pointer, value)
        for pointer, value in proposal.appended:
            result.append(pointer, value)
        for pointer in proposal.dropped:
            result.drop(pointer)
        for pointer, key in proposal.renamed:
            result.rename(pointer, key)
    return result
