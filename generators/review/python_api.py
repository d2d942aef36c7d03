"""What changed in the public Python API of a generated package, for code written against it.

Levels are those for code that calls the API: it constructs models of requests and reads models of
responses. Changes that only implementers of handlers have to follow are kinds of their own, see
`python_servers.ASKS_HANDLERS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import python_models
from .model import ApiChange, Level
from .python_clients import client_changes, secrets
from .python_methods import class_changes, function_changes
from .python_pairs import groups, pair
from .python_reading import read
from .python_servers import handlers, server_changes
from .python_surface import Class, Function

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .python_surface import Definition, Surface

_RUNTIME = "/_runtime/"
_COMPARED_APART = frozenset({"async_client", "dicts", "models"})


def api_changes(base: Mapping[str, str], head: Mapping[str, str]) -> tuple[ApiChange, ...]:
    """Return the changes of the public API from one generated tree to another.

    Args:
        base: path to text; its hand-written runtime is only read if it differs from that of `head`.
        head: path to text.
    """
    runtime = _runtime(base) != _runtime(head)
    return surface_changes(read(base, runtime=runtime), read(head, runtime=runtime))


def _runtime(tree: Mapping[str, str]) -> dict[str, str]:
    return {path.partition(_RUNTIME)[2]: text for path, text in tree.items() if _RUNTIME in path}


def surface_changes(base: Surface, head: Surface) -> tuple[ApiChange, ...]:
    """Return the changes from one surface to another, each once, models last."""
    pairs = pair(base, head)
    changes = [
        *_package(base, head),
        *client_changes(base, head, pairs),
        *server_changes(base, head, pairs),
        *_others(base, head),
        *python_models.changes(base, head, pairs),
    ]
    return tuple(dict.fromkeys(changes))


def _package(base: Surface, head: Surface) -> Iterator[ApiChange]:
    if base.package != head.package and base.package and head.package:
        yield ApiChange(
            "package-renamed",
            "",
            Level.MAJOR,
            f"import {base.package}",
            f"import {head.package}",
        )


def _others(base: Surface, head: Surface) -> Iterator[ApiChange]:
    """Give changes of the modules that are the same for nearly every document."""
    reported = secrets(base) ^ secrets(head)
    for module in dict.fromkeys([*base.modules, *head.modules]):
        if module in _COMPARED_APART:
            continue
        before = _own(base, module)
        after = _own(head, module)
        for change in _definitions(module, before, after):
            # Secrets are parameters of several functions; the client already reported them.
            if change.path.rpartition("(")[2].removesuffix(")") not in reported:
                yield change


def _own(surface: Surface, module: str) -> dict[str, Definition]:
    """Return the definitions of a module except those compared elsewhere, such as groups."""
    excluded = {
        "client": {"Client", *groups(surface).values()},
        "server": {"Credentials", "create_app", *handlers(surface)},
    }.get(module, set())
    definitions = surface.modules.get(module, {})
    return {name: definition for name, definition in definitions.items() if name not in excluded}


def _definitions(
    module: str, before: Mapping[str, Definition], after: Mapping[str, Definition]
) -> Iterator[ApiChange]:
    prefix = f"{module}." if module else ""
    for name, old in before.items():
        path = f"{prefix}{name}"
        new = after.get(name)
        if new is None:
            yield ApiChange("export-removed", path, Level.MAJOR, old.line)
        elif not module:
            continue  # reported where it is defined
        elif isinstance(old, Function) and isinstance(new, Function):
            yield from function_changes(path, old, new)
        elif isinstance(old, Class) and isinstance(new, Class):
            yield from class_changes(path, old, new)
        elif type(old) is not type(new):
            yield ApiChange("kind-changed", path, Level.MAJOR, old.line, new.line)
        elif old.line != new.line:
            yield ApiChange("alias-type-changed", path, Level.MAJOR, old.line, new.line)
    for name, new in after.items():
        if name not in before:
            yield ApiChange("export-added", f"{prefix}{name}", Level.MINOR, "", new.line)
