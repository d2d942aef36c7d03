"""What runs come to: printed at their end, kept, and printed again where nothing has changed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .console import (
    FINDINGS,
    OK,
    UNREADABLE,
    as_json,
    counted,
    print_diagnostics,
    summary,
)
from .diagnostics import Diagnostic, Location, Severity
from .keeping.outputs import stray
from .render.features import choose

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping, Sequence

SHOWN = 5
"""Names that a line lists."""


class Validated(NamedTuple):
    """What a run of `validate` came to.

    Attributes:
        diagnostics: what the baseline does not know.
        hidden: how many it knows.
        readable: whether the document could be read.
    """

    diagnostics: Sequence[Diagnostic]
    hidden: int
    readable: bool

    def print(self, arguments: argparse.Namespace) -> int:
        """Print it and return the exit code."""
        hidden = f"{self.hidden} hidden by {arguments.baseline}" if self.hidden else ""
        if arguments.format == "json":
            print(json.dumps([*map(as_json, self.diagnostics)], indent=2, ensure_ascii=False))
            print(hidden, end="\n" if hidden else "", file=sys.stderr)
        else:
            print_diagnostics(self.diagnostics, sys.stdout, each=arguments.all)
            last = summary(self.diagnostics, arguments.spec)
            print(", ".join(filter(None, [last, hidden])))
        if not self.readable:
            return UNREADABLE
        errors = any(item.severity is Severity.ERROR for item in self.diagnostics)
        return FINDINGS if errors else OK

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        diagnostics = [*map(as_json, self.diagnostics)]
        return {"diagnostics": diagnostics, "hidden": self.hidden, "readable": self.readable}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Validated | None:
        """Return what was kept; None where this is something else."""
        try:
            return cls(_read(data["diagnostics"]), data["hidden"], data["readable"])
        except (KeyError, TypeError, ValueError):
            return None


class Packaged(NamedTuple):
    """What a run of `generate` or `check` came to, where the project is as it would be generated.

    Attributes:
        diagnostics: what was printed.
        coverage: the line that says what of the document was generated.
        unaccepted: operations that were left out, and must not be.
        files: digests of the files of the project.
        report: that of the report; empty where none was asked for.
    """

    diagnostics: Sequence[Diagnostic]
    coverage: str
    unaccepted: Sequence[str]
    files: Mapping[str, str]
    report: str = ""

    def print_findings(self, arguments: argparse.Namespace) -> None:
        """Print what stands before the verdict."""
        print_brought(arguments)
        print_findings(self.diagnostics, arguments)
        print(self.coverage)

    def print_left_out(self) -> int:
        """Print what stands behind the verdict, and return the exit code."""
        return print_left_out(self.unaccepted)

    def written(self, arguments: argparse.Namespace, changed: int, removed: int) -> str:
        """Return the verdict of `generate`."""
        details = f", {removed} removed" if removed else ""
        return f"{arguments.out}: {len(self.files)} files, {changed} changed{details}"

    def current(self, arguments: argparse.Namespace) -> str:
        """Return the verdict of `check`."""
        verdict = f"{arguments.out}: up to date with {arguments.spec}"
        return "\n".join([*stray_lines(arguments, self.files), verdict])

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {
            "diagnostics": [*map(as_json, self.diagnostics)],
            "coverage": self.coverage,
            "unaccepted": [*self.unaccepted],
            "files": {**self.files},
            "report": self.report,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Packaged | None:
        """Return what was kept; None where this is something else."""
        try:
            return cls(**{**data, "diagnostics": _read(data["diagnostics"])})
        except (KeyError, TypeError, ValueError):
            return None


def _read(listed: Sequence[Mapping[str, Any]]) -> list[Diagnostic]:
    return [
        Diagnostic(
            code=item["code"],
            severity=Severity(item["severity"]),
            message=item["message"],
            location=Location(item["file"], item["line"], item["column"]),
            pointer=item["pointer"],
            hint=item["hint"],
        )
        for item in listed
    ]


def print_brought(arguments: argparse.Namespace) -> None:
    """Print the features that others bring."""
    for feature, brought in choose(arguments.options.features).brought:
        print(f"feature {feature} brings {brought}", file=sys.stderr)


def print_findings(diagnostics: Sequence[Diagnostic], arguments: argparse.Namespace) -> None:
    """Print the findings of a run that generates, and how many there are."""
    print_diagnostics(diagnostics, sys.stderr, each=arguments.all)
    if diagnostics:
        print(counted(diagnostics), file=sys.stderr)


def print_left_out(unaccepted: Sequence[str]) -> int:
    """Print which operations were left out unaccepted; return the exit code that this means."""
    if not unaccepted:
        return OK
    names = ", ".join(unaccepted[:SHOWN]) + (", …" if len(unaccepted) > SHOWN else "")
    print(
        f"left out: {names}; `partial` in [tool.specmill] or --accept-partial accepts that",
        file=sys.stderr,
    )
    return FINDINGS


def stray_lines(arguments: argparse.Namespace, files: Iterable[str]) -> list[str]:
    """Return lines on the files among those of a project that are not generated, nor kept."""
    strays = stray(Path(arguments.out), files, arguments.keep)
    return [f"stray: {path} is not generated" for path in strays]
