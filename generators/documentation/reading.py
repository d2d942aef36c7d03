"""The command `pages`: captured pages of a reference, held against the document."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..console import FINDINGS, OK, UNREADABLE, USAGE, counted, print_diagnostics, write_text
from ..diagnostics import Diagnostic, Severity
from ..document import load
from ..document.writer import written
from ..rules.registry import Context
from .addresses import Addresses
from .beyond import beyond
from .captured import capture
from .changes import changes
from .findings import Finding, print_findings
from .guides import Guides
from .operations import Comparison
from .proposal import proposal
from .texts import files_of, read

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ..document import Document
    from .claims import Page
    from .evidence import Evidence
    from .nodes import Nodes
    from .texts import Prose


@dataclass(slots=True)
class Compared:
    """What pages and a document came to.

    Attributes:
        pages: as they were read.
        findings: what they disagree on.
        evidence: which page shows which part of the document.
        nodes: the values of pages that were found in the document and compared.
        operations: how many operations of the document are on the pages.
        of: how many it has.
        paths: method and template of the operation of each page, by its number from 1.
    """

    pages: list[Page]
    findings: list[Finding]
    evidence: Evidence
    nodes: Nodes
    operations: int
    of: int
    paths: dict[int, tuple[str, str]] = field(default_factory=dict)

    def summary(self) -> str:
        """Return a line on what was compared."""
        plural = "s" if len(self.pages) != 1 else ""
        counts = counted([item.diagnostic for item in self.findings]) or "0 findings"
        return (
            f"{len(self.pages)} page{plural}, {self.operations} of {self.of} operations, "
            f"{len(self.nodes)} documented nodes compared: {counts}"
        )

    @property
    def failed(self) -> bool:
        """Whether any finding is an error."""
        return any(item.diagnostic.severity is Severity.ERROR for item in self.findings)


def compare(document: Document, texts: Sequence[Prose]) -> Compared:
    """Hold captured pages against a document."""
    context = Context(document)
    addresses = Addresses(context)
    guides = Guides(context, addresses)
    comparison = Comparison(context, addresses)
    pages = [capture(text, guides) for text in texts]
    for number, page in enumerate(pages, 1):
        comparison.page(number, page)
    comparison.checker.answer()
    beyond(comparison.walk)
    findings = [*comparison.walk.findings, *comparison.requests.answered()]
    for place in comparison.requests.refused:
        message = "this is too much work to check, and not compared"
        problem = Diagnostic("page-unread", Severity.WARNING, message, place)
        findings.append(Finding(problem))
    unique = {(item.key, item.diagnostic.location): item for item in findings}
    return Compared(
        pages,
        list(unique.values()),
        comparison.walk.evidence,
        comparison.walk.nodes,
        len({endpoint.pointer for endpoint in comparison.endpoints.values()}),
        len(addresses.endpoints),
        {n: (e.method, e.path) for n, e in comparison.endpoints.items()},
    )


def pages(arguments: argparse.Namespace) -> int:
    """Compare captured pages with the document, or with an earlier capture of them."""
    options = arguments.options
    document, problems = load(
        arguments.spec, read=options.read, allowed=options.allowed, adapted=options.adapted
    )
    if document is None:
        print_diagnostics(problems, sys.stderr)
        return UNREADABLE
    texts = _texts(arguments.files)
    earlier = _texts(arguments.since)
    if texts is None or earlier is None:
        return UNREADABLE
    if not texts:
        print("there is no page in what was named", file=sys.stderr)
        return USAGE
    compared = compare(document, texts)
    findings = compared.findings
    if arguments.since:
        before = compare(document, earlier)
        known = {item.key for item in before.findings}
        findings = [item for item in findings if item.key not in known]
        shown = [*changes(before.pages, compared.pages), *findings]
    else:
        shown = findings
    counts = {"pages": len(texts), "nodes": len(compared.nodes), "operations": compared.operations}
    print_findings(shown, arguments.format, each=arguments.all, counts=counts)
    if arguments.format == "text":
        print(f"{arguments.spec}: {compared.summary()}")
        if compared.nodes.shown:
            print(f"nodes: {compared.nodes.summary()}")
    if arguments.propose:
        overlay = proposal(document, findings, is_later=bool(arguments.since))
        if not write_text(arguments.propose, written(overlay, arguments.propose)):
            return FINDINGS
        print(f"{arguments.propose}: {len(overlay['actions'])} actions", file=sys.stderr)
    is_wrong = any(item.diagnostic.severity is Severity.ERROR for item in findings)
    return FINDINGS if is_wrong else OK


def _texts(paths: Sequence[str]) -> list[Prose] | None:
    """Return pages as text; None where one cannot be read, which is printed."""
    texts, failed = [], False
    for path in files_of(paths):
        text, noted = read(path)
        print_diagnostics(noted, sys.stderr)
        if text is None:
            failed = True
        else:
            texts.append(text)
    return None if failed else texts
