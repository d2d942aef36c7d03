"""The report as SARIF 2.1.0, for code scanning.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...diagnostics import Location, Severity
from ...document.text import clean
from ..verdict import fails, judge, lint_fails
from . import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...diagnostics import Diagnostic
    from ..model import Acceptance, Finding, Report
    from .view import View

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, view: View) -> str:
    """Return the report as SARIF in ASCII."""
    return json.dumps(_Log(report, view).log(), indent=2) + "\n"


class _Log:
    def __init__(self, report: Report, view: View) -> None:
        self.report = report
        self.view = view
        self.rules: dict[str, dict[str, Any]] = {}

    def log(self) -> dict[str, Any]:
        report, fail_on = self.report, self.view.fail_on
        results = [self.finding(finding) for finding in report.findings]
        for diagnostic in report.lint:
            failing = lint_fails(diagnostic, fail_on)
            results.append(
                self.diagnostic(diagnostic, "error" if failing else _LEVELS[diagnostic.severity])
            )
        results += [self.diagnostic(diagnostic, "error") for diagnostic in report.stale]
        results += [
            self.diagnostic(diagnostic, _LEVELS[diagnostic.severity]) for diagnostic in report.notes
        ]
        driver = {"name": "OpenAPI review", "rules": list(self.rules.values())}
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": {
                "verdict": words.verdict(report, fail_on),
                "failed": judge(report, fail_on).failed,
            },
        }
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}

    def rule(self, name: str) -> int:
        """Return the number of a rule, described when it is first used."""
        if name not in self.rules:
            about = clean(self.view.describe(name)) or name.replace("-", " ").capitalize()
            text = {"text": about}
            self.rules[name] = {"id": name, "shortDescription": text, "fullDescription": text}
        return list(self.rules).index(name)

    def finding(self, finding: Finding) -> dict[str, Any]:
        level = "error" if fails(finding, self.view.fail_on) else _LEVELS[finding.severity]
        place = finding.head or finding.base
        location = place.location if place else Location(self.report.head.name)
        parts = (
            f"{finding.title}.",
            finding.detail,
            f"Hint: {finding.hint}." if finding.hint else "",
            f"Affects {words.affects(finding.operations)}." if finding.operations else "",
        )
        result: dict[str, Any] = {
            "ruleId": finding.id,
            "ruleIndex": self.rule(finding.id),
            "level": level,
            "message": {"text": clean(" ".join(part for part in parts if part))},
            "locations": [self.location(location)],
            "partialFingerprints": {"openapiReview/v2": finding.fingerprint},
            "properties": {
                "lane": str(finding.lane),
                "wire": finding.wire.word,
                "code": finding.code.word,
                "handlers": finding.handlers.word,
                "operations": [clean(operation) for operation in finding.operations],
            },
        }
        if finding.head is not None and finding.base is not None:
            related = self.location(finding.base.location)
            related["id"] = 1
            related["message"] = {"text": f"In the base: {clean(str(finding.base.location))}"}
            result["relatedLocations"] = [related, *self.parts(finding)]
        if finding.accepted is not None:
            result["suppressions"] = [_suppression(finding.accepted)]
        return result

    def parts(self, finding: Finding) -> Iterator[dict[str, Any]]:
        """Yield where the parts of a finding stand."""
        for number, part in enumerate(finding.parts, start=2):
            place = part.base or part.head
            if place is not None:
                related = self.location(place.location)
                yield {**related, "id": number, "message": {"text": f"{clean(part.title)}."}}

    def diagnostic(self, diagnostic: Diagnostic, level: str) -> dict[str, Any]:
        hint = f". Hint: {diagnostic.hint}" if diagnostic.hint else ""
        return {
            "ruleId": diagnostic.code,
            "ruleIndex": self.rule(diagnostic.code),
            "level": level,
            "message": {"text": clean(f"{diagnostic.message}{hint}")},
            "locations": [self.location(diagnostic.location)],
            "properties": {"pointer": clean(diagnostic.pointer)},
        }

    def location(self, location: Location) -> dict[str, Any]:
        region = {"startLine": location.line, "startColumn": location.column}
        file = {"uri": uri(self.view.path(location))}
        return {"physicalLocation": {"artifactLocation": file, "region": region}}


def _suppression(entry: Acceptance) -> dict[str, str]:
    reason = f"{entry.reason} ({entry.owner}, until {entry.expires})"
    return {"kind": "external", "status": "accepted", "justification": clean(reason)}


def uri(path: str) -> str:
    """Return a path as a reference relative to the root of the repository, or a file's URI."""
    if PurePath(path).is_absolute():
        return Path(path).as_uri()
    return quote(path.replace("\\", "/"), errors="replace")
