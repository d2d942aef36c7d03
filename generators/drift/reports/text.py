"""The report for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document.text import one_line
from ..kinds import Lane
from ..model import fails
from . import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Finding, Report
    from .view import View

_RED, _YELLOW, _CYAN, _BOLD, _DIM = "31", "33", "36", "1", "2"
_COLOURS = {Lane.CONTRADICTED: _RED, Lane.UNDOCUMENTED: _YELLOW}


def render(report: Report, view: View) -> str:
    """Return the report as text, coloured if the view asks for it."""
    return "\n".join(_lines(report, view)) + "\n"


def _coloured(text: str, code: str, view: View) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if view.colour and text else text


def _lines(report: Report, view: View) -> Iterator[str]:
    yield _coloured(words.verdict(report), _BOLD, view)
    for side in report.documents:
        version = f" (version {one_line(side.version)})" if side.version else ""
        yield f"  {one_line(side.name)}{version}"
    yield f"  {', '.join(words.traffic(report))}"
    if report.counts.foreign:
        yield f"  hosts of other APIs: {one_line(words.foreign(report))}"
    for reason in report.reading.reasons[:3]:
        yield f"  not read: {one_line(reason)}"
    for lane, findings in report.lanes().items():
        if not findings:
            continue
        yield ""
        yield _coloured(f"{words.TITLES[lane]} ({len(findings):,})", _BOLD, view)
        if lane is Lane.UNSEEN and not view.with_unseen:
            yield "  --unseen lists them"
            continue
        for finding in findings:
            yield from _finding(finding, view)
    yield from _rest(report, view)
    yield ""
    code = _RED if report.failed(view.fail_on) else _CYAN
    yield _coloured(words.outcome(report, view), code, view)


def _rest(report: Report, view: View) -> Iterator[str]:
    """Give what is accepted, and what is to be known of the file that says so."""
    if report.accepted():
        yield ""
        yield _coloured(f"Accepted ({len(report.accepted()):,})", _BOLD, view)
        for finding in report.accepted():
            mark = finding.accepted
            if mark is not None:
                yield f"  {finding.kind} {one_line(finding.title)}"
                yield f"    until {mark.expires}, {one_line(mark.owner)}: {one_line(mark.reason)}"
    for heading, problems in (
        ("Wrong in the accepted file", report.stale),
        ("To be known", report.notes),
    ):
        if problems:
            yield ""
            yield _coloured(f"{heading} ({len(problems):,})", _BOLD, view)
        for problem in problems:
            yield f"  {one_line(str(problem.location))} {problem.code} {one_line(problem.message)}"


def _finding(finding: Finding, view: View) -> Iterator[str]:
    kind = _coloured(str(finding.kind), _COLOURS.get(finding.lane, _CYAN), view)
    yield f"  {one_line(str(finding.place.location))} {kind} {one_line(finding.title)}"
    if finding.lane is Lane.UNSEEN:
        return
    for label, text in words.facts(finding):
        yield f"    {_coloured(label, _DIM, view)}: {one_line(text)}"
    if fails(finding, view.fail_on):
        hint = _coloured("to accept", _DIM, view)
        yield f"    {hint}: in {one_line(view.accepted)} below `accepted:` {words.entry(finding)}"
