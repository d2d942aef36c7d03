"""Grafting: a document that changes, with the places of its values beside them.

Data and places are trees of one shape. What comes from another file brings its places along, so
that it is located there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .source import Graft, ListPlaces, MapPlaces, Places, Source

if TYPE_CHECKING:
    from collections.abc import Sequence


class Layer(NamedTuple):
    """A value with its places, to be put into a document.

    Attributes:
        value: which is copied where it is put.
        places: where it and its parts are, in `source`.
        source: the file it comes from.
        key_at: where its key is there, where it has one.
    """

    value: Any
    places: Places
    source: Source
    key_at: int | None = None

    def graft(self) -> Graft:
        """Return its places as they stand in a document of another file."""
        return Graft(self.source, _copied_places(self.places), self.key_at)

    def inner(self, key: str | int) -> Layer:
        """Return an entry or an item of it."""
        graft = self.places
        places, source = self.places, self.source
        if isinstance(graft, Graft):
            places, source = graft.places, graft.source
        if isinstance(places, MapPlaces) and key in places.entries:
            key_at, inner = places.entries[str(key)]
            return Layer(self.value[key], inner, source, key_at)
        if isinstance(places, ListPlaces) and isinstance(key, int) and key < len(places.items):
            return Layer(self.value[key], places.items[key], source)
        return Layer(self.value[key], places, source)


class Branch(NamedTuple):
    """A value in a tree, and the container that holds it.

    Attributes:
        location: the keys and indexes that lead to it.
        holder: the container, None for the document.
        holder_places: the places of the container.
        value: it.
        places: where it and its parts are.
        source: the file that `places` counts in.
        key_at: where its key is.
    """

    location: Sequence[str | int]
    holder: Any
    holder_places: Places
    value: Any
    places: Places
    source: Source
    key_at: int | None

    def layer(self) -> Layer:
        """Return it as something to be put elsewhere."""
        return Layer(self.value, self.places, self.source, self.key_at)

    def kind(self) -> str:
        """Return what it is, for messages."""
        return kind_of(self.value)

    def shown(self) -> str:
        """Return where it stands, for messages."""
        return f"`$[{']['.join(repr(step) for step in self.location)}]`" if self.location else "`$`"


class Tree:
    """A document that is being changed.

    Attributes:
        data: the document.
        places: where each value is.
        source: the main file.
        values: how many values it holds at most; what was removed still counts.
    """

    def __init__(self, data: Any, places: Places, source: Source) -> None:
        self.data = data
        self.places = places
        self.source = source
        self.values = size(data)

    @classmethod
    def of(cls, data: Any, places: Places, source: Source) -> Tree:
        """Return a copy of a document in which no two places share a value."""
        return cls(_copied(data), _copied_places(places), source)

    def branch(self, location: Sequence[str | int]) -> Branch:
        """Return the value at a place that exists."""
        holder, holder_places = None, self.places
        value, places, source, key_at = self.data, self.places, self.source, None
        for step in location:
            holder, holder_places, key_at = value, places, None
            if isinstance(places, MapPlaces) and step in places.entries:
                key_at, places = places.entries[str(step)]
            elif (
                isinstance(places, ListPlaces)
                and isinstance(step, int)
                and step < len(places.items)
            ):
                places = places.items[step]
            if isinstance(places, Graft):
                source, key_at, places = places.source, places.key_at, places.places
            value = value[step]
        return Branch(location, holder, holder_places, value, places, source, key_at)

    def remove(self, branch: Branch) -> None:
        """Take a value out of its container."""
        step = branch.location[-1]
        del branch.holder[step]
        places = branch.holder_places
        if isinstance(places, MapPlaces):
            places.entries.pop(str(step), None)
        elif isinstance(places, ListPlaces) and isinstance(step, int):
            del places.items[step]

    def merge(self, branch: Branch, layer: Layer) -> bool:
        """Merge a value into another; return whether the two can be merged.

        Entries of mappings are merged by their keys, lists are appended to, single values replaced.
        """
        self.values += size(layer.value)
        if isinstance(branch.value, dict):
            if not isinstance(layer.value, dict):
                return False
            _merge_mapping(branch.value, branch.places, layer)
            return True
        if isinstance(branch.value, list):
            _append(branch.value, branch.places, layer)
            return True
        if isinstance(layer.value, (dict, list)) or branch.holder is None:
            return False
        _put(branch.holder, branch.holder_places, branch.location[-1], layer)
        return True


def _merge_mapping(target: dict[str, Any], places: Places, layer: Layer) -> None:
    for key, value in layer.value.items():
        inner = layer.inner(key)
        there = target.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            _merge_mapping(there, _inside(places, key), inner)
        elif isinstance(there, list) and isinstance(value, list):
            _append(there, _inside(places, key), inner)
        elif isinstance(there, (dict, list)) and value is None:
            continue  # an entry that says nothing, as in an outline of the document
        else:
            _put(target, places, key, inner)


def _append(target: list[Any], places: Places, layer: Layer) -> None:
    """Append a value to a list; of a list, its items."""
    items = (
        [layer.inner(index) for index in range(len(layer.value))]
        if isinstance(layer.value, list)
        else [layer]
    )
    for item in items:
        target.append(_copied(item.value))
        if isinstance(places, ListPlaces):
            places.items.append(item.graft())


def _put(target: Any, places: Places, key: str | int, layer: Layer) -> None:
    target[key] = _copied(layer.value)
    if isinstance(places, MapPlaces):
        before = places.entries.get(str(key), (places.at, 0))
        places.entries[str(key)] = (before[0], layer.graft())
    elif isinstance(places, ListPlaces) and isinstance(key, int) and key < len(places.items):
        places.items[key] = layer.graft()


def _inside(places: Places, key: str) -> Places:
    if isinstance(places, MapPlaces) and key in places.entries:
        inner = places.entries[key][1]
        return inner.places if isinstance(inner, Graft) else inner
    return 0


def kind_of(value: Any) -> str:
    """Return what a value is, for messages."""
    if isinstance(value, dict):
        return "mapping"
    return "list" if isinstance(value, list) else "single value"


def size(value: Any) -> int:
    """Return how many values a value holds, itself included."""
    if isinstance(value, dict):
        return 1 + sum(map(size, value.values()))
    return 1 + sum(map(size, value)) if isinstance(value, list) else 1


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [*map(_copied, value)] if isinstance(value, list) else value


def _copied_places(places: Places) -> Places:
    if isinstance(places, MapPlaces):
        entries = {key: (at, _copied_places(inner)) for key, (at, inner) in places.entries.items()}
        return MapPlaces(places.at, entries)
    if isinstance(places, ListPlaces):
        return ListPlaces(places.at, [*map(_copied_places, places.items)])
    if isinstance(places, Graft):
        return Graft(places.source, _copied_places(places.places), places.key_at)
    return places
