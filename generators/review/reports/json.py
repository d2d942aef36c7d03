"""The report for programs: JSON as `report.schema.json` beside this package describes it."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from ...console import as_json
from ..verdict import fails, judge
from . import words

if TYPE_CHECKING:
    from ..model import (
        Acceptance,
        ApiChange,
        Bump,
        FileChange,
        Finding,
        GeneratorChange,
        Place,
        Report,
        Side,
    )
    from ..verdict import FailOn
    from .view import View


def render(report: Report, view: View) -> str:
    """Return the report as JSON in ASCII."""
    return json.dumps(as_data(report, view.fail_on), indent=2, allow_nan=False) + "\n"


def as_data(report: Report, fail_on: FailOn) -> dict[str, Any]:
    """Return the report as JSON values."""
    judged = judge(report, fail_on)
    lanes = words.lanes(report)
    return {
        "reportVersion": words.REPORT_VERSION,
        "verdict": {
            "failed": judged.failed,
            "failOn": fail_on.word,
            "summary": words.verdict(report, fail_on),
            "counts": {str(lane): len(lane_findings) for lane, lane_findings in lanes.items()},
            "accepted": len(words.accepted(report)),
        },
        "base": _side(report.base),
        "head": _side(report.head),
        "bump": _bump(report.bump),
        "findings": [finding_data(finding, fail_on) for finding in report.findings],
        "lint": [as_json(diagnostic) for diagnostic in report.lint],
        "stale": [as_json(diagnostic) for diagnostic in report.stale],
        "notes": [as_json(diagnostic) for diagnostic in report.notes],
        "api": [_api(change) for change in report.api],
        "files": [_file(file) for file in report.files],
        "generator": _generator(report.generator),
        "codeSkipped": report.code_skipped,
    }


def _side(side: Side | None) -> dict[str, str] | None:
    if side is None:
        return None
    return {"name": side.name, "version": side.version, "sha256": side.sha256}


def _bump(bump: Bump) -> dict[str, Any]:
    return {
        "required": bump.required.word,
        "declared": None if bump.declared is None else bump.declared.word,
        "enough": bump.enough,
        "suggested": bump.suggested,
        "reason": bump.reason,
        "place": _place(bump.place),
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "file": place.location.file,
        "line": place.location.line,
        "column": place.location.column,
        "pointer": place.pointer,
        "exact": place.exact,
    }


def finding_data(finding: Finding, fail_on: FailOn) -> dict[str, Any]:
    """Return a finding as JSON values, as all reports of this toolkit write it."""
    return {
        "id": finding.id,
        "fingerprint": finding.fingerprint,
        "lane": str(finding.lane),
        "severity": str(finding.severity),
        "wire": finding.wire.word,
        "code": finding.code.word,
        "handlers": finding.handlers.word,
        "fails": fails(finding, fail_on),
        "title": finding.title,
        "detail": finding.detail,
        "hint": finding.hint,
        "direction": str(finding.direction),
        "base": _place(finding.base),
        "head": _place(finding.head),
        "from": plain(finding.before),
        "to": plain(finding.after),
        "operations": list(finding.operations),
        "confidence": finding.confidence,
        "parts": [
            {
                "id": part.id,
                "title": part.title,
                "base": _place(part.base),
                "head": _place(part.head),
            }
            for part in finding.parts
        ],
        "api": [_api(change) for change in finding.api],
        "accepted": _acceptance(finding.accepted),
    }


def _api(change: ApiChange) -> dict[str, str]:
    return {
        "kind": change.kind,
        "path": change.path,
        "level": change.level.word,
        "handlers": change.handlers.word,
        "before": change.before,
        "after": change.after,
    }


def _file(change: FileChange) -> dict[str, Any]:
    return {
        "path": change.path,
        "state": change.state,
        "linesAdded": change.lines_added,
        "linesRemoved": change.lines_removed,
    }


def _generator(change: GeneratorChange | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "before": change.before,
        "after": change.after,
        "api": [_api(api_change) for api_change in change.api],
        "files": [_file(file) for file in change.files],
        "skipped": change.skipped,
    }


def _acceptance(entry: Acceptance | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "reason": entry.reason,
        "owner": entry.owner,
        "expires": entry.expires.isoformat(),
        "file": entry.place.file,
        "line": entry.place.line,
    }


def plain(value: Any, depth: int = 50) -> Any:
    """Return a value that JSON can represent: finite numbers, text keys, limited depth.

    Args:
        value: a value of a document.
        depth: number of levels below which values are written as text.
    """
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if depth and isinstance(value, dict):
        return {str(key): plain(item, depth - 1) for key, item in value.items()}
    if depth and isinstance(value, (list, tuple)):
        return [plain(item, depth - 1) for item in value]
    return str(value)[:200]
