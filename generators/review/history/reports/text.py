"""The history for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....document.text import one_line
from ...reports import words as shared
from ..model import unannounced
from . import words
from .words import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...model import Finding
    from ..model import Entry, History, Release
    from . import View

_RED, _YELLOW, _CYAN, _BOLD, _DIM = "31", "33", "36", "1", "2"
_COLOURS = {Kind.BREAKING: _RED, Kind.UNDECIDED: _YELLOW, Kind.CODE: _YELLOW, Kind.UNREAD: _YELLOW}


def render(history: History, view: View) -> str:
    """Return the history as text, coloured if the view asks for it."""
    return "\n".join(_Text(history, view).lines()) + "\n"


class _Text:
    def __init__(self, history: History, view: View) -> None:
        self.history = history
        self.view = view

    def colour(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.view.colour and text else text

    def lines(self) -> Iterator[str]:
        history = self.history
        if not self.view.note:
            title = one_line(history.title) or "the API"
            yield self.colour(f"Changelog of {title}", _BOLD)
            yield f"  {one_line(words.span(history))}"
            for note in history.notes:
                yield f"  note: {one_line(note)}"
            if history.unread:
                yield ""
                yield self.colour("Not readable since", _RED)
                yield from self.commits(history.unread)
        if words.empty(history):
            yield ""
            yield words.empty(history)
        for number, release in enumerate(history.releases):
            if number or not self.view.note:
                yield ""
            yield from self.release(release)
        if not self.view.note:
            yield ""
            yield words.outcome(history, self.view.fail_on)

    def release(self, release: Release) -> Iterator[str]:
        yield self.colour(one_line(words.heading(release)), _BOLD)
        if words.lead(release):
            yield f"  {words.lead(release)}"
        step = one_line(words.step(release, note=self.view.note))
        if step:
            wrong = unannounced(release, self.view.fail_on) or release.too_small
            yield f"  {self.colour(step[:1].upper() + step[1:], _RED if wrong else _DIM)}"
        for section in words.sections(release):
            yield f"  {self.colour(f'{section.kind} ({len(section.findings):,})', _BOLD)}"
            for finding in section.findings:
                yield from self.finding(finding, section.kind)
        if release.entries:
            yield f"  {self.colour(shared.plural(len(release.entries), 'commit'), _BOLD)}"
            yield from self.commits(release.entries)

    def finding(self, finding: Finding, kind: Kind) -> Iterator[str]:
        level = words.level(finding)
        mark = f" {self.colour(f'[{level}]', _COLOURS.get(kind, _CYAN))}" if level else ""
        yield f"    - {one_line(finding.title)}{mark}"
        change = words.change(finding)
        if change:
            yield f"      {change}"
        affected = ", ".join(map(one_line, words.affects(finding)))
        if affected:
            yield f"      affects {affected}"
        if kind.asks and finding.detail:
            yield f"      {one_line(finding.detail)}"

    def commits(self, entries: Iterable[Entry]) -> Iterator[str]:
        for entry in entries:
            name = words.commit(entry) or "on disk"
            author = one_line(words.author(entry)) if self.view.authors else ""
            subject = shared.clip(entry.commit.subject, 72)
            effect = self.colour(one_line(words.effect(entry)), _RED if entry.problem else _DIM)
            yield f"    {entry.commit.date} {name} {subject}{author} ({effect})"
