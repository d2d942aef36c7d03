"""Changes of the clients: groups, methods and constructors."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import naming
from .model import ApiChange, Level
from .python_methods import function_changes
from .python_pairs import groups
from .python_surface import Class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .python_facts import Operation
    from .python_pairs import Pairs
    from .python_surface import Function, Surface

AND_ASYNC = " (and async)"
"""Suffix of the path of a change that both clients have."""
_ASYNC = re.compile(r"\b(?:async_client\.)?Async(?=[A-Z])")
_EACH = "_each"
_NOT_A_SECRET = frozenset({"base_url", "options"})


def client_changes(base: Surface, head: Surface, pairs: Pairs) -> Iterator[ApiChange]:
    """Give the changes of both clients; a change of both is given once, as of the first."""
    changes = list(_client(base, head, pairs, "client", "Client"))
    others = list(_client(base, head, pairs, "async_client", "AsyncClient"))
    async_changes = {_as_sync(change) for change in others}
    for change in changes:
        shared = change in async_changes
        yield replace(change, path=f"{change.path}{AND_ASYNC}") if shared else change
    for change in others:
        if _as_sync(change) not in changes:
            yield change


def _as_sync(change: ApiChange) -> ApiChange:
    """Return a change of the asynchronous client as one of the synchronous client."""
    path = change.path.replace("async_client.", "client.")
    return replace(
        change,
        path=_ASYNC.sub("", path),
        before=_ASYNC.sub("", change.before),
        after=_ASYNC.sub("", change.after),
    )


def _client(
    base: Surface, head: Surface, pairs: Pairs, module: str, name: str
) -> Iterator[ApiChange]:
    before, after = base.modules.get(module, {}), head.modules.get(module, {})
    old, new = before.get(name), after.get(name)
    if not isinstance(old, Class) or not isinstance(new, Class):
        return
    yield from _groups(base, head, pairs, module, name)
    prefix = naming.ASYNC if name.startswith(naming.ASYNC) else ""
    yield from _methods(
        _of_groups(base, module, name), _of_groups(head, module, name), pairs, prefix
    )
    yield from _constructors(old, new)


def _groups(
    base: Surface, head: Surface, pairs: Pairs, module: str, name: str
) -> Iterator[ApiChange]:
    before, after = groups(base, module, name), groups(head, module, name)
    for attribute, class_name in before.items():
        place, line = f"{name}.{attribute}", f"{attribute}: {class_name}"
        new_attribute = pairs.groups.get(attribute)
        if new_attribute is None or new_attribute not in after:
            yield ApiChange("group-removed", place, Level.MAJOR, line)
            continue
        if new_attribute != attribute:
            new_line = f"{new_attribute}: {after[new_attribute]}"
            yield ApiChange("group-renamed", place, Level.MAJOR, line, new_line)
        if after[new_attribute] != class_name:
            lines = (f"class {class_name}", f"class {after[new_attribute]}")
            yield ApiChange("class-renamed", f"{module}.{class_name}", Level.MAJOR, *lines)
    for attribute, class_name in after.items():
        if attribute not in pairs.groups.values():
            line = f"{attribute}: {class_name}"
            yield ApiChange("group-added", f"{name}.{attribute}", Level.MINOR, "", line)


def _of_groups(surface: Surface, module: str, name: str) -> dict[tuple[str, str], Function]:
    """Return the methods of all groups, by attribute of the group and name."""
    classes = surface.modules[module]
    return {
        (attribute, method.name): method
        for attribute, class_name in groups(surface, module, name).items()
        if isinstance(group := classes[class_name], Class)
        for method in group.methods.values()
    }


def _methods(
    before: Mapping[tuple[str, str], Function],
    after: Mapping[tuple[str, str], Function],
    pairs: Pairs,
    prefix: str,
) -> Iterator[ApiChange]:
    moved = dict(renamed_methods(pairs))
    moved |= dict(_bulk_methods(moved, before, after))
    for key, method in before.items():
        place = f"{prefix}Client.{'.'.join(key)}"
        new_key, arguments = moved.get(key) or ((pairs.groups.get(key[0], ""), key[1]), {})
        replaced = key not in moved and new_key in {target for target, _ in moved.values()}
        new_method = None if replaced else after.get(new_key)
        if new_method is None:
            yield ApiChange("method-removed", place, Level.MAJOR, method.line)
            continue
        if new_key != (pairs.groups.get(key[0]), key[1]):
            line = f"client.{'.'.join(key)}(...)", f"client.{'.'.join(new_key)}(...)"
            yield ApiChange("method-renamed", place, Level.MAJOR, *line)
        yield from function_changes(place, method, new_method, pairs, arguments)
    known = {target for target, _ in moved.values()}
    known |= {(pairs.groups.get(group, ""), name) for group, name in before.keys() - moved.keys()}
    for key, method in after.items():
        if key not in known:
            place = f"{prefix}Client.{'.'.join(key)}"
            yield ApiChange("method-added", place, Level.MINOR, "", method.line)


Key = tuple[str, str]


def renamed_methods(pairs: Pairs) -> Iterator[tuple[Key, tuple[Key, dict[str, str]]]]:
    """Give the methods of operations that are in both, with new place and renamed arguments."""
    for old, new in pairs.operations:
        arguments = renamed_arguments(old, new)
        yield (old.group, old.name), ((new.group, new.name), arguments)
        if old.stream_name and new.stream_name:
            yield (old.group, old.stream_name), ((new.group, new.stream_name), arguments)


def _bulk_methods(
    moved: Mapping[Key, tuple[Key, dict[str, str]]],
    before: Mapping[Key, Function],
    after: Mapping[Key, Function],
) -> Iterator[tuple[Key, tuple[Key, dict[str, str]]]]:
    """Give the methods that take any number of items, which go with those of their operations."""
    for (group, name), ((new_group, new_name), arguments) in moved.items():
        old, new = (group, f"{name}{_EACH}"), (new_group, f"{new_name}{_EACH}")
        if old in before and new in after and old not in moved:
            yield old, (new, arguments)


def renamed_arguments(old: Operation, new: Operation) -> dict[str, str]:
    """Return the arguments of an operation that were renamed: name before to name after.

    Arguments are matched by location and wire name of their parameters, path parameters by their
    position in the path.
    """
    known = {place: argument for argument, place in _places(new).items()}
    places = _places(old)
    return {
        argument: known[place]
        for argument, place in places.items()
        if argument not in new.arguments
        and known.get(place, argument) != argument
        and known[place] not in old.arguments
    }


def _places(operation: Operation) -> dict[str, tuple[str, str]]:
    variables = re.findall(r"\{([^{}]*)\}", operation.path)
    return {
        argument: (
            (location, str(variables.index(name)))
            if location == "path" and name in variables
            else (location, name)
        )
        for argument, (location, name) in operation.arguments.items()
    }


def _constructors(before: Class, after: Class) -> Iterator[ApiChange]:
    reported: set[str] = set()
    for name, method in before.methods.items():
        new_method = after.methods.get(name)
        place = before.name if name == "__init__" else f"{before.name}.{name}"
        if new_method is None:
            yield ApiChange("method-removed", place, Level.MAJOR, method.line)
            continue
        for change in function_changes(place, method, new_method):
            parameter = change.path.rpartition("(")[2]
            if parameter not in reported or not change.path.endswith(")"):
                yield change
            if name == "__init__":
                reported.add(parameter)
    for name, method in after.methods.items():
        if name not in before.methods:
            yield ApiChange("method-added", f"{before.name}.{name}", Level.MINOR, "", method.line)


def secrets(surface: Surface) -> frozenset[str]:
    """Return the keywords of a client's constructor that take secrets."""
    client = surface.modules.get("client", {}).get("Client")
    constructor = client.methods.get("__init__") if isinstance(client, Class) else None
    return frozenset(constructor.parameters) - _NOT_A_SECRET if constructor else frozenset()
