"""The command `convert`: a document in Swagger 2.0 is written as OpenAPI 3.0, once.

What is written is reviewed and kept, and is the document from then on.
"""

from __future__ import annotations

import errno
import posixpath
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from . import pipeline
from .console import FINDINGS, OK, UNREADABLE, USAGE, counted, print_diagnostics
from .diagnostics import Severity
from .document.swagger import WRITTEN
from .document.swagger import convert as converted
from .document.writer import written
from .options import Options

if TYPE_CHECKING:
    import argparse

    from .config import Config
    from .diagnostics import Diagnostic

_UNNAMED = "openapi.yaml"
"""What messages call a document that goes to standard output."""


def declare(parser: argparse.ArgumentParser, _: Config) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "spec", metavar="DOCUMENT", help="in Swagger 2.0: a file, `-`, or an https:// address"
    )
    parser.add_argument(
        "--out",
        default="",
        metavar="FILE",
        help="write this file, as JSON where it is called so, else as YAML (default: standard "
        "output)",
    )
    parser.add_argument("--force", action="store_true", help="overwrite a file with other content")
    parser.add_argument(
        "--allow-outside",
        action="append",
        default=[],
        metavar="DIR",
        help="read files of this folder as well, outside of the repository of the document; may be "
        "repeated",
    )
    parser.add_argument(
        "--all", action="store_true", help="show each line, also those of the same text"
    )


def convert(arguments: argparse.Namespace) -> int:
    """Convert a document, say what is lost, check the result, and write it."""
    result = converted(arguments.spec, allowed=arguments.allow_outside)
    print_diagnostics(result.diagnostics, sys.stderr, each=arguments.all)
    if result.data is None:
        return UNREADABLE
    out = arguments.out
    text = written(result.data, out)
    faults = _faults(text, out or _UNNAMED)
    print_diagnostics(faults, sys.stderr, each=arguments.all)
    if not out:
        sys.stdout.write(text)
    else:
        code = _write(text, Path(out), force=arguments.force)
        if code != OK:
            return code
    print(f"{out or _UNNAMED}: {_summary(result.diagnostics, faults)}", file=sys.stderr)
    lost = any(item.severity is not Severity.INFO for item in result.diagnostics)
    return FINDINGS if lost or faults else OK


def _faults(text: str, name: str) -> list[Diagnostic]:
    """Return the errors of the document that was written."""
    own = posixpath.normpath(Path(name).as_posix())

    def read(path: str) -> bytes:
        if path != own:
            raise FileNotFoundError(errno.ENOENT, "it was not converted", path)
        return text.encode("utf-8")

    found = pipeline.check(name, Options(read=read, least=Severity.ERROR)).diagnostics
    return [item for item in found if item.severity is Severity.ERROR]


def _summary(problems: list[Diagnostic], faults: list[Diagnostic]) -> str:
    """Return the last line: what was written, and how much was told."""
    checked = "not valid, as said above" if faults else "valid"
    told = counted(problems)
    return f"OpenAPI {WRITTEN}, {checked}{f'; in converting: {told}' if told else ''}"


def _write(text: str, target: Path, *, force: bool) -> int:
    """Write the document, unless one of other content is there; return the exit code."""
    content = text.encode("utf-8")
    try:
        if target.exists() and target.read_bytes() != content and not force:
            print(f"{target}: is there with other content: --force replaces it", file=sys.stderr)
            return USAGE
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:
        print(f"{target}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return FINDINGS
    return OK
