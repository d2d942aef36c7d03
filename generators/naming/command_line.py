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
_PAGE_OPTIONS = frozenset({"all", "max-items"})
"""Options of the commands that read lists in pages."""
_ITEM_OPTIONS = frozenset("items journal undecided batch max-bytes concurrency failed".split())
"""Options of a command that takes any number of items."""


def command_name(attribute: str) -> str:
    """Return what a command line calls a group or method: `send_message` gives `send-message`."""
    return attribute.strip("_").replace("_", "-") or attribute


def command_names(attributes: Iterable[str]) -> list[str]:
    """Return the command of each group of a client, or of each method of a group."""
    scope = Scope()
    return [scope.take(command_name(attribute), separator="-") for attribute in attributes]


def option_names(
    parameters: Iterable[tuple[str, str, bool]], *, paged: bool = False, takes_items: bool = False
) -> list[str]:
    """Return the option, without dashes, of each parameter of one operation.

    Args:
        parameters: (in, keyword argument, whether it is a flag: then `--no-...` is taken as well).
        paged: whether the operation answers a list in pages.
        takes_items: whether the command takes any number of items as well.
    """
    reserved = _RESERVED_OPTIONS | (_PAGE_OPTIONS if paged else frozenset())
    reserved |= _ITEM_OPTIONS if takes_items else frozenset()
    scope, result = Scope(reserved), []
    for location, argument, flag in parameters:
        name = command_name(argument)
        if name in reserved or name.startswith("no-"):
            name = f"{location}-{name}"
        name = scope.take(name, separator="-")
        if flag:
            scope.take(f"no-{name}")
        result.append(name)
    return result
