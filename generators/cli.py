"""Commands, exit codes, and how diagnostics are printed. No logic of the toolkit is in here.

Exit codes: 0 nothing wrong (warnings allowed), 1 findings, 2 wrong usage, 3 a document that
cannot be read as OpenAPI 3 at all. A duplicate key is a finding: the rest of the document can
still be read, and is checked.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from generators.diagnostics import Diagnostic, Severity
from generators.document import load
from generators.rules import check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DEFAULT_SPEC = "spec/openapi.yaml"

OK, FINDINGS, USAGE, UNREADABLE = 0, 1, 2, 3

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


@dataclass(frozen=True)
class Command:
    """A command of the toolkit.

    Attributes:
        help: one line for the list of commands.
        arguments: declares its arguments on a parser.
        run: does the work and returns the exit code.
    """

    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def _validate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "spec", nargs="?", default=DEFAULT_SPEC, help=f"the document (default: {DEFAULT_SPEC})"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")


def validate(arguments: argparse.Namespace) -> int:
    """Check a document and print everything that is wrong with it."""
    document, diagnostics = load(arguments.spec)
    if document is not None:
        diagnostics = sorted(
            (*diagnostics, *check(document)), key=lambda one: (one.location, one.code, one.message)
        )
    failed = any(one.severity is Severity.ERROR for one in diagnostics)
    if arguments.format == "json":
        print(json.dumps([as_json(one) for one in diagnostics], indent=2, ensure_ascii=False))
    else:
        print_diagnostics(diagnostics, sys.stdout)
        print(summary(diagnostics, arguments.spec))
    if document is None:
        return UNREADABLE
    return FINDINGS if failed else OK


COMMANDS: dict[str, Command] = {
    "validate": Command("check an OpenAPI document", _validate_arguments, validate),
}
"""What can be run, in the order it is listed."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        argv: the arguments; those of the process by default.

    Raises:
        SystemExit: the usage is wrong (code 2), or help was asked for.
    """
    parser = argparse.ArgumentParser(prog="python -m generators", description=__doc__)
    parser.description = "From one OpenAPI document to a typed Python client and server."
    parser.epilog = "Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 unreadable document."
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        inner = commands.add_parser(name, help=command.help, description=command.help)
        command.arguments(inner)
        inner.set_defaults(run=command.run)
    arguments = parser.parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show a character gets an escape, not a traceback.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, `head` for example, has seen enough; Python must not flush again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    return code


def print_diagnostics(diagnostics: Sequence[Diagnostic], stream: TextIO) -> None:
    """Print diagnostics for people: `file:line:column code message`, the hint indented below."""
    coloured = stream.isatty() and not os.environ.get("NO_COLOR")
    for one in diagnostics:
        code, mark = one.code, ""
        if one.severity is not Severity.ERROR:
            mark = f" ({one.severity})"
        if coloured:
            code = f"\x1b[{_COLOURS[one.severity]}m{code}\x1b[0m"
        print(
            f"{_printable(str(one.location))} {code} {_printable(one.message)}{mark}", file=stream
        )
        if one.hint:
            print(f"    hint: {_printable(one.hint)}", file=stream)


def _printable(text: str) -> str:
    """Return text on one line in which nothing can steer a terminal."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def summary(diagnostics: Sequence[Diagnostic], name: str) -> str:
    """Return the last line: how many errors and warnings there are, or that all is well."""
    counts = []
    for severity, noun in ((Severity.ERROR, "error"), (Severity.WARNING, "warning")):
        count = sum(one.severity is severity for one in diagnostics)
        if count:
            counts.append(f"{count} {noun}{'s' if count > 1 else ''}")
    if any(one.severity is Severity.ERROR for one in diagnostics):
        return ", ".join(counts)
    return ", ".join([f"{_printable(name)}: valid", *counts])


def as_json(one: Diagnostic) -> dict[str, str | int]:
    """Return a diagnostic as `--format json` prints it."""
    return {
        "file": one.location.file,
        "line": one.location.line,
        "column": one.location.column,
        "code": one.code,
        "severity": str(one.severity),
        "message": one.message,
        "hint": one.hint,
        "pointer": one.pointer,
    }
