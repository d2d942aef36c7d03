"""Proposals: of each finding the smallest change that makes the document say what was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from . import adding, loosening
from .case import Case, at
from .kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..document import Document
    from .changes import Proposal
    from .findings import Found


def propose(document: Document, found: Iterable[Found]) -> list[tuple[Found, Proposal]]:
    """Return what makes a document say what was found in it, with the finding it is for.

    Args:
        document: as it was read.
        found: what was found in it; that for which nothing can be proposed is left out.
    """
    result: list[tuple[Found, Proposal]] = []
    found = list(found)
    types = _by_place(found, Kind.TYPE)
    nulls = {finding.cause.pointer for finding in found if finding.kind is Kind.NULL}
    for pointer, findings in types.items():
        if isinstance(at(document.data, pointer), dict):
            wider = loosening.types(document, findings, with_null=pointer in nulls)
            result.extend((finding, wider) for finding in findings)
    for finding in found:
        make, pointer = _BY_KIND.get(finding.kind), finding.cause.pointer
        is_done = pointer in (types if finding.kind is Kind.TYPE else ()) and isinstance(
            at(document.data, pointer), dict
        )
        if make is None or is_done:
            continue
        proposal = make(Case(document, finding))
        if proposal is not None:
            result.append((finding, proposal))
    return result


def _by_place(found: list[Found], kind: Kind) -> dict[str, list[Found]]:
    places: dict[str, list[Found]] = {}
    for finding in found:
        if finding.kind is kind:
            places.setdefault(finding.cause.pointer, []).append(finding)
    return places


_BY_KIND: Final[dict[Kind, Callable[[Case], Proposal | None]]] = {
    Kind.OPERATION: adding.operation,
    Kind.STATUS: adding.status,
    Kind.MEDIA_TYPE: adding.media_type,
    Kind.PARAMETER: adding.parameter,
    Kind.PROPERTY: adding.member,
    Kind.TYPE: loosening.alternative,
    Kind.NULL: loosening.null,
    Kind.ENUM: loosening.enum,
    Kind.FORMAT: loosening.without("format"),
    Kind.PATTERN: loosening.without("pattern"),
    Kind.BOUND: loosening.bound,
    Kind.REQUIRED: loosening.required,
    Kind.REQUIRED_PARAMETER: loosening.not_required,
    Kind.REQUIRED_BODY: loosening.not_required,
    Kind.REQUIRED_HEADER: loosening.not_required,
    Kind.AMBIGUOUS: loosening.ambiguous,
    Kind.DIRECTION: loosening.direction,
}
"""Kinds for which something can be proposed. For others somebody has to decide."""
