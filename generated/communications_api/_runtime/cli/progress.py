"""How far an import is: one line that changes on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

from .. import terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..bulk.results import Progress

_ON_TERMINAL: Final = 0.2
_ELSEWHERE: Final = 10.0
"""Seconds from one line to the next."""


class ProgressLine:
    """Writes to standard error.

    Args:
        name: of the program.
        fraction: says which part of all items there was; None where nobody knows.
    """

    def __init__(self, name: str, fraction: Callable[[Progress], float | None]) -> None:
        self._name = name
        self._fraction = fraction
        self._is_terminal = sys.stderr.isatty()
        self._next = time.monotonic() + (0 if self._is_terminal else _ELSEWHERE)
        self._width = 0

    def __call__(self, progress: Progress) -> None:
        """Say how far it is, unless that was said just now."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + (_ON_TERMINAL if self._is_terminal else _ELSEWHERE)
        text = f"{self._name}: {progress_text(progress, self._fraction(progress))}"
        if self._is_terminal:
            sys.stderr.write("\r" + text.ljust(self._width))
            sys.stderr.flush()
            self._width = len(text)
        else:
            terminal.write(text, sys.stderr)

    def end(self) -> None:
        """Clear the line on a terminal."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()


def progress_text(progress: Progress, fraction: float | None) -> str:
    """Return how far it is, in words.

    Args:
        progress: what came of items so far.
        fraction: which part of all items there was; None where nobody knows.
    """
    done = progress.items + progress.known
    parts = [f"{done:,} items"]
    if progress.known:
        parts.append(f"{progress.known:,} done before")
    failed = progress.rejected + progress.undecided
    if failed:
        parts.append(f"{failed:,} failed")
    parts.append(f"{progress.rate:,.0f} a second")
    if fraction and progress.rate and fraction < 1:
        left = max(0.0, done / fraction - done) / progress.rate
        parts.append(f"{fraction:.0%}, {_duration(left)} left")
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
