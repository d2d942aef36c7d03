"""What documentation and document disagree on: a diagnostic with both places."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..console import as_json, print_diagnostics
from ..diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document import Document
    from .edits import Edit


@dataclass(frozen=True, slots=True)
class Finding:
    """A disagreement.

    Attributes:
        diagnostic: located in the documentation; its pointer is one into the document.
        there: the place in the document; None where it has none.
        edit: makes the document say what the documentation says; None where none is known.
        removal: the same for what the documentation no longer shows.
    """

    diagnostic: Diagnostic
    there: Location | None = None
    edit: Edit | None = None
    removal: Edit | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is about, wherever the documentation says so."""
        return self.diagnostic.code, self.diagnostic.pointer, self.diagnostic.message

    def with_edit(self, edit: Edit | None, removal: Edit | None = None) -> Finding:
        """Return it with edits."""
        return replace(self, edit=edit, removal=removal)

    def printed(self) -> Diagnostic:
        """Return it with both places."""
        if self.there is None or self.there == self.diagnostic.location:
            return self.diagnostic
        hint = self.diagnostic.hint
        place = f"the document: {self.there}"
        return replace(self.diagnostic, hint=f"{hint}; {place}" if hint else place)

    def as_json(self) -> dict[str, Any]:
        """Return it as `--format json` prints it."""
        there = None
        if self.there is not None:
            there = {
                "file": self.there.file,
                "line": self.there.line,
                "column": self.there.column,
            }
        return {**as_json(self.diagnostic), "document": there}


def finding(
    document: Document,
    code: str,
    message: str,
    place: Location,
    pointer: str = "",
    *,
    hint: str = "",
    severity: Severity = Severity.ERROR,
    key: bool = True,
) -> Finding:
    """Return a finding; `pointer` is the place in the document, or the one nearest to it."""
    there = document.locate(pointer, key=key) if pointer else None
    return Finding(Diagnostic(code, severity, message, place, pointer, hint), there)


def print_findings(
    findings: Sequence[Finding], shape: str, *, each: bool, counts: dict[str, Any]
) -> None:
    """Print findings, as text or JSON."""
    ordered = sorted(findings, key=lambda item: (item.diagnostic.location, item.diagnostic.code))
    if shape == "json":
        listed = [item.as_json() for item in ordered]
        print(json.dumps({"findings": listed, **counts}, indent=2, ensure_ascii=False))
        return
    print_diagnostics([item.printed() for item in ordered], sys.stdout, each=each)
