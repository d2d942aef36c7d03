"""Traffic and a document, and what `drift` says of them: `tests/cases/drift/<name>/`.

A case without a document of its own has `tests/cases/drift/openapi.yaml`, which `valid.ndjson`
beside it does not contradict.
"""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generators.document import Document as Source
from generators.document import load
from generators.drift.changes import edits, merged
from generators.drift.comparing import Comparison
from generators.drift.in_place import rewritten
from generators.drift.kinds import Lane
from generators.drift.model import Finding, findings_of
from generators.drift.operations import Document
from generators.drift.overlay import overlay_of
from generators.drift.proposing import propose
from generators.drift.reading import Reading, read
from generators.rules.registry import Context

if TYPE_CHECKING:
    from generators.drift.changes import Proposal
    from generators.drift.comparing import Counts

CASES = Path(__file__).parents[1] / "cases/drift"
NAMES = tuple(sorted(path.parent.name for path in CASES.glob("*/traffic.ndjson")))
VALID = CASES / "valid.ndjson"


class Result(NamedTuple):
    """What was found, and what is proposed."""

    findings: tuple[Finding, ...]
    proposals: list[Proposal]
    text: str
    overlay: dict[str, Any]
    counts: Counts


def document_of(case: str) -> Source:
    """Read the document of a case."""
    own = CASES / case / "openapi.yaml"
    return loaded(own if own.exists() else CASES / "openapi.yaml")


def loaded(path: Path) -> Source:
    document, problems = load(path, name=path.name)
    assert document is not None, problems
    return document


def compared(document: Source, *traffic: Path) -> Result:
    """Compare traffic with a document."""
    comparison = Comparison([Document(Context(document))])
    comparison.compare(read([str(path) for path in traffic], Reading()))
    found = comparison.found(with_unseen=False)
    pairs = propose(document, found)
    words = {id(item): proposal.words for item, proposal in pairs}
    proposals = merged(document, [proposal for _, proposal in pairs])
    texts = rewritten(document, edits(proposals))
    return Result(
        findings_of([document], found, words),
        proposals,
        texts.get(document.source.name, document.source.text),
        overlay_of(document.data, proposals, "What the traffic shows"),
        comparison.counts,
    )


def shown(case: str) -> dict[str, str]:
    """Return the expected files of a case."""
    document = document_of(case)
    result = compared(document, CASES / case / "traffic.ndjson")
    lines = []
    for finding in result.findings:
        location = finding.place.location
        lines.append(
            f"{location.line}:{location.column} {finding.kind} {finding.title} ({finding.count})"
        )
        lines.append(f"    {finding.where}: {finding.example}")
        lines.append(f"    proposed: {finding.proposal or 'nothing'}")
    before = document.source.text.splitlines(keepends=True)
    changed = difflib.unified_diff(before, result.text.splitlines(keepends=True), n=0)
    diff = [line for line in changed if not line.startswith(("---", "+++"))]
    return {
        "expected.txt": "".join(f"{line}\n" for line in lines or ["nothing"]),
        **({"expected.diff": "".join(diff)} if diff else {}),
    }


def left(result: Result) -> list[str]:
    """Return the kinds of findings that have no proposal, and are more than advice."""
    return sorted(
        {
            str(finding.kind)
            for finding in result.findings
            if not finding.proposal and finding.lane in {Lane.CONTRADICTED, Lane.UNDOCUMENTED}
        }
    )
