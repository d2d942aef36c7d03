"""The report as JUnit XML: a test case for each finding, failed at or above the threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ...document.text import clean, one_line
from ..model import Level
from ..verdict import fails, judge, lint_fails
from . import words

if TYPE_CHECKING:
    from ...diagnostics import Diagnostic
    from ..model import Finding, Report
    from .view import View


def render(report: Report, view: View) -> str:
    """Return the report as XML."""
    judged = judge(report, view.fail_on)
    suite = ET.Element("testsuite", name="API review")
    for finding in report.findings:
        _finding(suite, finding, view)
    for diagnostic in report.lint:
        _diagnostic(suite, "rules", diagnostic, failed=lint_fails(diagnostic, view.fail_on))
    for diagnostic in report.stale:
        _diagnostic(suite, "accepted", diagnostic, failed=judged.stale > 0)
    for diagnostic in report.notes:
        _diagnostic(suite, "accepted", diagnostic, failed=False)
    for change in report.api:
        case = _case(suite, "python", f"{change.kind} {change.path}")
        if change.level is Level.MAJOR and judged.api:
            _fail(case, change.kind, f"{change.path} changed", f"{change.before}\n{change.after}")
    version = _case(suite, "version", "info.version announces what changed")
    if judged.bump:
        _fail(version, "version", words.bump(report.bump), "")
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    suite.set("errors", "0")
    suites = ET.Element("testsuites", suite.attrib)
    suites.append(suite)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, "unicode")}\n'


def _case(suite: ET.Element, group: str, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=f"review.{group}", name=one_line(name))


def _fail(case: ET.Element, kind: str, message: str, text: str) -> None:
    failure = ET.SubElement(case, "failure", type=one_line(kind), message=one_line(message))
    failure.text = clean(text)


def _finding(suite: ET.Element, finding: Finding, view: View) -> None:
    case = _case(suite, str(finding.lane), f"{finding.title} ({finding.fingerprint})")
    if finding.head is not None:
        case.set("file", one_line(view.path(finding.head.location)))
        case.set("line", str(finding.head.location.line))
    if finding.accepted is not None:
        entry = finding.accepted
        reason = f"accepted until {entry.expires} by {entry.owner}: {entry.reason}"
        ET.SubElement(case, "skipped", message=one_line(reason))
    elif fails(finding, view.fail_on):
        places = [place for place in (finding.head, finding.base) if place is not None]
        lines = [
            *(str(place.location) for place in places),
            finding.detail,
            finding.hint,
            words.affects(finding.operations),
        ]
        _fail(case, finding.id, finding.title, "\n".join(line for line in lines if line))


def _diagnostic(suite: ET.Element, group: str, diagnostic: Diagnostic, *, failed: bool) -> None:
    case = _case(suite, group, f"{diagnostic.code}: {diagnostic.message}")
    case.set("file", one_line(diagnostic.location.file))
    case.set("line", str(diagnostic.location.line))
    if failed:
        _fail(
            case, diagnostic.code, diagnostic.message, f"{diagnostic.location}\n{diagnostic.hint}"
        )
