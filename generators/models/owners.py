"""Which component each definition of the engine belongs to, also what it added on its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .smaller import OURS, Unfit, likely_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from .definitions import Definition
    from .kinds import Plain
    from .smaller import Smaller


def owned_by(
    definitions: Mapping[str, Definition],
    given: Smaller,
    found: Plain,
    components: Mapping[str, list[str]],
    *,
    directions: bool,
) -> dict[str, list[str]]:
    """Return the definitions of each component, with what the engine added for it before."""
    of_components = {part for parts in components.values() for part in parts}
    added = [name for name in definitions if name not in of_components and not OURS.fullmatch(name)]
    left = dict.fromkeys(added)
    # Where it looks for variants, the engine reads the classes that a class refers to before it.
    classes = [name for name, definition in definitions.items() if definition.is_class]
    reading = {*added, *(classes if directions else ())}
    owned: dict[str, list[str]] = {}
    for name, parts in components.items():
        owned[name] = []
        for part in parts:
            if name in given.whole:
                words = _reached([part], definitions, reading)
                mine = [item for item in left if item in words]
                for item in mine:
                    del left[item]
                owned[name] += mine
            owned[name].append(part)
    for stem in dict.fromkeys(map(_stem, left)):
        first = [item for item in left if _stem(item) == stem]
        alike = {item for item in added if _stem(item) == stem}
        if any(part in added and part not in alike for part in _beside(owned, alike)):
            raise Unfit
        _read_twice(owned, first, alike, given, found)
    return owned


def _beside(owned: Mapping[str, list[str]], names: AbstractSet[str]) -> Iterator[str]:
    """Give all that belongs to the components that some definitions belong to."""
    for parts in owned.values():
        if not names.isdisjoint(parts):
            yield from parts


def _read_twice(
    owned: dict[str, list[str]],
    first: list[str],
    alike: AbstractSet[str],
    given: Smaller,
    found: Plain,
) -> None:
    """Place what the engine added for a component when it first read it, for another.

    It read the component again at its own place, and added the same: only that is referred to.

    Args:
        owned: definitions of each component; changed.
        first: what nothing refers to.
        alike: that, and what was added under names that differ from these in numbers alone.
        given: what the engine was given.
        found: the plain components, and those for which it may add something.
    """
    stem = _stem(first[0])
    adding = [
        name for name in found.adding if stem in map(_stem, likely_names(given.schemas[name]))
    ]
    readers = [name for name, parts in owned.items() if not alike.isdisjoint(parts)]
    is_taken = any(_stem(part) == stem for parts in owned.values() for part in {*parts} - {*alike})
    if is_taken or not len(adding) == len(readers) == 1:
        raise Unfit
    (reader,), (component,) = readers, adding
    second = [part for part in owned[reader] if part in alike]
    owned[reader] = [part for part in owned[reader] if part not in alike]
    owned[component] = [*second, *owned[component]]
    owned[reader] = [*first, *owned[reader]]


def _stem(name: str) -> str:
    """Return a name that the engine gave without what tells it from others for the same field."""
    return re.sub(r"\d*(?:Item)?\d*$", "", name)


def _reached(
    parts: Iterable[str], definitions: Mapping[str, Definition], read: Collection[str]
) -> set[str]:
    """Return those of the definitions to be read that some refer to, directly or by others."""
    reached: set[str] = set()
    waiting = [*parts]
    while waiting:
        definition = definitions[waiting.pop()]
        for word in definition.words | definition.quoted:
            if word in read and word not in reached:
                reached.add(word)
                waiting.append(word)
    return reached
