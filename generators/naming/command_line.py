"""Names on the command line: commands and their options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .identifiers import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

_RESERVED_OPTIONS = frozenset(
    """help h version base-url environment timeout retries output dry-run verbose
    server server-variable
    body set set-string set-file content-type allow-unknown""".split()
)
"""Options that every command has, or every command with a body."""


def command_name(attribute: str) -> str:
    """Return what a command line calls a group or method: `send_message` gives `send-message`."""
    return attribute.strip("_").replace("_", "-") or attribute


def command_names(attributes: Iterable[str]) -> list[str]:
    """Return the command of each group of a client, or of each method of a group."""
    scope = Scope()
    return [scope.take(command_name(attribute), separator="-") for attribute in attributes]


def option_names(parameters: Iterable[tuple[str, str, bool]]) -> list[str]:
    """Return the option, without dashes, of each parameter of one operation.

    Args:
        parameters: (in, keyword argument, whether it is a flag: then `--no-...` is taken as well).
    """
    scope, result = Scope(_RESERVED_OPTIONS), []
    for location, argument, flag in parameters:
        name = command_name(argument)
        if name in _RESERVED_OPTIONS or name.startswith("no-"):
            name = f"{location}-{name}"
        name = scope.take(name, separator="-")
        if flag:
            scope.take(f"no-{name}")
        result.append(name)
    return result
