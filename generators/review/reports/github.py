"""The report as annotations: workflow commands that GitHub reads from the output of a step.

GitHub shows ten annotations of each level for a step and drops the others, so the tenth says how
many are left. Documentation and compatible changes are not annotated; the last line counts them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...diagnostics import Severity
from ...document.text import clean, one_line
from ..model import Lane
from ..verdict import fails, lint_fails
from . import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...diagnostics import Diagnostic, Location
    from ..model import Finding, Report
    from .view import View

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
    """Return one annotation per line, the heaviest first."""
    entries = list(_annotations(report, view))
    lines = []
    for level in _LEVELS.values():
        of_level = [annotation for annotation in entries if annotation.level == level]
        limit = SHOWN - 1 if level == "notice" else SHOWN
        included = of_level if len(of_level) <= limit else of_level[: limit - 1]
        lines += [_line(annotation, view) for annotation in included]
        omitted = len(of_level) - len(included)
        if omitted:
            message = f"{omitted:,} more; the other reports list all"
            lines.append(_line(_Annotation(level, "API review", None, message), view))
    verdict = words.verdict(report, view.fail_on)
    lines.append(_line(_Annotation("notice", "API review", None, verdict), view))
    return "\n".join(lines) + "\n"


def _annotations(report: Report, view: View) -> Iterator[_Annotation]:
    for finding in report.findings:
        if finding.accepted is None and finding.lane not in {Lane.COMPATIBLE, Lane.DOCS}:
            yield _finding(finding, view)
    for diagnostic in report.lint:
        failing = lint_fails(diagnostic, view.fail_on)
        yield _diagnostic(diagnostic, "error" if failing else _LEVELS[diagnostic.severity])
    for diagnostic in report.stale:
        yield _diagnostic(diagnostic, "error")
    for diagnostic in report.notes:
        yield _diagnostic(diagnostic, _LEVELS[diagnostic.severity])


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


def _diagnostic(diagnostic: Diagnostic, level: str) -> _Annotation:
    hint = f"\nHint: {one_line(diagnostic.hint)}" if diagnostic.hint else ""
    return _Annotation(
        level, diagnostic.code, diagnostic.location, one_line(diagnostic.message) + hint
    )


def _line(annotation: _Annotation, view: View) -> str:
    fields = {"title": words.clip(annotation.title, _TITLE)}
    if annotation.location is not None:
        fields["file"] = clean(view.path(annotation.location))
        fields["line"] = str(annotation.location.line)
        fields["col"] = str(annotation.location.column)
    properties = ",".join(f"{key}={_property(value)}" for key, value in fields.items())
    return f"::{annotation.level} {properties}::{_data(annotation.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
