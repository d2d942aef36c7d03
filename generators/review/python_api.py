"""What changed in the public Python API of a generated package, for code written against it.

Levels are those of code that calls the API: it constructs what requests hold and reads what answers
hold. Changes that concern only implementers of handlers have kinds of their own, see
`python_servers.ASKS_HANDLERS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.review import python_models
from generators.review.model import ApiChange, Level
from generators.review.python_clients import client_changes, secrets
from generators.review.python_methods import class_changes, function_changes
from generators.review.python_pairs import groups, pair
from generators.review.python_reading import read
from generators.review.python_servers import handlers, server_changes
from generators.review.python_surface import Class, Function

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generators.review.python_surface import Definition, Surface

_RUNTIME = "/_runtime/"
_COMPARED_APART = frozenset({"async_client", "models"})


def api_changes(base: Mapping[str, str], head: Mapping[str, str]) -> tuple[ApiChange, ...]:
    """Return the changes of the public API from one generated tree to another.

    Args:
        base: path to text; where its hand-written runtime is that of `head`, that is not read.
        head: path to text.
    """
    runtime = _runtime(base) != _runtime(head)
    return surface_changes(read(base, runtime=runtime), read(head, runtime=runtime))


def _runtime(tree: Mapping[str, str]) -> dict[str, str]:
    return {path.partition(_RUNTIME)[2]: text for path, text in tree.items() if _RUNTIME in path}


def surface_changes(base: Surface, head: Surface) -> tuple[ApiChange, ...]:
    """Return the changes from one surface to another, each once, models last."""
    pairs = pair(base, head)
    found = [
        *_package(base, head),
        *client_changes(base, head, pairs),
        *server_changes(base, head, pairs),
        *_others(base, head),
        *python_models.changes(base, head, pairs),
    ]
    return tuple(dict.fromkeys(found))


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
    """Give changes of what is the same for nearly every document."""
    said = secrets(base) ^ secrets(head)
    for module in dict.fromkeys([*base.modules, *head.modules]):
        if module in _COMPARED_APART:
            continue
        before = _own(base, module)
        after = _own(head, module)
        for change in _definitions(module, before, after):
            # Secrets are parameters wherever a client is made; the client has said it.
            if change.path.rpartition("(")[2].removesuffix(")") not in said:
                yield change


def _own(surface: Surface, module: str) -> dict[str, Definition]:
    """Return what of a module is not compared apart: groups, clients, handlers."""
    apart = {
        "client": {"Client", *groups(surface).values()},
        "server": {"Credentials", "create_app", *handlers(surface)},
    }.get(module, set())
    definitions = surface.modules.get(module, {})
    return {name: one for name, one in definitions.items() if name not in apart}


def _definitions(
    module: str, before: Mapping[str, Definition], after: Mapping[str, Definition]
) -> Iterator[ApiChange]:
    prefix = f"{module}." if module else ""
    for name, one in before.items():
        path = f"{prefix}{name}"
        other = after.get(name)
        if other is None:
            yield ApiChange("export-removed", path, Level.MAJOR, one.line)
        elif not module:
            continue  # said where it is defined
        elif isinstance(one, Function) and isinstance(other, Function):
            yield from function_changes(path, one, other)
        elif isinstance(one, Class) and isinstance(other, Class):
            yield from class_changes(path, one, other)
        elif type(one) is not type(other):
            yield ApiChange("kind-changed", path, Level.MAJOR, one.line, other.line)
        elif one.line != other.line:
            yield ApiChange("alias-type-changed", path, Level.MAJOR, one.line, other.line)
    for name, other in after.items():
        if name not in before:
            yield ApiChange("export-added", f"{prefix}{name}", Level.MINOR, "", other.line)
