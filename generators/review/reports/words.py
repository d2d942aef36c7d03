"""Texts that several reports share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ...document.text import one_line
from ..model import Lane, Level
from ..verdict import Verdict, judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...diagnostics import Diagnostic
    from ..model import Bump, FileChange, Finding, Report
    from ..verdict import FailOn

REPORT_VERSION = 1
"""Version of the JSON report; raised when readers of the older one would fail."""

TITLES = {
    Lane.WIRE: "Breaks the wire",
    Lane.UNDECIDED: "May break the wire",
    Lane.CODE: "Breaks generated code",
    Lane.COMPATIBLE: "Compatible",
    Lane.LIFECYCLE: "Deprecations and sunsets",
    Lane.DOCS: "Documentation only",
}
"""Headings of the lanes, in the order of a report."""

_COUNTED = {
    Lane.WIRE: ("{} change breaks the wire", "{} changes break the wire"),
    Lane.UNDECIDED: ("{} change may break the wire", "{} changes may break the wire"),
    Lane.CODE: ("{} change breaks generated code", "{} changes break generated code"),
    Lane.COMPATIBLE: ("{} compatible change", "{} compatible changes"),
    Lane.LIFECYCLE: ("{} deprecation or sunset", "{} deprecations or sunsets"),
    Lane.DOCS: ("{} change of documentation only", "{} changes of documentation only"),
}
_BREAKING = frozenset({Lane.WIRE, Lane.UNDECIDED, Lane.CODE})
_VALUE_LENGTH = 120
_OPERATIONS = 3


def plural(count: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def lanes(report: Report) -> dict[Lane, list[Finding]]:
    """Return the findings that are not accepted, by lane, in the order of a report."""
    findings: dict[Lane, list[Finding]] = {lane: [] for lane in TITLES}
    for finding in report.findings:
        if finding.accepted is None:
            findings[finding.lane].append(finding)
    return findings


def accepted(report: Report) -> list[Finding]:
    """Return the findings that are accepted."""
    return [finding for finding in report.findings if finding.accepted is not None]


def headline(report: Report, fail_on: FailOn) -> str:
    """Return the result of the review in a few words."""
    if report.base is None:
        return "New document"
    findings_by_lane = lanes(report)
    if findings_by_lane[Lane.WIRE]:
        return "Breaking"
    undecided = findings_by_lane[Lane.UNDECIDED]
    if findings_by_lane[Lane.CODE] or any(
        change.level is Level.MAJOR
        for change in (*report.api, *(change for finding in undecided for change in finding.api))
    ):
        return "Breaking in generated code"
    if findings_by_lane[Lane.UNDECIDED]:
        return "Possibly breaking"
    if judge(report, fail_on).failed:
        return "Needs attention"
    breaks = sum(finding.lane in _BREAKING for finding in accepted(report))
    if breaks:
        return plural(breaks, "accepted break")
    if any(findings_by_lane.values()):
        return "Compatible"
    return "Accepted" if accepted(report) else "No change"


def counts(report: Report) -> str:
    """Return the number of findings of each kind, in one sentence without a period."""
    numbers = {lane: len(findings) for lane, findings in lanes(report).items() if findings}
    parts = [_COUNTED[lane][number > 1].format(f"{number:,}") for lane, number in numbers.items()]
    breaks = sum(finding.lane in _BREAKING for finding in accepted(report))
    parts += [
        f"{number:,} {noun}"
        for number, noun in (
            (len(report.lint), "new from the rules"),
            (breaks, f"accepted break{'s' * (breaks > 1)}"),
            (len(accepted(report)) - breaks, "accepted"),
            (len(report.stale), "wrong in the accepted file"),
        )
        if number
    ]
    if parts:
        return ", ".join(parts)
    return "nothing to compare it with" if report.base is None else "the documents are equal"


def bump(bump: Bump) -> str:
    """Return the needed step of the version and the one taken; empty if none is needed."""
    if not bump.required:
        return ""
    demand = f"a {bump.required.word} step of the version is needed"
    if bump.declared is None:
        reason = f": {one_line(bump.reason)}" if bump.reason else ""
        return f"{demand}, which cannot be checked{reason}"
    if bump.enough:
        return f"{demand}, a {bump.declared.word} one was taken"
    step = f"a {bump.declared.word} one" if bump.declared else "none"
    return f"{demand}, {step} was taken: write {one_line(bump.suggested)}"


def verdict(report: Report, fail_on: FailOn) -> str:
    """Return the result of the review in one line."""
    demand = bump(report.bump)
    return f"{headline(report, fail_on)}: {counts(report)}{f'; {demand}' if demand else ''}"


def outcome(verdict: Verdict) -> str:
    """Return whether the review failed, with the threshold and the reasons, in one sentence."""
    threshold = f"--fail-on {verdict.fail_on.word}"
    if not verdict.failed:
        return f"passed ({threshold})"
    reasons = [
        f"{number:,} {noun}"
        for number, noun in (
            (len(verdict.findings), "of the changes"),
            (verdict.api, "unexplained in the Python API"),
            (len(verdict.lint), "from the rules"),
            (int(verdict.bump), "version that announces too little"),
            (verdict.stale, "wrong in the accepted file"),
        )
        if number
    ]
    return f"failed ({threshold}): {', '.join(reasons)}"


def affects(operations: Sequence[str], limit: int = _OPERATIONS) -> str:
    """Return the affected operations, the first few by name; empty for none."""
    if not operations:
        return ""
    names = [one_line(operation) for operation in operations[:limit]]
    more = len(operations) - len(names)
    return ", ".join(names) + (f" and {more:,} more" if more else "")


def value(value: Any) -> str:
    """Return a value of a document as JSON on one line, cut if it is long."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except ValueError:  # a YAML alias makes it contain itself
        text = str(value)
    text = one_line(text)
    return text if len(text) <= _VALUE_LENGTH else f"{text[: _VALUE_LENGTH - 1]}…"


