"""Paths whose operation is found without a choice, which is nearly all of them.

Templates of one method and one number of segments stand in a table by the segments that are
literal in all of them. Where such a key belongs to one template, and all its other segments are
whole parameters, one look into the table finds it; everything else is left to the router's tree.
No path with a `%` is looked up.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

NO_VALUE = frozenset({"", ".", ".."})
"""Segments that match no parameter."""


class Template(NamedTuple, Generic[T]):
    """A path template; each segment is split into texts and, between them, parameter names."""

    segments: list[list[str]]
    target: T

    def literals(self) -> dict[int, str]:
        """Return the segments that hold no parameter, decoded, by index."""
        return {i: unquote(s[0]) for i, s in enumerate(self.segments) if len(s) == 1}

    def parameters(self) -> dict[int, str]:
        """Return the names of parameters that are a whole segment, by index."""
        return {i: s[1] for i, s in enumerate(self.segments) if s[::2] == ["", ""]}


class _Entry(NamedTuple, Generic[T]):
    """What a key leads to: the target, names of parameters, and what picks their values."""

    target: T
    names: tuple[str, ...]
    values: Callable[[Sequence[str]], tuple[str, ...]]


class Table(NamedTuple, Generic[T]):
    """All templates of one method and one number of segments."""

    key: Callable[[Sequence[str]], Any]
    entries: dict[Any, _Entry[T]]


def table_of(templates: Sequence[Template[T]]) -> Table[T]:
    """Return the table of templates of one method and one number of segments."""
    literals = [template.literals() for template in templates]
    common = set[int].intersection(*map(set, literals))
    key = _picker(sorted(common))
    by_key: dict[Any, list[Template[T]]] = {}
    for template, own in zip(templates, literals, strict=True):
        texts = [own.get(i, "") for i in range(len(template.segments))]
        by_key.setdefault(key(texts), []).append(template)
    entries = {}
    for entry_key, sharing in by_key.items():
        parameters = sharing[0].parameters()
        alone = len(sharing) == 1
        if alone and parameters.keys() | common == set(range(len(sharing[0].segments))):
            names = tuple(parameters.values())
            entries[entry_key] = _Entry(sharing[0].target, names, _picker(list(parameters)))
    return Table(key, entries)


def _picker(indices: list[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Return what gives the items at these indices as a tuple."""
    if len(indices) > 1:
        return itemgetter(*indices)
    return lambda items: tuple(items[index] for index in indices)
