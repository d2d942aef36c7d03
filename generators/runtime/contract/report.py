"""Results of a run: findings, results of cases, and the report of all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from .cases import Case

Outcome: TypeAlias = Literal["held", "violated", "skipped"]
Severity: TypeAlias = Literal["violation", "warning", "contradiction"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One deviation from the document.

    Attributes:
        severity: `violation`; `warning` for what a client copes with; `contradiction` for what the
            document says against itself, which is no fault of the server.
        message: what came and what was expected; without header fields and credentials that were
            sent.
        place: where the document says it, as a JSON Pointer; empty where a standard does.
    """

    severity: Severity
    message: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The result of one case.

    Attributes:
        case: the case.
        findings: violations and warnings.
        skipped: why nothing was sent; empty where something was.
        sent: the request as a curl command, credentials masked.
        came: status and beginning of the answer, credentials masked.
    """

    case: Case
    findings: tuple[Finding, ...] = ()
    skipped: str = ""
    sent: str = ""
    came: str = ""

    @property
    def outcome(self) -> Outcome:
        """Return `violated` if anything was."""
        if self.skipped:
            return "skipped"
        return "violated" if self.violations else "held"

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that are violations."""
        return tuple(item for item in self.findings if item.severity == "violation")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that are warnings."""
        return tuple(item for item in self.findings if item.severity == "warning")


class Violated(AssertionError):  # noqa: N818 - says what happened
    """A server breaks the contract; the message says where.

    Attributes:
        result: the same as data.
    """

    def __init__(self, result: Result, text: str) -> None:
        super().__init__(text)
        self.result = result


@dataclass(slots=True)
class Report:
    """The result of a run.

    Attributes:
        title: of the API.
        version: of the API.
        url: where the server is.
        results: in the order of the cases.
    """

    title: str
    version: str
    url: str
    results: list[Result] = field(default_factory=list[Result])

    @property
    def held(self) -> bool:
        """Whether nothing was violated, and not everything was skipped."""
        outcomes = {result.outcome for result in self.results}
        return "violated" not in outcomes and "held" in outcomes

    def count(self, outcome: Outcome) -> int:
        """Return the number of cases with an outcome."""
        return sum(result.outcome == outcome for result in self.results)

    @property
    def contradictions(self) -> list[Finding]:
        """What the document says against itself, each once."""
        listed = (item for result in self.results for item in result.findings)
        return list(dict.fromkeys(item for item in listed if item.severity == "contradiction"))

    @property
    def violated(self) -> list[Result]:
        """The results with violations."""
        return [result for result in self.results if result.outcome == "violated"]

    def text(self) -> str:
        """Return the report for people."""
        from .rendering import as_text

        return as_text(self)
