"""What makes a review fail: the thresholds of `--fail-on`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from ..diagnostics import Severity
from .model import Lane, Level

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic
    from .model import Finding, Report


class FailOn(IntEnum):
    """Thresholds, the strictest last; each includes those before it."""

    NEVER = 0
    """Nothing fails, not even stale entries of the accepted file."""
    WIRE = 1
    """What breaks the wire."""
    CODE = 2
    """What breaks code written against the generated package; the default."""
    UNDECIDED = 3
    """What may break the wire and cannot be computed."""
    BUMP = 4
    """A version that does not announce what changed."""
    LINT = 5
    """New errors and warnings of the rules."""
    ANY = 6
    """Every change except of documentation, and new remarks of the rules."""

    @property
    def word(self) -> str:
        """The name in lower case, as it is written on the command line."""
        return self.name.lower()


DEFAULT = FailOn.CODE

_LANES = {
    Lane.WIRE: FailOn.WIRE,
    Lane.CODE: FailOn.CODE,
    Lane.UNDECIDED: FailOn.UNDECIDED,
    Lane.COMPATIBLE: FailOn.ANY,
    Lane.LIFECYCLE: FailOn.ANY,
}
"""The threshold from which a lane fails; documentation never does."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What in a report reaches a threshold.

    Attributes:
        fail_on: the threshold.
        findings: those that reach it, in the order of the report.
        lint: diagnostics of the rules that reach it.
        api: number of unexplained changes of the Python API that reach it.
        bump: whether a version that does not announce the changes reaches it.
        stale: number of problems of the accepted file that reach it.
    """

    fail_on: FailOn
    findings: tuple[Finding, ...]
    lint: tuple[Diagnostic, ...]
    api: int
    bump: bool
    stale: int

    @property
    def failed(self) -> bool:
        """Whether anything reaches the threshold."""
        return bool(self.findings or self.lint or self.api or self.bump or self.stale)


def fails(finding: Finding, fail_on: FailOn) -> bool:
    """Whether a finding reaches the threshold; an accepted one reaches none."""
    if finding.accepted is not None or fail_on is FailOn.NEVER:
        return False
    lane = _LANES.get(finding.lane)
    if finding.lane is Lane.UNDECIDED and any(
        change.level is Level.MAJOR for change in finding.api
    ):
        lane = FailOn.CODE  # that part of it is decided
    return lane is not None and lane <= fail_on


def lint_fails(diagnostic: Diagnostic, fail_on: FailOn) -> bool:
    """Whether a diagnostic of the rules reaches the threshold."""
    if diagnostic.severity is Severity.INFO:
        return fail_on >= FailOn.ANY
    return fail_on >= FailOn.LINT


def judge(report: Report, fail_on: FailOn) -> Verdict:
    """Return what in a report reaches a threshold."""
    breaking = sum(change.level is Level.MAJOR for change in report.api)
    return Verdict(
        fail_on,
        findings=tuple(finding for finding in report.findings if fails(finding, fail_on)),
        lint=tuple(problem for problem in report.lint if lint_fails(problem, fail_on)),
        api=breaking if fail_on >= FailOn.CODE else 0,
        bump=fail_on >= FailOn.BUMP and not report.bump.enough,
        stale=len(report.stale) if fail_on > FailOn.NEVER else 0,
    )
