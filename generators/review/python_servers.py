"""Changes of the server: handler classes, and the arguments of `create_app`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .model import ApiChange, Level
from .python_clients import renamed_methods
from .python_methods import class_changes, function_changes
from .python_surface import Alias, Class, Function, parameter_line
from .python_types import Atom, Relation, parse, relation
from .python_types import names as names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .python_pairs import Pairs
    from .python_surface import Definition, Surface

ASKS_HANDLERS = frozenset(
    """handler-method-added handler-parameter-added handler-parameter-type-widened
    handler-return-type-narrowed handler-credentials-widened""".split()
)
"""Kinds of changes that handlers have to follow, but callers have not.

Each is MAJOR, because handlers break. But every addition to an API has such changes, so they do not
raise the level of the finding that caused them; see `attributing.settle`.
"""


def handlers(surface: Surface) -> dict[str, Class]:
    """Return the handler classes of a package by name."""
    return {
        name: definition
        for name, definition in surface.modules.get("server", {}).items()
        if isinstance(definition, Class) and definition.base == "Handler"
    }


def server_changes(base: Surface, head: Surface, pairs: Pairs) -> Iterator[ApiChange]:
    """Give the changes for code that implements the API."""
    before, after = _by_group(base), _by_group(head)
    names = {
        handler: after[pairs.groups[group]]
        for group, handler in before.items()
        if pairs.groups.get(group) in after
    }
    yield from _classes(base, head, names)
    yield from _methods(base, head, pairs, names)
    old, new = (side.modules.get("server", {}) for side in (base, head))
    app, other_app = old.get("create_app"), new.get("create_app")
    if isinstance(app, Function) and isinstance(other_app, Function):
        meanings = {name: frozenset({Atom(other)}) for name, other in names.items()}
        known = replace(pairs, base={**pairs.base, **meanings})
        yield from function_changes("server.create_app", app, other_app, known, pairs.groups)
    yield from _credentials(old.get("Credentials"), new.get("Credentials"))


def _by_group(surface: Surface) -> dict[str, str]:
    """Return the handler class of each group, as `create_app` takes it."""
    app = surface.modules.get("server", {}).get("create_app")
    classes = handlers(surface)
    return {
        parameter.name: name
        for parameter in (app.parameters.values() if isinstance(app, Function) else ())
        for name in names_in(parse(parameter.annotation))
        if name in classes
    }


def _classes(base: Surface, head: Surface, names: Mapping[str, str]) -> Iterator[ApiChange]:
    before, after = handlers(base), handlers(head)
    for name, handler in before.items():
        place = f"server.{name}"
        if name not in names:
            yield ApiChange("class-removed", place, Level.MAJOR, handler.line)
            continue
        new_handler = after[names[name]]
        if new_handler.name != name:
            yield ApiChange("class-renamed", place, Level.MAJOR, handler.line, new_handler.line)
        yield from class_changes(
            place, _without_operations(handler), _without_operations(new_handler)
        )
    for name, handler in after.items():
        if name not in names.values():
            yield ApiChange("class-added", f"server.{name}", Level.MINOR, "", handler.line)


def _without_operations(handler: Class) -> Class:
    """Return a handler class without the methods of operations."""
    methods = {name: method for name, method in handler.methods.items() if not method.abstract}
    return replace(handler, methods=methods)


def _methods(
    base: Surface, head: Surface, pairs: Pairs, names: Mapping[str, str]
) -> Iterator[ApiChange]:
    """Give the changes of the methods that a handler has to implement, by operation."""
    before, after = handlers(base), handlers(head)
    old, new = _by_group(base), _by_group(head)
    moved = dict(renamed_methods(pairs))
    known: set[tuple[str, str]] = set()
    for group, name in old.items():
        for method in _abstract(before[name]):
            place = f"server.{name}.{method.name}"
            new_key, arguments = moved.get((group, method.name), (("", ""), {}))
            new_class = after.get(new.get(new_key[0], ""))
            new_method = new_class.methods.get(new_key[1]) if new_class else None
            if new_method is None or new_class is None:
                # What implements it is not called any more, and still a class.
                yield ApiChange("handler-method-removed", place, Level.MINOR, method.line)
                continue
            known.add((new_class.name, new_method.name))
            if (names.get(name), method.name) != (new_class.name, new_method.name):
                lines = f"{name}.{method.name}(...)", f"{new_class.name}.{new_method.name}(...)"
                yield ApiChange("handler-method-renamed", place, Level.MAJOR, *lines)
            yield from _method(place, method, new_method, pairs, arguments)
    for name, handler in after.items():
        for method in _abstract(handler):
            if (name, method.name) not in known:
                place = f"server.{name}.{method.name}"
                yield ApiChange("handler-method-added", place, Level.MAJOR, "", method.line)


def _abstract(handler: Class) -> list[Function]:
    return [method for method in handler.methods.values() if method.abstract]


def _method(
    place: str, before: Function, after: Function, pairs: Pairs, renamed: Mapping[str, str]
) -> Iterator[ApiChange]:
    for name, parameter in before.parameters.items():
        at = f"{place}({name})"
        line = parameter_line(parameter)
        new = after.parameters.get(renamed.get(name, name))
        if new is None:
            yield ApiChange("handler-parameter-removed", at, Level.MAJOR, line)
            continue
        lines = line, parameter_line(new)
        if new.name != name:
            yield ApiChange("handler-parameter-renamed", at, Level.MAJOR, *lines)
        kind, level = _TAKEN[
            relation(*pairs.types(parameter.annotation, new.annotation), pairs.kinds)
        ]
        if kind:
            yield ApiChange(f"handler-parameter-type-{kind}", at, level, *lines)
    expected = {renamed.get(name, name) for name in before.parameters}
    for name, parameter in after.parameters.items():
        if name not in expected:
            line = parameter_line(parameter)
            yield ApiChange("handler-parameter-added", f"{place}({name})", Level.MAJOR, "", line)
    kind, level = _GIVEN[relation(*pairs.types(before.returns, after.returns), pairs.kinds)]
    if kind:
        yield ApiChange(f"handler-return-type-{kind}", place, level, before.line, after.line)


_TAKEN = {
    Relation.SAME: ("", Level.NONE),
    Relation.WIDENED: ("widened", Level.MAJOR),
    Relation.NARROWED: ("narrowed", Level.MINOR),
    Relation.CHANGED: ("changed", Level.MAJOR),
}
_GIVEN = {
    **_TAKEN,
    Relation.WIDENED: ("widened", Level.MINOR),
    Relation.NARROWED: ("narrowed", Level.MAJOR),
}


def _credentials(before: Definition | None, after: Definition | None) -> Iterator[ApiChange]:
    """Give the changes of the credentials passed to the authentication callable."""
    if not isinstance(before, Alias) or not isinstance(after, Alias):
        return
    kind, level = _TAKEN[relation(parse(before.annotation), parse(after.annotation), {})]
    if kind:
        place = "server.Credentials"
        yield ApiChange(f"handler-credentials-{kind}", place, level, before.line, after.line)
