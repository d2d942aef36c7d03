"""Path templates: which of them a path is of.

Where several match, the more concrete one wins, segment by segment: a literal text, text around a
parameter, a parameter (OpenAPI 3.1.1, "Path Templating Matching"). The server decides in the same
way: `runtime/server/routing.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from ..runtime.parameters.segments import Fits, Mixed, readings, split_template
from .objects import mapping
from .pointer import METHODS, join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

NAME: Final = re.compile(r"\{([^{}/]*)\}")
"""A variable of a server, or a parameter in a path as a page writes it."""


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
    mixed: list[tuple[Mixed, dict[str, Fits], _Node]] = field(default_factory=list)
    parameters: list[tuple[str, _Node]] = field(default_factory=list)
    template: str | None = None


class Routes:
    """The path templates of a document.

    Args:
        templates: in any order.
        fits_of: gives what tells the values of parameters that share a segment, by name.
    """

    def __init__(
        self,
        templates: Iterable[str],
        fits_of: Callable[[str], Mapping[str, Fits]] = lambda _: {},
    ) -> None:
        self._root = _Node()
        self._fits_of = fits_of
        for template in templates:
            self._add(template)

    def _add(self, template: str) -> None:
        node, fits = self._root, self._fits_of(template)
        for parts in split_template(template)[1:]:
            names = parts[1::2]
            if not names:
                node = node.literals.setdefault(unquote(parts[0]), _Node())
            elif parts[::2] == ["", ""]:
                node.parameters.append((names[0], inner := _Node()))
                node = inner
            else:
                mixed = Mixed(parts[::2])
                own = {name: fits.get(name, bool) for name in names}  # no value is empty
                node.mixed.append((mixed, own, inner := _Node()))
                node.mixed.sort(key=lambda entry: -entry[0].length)
                node = inner
        if node.template is None:
            node.template = template

    def match(self, path: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Give the templates of a path, the most concrete first, with the values as sent."""
        segments = path.split("/")[1:]
        found: set[str] = set()
        for names in readings(segments, "surrogateescape"):
            for template, values in self._match(self._root, segments, names, 0, {}):
                if template not in found:
                    found.add(template)
                    yield template, values

    def _match(
        self,
        node: _Node,
        segments: list[str],
        read: list[str],
        at: int,
        values: dict[str, str],
    ) -> Iterator[tuple[str, dict[str, str]]]:
        if at == len(segments):
            if node.template is not None:
                yield node.template, values
            return
        segment, name = segments[at], read[at]
        if name in node.literals:
            yield from self._match(node.literals[name], segments, read, at + 1, values)
        for mixed, fits, inner in node.mixed:
            found = mixed.values(segment, name, list(fits.values()))
            if found is not None:
                more = {**values, **dict(zip(fits, found, strict=True))}
                yield from self._match(inner, segments, read, at + 1, more)
        if segment:
            for parameter, inner in node.parameters:
                yield from self._match(
                    inner, segments, read, at + 1, {**values, parameter: segment}
                )
