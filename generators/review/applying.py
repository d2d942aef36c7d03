"""What applies to a review: the accepted findings of one side, and the settings of the base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..config import CONFIG, ConfigError, find_table, read_settings
from ..diagnostics import Diagnostic, Location, Severity
from ..document import Adaptation
from .accepted import Accepted, read_accepted
from .sources import Origin, SourceError

if TYPE_CHECKING:
    import argparse

SETTINGS_CODES = {
    "settings-changed": "The head changes the settings of the toolkit; those of the base apply.",
}
"""Codes of diagnostics about settings, each with a description."""


def adaptation_of(side: Origin, adapted: Adaptation | None, api: str) -> Adaptation | None:
    """Return what is done to the document of a side: its names are those of its own settings.

    Args:
        side: where the document is.
        adapted: what is done now.
        api: of several in the settings; empty for the only one.
    """
    try:
        settings = read_settings(lambda name: side.sibling(name).read())
    except (ConfigError, SourceError):
        return adapted
    names = settings.apis.get(api, settings.usual).names
    if names is not None:
        names = names._replace(file=side.sibling(names.file).name)
    return (adapted or Adaptation())._replace(names=names)


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
        before, after = (_settings(side) for side in (base, head))
    except SourceError:  # a document is of another repository than the current folder
        return ()
    if before == after:
        return ()
    message = "the settings of the toolkit differ from those of the base, which apply here"
    hint = "they apply once the base has them"
    place = Location(head.sibling(CONFIG).name)
    return (Diagnostic("settings-changed", Severity.WARNING, message, place, hint=hint),)


def _settings(side: Origin) -> object:
    """Return the table of the toolkit beside a document; empty without one."""
    try:
        table, _ = find_table(lambda name: side.sibling(name).read())
    except ConfigError:
        return object()  # settings that cannot be read are unlike any others
    return table.content if table else {}
