"""The report for a comment or a summary on GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...review.reports.markdown import code, escaped, rich
from ..kinds import Lane
from . import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Finding, Report
    from .view import View

_MOST = 200
"""Findings of one weight that are listed; a comment has a limit."""


def render(report: Report, view: View) -> str:
    """Return the report in Markdown."""
    return "\n".join(_lines(report, view)) + "\n"


def _lines(report: Report, view: View) -> Iterator[str]:
    yield f"# Drift: {escaped(words.verdict(report))}"
    yield ""
    names = ", ".join(code(side.name) for side in report.documents)
    yield f"{names}: {escaped(', '.join(words.traffic(report)))}."
    yield f"**{escaped(words.outcome(report, view))}**"
    if report.counts.foreign:
        yield ""
        yield f"Hosts of other APIs: {escaped(words.foreign(report))}."
    for lane, findings in report.lanes().items():
        if not findings:
            continue
        yield ""
        is_folded = lane is Lane.UNSEEN
        heading = f"{words.TITLES[lane]} ({len(findings):,})"
        yield f"<details><summary>{heading}</summary>" if is_folded else f"## {heading}"
        yield ""
        for finding in findings[:_MOST]:
            yield _finding(finding)
        if len(findings) > _MOST:
            yield f"- and {len(findings) - _MOST:,} more"
        if is_folded:
            yield ""
            yield "</details>"
    for heading, problems in (
        ("Wrong in the accepted file", report.stale),
        ("To be known", report.notes),
    ):
        if problems:
            yield ""
            yield f"## {heading} ({len(problems):,})"
            yield ""
        for problem in problems:
            yield f"- {code(str(problem.location))} {code(problem.code)} {rich(problem.message)}"
    accepted = report.accepted()
    if accepted:
        yield ""
        yield f"## Accepted ({len(accepted):,})"
        yield ""
        for finding in accepted:
            mark = finding.accepted
            until = f" until {mark.expires}, {escaped(mark.owner)}" if mark else ""
            yield f"- {rich(finding.title)}{until}"


def _finding(finding: Finding) -> str:
    parts = [f"- {rich(finding.title)} ({code(str(finding.place.location))})"]
    if finding.lane is not Lane.UNSEEN:
        for label, text in words.facts(finding):
            shown = code(text) if label in {"example", "in"} else rich(text)
            parts.append(f"<br>{label}: {shown}")
    return "".join(parts)
