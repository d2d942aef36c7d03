"""What `docs` reads of other versions of the document, and how it writes the page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from . import reporting
from .console import USAGE, progress, write_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from .config import Config
    from .reference import News


def declare(parser: argparse.ArgumentParser, config: Config) -> None:
    """Declare what is written, how it is divided, and what it tells of other versions."""
    from .review.history.arguments import EVERY_TAG  # where pages are made

    parser.set_defaults(brand=config.docs)
    parser.add_argument(
        "--out",
        dest="file",
        default="site/index.html",
        metavar="FILE",
        help="the file to write (default: %(default)s); `llms.txt` and `llms-full.txt` beside it",
    )
    parser.add_argument(
        "--split",
        action="store_true",
        help="write a site: a page for each tag, for schemas and for the overview, in the folder "
        "of the file",
    )
    group = parser.add_argument_group("other versions")
    group.add_argument(
        "--history",
        nargs="?",
        const="",
        metavar="A..B",
        help="add a changelog, made of the commits of the document: as `review --history`",
    )
    group.add_argument(
        "--tags",
        nargs="?",
        const=EVERY_TAG,
        metavar="PATTERN",
        help="versions of the changelog are the tags that match: as `review --tags`",
    )
    group.add_argument(
        "--compare",
        metavar="BASE",
        help="mark what is new, changed and deprecated since this version: a file, a commit, or "
        "`commit:file`, as the BASE of `review`",
    )
    reporting.declare_day(parser)


def news(arguments: argparse.Namespace) -> News | int:
    """Return what the page tells of other versions, or an exit code where it cannot be read."""
    # Imported late: most pages are made without them.
    from .reference.news import News, read_compared, read_history
    from .review.sources import SourceError

    if arguments.tags is not None and arguments.history is None:
        print("--tags is an option of --history", file=sys.stderr)
        return USAGE
    adapted, today = arguments.options.adapted, arguments.today
    history = compared = None
    try:
        if arguments.history is not None:
            with progress(sys.stderr) as tell:
                history = read_history(
                    arguments.spec,
                    arguments.history,
                    tags=arguments.tags,
                    adapted=adapted,
                    today=today,
                    tell=tell,
                )
        if arguments.compare is not None:
            api = getattr(arguments, "api_name", "")
            compared = read_compared(
                arguments.spec, arguments.compare, adapted=adapted, api=api, today=today
            )
    except SourceError as error:
        print(error, file=sys.stderr)
        return USAGE
    return News(history, compared)


def publish(files: Mapping[str, str], page: Path) -> bool:
    """Write a page, and what stands beside it; return whether that could be done, and tell if not.

    A file beside it that is of another page, or was written by hand, stays as it is: that is told.

    Args:
        files: name to text; the page itself is one of them.
        page: where it goes.
    """
    for name, text in files.items():
        target = page.parent / name
        if target != page and not _is_ours(target, text):
            print(f"{target}: left as it is: it is not of this page", file=sys.stderr)
        elif not write_text(str(target), text):
            return False
    return True


def _is_ours(target: Path, text: str) -> bool:
    """Whether a file may be written: there is none, or it ends with the same mark.

    What is not Markdown is a page of the same site.
    """
    if target.suffix != ".txt":
        return True
    try:
        present = target.read_bytes()
    except OSError:
        return True  # writing tells what is wrong
    return present.rstrip().endswith(text.rstrip().rpartition("\n")[2].encode())
