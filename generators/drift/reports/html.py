"""The report as one HTML page that loads nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...render.html import html_environment
from ...review.reports.view import View as Excerpts
from ...review.reports.words import pieces
from ..kinds import Lane
from ..model import fails
from . import words

if TYPE_CHECKING:
    import jinja2

    from ..model import Finding, Report
    from .view import View

_AROUND = 3
"""Lines of the document shown before and after a place."""


def render(report: Report, view: View) -> str:
    """Return the report as a self-contained HTML page."""
    excerpts = Excerpts(sources=view.sources)

    def lines(finding: Finding) -> object:
        if finding.lane is Lane.UNSEEN:
            return ()
        return excerpts.excerpt(finding.place.location, before=_AROUND, after=_AROUND)

    text = _template().render(
        report=report,
        verdict=words.verdict(report),
        outcome=words.outcome(report, view),
        failed=report.failed(view.fail_on),
        traffic=", ".join(words.traffic(report)),
        foreign=words.foreign(report),
        lanes={lane: found for lane, found in report.lanes().items() if found},
        titles=words.TITLES,
        unseen=Lane.UNSEEN,
        lines=lines,
        fails=lambda finding: fails(finding, view.fail_on),
    )
    return text + "\n"


@cache
def _template() -> jinja2.Template:
    env = html_environment(__name__.rpartition(".")[0])
    env.filters.update(pieces=pieces)
    env.globals.update(facts=words.facts, entry=words.entry)
    return env.get_template("page.html.j2")
