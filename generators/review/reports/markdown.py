"""The report for a comment on a pull request: GitHub's Markdown, below its limit of characters.

Sections come in a fixed order and are filled as long as there is room; what does not fit is told
as a number. The first line is a comment that names the document: by it a program finds the report
to update it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generators.document.text import markdown
from generators.review.model import Lane
from generators.review.reports import words
from generators.review.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generators.diagnostics import Diagnostic, Location
    from generators.review.model import ApiChange, FileChange, Finding, Report
    from generators.review.reports.view import View

NAME = "openapi-review"
"""What the first line of every report in Markdown begins with, in a comment."""

LIMIT = 65_000
"""Bytes a report may have; GitHub takes 65,536 characters."""

_CELL = 400
_CODE = 160
_FOLDED = 8
"""Rows of compatible changes from which on they are folded."""
_TITLES = {
    Lane.WIRE: "🔴 Breaks the wire",
    Lane.UNDECIDED: "🟠 May break the wire",
    Lane.CODE: "🟡 Breaks generated code",
    Lane.COMPATIBLE: "🟢 Compatible",
    Lane.LIFECYCLE: "⏳ Deprecations and sunsets",
    Lane.DOCS: "📝 Words only",
}
_ACTS = re.compile(r"@|:(?=//)|(?<=[wW])\.|#|(?<=[gG][hH])-")
"""What GitHub makes a mention, a link or a reference of, also behind a backslash."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of the report.

    Attributes:
        title: its heading, escaped.
        columns: headings of its table; none for lines as they are.
        rows: its lines.
        folded: hide the rows until they are asked for.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    folded: bool = False

    def opening(self, shown: int = 1) -> str:
        """Return what is before the rows, of which so many are shown."""
        table = ""
        if self.columns and shown:
            head = " | ".join(self.columns)
            table = f"| {head} |\n|{'---|' * len(self.columns)}\n"
        if self.folded:
            title = f"<details><summary>{self.title} ({len(self.rows):,})</summary>"
            return f"\n{title}\n\n{table}"
        return f"\n### {self.title} ({len(self.rows):,})\n\n{table}"

    def closing(self, left: int) -> str:
        """Return what is behind the rows, of which some may have been left out."""
        more = f"\n… and {left:,} more\n" if left else ""
        return more + ("\n</details>\n" if self.folded else "")


def render(report: Report, view: View) -> str:
    """Return the report as Markdown of at most `LIMIT` bytes."""
    writer = _Markdown(report, view)
    head = writer.head()
    sections = [one for one in writer.sections() if one.rows]
    room = LIMIT - _size(head)
    for section in sections:
        room -= _size(section.opening()) + _size(section.closing(len(section.rows)))
    parts = [head]
    for section in sections:
        shown = 0
        for row in section.rows:
            room -= _size(row) + 1
            if room < 0:
                room += _size(row) + 1
                break
            shown += 1
        rows = "".join(f"{row}\n" for row in section.rows[:shown])
        parts += [section.opening(shown), rows, section.closing(len(section.rows) - shown)]
    return "".join(parts)


def _size(text: str) -> int:
    return len(text.encode())


