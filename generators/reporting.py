"""The arguments of commands that write reports: their formats, their files, and the day."""

from __future__ import annotations

import argparse
import datetime
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def declare(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Declare which reports are printed and written."""
    parser.add_argument(
        "--format",
        action="append",
        choices=formats,
        help="print this report; may be repeated (default: text)",
    )
    parser.add_argument(
        "--output",
        action="append",
        default=[],
        type=partial(_output, formats),
        metavar="FORMAT=FILE",
        help="write a report into a file as well; may be repeated",
    )


def declare_day(parser: argparse.ArgumentParser) -> None:
    """Declare the day on which accepted findings are looked at."""
    parser.add_argument(
        "--today",
        default=datetime.datetime.now(datetime.UTC).date(),
        type=_date,
        metavar="YYYY-MM-DD",
        help="the day that decides what has expired (default: the current one in UTC)",
    )


def _output(formats: Sequence[str], text: str) -> tuple[str, str]:
    name, equals, file = text.partition("=")
    if name not in formats or not equals or not file:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not FORMAT=FILE with one of {', '.join(formats)}"
        )
    return name, file


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write YYYY-MM-DD") from error
