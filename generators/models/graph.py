"""How the components of a document hang together, as the models engine reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..document.dialect import has_direction
from ..document.objects import mapping
from . import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import Any

    from .engine_input import Prepared

_PLURALS = (("people", "person"), ("children", "child"), ("men", "man"), ("data", "datum"))
"""Ends of plurals that are no other forms of the singular, to these."""
_ADDED = re.compile(r"(?:item|model|additionalproperty|request|response|\d+)+$")
"""What the engine puts behind a name of something that it adds, to tell it from others."""


@dataclass(frozen=True)
class Graph:
    """How the components of a document hang together, by class name.

    Attributes:
        uses: of each component, the components that it refers to.
        adding: components for which the engine may add something of its own, with the fields.
        twice: components that reach `readOnly`, `writeOnly` or, where there is any of these in the
            document, such an addition: the engine has to see all of them.
    """

    uses: Mapping[str, frozenset[str]]
    adding: Mapping[str, tuple[str, ...]]
    twice: frozenset[str]


def graph(prepared: Prepared, like: tuple[Prepared, Graph] | None = None) -> Graph:
    """Return how the components of a document hang together.

    Args:
        prepared: the engine's input.
        like: that of another document, some schemas of which are the same objects, with its graph.
    """
    schemas = prepared.document["components"]["schemas"]
    uses: dict[str, frozenset[str]] = {}
    adding: dict[str, tuple[str, ...]] = {}
    left = schemas.keys()
    if like is not None:
        others, known = like[0].document["components"]["schemas"], like[1]
        same = {name for name, schema in schemas.items() if schema is others.get(name)}
        uses = {name: known.uses[name] for name in same}
        adding = {name: known.adding[name] for name in same & known.adding.keys()}
        left = schemas.keys() - same
    uses |= {name: frozenset(plain.references(schemas[name])) for name in left}
    adding |= _adding(schemas, left)
    twice: frozenset[str] = frozenset()
    if prepared.has_directions:
        twice = frozenset(plain.reaching(_directed(schemas) | adding.keys(), uses))
    return Graph(uses, adding, twice)


def stem(name: str) -> str:
    """Return what names that the engine may tell apart by numbers have in common.

    It names items in the singular: `files` and `file` have the same stem.
    """
    bare = "".join(re.findall(r"[A-Za-z0-9]+", name)).lower()
    bare = _ADDED.sub("", bare) or bare
    for plural, singular in _PLURALS:
        if bare.endswith(plural):
            return bare.removesuffix(plural) + singular
    short = bare.rstrip("se")
    return f"{short[:-1]}i" if short.endswith("y") else short or bare


def uncertain(known: Graph) -> frozenset[str]:
    """Return the stems of all names that the engine may give on its own, or give to others."""
    return frozenset(
        stem(name) for component, wires in known.adding.items() for name in (component, *wires)
    )


def _directed(schemas: Mapping[str, Any]) -> set[str]:
    """Return the components in which `readOnly` or `writeOnly` stands."""
    return {name for name, schema in schemas.items() if has_direction(schema)}


def _adding(
    schemas: Mapping[str, Any], asked: Collection[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give those of some components for which the engine may add something, with the fields.

    There are no fields where it is for the component itself.
    """
    reading = plain.reading_of(schemas)
    for name in asked:
        if reading.adds(schemas[name]):
            fields = mapping(mapping(schemas[name]).get("properties")).items()
            yield name, tuple(wire for wire, value in fields if reading.adds(value))
