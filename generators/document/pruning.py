"""Pruning: what is wrong in one place costs that place alone.

A fault names a place. The smallest unit around it that can be spared is left out, or put right
where the meaning is clear, and what depends on it follows: see `sparing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .editing import Edits
from .faults import Fault, Loss, Repair
from .pointer import chain, join, split
from .sparing import Outcome, Sparing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from . import Document

MAX_ROUNDS = 25
"""Times that the document is looked at again, before operations are left out for what remains."""


class Pruned(NamedTuple):
    """A document without faults.

    Attributes:
        document: what remains of it.
        losses: what became of each fault, in the order they were met.
    """

    document: Document
    losses: list[Loss]


def prune(document: Document, faults: Callable[[Document], Sequence[Fault]]) -> Pruned:
    """Return a document in which nothing is found any more.

    Args:
        document: as read.
        faults: finds what is wrong with a document; asked again after each round, since what
            refers to a part that was left out is then wrong itself.
    """
    edits = Edits()
    losses: dict[tuple[str, str, str], Loss] = {}
    current = document
    for number in range(2 * MAX_ROUNDS):
        found = faults(current)
        if not found:
            return Pruned(current, list(losses.values()))
        pruner = _Pruner(current, edits)
        for coarse in (number >= MAX_ROUNDS, True):
            before = edits.size()
            for fault in found:
                loss = pruner.treat(fault, coarse=coarse)
                loss = loss._replace(follows=number > 0)
                key = loss.code, loss.pointer, loss.message
                losses[key] = loss if coarse else losses.get(key, loss)
            if edits.size() != before:
                break
        current = edits.apply(document)
    return Pruned(_empty(document), list(losses.values()))


def _empty(document: Document) -> Document:
    """Return a document that describes nothing."""
    edits = Edits()
    for name in document.data.keys() - {"openapi", "info", "paths"}:
        edits.drop(join("", name))
    edits.replace("/info", {"title": "", "version": ""})
    edits.replace("/paths", {})
    edits.add("", "info", {"title": "", "version": ""})
    edits.add("", "paths", {})
    return edits.apply(document)


class _Pruner:
    """Decides what becomes of faults of one document; `edits` are of the document as read."""

    def __init__(self, document: Document, edits: Edits) -> None:
        self.document = document
        self.edits = edits
        self.sparing = Sparing(document, edits)

    def treat(self, fault: Fault, *, coarse: bool = False) -> Loss:
        """Do what a fault needs, and say what was done.

        Args:
            fault: of the document.
            coarse: leave out the whole operation, since less did not help.
        """
        at = self.document.origin(fault.pointer)
        if fault.repairs and not coarse:
            for repair in fault.repairs:
                self._repair(repair)
            words = "; ".join(dict.fromkeys(repair.words for repair in fault.repairs))
            return Loss(fault.code, at, fault.message, "repaired", words)
        effect, done, units = self._outcome(fault, coarse=coarse)
        return Loss(fault.code, at, fault.message, effect, done, units)

    def _outcome(self, fault: Fault, *, coarse: bool) -> Outcome:
        if fault.spoils == "answers" and not coarse:
            return self.sparing.answers(fault.pointer)
        nodes = chain(self.document.data, fault.pointer)
        spoils = "operation" if coarse else fault.spoils
        if spoils and any(node.kind == spoils for node in nodes):
            while nodes[-1].kind != spoils:
                nodes.pop()
            return self.sparing.leave_out(nodes)
        if coarse and len(nodes) == 1 and fault.pointer:
            self.edits.drop(join("", split(fault.pointer)[0]))
            return "degraded", "this part is left out", ()
        if coarse:
            return self.sparing.drop(nodes[:3])
        rest = fault.pointer.removeprefix(nodes[-1].pointer)
        return self.sparing.leave_out(nodes, split(rest)[0] if rest else "")

    def _repair(self, repair: Repair) -> None:
        pointer = self.document.origin(repair.pointer)
        match repair.action:
            case "add":
                self.edits.add(pointer, *repair.value)
            case "append":
                self.edits.append(pointer, repair.value)
            case "drop":
                self.edits.drop(pointer)
            case "rename":
                self.edits.rename(pointer, repair.value)
            case "replace":
                self.edits.replace(pointer, repair.value)
