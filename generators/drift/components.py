"""Components from samples: objects that are alike are one schema, which has a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .samples import Sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .observed import Observed

_LEAST: Final = 2
"""Properties of an object that is worth a name."""
_SAME_NAME, _OTHER_NAME = 0.6, 0.9
"""Share of the names of properties that two objects have in common, to be taken as one: less where
they would be called the same."""
_INSIDE: Final = 0.5
"""Share of the names in objects inside them, of the smaller of two, that have to be the same."""
_AROUND: Final = frozenset({"data", "items", "results", "records", "entries", "values", "content"})
"""What lists are called in the object around them."""
_FIRST_ERROR: Final = 400
_DEPTH: Final = 12


@dataclass(slots=True)
class Component:
    """Objects that are alike.

    Attributes:
        name: of the schema.
        stem: what it is called before it was made unique.
        sample: of all of them.
        names: of all their properties.
    """

    name: str
    stem: str
    sample: Sample = field(default_factory=Sample)
    names: set[str] = field(default_factory=set)


class Components:
    """The components of a document.

    Args:
        operations: by path and method, as they were seen.

    Attributes:
        all: the components, in the order in which they were met.
        names: of components, by the `id` of samples that are of them.
    """

    def __init__(self, operations: Mapping[tuple[str, str], Observed]) -> None:
        self.all: list[Component] = []
        self.names: dict[int, str] = {}
        self._taken: set[str] = set()
        for (path, _), observed in operations.items():
            for sample, stem in _bodies(path, observed):
                self._whole(sample, stem)
        for component in self.all:
            for name, member in (component.sample.members or {}).items():
                self._name(member, singular(name), 1)

    def _whole(self, sample: Sample, stem: str) -> None:
        """Take a body: what is around a list is named after what is in the list."""
        listed = _listed(sample, stem)
        if listed is None:
            self._visit(sample, stem, 0)
            return
        if listed.items is not None:
            self._visit(listed.items, stem, 1)
        self._visit(sample, f"{stem} list", 0)

    def _visit(self, sample: Sample, stem: str, depth: int) -> None:
        if depth > _DEPTH:
            return
        if sample.items is not None:
            self._visit(sample.items, singular(stem), depth + 1)
        if sample.others is not None:
            self._visit(sample.others, singular(stem), depth + 1)
        if _is_object(sample):
            component = self._find(sample, stem)
            if component is None:
                component = Component(self._unique(stem), pascal(stem))
                self.all.append(component)
            component.sample.merge(sample)
            component.names |= (sample.members or {}).keys()
            self.names[id(sample)] = component.name
        for name, member in (sample.members or {}).items():
            self._visit(member, singular(name), depth + 1)

    def _name(self, sample: Sample, stem: str, depth: int) -> None:
        """Let a sample inside a component be of the component that it is like."""
        if depth > _DEPTH:
            return
        if sample.items is not None:
            self._name(sample.items, singular(stem), depth + 1)
        if sample.others is not None:
            self._name(sample.others, singular(stem), depth + 1)
        if _is_object(sample):
            component = self._find(sample, stem)
            if component is not None:
                self.names[id(sample)] = component.name
                return
        for name, member in (sample.members or {}).items():
            self._name(member, singular(name), depth + 1)

    def _find(self, sample: Sample, stem: str) -> Component | None:
        names, wanted = (sample.members or {}).keys(), pascal(stem)
        best: Component | None = None
        share = 0.0
        for component in self.all:
            alike = len(names & component.names) / len(names | component.names)
            least = _SAME_NAME if component.stem == wanted else _OTHER_NAME
            contained = component.stem == wanted and names <= component.names
            if (alike < least and not contained) or alike <= share:
                continue
            if _agree(sample, component.sample, 0):
                best, share = component, alike
        return best

    def _unique(self, stem: str) -> str:
        name = pascal(stem) or "Item"
        number, unique = 1, name
        while unique in self._taken:
            number += 1
            unique = f"{name}{number}"
        self._taken.add(unique)
        return unique


def _listed(sample: Sample, stem: str) -> Sample | None:
    """Return the list of objects that a body is about, where it is an object around one."""
    if not _is_object(sample):
        return None
    found = [
        member
        for name, member in (sample.members or {}).items()
        if member.items is not None
        and _is_object(member.items)
        and (name.lower() in _AROUND or pascal(singular(name)) == pascal(stem))
    ]
    return found[0] if len(found) == 1 else None


def _agree(one: Sample, other: Sample, depth: int) -> bool:
    """Whether what two objects have under the same names is alike, as far as it is objects."""
    if depth > _DEPTH:
        return True
    ours, theirs = one.members or {}, other.members or {}
    for name in ours.keys() & theirs.keys():
        first, second = _inner(ours[name]), _inner(theirs[name])
        if not (first.members and second.members) or first.is_map or second.is_map:
            continue
        names, others = first.members.keys(), second.members.keys()
        alike = len(names & others) / min(len(names), len(others))
        if alike < _INSIDE or not _agree(first, second, depth + 1):
            return False
    return True


def _inner(sample: Sample) -> Sample:
    """Return what is in lists, however deep."""
    while sample.items is not None and "array" in sample.kinds:
        sample = sample.items
    return sample


def _is_object(sample: Sample) -> bool:
    is_object = sample.kinds.keys() - {"null"} == {"object"}
    return is_object and not sample.is_map and len(sample.members or ()) >= _LEAST


def _bodies(path: str, observed: Observed) -> Iterator[tuple[Sample, str]]:
    literals = [part for part in path.split("/") if part and not part.startswith("{")]
    stem = singular(literals[-1]) if literals else "item"
    for sample in observed.bodies.values():
        yield sample, stem
    for status, bodies in observed.responses.items():
        for sample in bodies.values():
            yield sample, "error" if status >= _FIRST_ERROR else stem


def singular(word: str) -> str:
    """Return what one of several things is called, as far as its form tells."""
    if re.search(r"[^aeiou]ies$", word):
        return f"{word[:-3]}y"
    if re.search(r"(ss|x|ch|sh)es$", word):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def pascal(text: str) -> str:
    """Return a name for a schema: `line_items` is `LineItems`."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    name = "".join(word[:1].upper() + word[1:] for word in words)
    return f"Item{name}" if name[:1].isdigit() else name
