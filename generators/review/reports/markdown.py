"""The report for a comment on a pull request: GitHub's Markdown, below its limit of characters.

Sections have a fixed order and are filled while there is room; rows that do not fit are counted.
The first line is a comment that names the document, so that a program can find the report and
update it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...document.text import markdown
from ..model import Lane, Level
from ..verdict import judge
from . import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...diagnostics import Diagnostic, Location
    from ..model import ApiChange, FileChange, Finding, Report
    from .view import View

NAME = "openapi-review"
"""First word of the comment in the first line of a report."""

LIMIT = 65_000
"""Limit of bytes of a report; GitHub accepts 65,536 characters."""

_CELL = 400
_CODE = 160
_BRIEF = frozenset({Lane.DOCS, Lane.COMPATIBLE})
"""Changes that need no reason."""
_FOLDED = 8
"""Rows of compatible changes above which they are folded."""
_TITLES = {
    Lane.WIRE: "🔴 Breaks the wire",
    Lane.UNDECIDED: "🟠 May break the wire",
    Lane.CODE: "🟡 Breaks generated code",
    Lane.COMPATIBLE: "🟢 Compatible",
    Lane.LIFECYCLE: "⏳ Deprecations and sunsets",
    Lane.DOCS: "📝 Documentation only",
}
_ACTS = re.compile(r"@|:(?=//)|(?<=[wW])\.|#|(?<=[gG][hH])-")
"""Characters that GitHub turns into a mention, link or reference, even after a backslash."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of the report.

    Attributes:
        title: its heading, escaped.
        columns: headings of its table; empty for plain lines.
        rows: its lines.
        folded: hide the rows until the reader opens them.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    folded: bool = False

    def opening(self, row_count: int = 1) -> str:
        """Return the text before `row_count` rows."""
        table = ""
        if self.columns and row_count:
            head = " | ".join(self.columns)
            table = f"| {head} |\n|{'---|' * len(self.columns)}\n"
        if self.folded:
            title = f"<details><summary>{self.title} ({len(self.rows):,})</summary>"
            return f"\n{title}\n\n{table}"
        return f"\n### {self.title} ({len(self.rows):,})\n\n{table}"

    def closing(self, omitted: int) -> str:
        """Return the text after the rows, of which some may be omitted."""
        more = f"\n… and {omitted:,} more\n" if omitted else ""
        return more + ("\n</details>\n" if self.folded else "")


def render(report: Report, view: View) -> str:
    """Return the report as Markdown of at most `LIMIT` bytes."""
    writer = _Markdown(report, view)
    head = writer.head()
    sections = [section for section in writer.sections() if section.rows]
    room = LIMIT - _size(head)
    for section in sections:
        room -= _size(section.opening()) + _size(section.closing(len(section.rows)))
    parts = [head]
    for section in sections:
        row_count = 0
        for row in section.rows:
            room -= _size(row) + 1
            if room < 0:
                room += _size(row) + 1
                break
            row_count += 1
        rows = "".join(f"{row}\n" for row in section.rows[:row_count])
        parts += [section.opening(row_count), rows, section.closing(len(section.rows) - row_count)]
    return "".join(parts)


def _size(text: str) -> int:
    return len(text.encode())


