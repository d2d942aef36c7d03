"""Output for people: exit codes, diagnostics as text, and progress."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from generators.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

OK, FINDINGS, USAGE, UNREADABLE = 0, 1, 2, 3
INTERRUPTED = 130
"""Exit codes: fine; findings or stale output; wrong usage; a document that cannot be read."""

PATIENCE = 1.0
"""Seconds after which a command reports its progress."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def print_diagnostics(diagnostics: Sequence[Diagnostic], stream: TextIO) -> None:
    """Print diagnostics for people: `file:line:column code message`, the hint indented below."""
    coloured = stream.isatty() and not os.environ.get("NO_COLOR")
    for item in diagnostics:
        code, mark = item.code, ""
        if item.severity is not Severity.ERROR:
            mark = f" ({item.severity})"
        if coloured:
            code = f"\x1b[{_COLOURS[item.severity]}m{code}\x1b[0m"
        print(
            f"{_printable(str(item.location))} {code} {_printable(item.message)}{mark}", file=stream
        )
        if item.hint:
            print(f"    hint: {_printable(item.hint)}", file=stream)


def _printable(text: str) -> str:
    """Return text on one line in which nothing can steer a terminal."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def summary(diagnostics: Sequence[Diagnostic], name: str) -> str:
    """Return the last line: how many errors, warnings and notes there are, or that all is well."""
    counts = []
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    for severity, noun in nouns.items():
        count = sum(item.severity is severity for item in diagnostics)
        if count:
            counts.append(f"{count} {noun}{'s' if count > 1 else ''}")
    if any(item.severity is Severity.ERROR for item in diagnostics):
        return ", ".join(counts)
    return ", ".join([f"{_printable(name)}: valid", *counts])


def as_json(diagnostic: Diagnostic) -> dict[str, str | int]:
    """Return a diagnostic as `--format json` prints it."""
    return {
        "file": diagnostic.location.file,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "pointer": diagnostic.pointer,
    }


@contextmanager
def progress(stream: TextIO) -> Iterator[Callable[[str], None]]:
    """Give a function to call with each stage; it prints the stages of long commands.

    Nothing is printed by what is done within `PATIENCE` seconds.
    """
    lock = threading.Lock()
    state = {"stage": "starting", "late": ""}

    def late() -> None:
        with lock:
            state["late"] = "yes"
            print(f"{state['stage']} ...", file=stream, flush=True)

    def tell(stage: str) -> None:
        with lock:
            state["stage"] = stage
            if state["late"]:
                print(f"{stage} ...", file=stream, flush=True)

    timer = threading.Timer(PATIENCE, late)
    timer.daemon = True
    timer.start()
    try:
        yield tell
    finally:
        timer.cancel()
