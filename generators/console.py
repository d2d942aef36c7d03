"""Output for people: exit codes, diagnostics as text, and progress."""

from __future__ import annotations

import os
import sys
import threading
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from .diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

OK, FINDINGS, USAGE, UNREADABLE = 0, 1, 2, 3
INTERRUPTED = 130
"""Exit codes: fine; findings or stale output; wrong usage; a document that cannot be read."""

REPEATED = "nothing changed since this was last run: its findings are repeated; --full runs it"
"""What is printed where an earlier run stands for one."""

PATIENCE = 1.0
"""Seconds after which a command reports its progress."""

_PLACES = 2
"""Places that are shown besides the first, where many diagnostics have the same text."""
_TEXTS = 100
"""Texts of one code that are printed; a document with more has them for one reason or another."""
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def print_diagnostics(
    diagnostics: Sequence[Diagnostic], stream: TextIO, *, each: bool = True
) -> None:
    """Print diagnostics for people: `file:line:column code message`, the hint indented below.

    Args:
        diagnostics: in this order.
        stream: where to.
        each: print each; otherwise those of the same text are one, with the first places, and of
            a code with many texts the first are printed and the others counted.
    """
    coloured = stream.isatty() and not os.environ.get("NO_COLOR")
    alike: dict[object, list[Diagnostic]] = {}
    for index, diagnostic in enumerate(diagnostics):
        text = index if each else (diagnostic.code, diagnostic.severity, diagnostic.message)
        alike.setdefault(text, []).append(diagnostic)
    texts = Counter[tuple[str, str]]()
    for diagnostic, *others in alike.values():
        code = diagnostic.code
        mark = "" if diagnostic.severity is Severity.ERROR else f" ({diagnostic.severity})"
        kind = code, mark
        texts[kind] += 1
        if not each and texts[kind] > _TEXTS:
            continue
        if coloured:
            code = f"\x1b[{_COLOURS[diagnostic.severity]}m{code}\x1b[0m"
        location, message = _printable(str(diagnostic.location)), _printable(diagnostic.message)
        print(f"{location} {code} {message}{mark}", file=stream)
        if others:
            places = ", ".join(_printable(str(other.location)) for other in others[:_PLACES])
            more = f", and {len(others) - _PLACES} more" if len(others) > _PLACES else ""
            print(f"    {len(others) + 1} times: also {places}{more}", file=stream)
        if diagnostic.hint:
            print(f"    hint: {_printable(diagnostic.hint)}", file=stream)
    for (code, mark), count in texts.items():
        if not each and count > _TEXTS:
            print(f"{code}: {count - _TEXTS:,} more{mark}; --all shows each", file=stream)


_DIFF_COLOURS = {"+": "32", "-": "31", "@": "36"}


def print_diff(text: str, stream: TextIO) -> None:
    """Print a unified diff, with colours on a terminal."""
    coloured = stream.isatty() and not os.environ.get("NO_COLOR")
    for line in text.splitlines():
        colour = _DIFF_COLOURS.get(line[:1]) if coloured else None
        print(f"\x1b[{colour}m{line}\x1b[0m" if colour else line, file=stream)


def _printable(text: str) -> str:
    """Return text on one line, without control characters of terminals."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def write_text(path: str, text: str) -> bool:
    """Write a file, and folders above it; return whether that could be done, and tell if not."""
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        print(f"{path}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return False
    return True


def counted(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many errors, warnings and notes there are."""
    counts = []
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    for severity, noun in nouns.items():
        count = sum(diagnostic.severity is severity for diagnostic in diagnostics)
        if count:
            counts.append(f"{count} {noun}{'s' if count > 1 else ''}")
    return ", ".join(counts)


def summary(diagnostics: Sequence[Diagnostic], name: str) -> str:
    """Return the last line: how many errors, warnings and notes there are, or that all is well."""
    counts = counted(diagnostics)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
        return counts
    return ", ".join(filter(None, [f"{_printable(name)}: valid", counts]))


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

    A command that ends within `PATIENCE` seconds prints nothing.
    """
    lock = threading.Lock()
    state = {"stage": "starting", "late": ""}

    def late() -> None:
        with lock:
            state["late"] = "yes"
            print(f"{state['stage']} ...", file=stream, flush=True)

    def report(stage: str) -> None:
        with lock:
            state["stage"] = stage
            if state["late"]:
                print(f"{stage} ...", file=stream, flush=True)

    timer = threading.Timer(PATIENCE, late)
    timer.daemon = True
    timer.start()
    try:
        yield report
    finally:
        timer.cancel()
