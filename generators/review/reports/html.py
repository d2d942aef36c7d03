"""The report as one HTML page: spec and code before and after, side by side; no scripts.

The page loads nothing: its policy forbids that, and its filters are radio buttons and CSS.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from ...document.text import clean
from ...render.html import html_environment
from ..model import Lane
from ..verdict import fails, judge
from . import words

if TYPE_CHECKING:
    import jinja2

    from ...diagnostics import Diagnostic
    from ..model import ApiChange, Finding, Place, Report
    from .view import Line, View

_BEFORE, _AFTER = 3, 6
"""Lines of a document shown before and after a place."""
_TOKEN = re.compile(r"\w+|\s+|.", re.DOTALL)
_LONGEST = 2_000
"""Characters of a definition above which it is not compared word by word."""


class Piece(NamedTuple):
    """A part of a line of code, and whether it differs from the other side."""

    text: str
    differs: bool


class Pane(NamedTuple):
    """One side of an excerpt."""

    title: str
    place: Place | None
    link: str
    lines: tuple[Line, ...]


class Pair(NamedTuple):
    """A change of the Python API, ready to be shown."""

    change: ApiChange
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


class Card(NamedTuple):
    """A finding, ready to be shown."""

    finding: Finding
    fails: bool
    change: str
    affects: str
    panes: tuple[Pane, Pane]
    code: tuple[Pair, ...]
    entry: str


def render(report: Report, view: View) -> str:
    """Return the report as a self-contained HTML page."""
    judged = judge(report, view.fail_on)
    lanes = words.lanes(report)
    text = _template().render(
        report=report,
        view=view,
        headline=words.headline(report, view.fail_on),
        counts=words.counts(report),
        bump=words.bump(report.bump),
        outcome=words.outcome(judged),
        failed=judged.failed,
        titles=words.TITLES,
        lanes={
            lane: [_card(finding, view) for finding in findings]
            for lane, findings in lanes.items()
            if findings
        },
        accepted=[_card(finding, view) for finding in words.accepted(report)],
        api=[_pair(change) for change in report.api],
        generator_api=[_pair(change) for change in report.generator.api]
        if report.generator
        else [],
        lane_of=Lane,
    )
    return text + "\n"


@cache
def _template() -> jinja2.Template:
    env = html_environment(__name__.rpartition(".")[0])
    env.filters.update(caret=_blank, pieces=words.pieces)
    env.globals.update(lines_of=words.file_lines, levels=words.levels, link=_link)
    return env.get_template("page.html.j2")


def _blank(text: str) -> str:
    """Return spaces as wide as a text in a fixed-width font, wide characters included."""
    return "".join("\u3000" if east_asian_width(char) in "WF" else " " for char in clean(text))


def _link(view: View, diagnostic: Diagnostic) -> str:
    return view.link(diagnostic.location)


def _card(finding: Finding, view: View) -> Card:
    return Card(
        finding,
        fails(finding, view.fail_on),
        words.change(finding),
        words.affects(finding.operations, limit=20),
        (_pane("Base", finding.base, view), _pane("Head", finding.head, view)),
        tuple(map(_pair, finding.api)),
        words.entry(finding),
    )


def _pane(title: str, place: Place | None, view: View) -> Pane:
    if place is None:
        return Pane(title, None, "", ())
    lines = view.excerpt(place.location, before=_BEFORE, after=_AFTER)
    return Pane(title, place, view.link(place.location), lines)


def _pair(change: ApiChange) -> Pair:
    before, after = compare_words(change.before, change.after)
    return Pair(change, before, after)


def compare_words(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Split two lines into pieces that tell where they differ; an empty line has no differences."""
    if not before or not after or max(len(before), len(after)) > _LONGEST:
        return tuple(Piece(text, differs=False) for text in (before,) if text), tuple(
            Piece(text, differs=False) for text in (after,) if text
        )
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        differs = tag != "equal"
        if old_to > old_from:
            left.append(Piece("".join(old[old_from:old_to]), differs))
        if new_to > new_from:
            right.append(Piece("".join(new[new_from:new_to]), differs))
    return tuple(left), tuple(right)
