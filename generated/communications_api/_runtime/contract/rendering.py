"""Reports as text, as JSON and as JUnit XML. Text of a server controls nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from ..terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .report import Finding, Report, Result

REPORT_VERSION = 1


def _line(text: object) -> str:
    """Return text on one line; what is not printable is spelled out."""
    return printable(" ".join(str(text).split()))


def as_text(report: Report) -> str:
    """Return a report for people.

    What was violated, then warnings, what was skipped, what the document contradicts, the count.
    """
    parts = [result_as_text(result) for result in report.violated]
    lines = [
        f"warning   {_line(result.case)}\n{_finding(item)}"
        for result in report.results
        for item in (result.warnings if not result.violations else ())
    ]
    lines += [
        f"skipped   {_line(result.case)}: {_line(result.skipped)}"
        for result in report.results
        if result.skipped
    ]
    lines += [f"document\n{_finding(item)}" for item in report.contradictions]
    counts = ", ".join(f"{report.count(name)} {name}" for name in ("held", "violated", "skipped"))
    head = f"{report.title} {report.version} at {report.url}"
    last = f"{_line(head)}: {len(report.results)} cases: {counts}"
    return "\n".join([*parts, *lines, last])


def result_as_text(result: Result) -> str:
    """Return one result for people, with what was sent and what came."""
    lines = [f"{result.outcome:<9} {_line(result.case)}"]
    lines += [_finding(item) for item in (*result.violations, *result.warnings)]
    lines += [
        f"    {name}: {printable(text)}"
        for name, text in (("sent", result.sent), ("came", result.came))
        if text
    ]
    return "\n".join(lines)


def _finding(item: Finding) -> str:
    mark = "warning: " if item.severity == "warning" else ""
    place = f"\n        {_line(item.place)}" if item.place else ""
    return f"    {mark}{_line(item.message)}{place}"


def as_json(report: Report) -> str:
    """Return a report as JSON."""
    data = {
        "reportVersion": REPORT_VERSION,
        "title": report.title,
        "version": report.version,
        "url": report.url,
        "held": report.held,
        "contradictions": [_finding_data(item) for item in report.contradictions],
        "cases": [_case(result) for result in report.results],
    }
    return json.dumps(data, indent=2)


def _case(result: Result) -> dict[str, Any]:
    case = result.case
    return {
        "operation": case.operation_id or None,
        "kind": case.kind,
        "title": case.title,
        "pointer": case.place,
        "outcome": result.outcome,
        "findings": [_finding_data(item) for item in result.findings],
        "skipped": result.skipped or None,
        "sent": result.sent or None,
        "came": result.came or None,
    }


def _finding_data(item: Finding) -> dict[str, Any]:
    return {"severity": item.severity, "message": item.message, "pointer": item.place or None}


def as_junit(report: Report) -> str:
    """Return a report as JUnit XML: operations are classes, cases are tests."""
    counts = {
        "tests": str(len(report.results)),
        "failures": str(report.count("violated")),
        "skipped": str(report.count("skipped")),
        "errors": "0",
    }
    top = ElementTree.Element("testsuites", counts)
    name = _line(f"{report.title} {report.version}")
    suite = ElementTree.SubElement(top, "testsuite", {"name": name, **counts})
    for result in report.results:
        suite.append(_test(result))
    ElementTree.indent(top)
    return ElementTree.tostring(top, encoding="unicode", xml_declaration=True)


def _test(result: Result) -> ElementTree.Element:
    case = result.case
    names = {"classname": case.operation_id or "(none)", "name": case.title}
    test = ElementTree.Element("testcase", {key: _line(text) for key, text in names.items()})
    if result.skipped:
        ElementTree.SubElement(test, "skipped", {"message": _line(result.skipped)})
    if result.violations:
        about = _line(result.violations[0].message)
        failure = ElementTree.SubElement(test, "failure", {"message": about})
        failure.text = result_as_text(result)
    elif result.findings:
        output = ElementTree.SubElement(test, "system-out")
        output.text = "\n".join(_lines(result))
    return test


def _lines(result: Result) -> Iterator[str]:
    for item in result.findings:
        yield _finding(item)
