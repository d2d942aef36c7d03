"""The arguments of the command `review`; what it does is in `command.py`, which needs more."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .. import reporting
from ..keeping.arguments import repeating
from .history.arguments import declare as declare_history
from .reports import FORMATS
from .verdict import FailOn

if TYPE_CHECKING:
    from ..config import Config

_EPILOG = """\
BASE and HEAD are a file, `ref:path` for a file of a commit, or a `ref` alone for the usual file of
that commit. Exit codes: 0 nothing at or above --fail-on, 1 something, 2 wrong usage, 3 a document
that cannot be read. Nothing is uploaded and no remote reference is followed.
"""


def declare(parser: argparse.ArgumentParser, config: Config) -> None:
    """Declare the arguments of the command, `--package` excepted."""
    parser.epilog = _EPILOG
    parser.set_defaults(spec=config.spec, out=config.out)
    repeating(parser)
    parser.add_argument(
        "base",
        nargs="?",
        default="",
        metavar="BASE",
        help="the document before (default: where HEAD left the default branch)",
    )
    parser.add_argument(
        "head",
        nargs="?",
        default="",
        metavar="HEAD",
        help=f"the document under review (default: {config.spec} as it is on disk)",
    )
    reporting.declare(parser, FORMATS)
    parser.add_argument(
        "--fail-on",
        default=FailOn.CODE.word,
        choices=[threshold.word for threshold in FailOn],
        help="what makes the exit code 1, each including those before it (default: %(default)s)",
    )
    parser.add_argument(
        "--accepted",
        metavar="FILE",
        help=f"the file of accepted findings (default: {config.accepted}, if there is one, from "
        "where HEAD is)",
    )
    parser.add_argument(
        "--accepted-from",
        choices=("base", "head"),
        default="head",
        help="the side whose file of accepted findings applies, if none is named: with `base` a "
        "change cannot accept itself, and what it adds is shown as proposed (default: %(default)s)",
    )
    parser.set_defaults(usual_accepted=config.accepted)
    parser.add_argument(
        "--no-code", action="store_true", help="do not generate and compare the packages"
    )
    reporting.declare_day(parser)
    parser.add_argument(
        "--link",
        default="",
        type=_address,
        metavar="URL",
        help="address of the repository on GitHub, for links to lines",
    )
    declare_history(parser)


def _address(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(f"{text!r} is no address: it begins with https://")
    return text
