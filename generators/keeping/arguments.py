"""Arguments of the commands that an earlier run may stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def repeating(parser: argparse.ArgumentParser) -> None:
    """Declare them."""
    parser.add_argument(
        "--full",
        action="store_true",
        help="run everything, also where nothing has changed since the last run; so does the "
        "environment variable CI",
    )
    parser.add_argument(
        "--no-cache",
        dest="cache",
        action="store_false",
        help="use and keep nothing in the cache folder",
    )
