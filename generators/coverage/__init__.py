"""Coverage: what of a document was generated, what less exactly than it says, and what was not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ..document.pointer import join, parent, split
from .reach import Reach, offered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..api.ir import Api
    from ..diagnostics import Diagnostic, Location
    from ..document import Document
    from ..document.faults import Effect, Loss

State: TypeAlias = Literal["generated", "degraded", "left out"]


class Reason(NamedTuple):
    """Something that is not generated as the document says it.

    Attributes:
        effect: what became of it.
        code: of the rule or the note.
        pointer: where, in the document as it was read.
        location: the same for people.
        reason: what is wrong, or not expressed.
        done: what was done about it; empty where `reason` says it.
    """

    effect: Effect
    code: str
    pointer: str
    location: Location
    reason: str
    done: str


class Covered(NamedTuple):
    """An operation or webhook of a document.

    Attributes:
        id: its `operationId`; without one, its method and its path or name.
        method: in upper case.
        path: the path template, or the name of a webhook.
        pointer: where it is offered.
        location: where it is written.
        state: what became of it.
        reasons: why it is less than the document says.
    """

    id: str
    method: str
    path: str
    pointer: str
    location: Location
    state: State
    reasons: tuple[Reason, ...] = ()


class Coverage(NamedTuple):
    """What became of a document.

    Attributes:
        operations: all operations and webhooks, in the order they are written.
        reasons: all that is not generated as the document says it, in the order it was met.
    """

    operations: tuple[Covered, ...]
    reasons: tuple[Reason, ...]

    def of_state(self, state: State) -> list[Covered]:
        """Return the operations of which something became."""
        return [operation for operation in self.operations if operation.state == state]

    @property
    def left_out(self) -> list[str]:
        """What is to be accepted by name: operations, and sections that could not be read."""
        return [*self._sections, *(operation.id for operation in self.of_state("left out"))]

    @property
    def _sections(self) -> list[str]:
        """The pointers of sections that could not be read."""
        return [
            reason.pointer
            for reason in self.reasons
            if reason.effect == "left out" and reason.pointer in {"/paths", "/webhooks"}
        ]

    def summary(self) -> str:
        """Return one line: how many operations there are of each state, and webhooks if any."""
        has_webhooks = any(item.pointer.startswith("/webhooks/") for item in self.operations)
        counts = [self._counts("/paths", "operation")]
        if has_webhooks or "/webhooks" in self._sections:
            counts.append(self._counts("/webhooks", "webhook"))
        return "; ".join(counts)

    def _counts(self, section: str, noun: str) -> str:
        """Return how many of a section are in each state; one that could not be read is one."""
        states = [item.state for item in self.operations if item.pointer.startswith(f"{section}/")]
        generated, degraded = states.count("generated"), states.count("degraded")
        lost = states.count("left out") + self._sections.count(section)
        nouns = noun if generated == 1 else f"{noun}s"
        return f"{generated} {nouns} generated, {degraded} degraded, {lost} left out"


def coverage(
    document: Document, api: Api, losses: Sequence[Loss], notes: Iterable[Diagnostic]
) -> Coverage:
    """Return what became of a document.

    Args:
        document: as it was read.
        api: what was generated.
        losses: what became of its faults.
        notes: of later stages: what they do not express.
    """
    reasons = {
        Reason(
            loss.effect,
            loss.code,
            loss.pointer,
            document.locate(loss.pointer),
            loss.message,
            loss.done,
        ): loss.units
        for loss in losses
    }
    for note in notes:
        reason = Reason("degraded", note.code, note.pointer, note.location, note.message, "")
        reasons.setdefault(reason, ())
    made = {operation.pointer for operation in api.operations}
    made |= {webhook.pointer for webhook in api.webhooks}
    reach = Reach(document)
    by_operation: dict[str, list[Reason]] = {}
    for reason, units in reasons.items():
        if reason.effect != "repaired":
            places = units or reach.operations(reason.pointer)
            for place in places:
                by_operation.setdefault(place, []).append(reason)
    operations = tuple(_covered(document, made, by_operation))
    return Coverage(operations, tuple(reasons))


def _covered(
    document: Document, made: set[str], by_operation: dict[str, list[Reason]]
) -> Iterator[Covered]:
    for operation in offered(document):
        pointer = operation.pointer
        item = join("", *split(pointer)[:2])
        around = (pointer, join(item, "additionalOperations"), item, parent(item))
        reasons = dict.fromkeys(
            reason for place in around for reason in by_operation.get(place, ())
        )
        state: State = "generated"
        if pointer not in made:
            state = "left out"
        elif reasons:
            state = "degraded"
        yield Covered(
            operation.id or f"{operation.method} {operation.name}",
            operation.method,
            operation.name,
            pointer,
            document.locate(operation.written),
            state,
            tuple(reasons),
        )
