"""Which models of a whole package requests and responses hold, told from a part of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..python_facts import schema_classes
from ..python_reading import names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ...api.content import Media, Type
    from ...api.ir import Operation, Parameter
    from ..python_surface import Surface
    from .packages import Part


def used(surface: Surface, part: Part) -> Surface:
    """Return the surface of a part of a package with what the whole package uses its models for."""
    graph: dict[str, frozenset[str]] = dict(part.partial.uses)
    for name, definition in surface.models.items():
        graph[name] = frozenset(names_in(definition))
    requests: set[str] = set()
    responses: set[str] = set()
    for operation in part.whole.operations:
        requests |= set(_sent(operation))
        responses |= set(_given(operation))
    constructed, read = _reach(graph, requests), _reach(graph, responses)
    known = schema_classes(part.side.document.data)
    held = {name for owner, used_names in graph.items() for name in used_names if name != owner}
    apart = graph.keys() - constructed - read - known.all - held
    elsewhere = _reach(graph, known.elsewhere | apart)
    return replace(surface, requests=constructed, responses=read, elsewhere=elsewhere)


def _reach(graph: Mapping[str, frozenset[str]], start: Iterable[str]) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [name for name in start if name in graph]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [other for other in graph[name] if other in graph]
    return frozenset(reached)


def _sent(operation: Operation) -> Iterator[str]:
    yield from _of_parameters(operation.parameters)
    for media in operation.body.media if operation.body is not None else ():
        yield from _of_media(media)


def _given(operation: Operation) -> Iterator[str]:
    for response in operation.responses:
        yield from _of_parameters(response.headers)
        for media in response.media:
            yield from _of_media(media)


def _of_parameters(parameters: Iterable[Parameter]) -> Iterator[str]:
    for parameter in parameters:
        yield from _names(parameter.type)


def _of_media(media: Media) -> Iterator[str]:
    types = [media.type]
    if media.items is not None:
        types = [event.type for event in media.items.events]
        types += [media.items.type] if media.items.type is not None else []
    if media.array is not None:
        types.append(media.array.type)
    for type_ in types:
        yield from _names(type_)
    for encoding in media.encoding:
        yield from _of_parameters(encoding.headers)


def _names(type_: Type) -> Iterator[str]:
    if type_.kind == "model":
        yield type_.name
    for argument in type_.args:
        yield from _names(argument)
