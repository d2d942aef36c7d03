"""The report for programs: JSON as `report.schema.json` beside this package describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ...console import as_json
from ..model import fails
from . import words

if TYPE_CHECKING:
    from ..model import Finding, Report
    from .view import View

REPORT_VERSION = 1
"""Raised when readers of the older one would fail."""


def render(report: Report, view: View) -> str:
    """Return the report as JSON in ASCII."""
    return json.dumps(as_data(report, view), indent=2, allow_nan=False) + "\n"


def as_data(report: Report, view: View) -> dict[str, Any]:
    """Return the report as JSON values."""
    counts, reading = report.counts, report.reading
    return {
        "reportVersion": REPORT_VERSION,
        "verdict": {
            "failed": report.failed(view.fail_on),
            "failOn": view.fail_on.word,
            "summary": words.verdict(report),
            "counts": {str(lane): len(findings) for lane, findings in report.lanes().items()},
            "accepted": len(report.accepted()),
        },
        "documents": [
            {"name": side.name, "version": side.version, "sha256": side.sha256}
            for side in report.documents
        ],
        "traffic": {
            "files": reading.files,
            "exchanges": counts.exchanges,
            "matched": counts.matched,
            "refused": counts.refused,
            "undocumented": counts.undocumented,
            "notFound": counts.not_found,
            "foreign": counts.foreign,
            "unreadable": reading.unreadable,
            "reasons": reading.reasons,
            "beyond": report.beyond,
        },
        "findings": [_finding(finding, view) for finding in report.findings],
        "stale": [as_json(problem) for problem in report.stale],
        "notes": [as_json(problem) for problem in report.notes],
    }


def _finding(finding: Finding, view: View) -> dict[str, Any]:
    location, accepted = finding.place.location, finding.accepted
    return {
        "id": str(finding.kind),
        "lane": str(finding.lane),
        "fingerprint": finding.fingerprint,
        "fails": fails(finding, view.fail_on),
        "title": finding.title,
        "place": {
            "file": location.file,
            "line": location.line,
            "column": location.column,
            "pointer": finding.place.pointer,
        },
        "count": finding.count,
        "first": finding.first,
        "last": finding.last,
        "operations": dict(finding.operations),
        "where": finding.where,
        "example": finding.example,
        "exchange": finding.exchange,
        "proposal": finding.proposal,
        "accepted": None
        if accepted is None
        else {
            "reason": accepted.reason,
            "owner": accepted.owner,
            "expires": accepted.expires.isoformat(),
        },
    }
