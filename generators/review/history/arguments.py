"""The arguments of `review --history`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

EVERY_TAG = ""
"""What `--tags` is without a pattern: all tags that hold a version."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of a history."""
    group = parser.add_argument_group(
        "history",
        "A changelog for those who use the API, over the commits of its document. BASE is the path "
        "of the document then. The exit code is 1 where a version announces less than it changes "
        "(as far as --fail-on says), and 3 where the document cannot be read at the end.",
    )
    group.add_argument(
        "--history",
        nargs="?",
        const="",
        metavar="A..B",
        help="list the changes version by version: after A up to B, or up to what is on disk where "
        "B is not named; `B` alone for all commits up to it (default: all, and what is on disk)",
    )
    group.add_argument(
        "--tags",
        nargs="?",
        const=EVERY_TAG,
        metavar="PATTERN",
        help="versions are the tags that match, for example `api-v*`, or all that hold a version "
        "(default: info.version, each "
        "released by the tag `1.2.0` or `v1.2.0`, otherwise by the commit that first states it)",
    )
    group.add_argument(
        "--release",
        metavar="VERSION",
        help="the note of one release alone, ready to be published: its version or tag, `latest`, "
        "or `unreleased`",
    )
    group.add_argument("--authors", action="store_true", help="name the authors of commits")
