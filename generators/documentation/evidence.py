"""Evidence: which pages show which part of a document, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..diagnostics import Location
    from .facts import Facts


@dataclass(slots=True)
class Seen:
    """What pages show of one schema, each a set of numbers of pages.

    Attributes:
        listed: a page lists it, with its type.
        expanded: a page lists what is in it.
        sampled: a sample has it, with something in it where it is an object.
        values: a page lists its possible values.
        formats: a page shows its format.
        bounds: a page says something else of its possible values.
        place: where it was seen first; None for what no page shows.
        facts: of the schema.
        is_open: whether it was reached without passing anything marked `x-inferred`.
        owner: how messages name what it is in.
        name: of the property; empty for other schemas.
    """

    facts: Facts
    listed: set[int] = field(default_factory=set)
    expanded: set[int] = field(default_factory=set)
    sampled: set[int] = field(default_factory=set)
    values: set[int] = field(default_factory=set)
    formats: set[int] = field(default_factory=set)
    bounds: set[int] = field(default_factory=set)
    place: Location | None = None
    near: Location | None = None
    is_open: bool = False
    owner: str = ""
    name: str = ""


class Evidence:
    """All that pages show, by pointer."""

    def __init__(self) -> None:
        self.seen: dict[str, Seen] = {}
        self.properties: dict[str, Seen] = {}

    def of(self, facts: Facts) -> Seen:
        """Return what is seen of a schema."""
        return self.seen.setdefault(facts.pointer, Seen(facts))

    def property(self, pointer: str, facts: Facts) -> Seen:
        """Return what is seen of a property, as it is written in its object."""
        return self.properties.setdefault(pointer, Seen(facts))