def change(finding: Finding) -> str:
    """Return the two values of a finding; empty if it has none or its title shows them."""
    if all(_shown(json_value, finding.title) for json_value in (finding.before, finding.after)):
        return ""
    before, after = (
        "nothing" if json_value is None else value(json_value)
        for json_value in (finding.before, finding.after)
    )
    return f"{before} → {after}"


def _shown(json_value: Any, title: str) -> bool:
    """Whether a title has a value in backticks; it has whole lists or their entries."""
    if json_value is None:
        return True
    texts = [json_value if isinstance(json_value, str) else value(json_value)]
    if isinstance(json_value, list) and json_value:
        entries = [item if isinstance(item, str) else value(item) for item in json_value]
        if all(f"`{' '.join(text.split())}`" in title for text in entries):
            return True
    return all(f"`{' '.join(text.split())}`" in title for text in texts)


def levels(finding: Finding) -> str:
    """Return both levels of a finding."""
    handlers = f", handlers {finding.handlers.word}" if finding.handlers else ""
    return f"wire {finding.wire.word}, code {finding.code.word}{handlers}"


def entry(finding: Finding) -> str:
    """Return the entry of the accepted file that would accept a finding, in one line."""
    return (
        f'- {{fingerprint: "{finding.fingerprint}", reason: "...", owner: "...", '
        'expires: "YYYY-MM-DD"}'
    )


def file_lines(change: FileChange) -> str:
    """Return the number of lines of a file that were added and removed."""
    return f"+{change.lines_added:,} -{change.lines_removed:,}"


def place(diagnostic: Diagnostic) -> str:
    """Return file, line and column of a diagnostic."""
    return one_line(str(diagnostic.location))


def pieces(text: str) -> list[tuple[str, bool]]:
    """Split text into parts, each with whether it was in backticks, which are removed."""
    parts = one_line(text).split("`")
    if len(parts) % 2 == 0:  # an unpaired backtick stays
        parts[-2:] = ["`".join(parts[-2:])]
    return [(part, bool(index % 2)) for index, part in enumerate(parts) if part]


def clip(text: str, length: int) -> str:
    """Return text on one line, cut to `length` characters."""
    text = one_line(text)
    return text if len(text) <= length else f"{text[: length - 1]}…"
