"""The command `drift`: reads documents and traffic, writes reports, proposals and edits."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from dataclasses import replace
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

from ..console import FINDINGS, OK, UNREADABLE, USAGE, print_diagnostics, progress, write_text
from ..document import load
from ..document.writer import written
from ..render.replacing import replace_files
from ..review.accepted import read_accepted
from ..review.model import Side
from ..review.reports.words import plural
from ..rules.registry import Context
from .changes import edits, merged
from .comparing import Comparison
from .exchanges import Unreadable
from .in_place import NotEditable, rewritten
from .model import FailOn, Report, accepting, findings_of
from .operations import Document
from .overlay import overlay_of
from .proposing import propose
from .reading import Reading, read
from .reports import render
from .reports.view import DEFAULT_ACCEPTED, View

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ..document import Adaptation
    from ..document import Document as Source
    from .changes import Proposal
    from .findings import Found


def drift(arguments: argparse.Namespace) -> int:
    """Say where traffic is not as documents say, and propose what would make them say so."""
    names = arguments.document or [arguments.spec]
    if len(names) > 1 and (arguments.propose or arguments.apply):
        print("--propose and --apply are for one document: name one", file=sys.stderr)
        return USAGE
    adapted = arguments.options.adapted
    documents = _documents(names, adapted)
    if documents is None:
        return UNREADABLE
    comparison = Comparison([Document(Context(one), arguments.server) for one in documents])
    reading = Reading()
    try:
        with progress(sys.stderr) as tell:
            tell("comparing")
            comparison.compare(read(arguments.traffic, reading))
    except Unreadable as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    if reading.unreadable and not reading.exchanges:
        print("\n".join(["no exchange can be read", *reading.reasons[:3]]), file=sys.stderr)
        return UNREADABLE
    if comparison.counts.exchanges and comparison.counts.foreign and not comparison.counts.matched:
        print("no exchange is of the document: --server names a base URL of it", file=sys.stderr)
    found = comparison.found()
    proposals = [
        pair
        for number, one in enumerate(documents)
        for pair in propose(one, [item for item in found if item.cause.document == number])
    ]
    report = _report(documents, comparison, reading, found, proposals)
    if arguments.accepted:
        path = arguments.accepted
        accepted = read_accepted(path, path, lambda name: Path(name).read_bytes())
        report = accepting(report, accepted, arguments.today)
    if not _written(report, documents, arguments):
        return USAGE
    failed = report.failed(FailOn[arguments.fail_on.upper()])
    if arguments.propose or arguments.apply:
        accepted_ids = {id(finding.source) for finding in report.accepted()}
        wanted = [proposal for item, proposal in proposals if id(item) not in accepted_ids]
        if not _changed(documents[0], merged(documents[0], wanted), arguments):
            return FINDINGS
    return FINDINGS if failed else OK


def _documents(names: Sequence[str], adapted: Adaptation | None) -> list[Source] | None:
    """Read the documents, overlays applied.

    None after the diagnostics of one that cannot be read are printed.
    """
    documents = []
    for name in names:
        loaded = load(name, adapted=adapted)
        if loaded.document is None:
            print_diagnostics(loaded.diagnostics, sys.stderr, each=False)
            return None
        documents.append(loaded.document)
    return documents


def _report(
    documents: Sequence[Source],
    comparison: Comparison,
    reading: Reading,
    found: Sequence[Found],
    proposals: Sequence[tuple[Found, Proposal]],
) -> Report:
    words = {id(item): proposal.words for item, proposal in proposals}
    sides = tuple(Side(one.file, _version(one), one.sha256) for one in documents)
    findings = findings_of(documents, found, words)
    return Report(
        sides,
        comparison.counts,
        reading,
        findings,
        notes=tuple(comparison.unchecked()),
        beyond=comparison.collector.beyond,
    )


def _version(document: Source) -> str:
    info = document.data.get("info")
    version = info.get("version") if isinstance(info, dict) else None
    return version if isinstance(version, str) else ""


def _written(report: Report, documents: Sequence[Source], arguments: argparse.Namespace) -> bool:
    """Print and write the reports; return whether all could be written."""
    view = View(
        fail_on=FailOn[arguments.fail_on.upper()],
        sources={source.name: source for one in documents for source in one.files},
        accepted=arguments.accepted or DEFAULT_ACCEPTED,
        with_unseen=arguments.unseen,
    )
    for name, file in arguments.output:
        if not write_text(file, render(name, report, view)):
            return False
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for name in arguments.format or ["text"]:
        sys.stdout.write(render(name, report, replace(view, colour=coloured)))
    return True


def _changed(
    document: Source, proposals: Sequence[Proposal], arguments: argparse.Namespace
) -> bool:
    """Write the overlay, or the document; return whether that could be done."""
    if arguments.propose:
        title = f"What the traffic shows of {document.file}"
        overlay = overlay_of(document.data, proposals, title)
        text = written(overlay, arguments.propose)
        if not write_text(arguments.propose, text):
            return False
        print(f"{arguments.propose}: {plural(len(overlay['actions']), 'action')}", file=sys.stderr)
    if not arguments.apply:
        return True
    wanted = edits(proposals)
    try:
        texts = rewritten(document, wanted)
        expected = wanted.apply(document).data
        _verified(document, texts, expected, arguments.options.adapted)
    except NotEditable as error:
        print(f"{document.file}: nothing written: {error}; use --propose", file=sys.stderr)
        return False
    try:
        replace_files({Path(name): _mark(name) + text.encode() for name, text in texts.items()})
    except OSError as error:
        print(f"nothing written: {error.strerror or error}", file=sys.stderr)
        return False
    names = ", ".join(texts) or document.file
    print(f"{names}: {plural(len(proposals), 'change')}", file=sys.stderr)
    return True


def _mark(name: str) -> bytes:
    """Return the byte order mark with which a file begins, where it has one."""
    with Path(name).open("rb") as file:
        return BOM_UTF8 if file.read(len(BOM_UTF8)) == BOM_UTF8 else b""


def _verified(
    document: Source, texts: dict[str, str], expected: object, adapted: Adaptation | None
) -> None:
    """Read the new text and compare it with what it is to say.

    Raises:
        NotEditable: it says something else.
    """
    by_path = {normpath(name): text for name, text in texts.items()}

    def new(path: str) -> bytes:
        name = normpath(path)
        return by_path[name].encode() if name in by_path else Path(path).read_bytes()

    again = load(document.file, read=new, adapted=adapted)
    if again.document is None or again.document.data != expected:
        raise NotEditable("the text would not say what is proposed")
