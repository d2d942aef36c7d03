"""The command `overlay`: applies overlays to a document, or writes the one between two."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from .console import FINDINGS, OK, UNREADABLE, print_diagnostics, write_text
from .document import Adaptation, load
from .document.overlay_diff import overlay_between
from .document.writer import written

if TYPE_CHECKING:
    import argparse

    from .config import Config
    from .document import Document


def declare(parser: argparse.ArgumentParser, _: Config) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "action",
        choices=("apply", "diff"),
        help="apply: print DOCUMENT with the overlays FILE... applied; diff: print the overlay "
        "that makes the document FILE of DOCUMENT",
    )
    parser.add_argument("document", metavar="DOCUMENT")
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument(
        "--out", default="", metavar="FILE", help="write this file (default: standard output)"
    )


def overlay(arguments: argparse.Namespace) -> int:
    """Apply overlays, or compare two documents; print the result or write it into a file."""
    if arguments.action == "diff":
        if len(arguments.files) != 1:
            print("overlay diff: name two documents, the second one the result", file=sys.stderr)
            return UNREADABLE
        sides = [_read(arguments.document), _read(arguments.files[0])]
        before, after = sides
        if before is None or after is None:
            return UNREADABLE
        title = f"What makes {arguments.files[0]} of {arguments.document}"
        return _write(overlay_between(before.data, after.data, title), arguments.out)
    document = _read(arguments.document, tuple(arguments.files))
    return UNREADABLE if document is None else _write(document.data, arguments.out)


def _read(path: str, overlays: tuple[str, ...] = ()) -> Document | None:
    document, problems = load(path, adapted=Adaptation(overlays))
    print_diagnostics(problems, sys.stderr)
    return document


def _write(content: dict[str, Any], out: str) -> int:
    """Write a document: as JSON where the file is called so, else as YAML."""
    text = written(content, out)
    if not out:
        sys.stdout.write(text)
        return OK
    return OK if write_text(out, text) else FINDINGS
