"""The settings of the head, where those of the base apply to a review."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from generators.config import CONFIG
from generators.diagnostics import Diagnostic, Location, Severity
from generators.review.sources import SourceError

if TYPE_CHECKING:
    from generators.review.sources import Origin

SETTINGS_CODES = {
    "settings-changed": "The head changes the settings of the toolkit; those of the base apply.",
}
"""Codes of diagnostics about settings, each with a description."""

_NONE = object()
"""Settings that cannot be read, which are unlike any others."""


def changed(base: Origin, head: Origin) -> tuple[Diagnostic, ...]:
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