class _Markdown:
    def __init__(self, report: Report, view: View) -> None:
        self.report = report
        self.view = view

    def head(self) -> str:
        """Return marker, verdict and the names of both documents."""
        report = self.report
        headline = words.headline(report, self.view.fail_on)
        first_line = marker(self.view.files(report.head.name).path)
        lines = [first_line, f"## API review: {headline.lower()}", ""]
        demand = words.bump(report.bump)
        counts = words.counts(report)
        lines.append(f"**{escaped(counts)}**" + (f"; {escaped(demand)}." if demand else "."))
        sides = [code(side.name) for side in (report.base, report.head) if side is not None]
        outcome = words.outcome(judge(report, self.view.fail_on))
        lines += ["", f"{' → '.join(sides)} · {escaped(outcome)}", ""]
        if report.code_skipped:
            lines += [f"Generated code: {escaped(report.code_skipped)}.", ""]
        return "\n".join(lines)

    def sections(self) -> Iterator[_Section]:
        """Return all sections in order, including empty ones."""
        report = self.report
        findings = words.lanes(report)
        for lane in (Lane.WIRE, Lane.UNDECIDED):
            rows = tuple(self.wire(finding) for finding in findings[lane])
            yield _Section(_TITLES[lane], ("Change", "Where", "Affects"), rows)
        rows = tuple(self.code(finding) for finding in findings[Lane.CODE])
        yield _Section(_TITLES[Lane.CODE], ("Change", "Where", "Python"), rows)
        rows = self.plain(findings[Lane.COMPATIBLE])
        yield _Section(_TITLES[Lane.COMPATIBLE], ("Change", "Where"), rows, len(rows) > _FOLDED)
        rows = self.plain(findings[Lane.LIFECYCLE])
        yield _Section(_TITLES[Lane.LIFECYCLE], ("Change", "Where"), rows)
        rows = self.plain(findings[Lane.DOCS])
        yield _Section(_TITLES[Lane.DOCS], ("Change", "Where"), rows, folded=True)
        yield self.diagnostics("🔎 New from the rules", report.lint)
        yield self.accepted(words.accepted(report))
        yield self.diagnostics("🔴 Wrong in the accepted file", report.stale)
        yield self.diagnostics("🔎 To be known", report.notes)
        yield from self.generated()

    def wire(self, finding: Finding) -> str:
        """Return the row of a change on the wire."""
        affected = words.plural(len(finding.operations), "operation")
        names = words.affects(finding.operations)
        affects = f"{affected}: {code(names)}" if finding.operations else "-"
        return _row(self.change(finding), self.places(finding), affects)

    def code(self, finding: Finding) -> str:
        """Return the row of a change that breaks generated code."""
        return _row(self.change(finding), self.places(finding), _python(finding.api) or "-")

    def plain(self, findings: Sequence[Finding]) -> tuple[str, ...]:
        """Return the rows of changes that break nothing."""
        return tuple(_row(self.change(finding), self.places(finding)) for finding in findings)

    def change(self, finding: Finding) -> str:
        """Return the change, why it matters, and what to do instead."""
        parts = [f"{rich(finding.title)} ({code(finding.id)})"]
        values = words.change(finding)
        if values:
            parts.append(code(values))
        if (finding.parts or finding.lane not in _BRIEF) and finding.detail:
            parts.append(rich(finding.detail))
        if finding.hint and finding.lane in {Lane.WIRE, Lane.UNDECIDED, Lane.CODE}:
            parts.append(f"💡 {rich(finding.hint)}")
        breaks_code = finding.lane is Lane.UNDECIDED and finding.code is Level.MAJOR
        if (finding.lane is Lane.WIRE or breaks_code) and finding.api:
            parts.append(f"Python: {_python(finding.api)}")
        elif finding.handlers is Level.MAJOR and finding.lane is not Lane.CODE:
            breaks = tuple(change for change in finding.api if change.handlers is Level.MAJOR)
            parts.append(f"Breaks handlers: {_python(breaks)}")
        return "<br>".join(parts)

    def places(self, finding: Finding) -> str:
        """Return the place in the head; for something removed, the place in the base as well."""
        head, base = finding.head, finding.base
        if head is None or not head.exact:
            places = [self.location(base.location) + " in the base"] if base else []
            places += [self.location(head.location) + " is nearest"] if head else []
        else:
            places = [self.location(head.location)]
        return "<br>".join(places) or "-"

    def location(self, location: Location) -> str:
        """Return a line of a file, as a link if its address is known."""
        label = code(f"{self.view.path(location)}#L{location.line}")
        link = self.view.link(location)
        return f"[{label}]({link})" if link else label

    def diagnostics(self, title: str, diagnostics: Iterable[Diagnostic]) -> _Section:
        rows = tuple(
            _row(
                f"{diagnostic.severity} {code(diagnostic.code)}",
                rich(diagnostic.message)
                + (f"<br>💡 {rich(diagnostic.hint)}" if diagnostic.hint else ""),
                self.location(diagnostic.location),
            )
            for diagnostic in diagnostics
        )
        return _Section(title, ("Rule", "What", "Where"), rows)

    def accepted(self, findings: Iterable[Finding]) -> _Section:
        rows = tuple(
            _row(
                f"{rich(finding.title)} ({code(finding.id)})",
                rich(finding.accepted.reason),
                rich(finding.accepted.owner),
                finding.accepted.expires.isoformat(),
            )
            for finding in findings
            if finding.accepted is not None
        )
        return _Section("🤝 Accepted", ("Change", "Reason", "Owner", "Until"), rows)

    def generated(self) -> Iterator[_Section]:
        """Return the changes of the generated package, and those due to the generator alone."""
        report = self.report
        by_finding = tuple(change for finding in report.findings for change in finding.api)
        changes = dict.fromkeys((*by_finding, *report.api))
        yield _api("🐍 Public Python API", changes)
        yield _files("📦 Generated files", report.files)
        generator = report.generator
        if generator is None:
            return
        versions = f"{code(generator.before)} → {code(generator.after)}"
        skipped = f"; not compared: {escaped(generator.skipped)}" if generator.skipped else ""
        title = "⚙️ Changes due to the generator alone"
        yield _Section(title, (), (versions + skipped,))
        yield _api("⚙️ What it changes in the public Python API", generator.api)
        yield _files("⚙️ What it changes in files", generator.files)


