"""Path templates: which of them a path is of.

Where several match, the more concrete one wins, segment by segment: a literal text, text around a
parameter, a parameter (OpenAPI 3.1.1, "Path Templating Matching").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from ..runtime.server.segments import Mixed
from .objects import mapping
from .pointer import METHODS, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME: Final = re.compile(r"\{([^{}/]*)\}")
"""A parameter of a path, or a variable of a server."""


def operations_of(pointer: str, item: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give the operations of a path item: method, pointer and value of each.

    Args:
        pointer: of the path item.
        item: with `additionalOperations`, whose methods stand as they are sent (OpenAPI 3.2).
    """
    for key, value in item.items():
        if key in METHODS and isinstance(value, dict):
            yield key.upper(), join(pointer, key), value
    for key, value in mapping(item.get("additionalOperations")).items():
        if isinstance(value, dict):
            yield key, join(pointer, "additionalOperations", key), value


@dataclass(slots=True)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict)
    mixed: list[tuple[Mixed, tuple[str, ...], _Node]] = field(default_factory=list)
    parameters: list[tuple[str, _Node]] = field(default_factory=list)
    template: str | None = None


class Routes:
    """The path templates of a document.

    Args:
        templates: in any order.
    """

    def __init__(self, templates: Iterable[str]) -> None:
        self._root = _Node()
        for template in templates:
            self._add(template)

    def _add(self, template: str) -> None:
        node = self._root
        for segment in template.split("/")[1:]:
            names = NAME.findall(segment)
            if not names:
                node = node.literals.setdefault(unquote(segment), _Node())
            elif len(names) == 1 and segment == f"{{{names[0]}}}":
                node.parameters.append((names[0], inner := _Node()))
                node = inner
            else:
                mixed = Mixed(NAME.split(segment)[::2])
                node.mixed.append((mixed, tuple(names), inner := _Node()))
                node.mixed.sort(key=lambda entry: -entry[0].length)
                node = inner
        if node.template is None:
            node.template = template

    def match(self, path: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Give the templates of a path, the most concrete first, with the values as sent."""
        yield from self._match(self._root, path.split("/")[1:], 0, {})

    def _match(
        self, node: _Node, segments: list[str], at: int, values: dict[str, str]
    ) -> Iterator[tuple[str, dict[str, str]]]:
        if at == len(segments):
            if node.template is not None:
                yield node.template, values
            return
        segment = segments[at]
        name = unquote(segment)
        if name in node.literals:
            yield from self._match(node.literals[name], segments, at + 1, values)
        for mixed, names, inner in node.mixed:
            found = mixed.values(segment, name)
            if found is not None:
                more = {**values, **dict(zip(names, found, strict=True))}
                yield from self._match(inner, segments, at + 1, more)
        if segment:
            for parameter, inner in node.parameters:
                yield from self._match(inner, segments, at + 1, {**values, parameter: segment})
