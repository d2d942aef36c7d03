"""Partial packages: what may be left out of one, and what that means for a run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Diagnostic, Location, Severity
from .report import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document import Document
    from . import Coverage


class Accepted(NamedTuple):
    """What may be left out.

    Attributes:
        names: of operations.
        everything: whether any of them may be.
    """

    names: tuple[str, ...] = ()
    everything: bool = False

    def of(self, coverage: Coverage) -> list[str]:
        """Return what is left out and may be."""
        return [name for name in coverage.left_out if self.everything or name in self.names]


def unaccepted(coverage: Coverage | None, accepted: Accepted) -> list[str]:
    """Return what was left out and must not be."""
    if coverage is None:
        return []
    spared = set(accepted.of(coverage))
    return [name for name in coverage.left_out if name not in spared]


def weighed(
    coverage: Coverage | None, diagnostics: Sequence[Diagnostic], accepted: Accepted
) -> list[Diagnostic]:
    """Return diagnostics as they weigh where something may be left out.

    An error that costs nothing but what may be left out is a warning. So is a name that is listed
    and is not left out.
    """
    if coverage is None:
        return list(diagnostics)
    needed = set(unaccepted(coverage, accepted))
    costs: dict[tuple[str, str], set[str]] = {}
    for operation in coverage.operations:
        for reason in operation.reasons if operation.state == "left out" else ():
            costs.setdefault((reason.code, reason.pointer), set()).add(operation.id)
    for name in needed - {operation.id for operation in coverage.operations}:
        for reason in coverage.reasons:
            if reason.pointer == name:
                costs.setdefault((reason.code, reason.pointer), set()).add(name)
    weighed = [
        replace(diagnostic, severity=Severity.WARNING)
        if diagnostic.severity is Severity.ERROR
        and not costs.get((diagnostic.code, diagnostic.pointer), set()) & needed
        else diagnostic
        for diagnostic in diagnostics
    ]
    lost = set(coverage.left_out)
    for name in accepted.names:
        if name not in lost:
            message = f"`{name}` of `partial` is not left out"
            hint = "remove it from `partial` in [tool.specmill]"
            place = Location("pyproject.toml")
            weighed.append(Diagnostic("partial-unused", Severity.WARNING, message, place, "", hint))
    return weighed


def report(coverage: Coverage, document: Document, accepted: Accepted) -> str:
    """Return the text of the report."""
    return as_json(coverage, document, accepted.of(coverage))


def write(text: str, file: str) -> str:
    """Write the report; return why that failed, empty where it did not."""
    target = Path(file)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        return f"{target}: cannot be written: {error.strerror or error}"
    return ""
