"""The history as Markdown: a changelog, or the note of one release, ready to be published."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from ...reports import words as shared
from ...reports.markdown import code, escaped, rich
from . import words
from .words import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...model import Finding
    from ..model import Entry, History, Release
    from . import View

_TITLES = {Kind.BREAKING: "⚠️ Breaking changes"}
_FOLDED = {Kind.DOCS}
_TOO_SMALL = "> [!WARNING]"
"""GitHub's form of a warning; elsewhere it is a quotation."""


def render(history: History, view: View) -> str:
    """Return the history as Markdown."""
    return "\n".join(_Markdown(history, view).lines()) + "\n"


class _Markdown:
    def __init__(self, history: History, view: View) -> None:
        self.history = history
        self.view = view

    def lines(self) -> Iterator[str]:
        history = self.history
        if not self.view.note:
            yield f"# Changelog{' of ' + escaped(history.title) if history.title else ''}"
            yield ""
            yield f"{escaped(words.span(history))}."
            for note in history.notes:
                yield ""
                yield f"> {escaped(note)}"
            if history.unread:
                yield ""
                yield "## Not readable since"
                yield ""
                yield from self.commits(history.unread)
        if words.empty(history):
            yield ""
            yield words.empty(history)
        for number, release in enumerate(history.releases):
            if number or not self.view.note:
                yield ""
            yield from self.release(release)

    def release(self, release: Release) -> Iterator[str]:
        if not self.view.note:
            yield f"## {escaped(words.heading(release))}"
            yield ""
        yield from self.step(release)
        if words.lead(release):
            yield words.lead(release)
        for number, section in enumerate(words.sections(release)):
            if number:
                yield ""
            yield from self.section(section)
        if release.entries and not self.view.note:
            yield ""
            count = shared.plural(len(release.entries), "commit")
            yield from self.folded(count, self.commits(release.entries))

    def step(self, release: Release) -> Iterator[str]:
        step = words.step(release, note=self.view.note)
        if not step:
            return
        if release.too_small:
            yield _TOO_SMALL
        yield f"> {escaped(step[:1].upper() + step[1:])}."
        yield ""

    def section(self, section: words.Section) -> Iterator[str]:
        title = _TITLES.get(section.kind, str(section.kind))
        items = (self.finding(finding, section.kind) for finding in section.findings)
        if section.kind in _FOLDED:
            yield from self.folded(f"{title} ({len(section.findings):,})", items)
            return
        yield f"### {title}"
        yield ""
        yield from items

    def folded(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        yield f"<details><summary>{title}</summary>"
        yield ""
        yield from lines
        yield ""
        yield "</details>"

    def finding(self, finding: Finding, kind: Kind) -> str:
        parts = [f"**{rich(finding.title)}**" if kind is Kind.BREAKING else rich(finding.title)]
        change = words.change(finding)
        if change:
            parts.append(f": {code(change)}")
        level = words.level(finding)
        parts.append(f" ({level})" if level and not self.view.note else "")
        affected = ", ".join(map(code, words.affects(finding)))
        if affected:
            parts.append(f"<br>Affects {affected}.")
        if kind.asks and finding.detail:
            parts.append(f"<br>{rich(finding.detail)}")
        return f"- {''.join(parts)}"

    def commits(self, entries: Iterable[Entry]) -> Iterator[str]:
        for entry in entries:
            author = escaped(words.author(entry)) if self.view.authors else ""
            subject = escaped(shared.clip(entry.commit.subject, 100))
            effect = escaped(words.effect(entry))
            yield f"- {entry.commit.date} {self.name(entry)} {subject}{author} ({effect})"

    def name(self, entry: Entry) -> str:
        name = words.commit(entry)
        if not name:
            return "on disk"
        if not self.view.link:
            return code(name)
        return f"[{code(name)}]({self.view.link.rstrip('/')}/commit/{quote(entry.commit.hash)})"
