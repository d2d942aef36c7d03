"""Rules: what a document must and should be. `check` runs them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic, Location, Severity
from ..document.faults import Fault
from . import (
    agents,
    documentation,
    examples,
    extensions,
    operations,
    owasp,
    paths,
    python_names,
    python_shapes,
    references,
    schemas,
    security,
    servers,
    structure,
    unused,
    wire_forms,
)
from .registry import RULES, Context, Finding, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from ..document import Document

__all__ = ["RULES", "Context", "Finding", "Rule", "blocking", "check", "effective", "rule"]

MODULES = (
    structure,
    references,
    paths,
    operations,
    security,
    servers,
    schemas,
    wire_forms,
    examples,
    extensions,
    python_names,
    python_shapes,
    agents,
    documentation,
    unused,
    owasp,
)
"""The modules whose rules are known; importing one enters its rules."""


def check(
    document: Document,
    *,
    severities: Mapping[str, Severity | None] | None = None,
    least: Severity = Severity.INFO,
    codes: Container[str] | None = None,
) -> list[Diagnostic]:
    """Return all findings of the rules, in the order of the files, each once.

    Args:
        document: what to look at.
        severities: other weights by code; None switches a rule off. Rules that block keep theirs:
            what is generated after them relies on what they found to be true.
        least: rules of less weight do not run.
        codes: of the rules that run; None for all.
    """
    configured = severities or {}
    context = Context(document)
    diagnostics: dict[tuple[str, str, str], Diagnostic] = {}
    for code, known in RULES.items():
        severity = effective(known, configured)
        if severity is None or severity.weight < least.weight:
            continue
        if codes is not None and code not in codes:
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
            diagnostics.setdefault((code, str(diagnostic.location), finding.message), diagnostic)
    return sorted(diagnostics.values(), key=_order)


def _order(diagnostic: Diagnostic) -> tuple[Location, str, str]:
    return diagnostic.location, diagnostic.code, diagnostic.message


def faults(document: Document) -> list[Fault]:
    """Return what no later stage can live with, for `document.pruning`."""
    context = Context(document)
    return [
        Fault(code, finding.pointer, finding.message, known.spoils, finding.repairs)
        for code, known in RULES.items()
        if known.blocks
        for finding in known.check(context)
        if finding.blocks
    ]


def effective(known: Rule, configured: Mapping[str, Severity | None]) -> Severity | None:
    """Return the weight of a rule under a configuration; None where it does not run."""
    if known.blocks:
        return known.severity
    return configured.get(known.code, known.severity if known.on else None)


def blocking(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics that leave nothing sensible to generate.

    Errors of a rule that does not block are left out; those of loading always count.
    """
    return [
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.severity is Severity.ERROR
        and (diagnostic.code not in RULES or RULES[diagnostic.code].blocks)
    ]
