"""Changes of the clients: groups, methods, and what a client is made with."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generators import naming
from generators.review.model import ApiChange, Level
from generators.review.python_methods import function_changes
from generators.review.python_pairs import groups
from generators.review.python_surface import Class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generators.review.python_facts import Operation
    from generators.review.python_pairs import Pairs
    from generators.review.python_surface import Function, Surface

AND_ASYNC = " (and async)"
"""What follows the path of a change that both clients have."""
_ASYNC = re.compile(r"\b(?:async_client\.)?Async(?=[A-Z])")
_NOT_A_SECRET = frozenset({"base_url", "options"})


def client_changes(base: Surface, head: Surface, pairs: Pairs) -> Iterator[ApiChange]:
    """Give the changes of both clients; one that both have is one, named after the first."""
    changes = list(_client(base, head, pairs, "client", "Client"))
    others = list(_client(base, head, pairs, "async_client", "AsyncClient"))
    both = {_plain(change) for change in others}
    for change in changes:
        shared = change in both
        yield replace(change, path=f"{change.path}{AND_ASYNC}") if shared else change
    for change in others:
        if _plain(change) not in changes:
            yield change


def _plain(change: ApiChange) -> ApiChange:
    """Return a change of the asynchronous client as one of the other."""
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
        other = pairs.groups.get(attribute)
        if other is None or other not in after:
            yield ApiChange("group-removed", place, Level.MAJOR, line)
            continue
        if other != attribute:
            new_line = f"{other}: {after[other]}"
            yield ApiChange("group-renamed", place, Level.MAJOR, line, new_line)
        if after[other] != class_name:
            lines = (f"class {class_name}", f"class {after[other]}")
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
    for key, method in before.items():
        place = f"{prefix}Client.{'.'.join(key)}"
        other_key, arguments = moved.get(key) or ((pairs.groups.get(key[0], ""), key[1]), {})
        taken = key not in moved and other_key in {target for target, _ in moved.values()}
        other = None if taken else after.get(other_key)
        if other is None:
            yield ApiChange("method-removed", place, Level.MAJOR, method.line)
            continue
        if other_key != (pairs.groups.get(key[0]), key[1]):
            line = f"client.{'.'.join(key)}(...)", f"client.{'.'.join(other_key)}(...)"
            yield ApiChange("method-renamed", place, Level.MAJOR, *line)
        yield from function_changes(place, method, other, pairs, arguments)
    known = {target for target, _ in moved.values()}
    known |= {(pairs.groups.get(group, ""), name) for group, name in before.keys() - moved.keys()}
    for key, method in after.items():
        if key not in known:
            place = f"{prefix}Client.{'.'.join(key)}"
            yield ApiChange("method-added", place, Level.MINOR, "", method.line)


Key = tuple[str, str]


def renamed_methods(pairs: Pairs) -> Iterator[tuple[Key, tuple[Key, dict[str, str]]]]:
    """Give the methods of operations that are in both, with new place and renamed arguments."""
    for one, other in pairs.operations:
        arguments = renamed_arguments(one, other)
        yield (one.group, one.name), ((other.group, other.name), arguments)
        if one.stream_name and other.stream_name:
            yield (one.group, one.stream_name), ((other.group, other.stream_name), arguments)


def renamed_arguments(one: Operation, other: Operation) -> dict[str, str]:
    """Return arguments of one operation that have another name in the other.

    They are known by where they are sent and what they are called there; those in the path by
    their place in it.
    """
    known = {where: argument for argument, where in _places(other).items()}
    places = _places(one)
    return {
        argument: known[where]
        for argument, where in places.items()
        if argument not in other.arguments
        and known.get(where, argument) != argument
        and known[where] not in one.arguments
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
    said: set[str] = set()
    for name, method in before.methods.items():
        other = after.methods.get(name)
        place = before.name if name == "__init__" else f"{before.name}.{name}"
        if other is None:
            yield ApiChange("method-removed", place, Level.MAJOR, method.line)
            continue
        for change in function_changes(place, method, other):
            parameter = change.path.rpartition("(")[2]
            if parameter not in said or not change.path.endswith(")"):
                yield change
            if name == "__init__":
                said.add(parameter)
    for name, method in after.methods.items():
        if name not in before.methods:
            yield ApiChange("method-added", f"{before.name}.{name}", Level.MINOR, "", method.line)


def secrets(surface: Surface) -> frozenset[str]:
    """Return the keywords of a client's constructor that take secrets."""
    client = surface.modules.get("client", {}).get("Client")
    constructor = client.methods.get("__init__") if isinstance(client, Class) else None
    return frozenset(constructor.parameters) - _NOT_A_SECRET if constructor else frozenset()
