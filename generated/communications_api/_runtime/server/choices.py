"""Options that have a few values: of an app, of a mock, and of their commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from ..validation.unlisted import UnlistedValues
from .checking import Answers

if TYPE_CHECKING:
    from collections.abc import Mapping

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "answers": get_args(Answers),
    "dispatch": ("app", "direct"),
    "unlisted_values": get_args(UnlistedValues),
}
"""The values of each, by its name."""


def check_choices(options: Mapping[str, Any]) -> None:
    """Refuse an option whose value is none of its own.

    Raises:
        ValueError: naming the option and its values.
    """
    for name, choices in CHOICES.items():
        if name in options and options[name] not in choices:
            raise ValueError(f"{name}: give one of {', '.join(map(repr, choices))}")
