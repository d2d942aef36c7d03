"""The report as SARIF 2.1.0, for code scanning; see the review's for the source."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ...document.text import clean
from ...review.reports.sarif import SCHEMA, uri
from ..kinds import Lane
from ..model import fails
from . import words

if TYPE_CHECKING:
    from ...diagnostics import Diagnostic, Location
    from ..model import Finding, Report
    from .view import View

_LEVELS = {Lane.CONTRADICTED: "error", Lane.UNDOCUMENTED: "warning"}


def render(report: Report, view: View) -> str:
    """Return the report as SARIF in ASCII."""
    shown = [
        finding
        for finding in report.findings
        if finding.lane is not Lane.UNSEEN or view.with_unseen or fails(finding, view.fail_on)
    ]
    kinds = list(dict.fromkeys(finding.kind for finding in shown))
    rules: list[dict[str, Any]] = []
    for kind in kinds:
        text = {"text": kind.summary}
        rules.append({"id": str(kind), "shortDescription": text, "fullDescription": text})
    results = [_result(finding, kinds.index(finding.kind), view) for finding in shown]
    results += [_problem(problem) for problem in report.stale]
    run = {
        "tool": {"driver": {"name": "OpenAPI drift", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"verdict": words.verdict(report), "failed": report.failed(view.fail_on)},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _result(finding: Finding, index: int, view: View) -> dict[str, Any]:
    level = "error" if fails(finding, view.fail_on) else _LEVELS.get(finding.lane, "note")
    parts = [f"{finding.title}.", *(f"{label}: {text}." for label, text in words.facts(finding))]
    result: dict[str, Any] = {
        "ruleId": str(finding.kind),
        "ruleIndex": index,
        "level": level,
        "message": {"text": clean(" ".join(parts))},
        "locations": [_location(finding.place.location)],
        "partialFingerprints": {"openapiDrift/v1": finding.fingerprint},
        "properties": {
            "lane": str(finding.lane),
            "count": finding.count,
            "operations": [clean(name) for name in finding.operations],
        },
    }
    if finding.accepted is not None:
        entry = finding.accepted
        reason = f"{entry.reason} ({entry.owner}, until {entry.expires})"
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": clean(reason)}
        ]
    return result


def _problem(problem: Diagnostic) -> dict[str, Any]:
    return {
        "ruleId": problem.code,
        "level": "error",
        "message": {"text": clean(problem.message)},
        "locations": [_location(problem.location)],
    }


def _location(location: Location) -> dict[str, Any]:
    region = {"startLine": location.line, "startColumn": location.column}
    file = {"uri": uri(location.file)}
    return {"physicalLocation": {"artifactLocation": file, "region": region}}
