"""What cannot be read in one of the documents: named, never passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import Severity
from ..document.pointer import METHODS, join
from .changes.words import NOT_READ
from .compare.sides import Side
from .compare.subjects import subject
from .model import Finding, Lane, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..diagnostics import Diagnostic
    from ..document import Document


class Problems(NamedTuple):
    """The diagnostics of reading both documents."""

    base: Sequence[Diagnostic] = ()
    head: Sequence[Diagnostic] = ()


class _Gap(NamedTuple):
    """A part of a document that was not read."""

    pointer: str
    message: str


def unread(base: Document, head: Document, problems: Problems) -> tuple[Finding, ...]:
    """Return a finding for each part of either document that cannot be read.

    What is the same in both changes nothing that is known, so it needs no step of the version.
    """
    ours, theirs = _gaps(base, problems.base), _gaps(head, problems.head)
    findings = []
    for gap in dict.fromkeys([*theirs, *ours]):
        in_base, in_head = ours.get(gap), theirs.get(gap)
        level = Level.NONE if in_base and in_head else Level.MAJOR
        where = "the base" if not in_head else "the head" if not in_base else "either document"
        findings.append(
            Finding(
                id=NOT_READ.key,
                lane=Lane.UNDECIDED,
                wire=level,
                code=Level.NONE,
                title=_title(base if in_base else head, gap.pointer),
                detail=f"It was not compared, as it cannot be read in {where}: {gap.message}.",
                hint=NOT_READ.hint,
                base=in_base,
                head=in_head,
            )
        )
    return tuple(findings)


def _title(document: Document, pointer: str) -> str:
    """Return the sentence about a part that was not compared."""
    holder = pointer.removesuffix("/$ref")
    name = f"`{pointer or '/'}`"
    if holder not in {pointer, ""}:  # a reference: what it stands for
        name = subject(Side(document), holder)
    text = NOT_READ.title.replace("{subject}", name)
    return text[:1].upper() + text[1:]


def _gaps(document: Document, problems: Sequence[Diagnostic]) -> dict[_Gap, Place]:
    gaps = {
        _Gap(problem.pointer, problem.message): Place(problem.location, problem.pointer)
        for problem in problems
        if problem.severity is Severity.ERROR
    }
    known = {gap.pointer for gap in gaps}
    for gap in _malformed(document):
        if not any(pointer.startswith(gap.pointer) for pointer in known):
            gaps[gap] = Place(document.locate(gap.pointer), document.origin(gap.pointer))
    return gaps


def _malformed(document: Document) -> Iterator[_Gap]:
    """Yield path items, operations and lists of parameters that are of another kind."""
    for section in ("paths", "webhooks"):
        items = document.data.get(section)
        if items is not None and not isinstance(items, dict):
            yield _Gap(f"/{section}", "it is no mapping")
        for path, item in items.items() if isinstance(items, dict) else ():
            if str(path).startswith("x-"):
                continue
            at = join("", section, path)
            if not isinstance(item, dict):
                yield _Gap(at, "it is no path item")
                continue
            yield from _operations(at, item)


def _operations(at: str, item: dict[str, Any]) -> Iterator[_Gap]:
    yield from _parameters(at, item)
    for method in METHODS:
        operation = item.get(method)
        if operation is None:
            continue
        if not isinstance(operation, dict) or "$ref" in operation:
            yield _Gap(join(at, method), "it is no operation")
            continue
        yield from _parameters(join(at, method), operation)
        if not isinstance(operation.get("responses", {}), dict):
            yield _Gap(join(at, method, "responses"), "it is no mapping")


def _parameters(at: str, holder: dict[str, Any]) -> Iterator[_Gap]:
    parameters = holder.get("parameters", [])
    if not isinstance(parameters, list):
        yield _Gap(join(at, "parameters"), "it is no list of parameters")
        return
    for index, parameter in enumerate(parameters):
        if not isinstance(parameter, dict):
            yield _Gap(join(at, "parameters", index), "it is no parameter")
