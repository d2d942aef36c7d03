"""The arguments of the commands of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from ..config import Config


def declare_examples(parser: argparse.ArgumentParser, config: Config) -> None:
    """Declare the arguments of `examples-in`."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="Markdown, HTML or text; of a folder, all such files in it",
    )
    _usual(parser, config)


def _usual(parser: argparse.ArgumentParser, config: Config) -> None:
    parser.add_argument(
        "--spec", default=config.spec, metavar="FILE", help="the document (default: %(default)s)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--all", action="store_true", help="show each finding, and what was skipped"
    )


def declare_pages(parser: argparse.ArgumentParser, config: Config) -> None:
    """Declare the arguments of `pages`."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="captured pages, text or HTML; of a folder, all such files in it",
    )
    parser.add_argument(
        "--since",
        action="append",
        default=[],
        metavar="FILE",
        help="an earlier capture of the pages: tell what has changed; may be repeated",
    )
    parser.add_argument(
        "--propose",
        default="",
        metavar="FILE",
        help="write the overlay that makes the document say what the pages say",
    )
    _usual(parser, config)
