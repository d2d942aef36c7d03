"""Evidence: which pages show which part of a document, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..diagnostics import Location
    from .facts import Facts

ABSENT = object()
"""Stands for a value that a sample does not have."""


@dataclass(slots=True)
class Seen:
    """What pages show of one schema or property; the sets hold numbers of pages.

    Attributes:
        facts: of its schema.
        place: of the page that led to it first.
        title: how messages name it.
        listed: a page lists it, with its type.
        expanded: a page lists what is in it.
        sampled: a sample has it, with something in it where it is an object.
        values: a page lists its possible values.
        formats: a page shows its format.
        bounds: a page says something else of its possible values.
        bare: a page shows what is in it by a sample only, with no mark on the way.
        unmarked: whether a way leads to it past nothing that is marked `x-inferred`.
    """

    facts: Facts
    place: Location
    title: str
    listed: set[int] = field(default_factory=set)
    expanded: set[int] = field(default_factory=set)
    sampled: set[int] = field(default_factory=set)
    values: set[int] = field(default_factory=set)
    formats: set[int] = field(default_factory=set)
    bounds: set[int] = field(default_factory=set)
    bare: bool = False
    unmarked: bool = False


class Evidence:
    """All that pages show.

    Attributes:
        schemas: by the pointer where each stands in the end.
        properties: by the pointer of each in its object.
    """

    def __init__(self) -> None:
        self.schemas: dict[str, Seen] = {}
        self.properties: dict[str, Seen] = {}

    def schema(self, facts: Facts, place: Location, title: str) -> Seen:
        """Return what is seen of a schema."""
        return self.schemas.setdefault(facts.pointer, Seen(facts, place, title))

    def property(self, pointer: str, facts: Facts, place: Location, title: str) -> Seen:
        """Return what is seen of a property."""
        return self.properties.setdefault(pointer, Seen(facts, place, title))