def _api(title: str, changes: Iterable[ApiChange]) -> _Section:
    rows = tuple(
        _row(
            f"{code(change.path)}<br>{code(change.kind)} {change.level.word}",
            code(change.before) if change.before else "-",
            code(change.after) if change.after else "-",
        )
        for change in changes
    )
    return _Section(title, ("Name", "Before", "After"), rows, folded=True)


def _files(title: str, changes: Sequence[FileChange]) -> _Section:
    rows = tuple(
        _row(code(change.path), change.state, words.file_lines(change)) for change in changes
    )
    return _Section(title, ("File", "Change", "Lines"), rows, folded=True)


def _python(changes: Sequence[ApiChange], limit: int = 3) -> str:
    """Return the first few changes with old and new definitions."""
    rows = []
    for change in changes[:limit]:
        before, after = change.before or "nothing", change.after or "nothing"
        rows.append(f"{code(change.path)}: {code(before)} → {code(after)}")
    omitted = len(changes) - limit
    return "<br>".join(rows) + (f"<br>and {omitted:,} more" if omitted > 0 else "")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Return text on one line without active markup, mentions, links or references.

    An entity for a zero-width space follows characters that GitHub would turn into a link: it looks
    for links after parsing Markdown, so that a backslash would not help.
    """
    return _ACTS.sub(lambda match: f"{match[0]}&#8203;", markdown(text.replace("&", "&amp;")))


def marker(path: str) -> str:
    """Return the first line of the report of a document."""
    name = re.sub(r"-{2,}|[^A-Za-z0-9._/-]", "_", path)
    return f"<!-- {NAME} {name} -->"


def rich(text: str) -> str:
    """Return our own text about a document, with the parts in backticks as code."""
    pieces = words.pieces(words.clip(text, _CELL))
    return "".join(code(piece) if is_code else _escape_piece(piece) for piece, is_code in pieces)


def _escape_piece(text: str) -> str:
    """Return escaped text with the spaces at its ends."""
    lead, tail = (" " if text[at] == " " else "" for at in (0, -1))
    return f"{lead}{escaped(text)}{tail}"


def code(text: str) -> str:
    """Return text as code on one line, also for use in a table."""
    clipped = words.clip(text, _CODE) or " "
    if "`" in clipped or "\\" in clipped or clipped[0] == " " or clipped[-1] == " ":
        # Neither backticks nor a backslash before a bar can be escaped in a table.
        return f"<code>{_entities(clipped)}</code>"
    return f"`{clipped}`".replace("|", "\\|")


def _entities(text: str) -> str:
    return "".join(char if char.isalnum() else f"&#{ord(char)};" for char in text)
