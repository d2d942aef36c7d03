"""Addresses that parts of a page had: of operations and schemas that have another name by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.pointer import split
from .anchors import Anchors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..review.model import Finding

_COMPONENT = 3
"""Tokens of a pointer to a component schema."""


def former(
    findings: Iterable[Finding],
    operations: Mapping[str, str],
    schemas: Mapping[str, str],
    taken: frozenset[str],
) -> dict[str, tuple[str, ...]]:
    """Return the ids that sections had in other versions, by the id that they have.

    Args:
        findings: of the review, of all versions that are known.
        operations: `METHOD /path` to the id of the operation.
        schemas: name of a component to its id.
        taken: ids that the page has.
    """
    found: dict[str, list[str]] = {}
    for finding in findings:
        old, anchor = "", ""
        if finding.id == "operation-id-changed" and isinstance(finding.before, str):
            old = _id("operation", finding.before)
            anchor = next(
                (operations[name] for name in finding.operations if name in operations), ""
            )
        elif finding.id == "component-renamed" and finding.base and finding.head:
            before, after = split(finding.base.pointer), split(finding.head.pointer)
            if before[:2] == after[:2] == ["components", "schemas"] and len(after) >= _COMPONENT:
                old, anchor = _id("schema", before[2]), schemas.get(after[2], "")
        if old and anchor and old not in taken:
            taken |= {old}
            found.setdefault(anchor, []).append(old)
    return {anchor: tuple(names) for anchor, names in found.items()}


def _id(kind: str, name: str) -> str:
    return Anchors().take(f"{kind}-{name}")
