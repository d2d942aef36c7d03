"""What applies to a review: the accepted findings of one side, and the settings of the base."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from ..config import CONFIG
from ..diagnostics import Diagnostic, Location, Severity
from .accepted import Accepted, read_accepted
from .sources import Origin, SourceError

if TYPE_CHECKING:
    import argparse

SETTINGS_CODES = {
    "settings-changed": "The head changes the settings of the toolkit; those of the base apply.",
}
"""Codes of diagnostics about settings, each with a description."""

_NONE = object()
"""Settings that cannot be read, which are unlike any others."""


def accepted_files(
    arguments: argparse.Namespace, base: Origin, head: Origin
) -> tuple[Accepted, Accepted]:
    """Return what is accepted, and what the head proposes where the base decides.

    Raises:
        SourceError: a file was named that is not there.
    """
    path, usual = arguments.accepted or "", arguments.usual_accepted
    if arguments.accepted_from == "base":
        return _accepted_of(base, path or usual), _accepted_of(head, path or usual)
    if not path:
        return _accepted_of(head, usual), Accepted()
    file = Origin(path, path)
    if not file.exists():
        raise SourceError(f"{path}: there is no such file")
    return _accepted_in(file), Accepted()


def _accepted_of(side: Origin, path: str) -> Accepted:
    """Return the content of the accepted file beside a document, which may be missing."""
    try:
        file = side.sibling(path)
    except SourceError:  # the document is of another repository than the current folder
        return Accepted()
    return _accepted_in(file) if file.exists() else Accepted()


def _accepted_in(file: Origin) -> Accepted:
    with file.reading() as read:
        return read_accepted(file.path, file.name, read)


def settings_changed(base: Origin, head: Origin) -> tuple[Diagnostic, ...]:
    """Return a note where the head has other settings of the toolkit than the base."""
    try:
        files = [side.sibling(CONFIG) for side in (base, head)]
    except SourceError:  # a document is of another repository than the current folder
        return ()
    if _settings(files[0]) == _settings(files[1]):
        return ()
    message = "the settings in [tool.generators] differ from those of the base, which apply here"
    hint = "they apply once the base has them"
    place = Location(files[1].name)
    return (Diagnostic("settings-changed", Severity.WARNING, message, place, hint=hint),)


def _settings(file: Origin) -> object:
    """Return the table of the toolkit in a file; empty without one."""
    try:
        content: dict[str, Any] = tomllib.loads(file.read().decode())
        return content.get("tool", {}).get("generators", {})
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError):
        return _NONE
