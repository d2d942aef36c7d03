"""The cases in `tests/cases/review`: two documents, a verdict, and the findings expected of them.

`verdict` is written by hand: one word for the heaviest part of the report. `expected.txt` is what
the comparison gives.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generators.document import load
from generators.review.compare import compare
from generators.review.model import Lane

if TYPE_CHECKING:
    from generators.review.model import Finding, Place

CASES = Path(__file__).parents[1] / "cases/review"
NAMES = tuple(sorted(path.name for path in CASES.iterdir()))
TODAY = datetime.date(2026, 1, 1)
VERDICTS = {
    Lane.WIRE: "breaks",
    Lane.UNDECIDED: "undecided",
    Lane.CODE: "code",
    Lane.LIFECYCLE: "lifecycle",
    Lane.COMPATIBLE: "compatible",
    Lane.DOCS: "words",
}
"""Part of a report to the word for it in `verdict`, the heaviest first."""


def findings(case: str, *, backwards: bool = False) -> tuple[Finding, ...]:
    """Return what changed in a case."""
    names = ("head.yaml", "base.yaml") if backwards else ("base.yaml", "head.yaml")
    base, head = (load(CASES / case / name, name=name).document for name in names)
    assert base is not None
    assert head is not None
    return compare(base, head, today=TODAY)


def verdict(findings: tuple[Finding, ...]) -> str:
    """Return the word for the heaviest part of a report."""
    lanes = {finding.lane for finding in findings}
    return next((word for lane, word in VERDICTS.items() if lane in lanes), "nothing")


def shown(case: str) -> dict[str, str]:
    """Return the expected files of a case: path within its folder to text."""
    return {"expected.txt": "".join(map(_text, findings(case)))}


def _text(finding: Finding) -> str:
    """Return a finding as text, without what its class alone decides and what is empty."""
    facts = {
        "base": _place(finding.base),
        "head": _place(finding.head),
        "before": _json(finding.before),
        "after": _json(finding.after),
        "confidence": finding.confidence,
        "operations": ", ".join(finding.operations) or None,
        "with": "; ".join(part.title for part in finding.parts) or None,
    }
    levels = f"wire {finding.wire.word}, code {finding.code.word}, direction {finding.direction}"
    lines = [
        f"{finding.id}: {finding.lane}, {levels}",
        finding.title,
        *(f"{name} {value}" for name, value in facts.items() if value is not None),
    ]
    return "\n    ".join(lines) + "\n"


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _place(place: Place | None) -> str | None:
    if place is None:
        return None
    near = "" if place.exact else "near "
    return f"{near}{place.location} {place.pointer}"
