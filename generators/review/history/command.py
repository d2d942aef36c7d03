"""`review --history`: reads the commits, and writes a changelog for those who use the API."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...console import FINDINGS, OK, UNREADABLE, USAGE, progress
from ..sources import SourceError
from ..verdict import FailOn
from .model import unannounced
from .reports import FORMATS, View, render

if TYPE_CHECKING:
    import argparse

    from .model import History, Release

LATEST = "latest"
UNRELEASED = "unreleased"
"""Names of releases: the newest one that is out, and what is not out yet."""


def history(arguments: argparse.Namespace) -> int:
    """Write the changelog of the API over the commits of its document."""
    try:
        found = _history(arguments)
        view = View(
            FailOn[arguments.fail_on.upper()],
            arguments.link,
            arguments.authors,
            note=arguments.release is not None,
        )
        _write(found, view, arguments)
    except SourceError as error:
        print(error, file=sys.stderr)
        return USAGE
    if found.unread:
        return UNREADABLE
    failed = any(unannounced(release, view.fail_on) for release in found.releases)
    return FINDINGS if failed else OK


def _history(arguments: argparse.Namespace) -> History:
    # Imported late: nobody who writes a usual review needs them.
    from .building import build
    from .span import find_span

    _require_formats(arguments)
    if arguments.head:
        raise SourceError(
            f"a history has one range: write `--history {arguments.base}..{arguments.head}`, "
            "and the path of the document after it"
        )
    span = find_span(
        arguments.history,
        arguments.base,
        spec=arguments.spec,
        adapted=arguments.options.adapted,
    )
    with progress(sys.stderr) as tell:
        found = build(span, tags=arguments.tags, today=arguments.today, tell=tell)
    if found.unread:
        entry = found.unread[-1]
        print(
            f"{entry.path}: it cannot be read at the end of the range: {entry.problem}",
            file=sys.stderr,
        )
    if arguments.release is None:
        return found
    return replace(found, releases=(_release(found, arguments.release),), notes=(), unread=())


def _release(found: History, name: str) -> Release:
    """Return one release, by its version, its tag, `latest` or `unreleased`.

    Raises:
        SourceError: there is none of that name.
    """
    for release in found.releases:
        names = {UNRELEASED} if not release.released else {LATEST, release.tag}
        if not release.pending:
            names |= {release.name, release.version}
        if name in names:
            return release
    known = [release.name for release in found.releases if not release.pending]
    raise SourceError(
        f"there is no version {name!r} in these commits; there are: {', '.join(known) or 'none'}"
    )


def _require_formats(arguments: argparse.Namespace) -> None:
    asked = [*(arguments.format or ()), *(name for name, _ in arguments.output)]
    for name in asked:
        if name not in FORMATS:
            raise SourceError(
                f"{name} shows one review, not a history: write one of {', '.join(FORMATS)}"
            )


def _write(found: History, view: View, arguments: argparse.Namespace) -> None:
    """Print and write the requested reports.

    Raises:
        SourceError: a file cannot be written.
    """
    for name, file in arguments.output:
        try:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(render(name, found, view), "utf-8")
        except OSError as error:
            raise SourceError(f"{file}: cannot be written: {error.strerror or error}") from error
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for name in arguments.format or ["text"]:
        sys.stdout.write(render(name, found, view._replace(colour=coloured)))
