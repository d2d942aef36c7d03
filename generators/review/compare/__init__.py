"""The comparison: two documents in, findings out.

READ FIRST: `compare` below is the order of the work. `sides` holds a document, `shapes` says what a
schema means, `walk` leads through both documents, `recording` makes one finding of each cause.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .blame import blame, point
from .components import compare_other_components, compare_schema_names
from .deciding import decide
from .grouping import group
from .identity import known_by
from .matching import Signatures
from .operations import Operations
from .paths import compare_paths
from .recording import in_order, to_finding
from .schemas import compare_schemas
from .security import compare_schemes
from .servers import compare_servers
from .sides import Side
from .top import compare_top
from .walk import Walk, operations

if TYPE_CHECKING:
    from ...document import Document
    from ..model import Finding
    from .recording import Record

__all__ = ["compare"]


def compare(
    base: Document, head: Document, *, today: datetime.date | None = None
) -> tuple[Finding, ...]:
    """Return the changes between two documents, heaviest first.

    Args:
        base: the document before, as `load` gives it.
        head: the document after.
        today: the day that decides whether an announced sunset has passed; by default the
            current one in UTC.
    """
    today = today or datetime.datetime.now(datetime.UTC).date()
    walk = Walk(Side(base), Side(head), today)
    signatures = Signatures()
    calls = Operations(walk, signatures)
    compare_paths(walk, calls)
    webhooks = walk.base.entries("/webhooks"), walk.head.entries("/webhooks")
    calls.compare_path_items(*webhooks, "webhook")
    calls.emit_tags()
    _drain(walk, signatures)
    compare_other_components(walk, calls, signatures)
    _drain(walk, signatures)
    compare_schema_names(walk, signatures)
    _drain(walk, signatures)
    compare_schemes(walk)
    compare_servers(walk, "/servers", "/servers")
    compare_top(walk)
    blame(walk)
    decide(walk)
    blame(walk)
    point(walk)
    return in_order(group(walk, _findings(walk, list(calls.labels))))


def _drain(walk: Walk, signatures: Signatures) -> None:
    """Compare pairs of schemas until none is left."""
    while walk.queue:
        pair = walk.queue.popleft()
        walk.owner = pair
        compare_schemas(walk, pair, signatures)
    walk.owner = None


def _findings(walk: Walk, order: list[str]) -> list[tuple[Record, Finding]]:
    masks = operations(walk.users, order)
    findings = []
    for record in walk.recorder.records.values():
        mask = 0
        for owner in record.through or record.owners:
            mask |= masks.get(owner, 0)
        affected = tuple(label for index, label in enumerate(order) if mask >> index & 1)
        told_by = known_by(record, walk.base, walk.head)
        findings.append((record, to_finding(record, walk.base, walk.head, affected, told_by)))
    return findings
