"""A diagnostic is data: collected by every stage, rendered once, at the edge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the pipeline, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """A number that orders severities, the heaviest the highest."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file; `line` and `column` count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a document.

    Attributes:
        code: stable kebab-case name of the rule, for example `duplicate-key`.
        severity: whether it stops the pipeline.
        message: one sentence, no trailing full stop needed, never empty.
        location: file, line and column of the source.
        pointer: JSON pointer (RFC 6901) of the value meant, as a URI fragment without `#`;
            empty for the whole document.
        hint: what to do about it; empty where the message says it all.
    """

    code: str
    severity: Severity
    message: str
    location: Location
    pointer: str = ""
    hint: str = ""
