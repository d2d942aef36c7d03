"""The report as annotations: commands that a workflow of GitHub reads from the output of a step.

GitHub shows ten of each level for a step and drops the others, so the tenth says how many there
are besides. Words and compatible changes are not annotated; the last line counts them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generators.diagnostics import Severity
from generators.document.text import clean, one_line
from generators.review.model import Lane
from generators.review.reports import words
from generators.review.verdict import fails, lint_fails

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generators.diagnostics import Diagnostic, Location
    from generators.review.model import Finding, Report
    from generators.review.reports.view import View

SHOWN = 10
"""Annotations of one level that GitHub shows for a step."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_TITLE = 200


class _Annotation(NamedTuple):
    level: str
    title: str
    location: Location | None
    message: str


def render(report: Report, view: View) -> str:
    """Return one annotation in a line, the heaviest first."""
    found = list(_annotations(report, view))
    lines = []
    for level in _LEVELS.values():
        of_level = [one for one in found if one.level == level]
        room = SHOWN - 1 if level == "notice" else SHOWN
        shown = of_level if len(of_level) <= room else of_level[: room - 1]
        lines += [_line(one, view) for one in shown]
        left = len(of_level) - len(shown)
        if left:
            more = f"{left:,} more; the other reports list all"
            lines.append(_line(_Annotation(level, "API review", None, more), view))
    verdict = words.verdict(report, view.fail_on)
    lines.append(_line(_Annotation("notice", "API review", None, verdict), view))
    return "\n".join(lines) + "\n"


def _annotations(report: Report, view: View) -> Iterator[_Annotation]:
    for finding in report.findings:
        if finding.accepted is None and finding.lane not in {Lane.COMPATIBLE, Lane.DOCS}:
            yield _finding(finding, view)
    for one in report.lint:
        failing = lint_fails(one, view.fail_on)
        yield _diagnostic(one, "error" if failing else _LEVELS[one.severity])
    for one in report.stale:
        yield _diagnostic(one, "error")


def _finding(finding: Finding, view: View) -> _Annotation:
    level = "error" if fails(finding, view.fail_on) else _LEVELS[finding.severity]
    lines = [finding.detail]
    if finding.hint:
        lines.append(f"Hint: {finding.hint}")
    if finding.operations:
        lines.append(f"Affects {words.affects(finding.operations)}")
    if finding.base is not None:
        lines.append(f"Base: {finding.base.location}")
    message = "\n".join(one_line(line) for line in lines if line)
    title = f"{finding.title} ({finding.id})"
    place = finding.head
    return _Annotation(level, title, place.location if place else None, message or finding.title)


def _diagnostic(one: Diagnostic, level: str) -> _Annotation:
    hint = f"\nHint: {one_line(one.hint)}" if one.hint else ""
    return _Annotation(level, one.code, one.location, one_line(one.message) + hint)


def _line(one: _Annotation, view: View) -> str:
    facts = {"title": words.clip(one.title, _TITLE)}
    if one.location is not None:
        facts["file"] = clean(view.path(one.location))
        facts["line"] = str(one.location.line)
        facts["col"] = str(one.location.column)
    stated = ",".join(f"{key}={_property(value)}" for key, value in facts.items())
    return f"::{one.level} {stated}::{_data(one.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
