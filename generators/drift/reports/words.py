"""Texts that the reports of drift share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ...review.reports.words import plural
from ..kinds import Lane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Finding, Report
    from .view import View

TITLES = {
    Lane.CONTRADICTED: "Not as documented",
    Lane.UNDOCUMENTED: "Not documented",
    Lane.DEPRECATED: "Deprecated, and used",
    Lane.UNSEEN: "Documented, and not seen",
}
"""Headings, in the order of a report."""
_OPERATIONS = 3
_COUNTED = {
    Lane.CONTRADICTED: "not as documented",
    Lane.UNDOCUMENTED: "not documented",
    Lane.DEPRECATED: "deprecated and used",
    Lane.UNSEEN: "not seen",
}


def verdict(report: Report) -> str:
    """Return how many findings of each weight there are, in one phrase."""
    counts = [
        f"{len(findings):,} {_COUNTED[lane]}"
        for lane, findings in report.lanes().items()
        if findings
    ]
    accepted = len(report.accepted())
    counts += [f"{accepted:,} accepted"] if accepted else []
    return ", ".join(counts) or "the traffic is as documented"


def outcome(report: Report, view: View) -> str:
    """Return whether the comparison failed."""
    failing = len(report.failing(view.fail_on)) + len(report.stale)
    threshold = f"--fail-on {view.fail_on.word}"
    if report.failed(view.fail_on):
        return f"failed ({threshold}): {plural(failing, 'finding')}"
    return f"passed ({threshold})"


def traffic(report: Report) -> Iterator[str]:
    """Give what became of the exchanges, a phrase for each."""
    counts = report.counts
    yield f"{plural(counts.exchanges, 'exchange')} of {plural(len(report.reading.files), 'file')}"
    yield f"{counts.matched:,} of documented operations"
    for count, words in (
        (counts.undocumented, "of operations that are not documented"),
        (counts.not_found, "answered that there is no such operation"),
        (counts.refused, "refused, so that their requests are not compared"),
        (sum(counts.foreign.values()), "of other APIs"),
        (report.reading.unreadable, "not readable"),
        (report.beyond, "facts more than are listed"),
    ):
        if count:
            yield f"{count:,} {words}"


def foreign(report: Report) -> str:
    """Return the hosts of other APIs, the most frequent first; empty for none."""
    hosts = sorted(report.counts.foreign.items(), key=lambda entry: (-entry[1], entry[0]))
    shown = [f"{host} ({count:,})" for host, count in hosts[:5]]
    more = [f"{len(hosts) - 5:,} more"] if len(hosts) > 5 else []
    return ", ".join([*shown, *more])


def times(finding: Finding) -> str:
    """Return how often it was seen, and when; empty for what was not seen."""
    if not finding.count:
        return ""
    count = "once" if finding.count == 1 else f"{finding.count:,} times"
    if not finding.first:
        return count
    if finding.first == finding.last:
        return f"{count}, at {finding.first}"
    return f"{count}, from {finding.first} to {finding.last}"


def operations(finding: Finding) -> str:
    """Return the operations that show it, the most frequent first."""
    if len(finding.operations) == 1 and next(iter(finding.operations)) in finding.title:
        return ""
    shown = [
        f"{name} ({count:,})" if count else name
        for name, count in list(finding.operations.items())[:_OPERATIONS]
    ]
    others = len(finding.operations) - _OPERATIONS
    return ", ".join([*shown, *([f"{others:,} more"] if others > 0 else [])])


def example(finding: Finding) -> str:
    """Return where it was seen, and the value there."""
    if not finding.where:
        return ""
    value = "" if finding.example is None else json.dumps(finding.example, ensure_ascii=False)
    return f"{finding.where}: {value}" if value else finding.where


def facts(finding: Finding) -> Iterator[tuple[str, str]]:
    """Give what is known of a finding, label and text."""
    for label, text in (
        ("seen", times(finding)),
        ("by", operations(finding)),
        ("example", example(finding)),
        ("in", finding.exchange),
        ("proposed", finding.proposal),
    ):
        if text:
            yield label, text


def entry(finding: Finding) -> str:
    """Return the entry that accepts a finding, with words to be filled in."""
    return (
        f'- {{fingerprint: "{finding.fingerprint}", reason: "...", owner: "...", '
        'expires: "YYYY-MM-DD"}'
    )
