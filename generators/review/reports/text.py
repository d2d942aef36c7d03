"""The report for a terminal: each finding with its line and a caret below the place."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ...diagnostics import Severity
from ...document.text import one_line
from ..model import Lane
from ..verdict import fails, judge
from . import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...diagnostics import Diagnostic
    from ..model import ApiChange, FileChange, Finding, Place, Report
    from .view import View

_RED, _YELLOW, _CYAN, _BOLD, _DIM = "31", "33", "36", "1", "2"
_LANES = {Lane.WIRE: _RED, Lane.UNDECIDED: _YELLOW, Lane.CODE: _YELLOW}
_SEVERITIES = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _CYAN}
_WIDTH = 160
"""Characters shown of a line of a document, around the caret."""


def render(report: Report, view: View) -> str:
    """Return the report as text, coloured if the view asks for it."""
    return "\n".join(_Text(report, view).lines()) + "\n"


class _Text:
    def __init__(self, report: Report, view: View) -> None:
        self.report = report
        self.view = view

    def colour(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.view.colour and text else text

    def lines(self) -> Iterator[str]:
        report, view = self.report, self.view
        verdict = words.verdict(report, view.fail_on)
        yield self.colour(verdict, _BOLD)
        yield from self.sides()
        for lane, findings in words.lanes(report).items():
            if findings:
                yield from self.heading(words.TITLES[lane], len(findings))
                for finding in findings:
                    yield from self.finding(finding)
        yield from self.diagnostics("New from the rules", report.lint)
        yield from self.accepted(words.accepted(report))
        yield from self.diagnostics("Wrong in the accepted file", report.stale)
        yield from self.diagnostics("To be known", report.notes)
        yield from self.code()
        yield ""
        yield self.colour(verdict, _BOLD)
        judged = judge(report, view.fail_on)
        yield self.colour(words.outcome(judged), _RED if judged.failed else _CYAN)

    def sides(self) -> Iterator[str]:
        for label, side in (("base", self.report.base), ("head", self.report.head)):
            if side is not None:
                version = f" (version {one_line(side.version)})" if side.version else ""
                yield f"  {label} {one_line(side.name)}{version}"

    def heading(self, title: str, count: int) -> Iterator[str]:
        yield ""
        yield self.colour(f"{title} ({count:,})", _BOLD)

    def finding(self, finding: Finding) -> Iterator[str]:
        name = self.colour(finding.id, _LANES.get(finding.lane, _CYAN))
        yield ""
        yield f"  {name} {one_line(finding.title)} [{words.levels(finding)}]"
        yield from self.place("head", finding.head)
        yield from self.place("base", finding.base)
        for label, value in self.facts(finding):
            if value:
                yield f"    {self.colour(label, _DIM)}: {value}"
        for change in finding.api:
            yield from self.api(change)
        if fails(finding, self.view.fail_on):
            accepted = one_line(self.view.accepted)
            hint = self.colour("to accept", _DIM)
            yield f"    {hint}: in {accepted} below `accepted:` {words.entry(finding)}"

    def facts(self, finding: Finding) -> Iterator[tuple[str, str]]:
        yield "changed", words.change(finding)
        yield "affects", words.affects(finding.operations)
        yield "because", one_line(finding.detail)
        if finding.confidence is not None and finding.confidence < 1:
            yield "sure", f"{finding.confidence:.0%}"
        yield "hint", one_line(finding.hint)

    def place(self, label: str, place: Place | None) -> Iterator[str]:
        if place is None:
            return
        suffix = "" if place.exact else " (nearest place)"
        yield f"    {label} {one_line(str(place.location))}{suffix}"
        for line in self.view.excerpt(place.location):
            excerpt, column = _visible(line.text, line.column)
            number = str(line.number)
            yield f"      {self.colour(number, _DIM)} | {excerpt}"
            yield f"      {' ' * len(number)} | {' ' * column}{self.colour('^', _RED)}"

    def diagnostics(self, title: str, diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
        if not diagnostics:
            return
        yield from self.heading(title, len(diagnostics))
        for diagnostic in diagnostics:
            code = self.colour(diagnostic.code, _SEVERITIES[diagnostic.severity])
            mark = "" if diagnostic.severity is Severity.ERROR else f" ({diagnostic.severity})"
            yield f"  {words.place(diagnostic)} {code} {one_line(diagnostic.message)}{mark}"
            if diagnostic.hint:
                yield f"      hint: {one_line(diagnostic.hint)}"

    def accepted(self, findings: Sequence[Finding]) -> Iterator[str]:
        if not findings:
            return
        yield from self.heading("Accepted", len(findings))
        for finding in findings:
            entry = finding.accepted
            if entry is not None:
                yield f"  {finding.id} {one_line(finding.title)}"
                until = f"until {entry.expires}, {one_line(entry.owner)}"
                yield f"    {one_line(str(entry.place))} {until}: {one_line(entry.reason)}"

    def code(self) -> Iterator[str]:
        report = self.report
        if report.api:
            yield from self.heading("Python API, not explained by a change above", len(report.api))
            for change in report.api:
                yield from self.api(change)
        if report.files:
            yield from self.files("Generated files", report.files)
        generator = report.generator
        if generator is not None:
            count = len(generator.api) + len(generator.files)
            yield from self.heading("Changes due to the generator alone", count)
            yield f"  {one_line(generator.before)} → {one_line(generator.after)}"
            if generator.skipped:
                yield f"  not compared: {one_line(generator.skipped)}"
            for change in generator.api:
                yield from self.api(change)
            if generator.files:
                yield from self.files("Its files", generator.files)
        if report.code_skipped:
            yield ""
            yield f"Generated code: {one_line(report.code_skipped)}"

    def api(self, change: ApiChange) -> Iterator[str]:
        path = one_line(change.path)
        yield f"    python {path}: {change.kind} ({change.level.word})"
        for sign, line in (("-", change.before), ("+", change.after)):
            if line:
                yield f"      {sign} {one_line(line)}"

    def files(self, title: str, files: Sequence[FileChange]) -> Iterator[str]:
        yield from self.heading(title, len(files))
        for change in files:
            yield f"  {change.state:<8} {one_line(change.path)} {words.file_lines(change)}"


def _visible(text: str, column: int) -> tuple[str, int]:
    """Return a printable line, and the number of terminal columns before a character of it.

    A long line is cut around the column. Control characters are written as escapes.
    """
    start = max(0, min(column - 1 - _WIDTH // 2, len(text) - _WIDTH))
    visible = text[start : start + _WIDTH]
    lead, tail = ("…" if start else ""), ("…" if start + _WIDTH < len(text) else "")
    before = "".join(map(_escaped, visible[: max(0, column - 1 - start)]))
    line = "".join(map(_escaped, visible))
    return f"{lead}{line}{tail}", len(lead) + _columns(before)


def _columns(text: str) -> int:
    """Return the width of a text in terminal columns: wide characters two, combining marks none."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _escaped(char: str) -> str:
    if char == "\t":
        return " "
    return char if char.isprintable() else char.encode("unicode_escape").decode()