class _Markdown:
    def __init__(self, report: Report, view: View) -> None:
        self.report = report
        self.view = view

    def head(self) -> str:
        """Return marker, verdict and what was compared."""
        report = self.report
        headline = words.headline(report, self.view.fail_on)
        first = marker(self.view.files(report.head.name).path)
        lines = [first, f"## API review: {headline.lower()}", ""]
        needed = words.bump(report.bump)
        counts = words.counts(report)
        lines.append(f"**{escaped(counts)}**" + (f"; {escaped(needed)}." if needed else "."))
        sides = [code(side.name) for side in (report.base, report.head) if side is not None]
        outcome = words.outcome(judge(report, self.view.fail_on))
        lines += ["", f"{' → '.join(sides)} · {escaped(outcome)}", ""]
        if report.code_skipped:
            lines += [f"Generated code: {escaped(report.code_skipped)}.", ""]
        return "\n".join(lines)

    def sections(self) -> Iterator[_Section]:
        """Return all sections in their order, empty ones as well."""
        report = self.report
        found = words.lanes(report)
        for lane in (Lane.WIRE, Lane.UNDECIDED):
            rows = tuple(self.wire(one) for one in found[lane])
            yield _Section(_TITLES[lane], ("Change", "Where", "Affects"), rows)
        rows = tuple(self.code(one) for one in found[Lane.CODE])
        yield _Section(_TITLES[Lane.CODE], ("Change", "Where", "Python"), rows)
        rows = self.plain(found[Lane.COMPATIBLE])
        yield _Section(_TITLES[Lane.COMPATIBLE], ("Change", "Where"), rows, len(rows) > _FOLDED)
        rows = self.plain(found[Lane.LIFECYCLE])
        yield _Section(_TITLES[Lane.LIFECYCLE], ("Change", "Where"), rows)
        rows = self.plain(found[Lane.DOCS])
        yield _Section(_TITLES[Lane.DOCS], ("Change", "Where"), rows, folded=True)
        yield self.diagnostics("🔎 New from the rules", report.lint)
        yield self.accepted(words.accepted(report))
        yield self.diagnostics("🔴 Wrong in the accepted file", report.stale)
        yield from self.generated()

    def wire(self, finding: Finding) -> str:
        """Return the row of a change that is seen on the wire."""
        affected = words.plural(len(finding.operations), "operation")
        named = words.affects(finding.operations)
        affects = f"{affected}: {code(named)}" if finding.operations else "-"
        return _row(self.change(finding), self.where(finding), affects)

    def code(self, finding: Finding) -> str:
        """Return the row of a change that breaks generated code."""
        return _row(self.change(finding), self.where(finding), _python(finding.api) or "-")

    def plain(self, findings: Sequence[Finding]) -> tuple[str, ...]:
        """Return the rows of changes that break nothing."""
        return tuple(_row(self.change(one), self.where(one)) for one in findings)

    def change(self, finding: Finding) -> str:
        """Return what changed, why it matters, and what to do instead."""
        parts = [f"{rich(finding.title)} ({code(finding.id)})"]
        values = words.change(finding)
        if values:
            parts.append(code(values))
        if finding.lane not in {Lane.DOCS, Lane.COMPATIBLE} and finding.detail:
            parts.append(rich(finding.detail))
        if finding.hint and finding.lane in {Lane.WIRE, Lane.UNDECIDED, Lane.CODE}:
            parts.append(f"💡 {rich(finding.hint)}")
        if finding.lane is Lane.WIRE and finding.api:
            parts.append(f"Python: {_python(finding.api)}")
        return "<br>".join(parts)

    def where(self, finding: Finding) -> str:
        """Return the place in the head; what is gone from there also has that in the base."""
        head, base = finding.head, finding.base
        if head is None or not head.exact:
            places = [self.location(base.location) + " in the base"] if base else []
            places += [self.location(head.location) + " is nearest"] if head else []
        else:
            places = [self.location(head.location)]
        return "<br>".join(places) or "-"

    def location(self, location: Location) -> str:
        """Return a line of a file, as a link where its address is known."""
        shown = code(f"{self.view.path(location)}#L{location.line}")
        link = self.view.link(location)
        return f"[{shown}]({link})" if link else shown

    def diagnostics(self, title: str, found: Iterable[Diagnostic]) -> _Section:
        rows = tuple(
            _row(
                f"{one.severity} {code(one.code)}",
                rich(one.message) + (f"<br>💡 {rich(one.hint)}" if one.hint else ""),
                self.location(one.location),
            )
            for one in found
        )
        return _Section(title, ("Rule", "What", "Where"), rows)

    def accepted(self, findings: Iterable[Finding]) -> _Section:
        rows = tuple(
            _row(
                f"{rich(one.title)} ({code(one.id)})",
                rich(one.accepted.reason),
                rich(one.accepted.owner),
                one.accepted.expires.isoformat(),
            )
            for one in findings
            if one.accepted is not None
        )
        return _Section("🤝 Accepted", ("Change", "Reason", "Owner", "Until"), rows)

    def generated(self) -> Iterator[_Section]:
        """Return what changes in the generated package, and what only the generator changed."""
        report = self.report
        by_finding = tuple(change for one in report.findings for change in one.api)
        changes = dict.fromkeys((*by_finding, *report.api))
        yield _api("🐍 Public Python API", changes)
        yield _files("📦 Generated files", report.files)
        generator = report.generator
        if generator is None:
            return
        said = f"{code(generator.before)} → {code(generator.after)}"
        skipped = f"; not compared: {escaped(generator.skipped)}" if generator.skipped else ""
        title = "⚙️ The generator changed, whatever the document did"
        yield _Section(title, (), (said + skipped,))
        yield _api("⚙️ What it changes in the public Python API", generator.api)
        yield _files("⚙️ What it changes in files", generator.files)


def _api(title: str, changes: Iterable[ApiChange]) -> _Section:
    rows = tuple(
        _row(
            f"{code(one.path)}<br>{code(one.kind)} {one.level.word}",
            code(one.before) if one.before else "-",
            code(one.after) if one.after else "-",
        )
        for one in changes
    )
    return _Section(title, ("Name", "Before", "After"), rows, folded=True)


def _files(title: str, changes: Sequence[FileChange]) -> _Section:
    rows = tuple(_row(code(one.path), one.state, words.file_lines(one)) for one in changes)
    return _Section(title, ("File", "Change", "Lines"), rows, folded=True)


def _python(changes: Sequence[ApiChange], shown: int = 3) -> str:
    """Return old and new names or definitions, the first few."""
    said = []
    for one in changes[:shown]:
        before, after = one.before or "nothing", one.after or "nothing"
        said.append(f"{code(one.path)}: {code(before)} → {code(after)}")
    left = len(changes) - shown
    return "<br>".join(said) + (f"<br>and {left:,} more" if left > 0 else "")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Return text on one line in which nothing acts: no markup, mention, link or reference.

    A zero-width space, as an entity, stands behind what GitHub would make a link of: it looks for
    those after Markdown is read, so that a backslash would not help.
    """
    return _ACTS.sub(lambda found: f"{found[0]}&#8203;", markdown(text.replace("&", "&amp;")))


def marker(path: str) -> str:
    """Return the first line of the report of a document."""
    name = re.sub(r"-{2,}|[^A-Za-z0-9._/-]", "_", path)
    return f"<!-- {NAME} {name} -->"


def rich(text: str) -> str:
    """Return our own words about a document: what is in backticks becomes code."""
    shown = words.pieces(words.clip(text, _CELL))
    return "".join(code(one) if is_code else _kept(one) for one, is_code in shown)


def _kept(text: str) -> str:
    """Return escaped text with the spaces at its ends."""
    lead, tail = (" " if text[at] == " " else "" for at in (0, -1))
    return f"{lead}{escaped(text)}{tail}"


def code(text: str) -> str:
    """Return text as code on one line, within a table as well."""
    shown = words.clip(text, _CODE) or " "
    if "`" in shown or "\\" in shown or shown[0] == " " or shown[-1] == " ":
        # Neither backticks nor a backslash before a bar can be escaped in a table.
        return f"<code>{_entities(shown)}</code>"
    return f"`{shown}`".replace("|", "\\|")


def _entities(text: str) -> str:
    return "".join(char if char.isalnum() else f"&#{ord(char)};" for char in text)
