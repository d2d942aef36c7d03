"""What arguments of commands that serve may be."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def count(text: str) -> int:
    """Return a whole number above 0."""
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError("give a whole number above 0")


def port(text: str) -> int:
    """Return the number of a port; 0 stands for any free one."""
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")


def period(text: str) -> float:
    """Return a number of seconds above 0, a day at most."""
    value = seconds(86400)(text)
    if value > 0:
        return value
    raise argparse.ArgumentTypeError("give a number of seconds above 0")


def seconds(most: int) -> Callable[[str], float]:
    """Return what reads a number of seconds from 0 to `most`."""

    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not 0 <= value <= most:
            raise argparse.ArgumentTypeError(f"give a number of seconds from 0 to {most}")
        return value

    return read
