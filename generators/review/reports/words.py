"""Sentences that more than one report says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generators.document.text import one_line
from generators.review.model import Lane, Level
from generators.review.verdict import Verdict, judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generators.diagnostics import Diagnostic
    from generators.review.model import Bump, FileChange, Finding, Report
    from generators.review.verdict import FailOn

REPORT_VERSION = 1
"""Version of the JSON report; it grows when a reader of the older one would fail."""

TITLES = {
    Lane.WIRE: "Breaks the wire",
    Lane.UNDECIDED: "May break the wire",
    Lane.CODE: "Breaks generated code",
    Lane.COMPATIBLE: "Compatible",
    Lane.LIFECYCLE: "Deprecations and sunsets",
    Lane.DOCS: "Words only",
}
"""Headings of the lanes, in the order of a report."""

_COUNTED = {
    Lane.WIRE: ("{} change breaks the wire", "{} changes break the wire"),
    Lane.UNDECIDED: ("{} change may break the wire", "{} changes may break the wire"),
    Lane.CODE: ("{} change breaks generated code", "{} changes break generated code"),
    Lane.COMPATIBLE: ("{} compatible change", "{} compatible changes"),
    Lane.LIFECYCLE: ("{} deprecation or sunset", "{} deprecations or sunsets"),
    Lane.DOCS: ("{} change of words only", "{} changes of words only"),
}
_VALUE_LENGTH = 120
_OPERATIONS = 3


def plural(count: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def lanes(report: Report) -> dict[Lane, list[Finding]]:
    """Return the findings that are not accepted, by lane, in the order of a report."""
    found: dict[Lane, list[Finding]] = {lane: [] for lane in TITLES}
    for one in report.findings:
        if one.accepted is None:
            found[one.lane].append(one)
    return found


def accepted(report: Report) -> list[Finding]:
    """Return the findings that are accepted."""
    return [one for one in report.findings if one.accepted is not None]


def headline(report: Report, fail_on: FailOn) -> str:
    """Return the result of the review in one or two words."""
    if report.base is None:
        return "New document"
    found = lanes(report)
    if found[Lane.WIRE]:
        return "Breaking"
    if found[Lane.CODE] or any(one.level is Level.MAJOR for one in report.api):
        return "Breaking in generated code"
    if found[Lane.UNDECIDED]:
        return "Possibly breaking"
    if judge(report, fail_on).failed:
        return "Needs attention"
    if any(found.values()):
        return "Compatible"
    return "No change"


def counts(report: Report) -> str:
    """Return how many findings there are of each kind, in one sentence without a full stop."""
    numbers = {lane: len(found) for lane, found in lanes(report).items() if found}
    said = [_COUNTED[lane][number > 1].format(f"{number:,}") for lane, number in numbers.items()]
    said += [
        f"{number:,} {word}"
        for number, word in (
            (len(report.lint), "new from the rules"),
            (len(accepted(report)), "accepted"),
            (len(report.stale), "wrong in the accepted file"),
        )
        if number
    ]
    if said:
        return ", ".join(said)
    return "nothing to compare it with" if report.base is None else "the documents say the same"


def bump(bump: Bump) -> str:
    """Return the step that the version needs and the one it takes; empty where none is needed."""
    if not bump.required:
        return ""
    needed = f"a {bump.required.word} step of the version is needed"
    if bump.declared is None:
        reason = f": {one_line(bump.reason)}" if bump.reason else ""
        return f"{needed}, which cannot be checked{reason}"
    if bump.enough:
        return f"{needed}, a {bump.declared.word} one was taken"
    taken = f"a {bump.declared.word} one" if bump.declared else "none"
    return f"{needed}, {taken} was taken: write {one_line(bump.suggested)}"


def verdict(report: Report, fail_on: FailOn) -> str:
    """Return what the review comes to, in one line."""
    needed = bump(report.bump)
    return f"{headline(report, fail_on)}: {counts(report)}{f'; {needed}' if needed else ''}"


def outcome(verdict: Verdict) -> str:
    """Return whether a review failed and from where on it would, in one sentence."""
    threshold = f"--fail-on {verdict.fail_on.word}"
    if not verdict.failed:
        return f"passed ({threshold})"
    reasons = [
        f"{number:,} {word}"
        for number, word in (
            (len(verdict.findings), "of the changes"),
            (verdict.api, "unexplained in the Python API"),
            (len(verdict.lint), "from the rules"),
            (int(verdict.bump), "version that announces too little"),
            (verdict.stale, "wrong in the accepted file"),
        )
        if number
    ]
    return f"failed ({threshold}): {', '.join(reasons)}"


def affects(operations: Sequence[str], shown: int = _OPERATIONS) -> str:
    """Return which operations something affects, the first few by name; empty for none."""
    if not operations:
        return ""
    named = [one_line(one) for one in operations[:shown]]
    left = len(operations) - len(named)
    return ", ".join(named) + (f" and {left:,} more" if left else "")


def value(value: Any) -> str:
    """Return a value of a document as JSON on one line, cut where it is long."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except ValueError:  # it contains itself, by an alias
        text = str(value)
    text = one_line(text)
    return text if len(text) <= _VALUE_LENGTH else f"{text[: _VALUE_LENGTH - 1]}…"


def change(finding: Finding) -> str:
    """Return the two values of a finding; empty where it has none or its title shows them."""
    if (finding.before is None and finding.after is None) or "→" in finding.title:
        return ""
    before, after = (
        "nothing" if one is None else value(one) for one in (finding.before, finding.after)
    )
    return f"{before} → {after}"


def levels(finding: Finding) -> str:
    """Return both levels of a finding."""
    return f"wire {finding.wire.word}, code {finding.code.word}"


def entry(finding: Finding) -> str:
    """Return the entry of the accepted file that would accept a finding, in one line."""
    return (
        f'- {{fingerprint: "{finding.fingerprint}", reason: "...", owner: "...", '
        'expires: "YYYY-MM-DD"}'
    )


def file_lines(change: FileChange) -> str:
    """Return how many lines of a file came and went."""
    return f"+{change.lines_added:,} -{change.lines_removed:,}"


def place(diagnostic: Diagnostic) -> str:
    """Return file, line and column of a diagnostic."""
    return one_line(str(diagnostic.location))


def pieces(text: str) -> list[tuple[str, bool]]:
    """Return text in parts, and whether each is in backticks, which are taken away."""
    parts = one_line(text).split("`")
    if len(parts) % 2 == 0:  # one is left over, and stays
        parts[-2:] = ["`".join(parts[-2:])]
    return [(part, bool(index % 2)) for index, part in enumerate(parts) if part]


def clip(text: str, length: int) -> str:
    """Return text on one line, cut where it is longer."""
    text = one_line(text)
    return text if len(text) <= length else f"{text[: length - 1]}…"
