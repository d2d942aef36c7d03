"""Rules: what a document must and should be. `check` runs them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.diagnostics import Diagnostic, Severity
from generators.rules import (
    examples,
    extensions,
    item_arrays,
    operations,
    outcomes,
    paths,
    references,
    schemas,
    security,
    structure,
)
from generators.rules.registry import RULES, Context, Finding, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generators.document import Document

__all__ = ["RULES", "Context", "Finding", "Rule", "blocking", "check", "rule"]

GROUPS = (
    structure,
    references,
    paths,
    operations,
    security,
    schemas,
    examples,
    extensions,
    outcomes,
    item_arrays,
)
"""The modules whose rules are known; importing one enters its rules."""


def check(
    document: Document, *, severities: Mapping[str, Severity | None] | None = None
) -> list[Diagnostic]:
    """Return everything the rules object to, in the order of the files, each thing once.

    Args:
        document: what to look at.
        severities: other weights by code; None switches a rule off.
    """
    configured = severities or {}
    context = Context(document)
    found: dict[tuple[str, str, str], Diagnostic] = {}
    for code, known in RULES.items():
        severity = configured.get(code, known.severity)
        if severity is None:
            continue
        for finding in known.check(context):
            diagnostic = Diagnostic(
                code,
                severity,
                finding.message,
                document.locate(finding.pointer, key=finding.key),
                finding.pointer,
                finding.hint,
            )
            found.setdefault((code, str(diagnostic.location), finding.message), diagnostic)
    return sorted(found.values(), key=lambda one: (one.location, one.code, one.message))


def blocking(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics that leave nothing sensible to generate.

    Errors of a rule that does not block are left out; those of loading always count.
    """
    return [
        one
        for one in diagnostics
        if one.severity is Severity.ERROR and (one.code not in RULES or RULES[one.code].blocks)
    ]
