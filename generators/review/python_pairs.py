"""The names of one package matched with those of another.

Operations are matched by what they send, groups by their operations, classes by their fields. A
class that `readOnly` or `writeOnly` splits in two still counts as one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import naming
from . import python_types
from .python_surface import Alias, Class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .python_facts import Operation
    from .python_surface import Definition, Surface
    from .python_types import Type

_ALIKE = 0.7
"""Share of common fields from which two classes count as the same; 1 is all."""


@dataclass(frozen=True)
class Pairs:
    """The matched names of two packages.

    Attributes:
        models: name in the base to the name in the head, of all that is in both.
        split: class of the base to the two it became.
        merged: class of the head to the two it was.
        operations: the same operation before and after.
        groups: attribute of the client before and after.
        base: the meaning of the base's names in types, in names that both sides have.
        head: the meaning of the head's names, likewise.
        kinds: each enum with its base class, such as `StrEnum`.
    """

    models: Mapping[str, str]
    split: Mapping[str, tuple[str, str]]
    merged: Mapping[str, tuple[str, str]]
    operations: tuple[tuple[Operation, Operation], ...]
    groups: Mapping[str, str]
    base: Mapping[str, Type] = field(default_factory=dict)
    head: Mapping[str, Type] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)

    def default(self, before: str) -> str:
        """Return a default of the base with the names of the head, as `Colour.RED`."""
        owner, dot, member = before.partition(".")
        return f"{self.models.get(owner, owner)}{dot}{member}"

    def types(self, before: str, after: str) -> tuple[Type, Type]:
        """Return two annotations as types, in names that both sides have."""
        return (
            python_types.substitute(python_types.parse(before), self.base),
            python_types.substitute(python_types.parse(after), self.head),
        )


def pair(base: Surface, head: Surface) -> Pairs:
    """Match the names of two packages."""
    removed = {
        name: definition for name, definition in base.models.items() if name not in head.models
    }
    new = {name: definition for name, definition in head.models.items() if name not in base.models}
    split = _halves(removed, new)
    merged = _halves(new, removed)
    parts = {part for halves in (*split.values(), *merged.values()) for part in halves}
    parts |= {*split, *merged}
    renamed = _renamed(
        {name: definition for name, definition in removed.items() if name not in parts},
        {name: definition for name, definition in new.items() if name not in parts},
    )
    models = {name: name for name in base.models if name in head.models} | renamed
    operations = tuple(_operations(base.operations, head.operations))
    before, after = _meanings(base.models, models), _meanings(head.models, models.values())
    before |= {name: _type_of(other) for name, other in renamed.items()}
    before |= {part: _type_of(name) for name, parts_ in merged.items() for part in parts_}
    after |= {part: _type_of(name) for name, parts_ in split.items() for part in parts_}
    groups = _groups(base, head, operations)
    kinds = {
        name: definition.base
        for name, definition in [*base.models.items(), *head.models.items()]
        if isinstance(definition, Class) and definition.is_enum
    }
    return Pairs(models, split, merged, operations, groups, before, after, kinds)


def _type_of(name: str) -> Type:
    return frozenset({python_types.Atom(name)})


def _halves(
    candidates: Mapping[str, Definition], halves: Mapping[str, Definition]
) -> dict[str, tuple[str, str]]:
    """Return classes that the other side has twice, once for each direction."""
    variants = {name: naming.variants(name)[1:] for name in candidates}
    return {name: both for name, both in variants.items() if all(half in halves for half in both)}


def _meanings(definitions: Mapping[str, Definition], shared: Iterable[str]) -> dict[str, Type]:
    """Return the types that aliases stand for which only one side has."""
    known = set(shared)
    own = {
        name: python_types.parse(definition.annotation)
        for name, definition in definitions.items()
        if isinstance(definition, Alias) and definition.annotation and name not in known
    }
    meanings: dict[str, Type] = {}

    def resolve(name: str) -> Type:
        """Follow aliases of aliases; a cycle ends with a name in it."""
        meaning = own.pop(name)
        for inner in sorted(python_types.names(meaning)):
            if inner in own:
                meanings[inner] = resolve(inner)
        return python_types.substitute(meaning, meanings)

    while own:
        name = next(iter(own))
        meanings[name] = resolve(name)
    return meanings


def _renamed(removed: Mapping[str, Definition], new: Mapping[str, Definition]) -> dict[str, str]:
    """Return classes renamed: pairs with nearly the same fields, most similar first."""
    unknown = dict.fromkeys([*removed, *new], _type_of("?"))
    before = [_Outline.of(definition, unknown) for definition in removed.values()]
    by_wire: dict[str, list[_Outline]] = defaultdict(list)
    for candidate in (_Outline.of(definition, unknown) for definition in new.values()):
        for wire in candidate.types:
            by_wire[wire].append(candidate)
    likely: list[tuple[float, float, int, str, str]] = []
    for order, outline in enumerate(before):
        shared = {
            id(candidate): candidate
            for wire in outline.types
            for candidate in by_wire.get(wire, ())
        }
        for candidate in shared.values():
            alike, same_words = outline.alike(candidate), outline.named_alike(candidate)
            if alike >= _ALIKE and (same_words or len(outline.types) > 1):
                likely.append((-alike, -same_words, order, outline.name, candidate.name))
    renamed: dict[str, str] = {}
    used: set[str] = set()
    for _, _, _, name, other_name in sorted(likely):
        if name not in renamed and other_name not in used:
            renamed[name] = other_name
            used.add(other_name)
    return renamed


@dataclass(frozen=True)
class _Outline:
    """The outline of a definition: its fields, by their names on the wire."""

    name: str
    kind: str
    words: frozenset[str]
    types: Mapping[str, Type]

    @staticmethod
    def of(definition: Definition, unknown: Mapping[str, Type]) -> _Outline:
        """Return the outline of a definition, with placeholders for `unknown` names."""
        if isinstance(definition, Class):
            kind = "enum" if definition.is_enum else "class"
            annotations = {item.wire: item.annotation for item in definition.fields.values()}
        else:
            kind = "alias"
            annotations = {"": definition.annotation} if isinstance(definition, Alias) else {}
        types = {
            wire: python_types.substitute(python_types.parse(annotation), unknown)
            for wire, annotation in annotations.items()
        }
        return _Outline(definition.name, kind, frozenset(naming.words(definition.name)), types)

    def alike(self, other: _Outline) -> float:
        """Return the share of common fields, from 0 to 1; a field of another type counts half."""
        if self.kind != other.kind or (self.kind == "alias" and self.types != other.types):
            return 0.0
        every, common = (
            self.types.keys() | other.types.keys(),
            self.types.keys() & other.types.keys(),
        )
        score = sum(1.0 if self.types[key] == other.types[key] else 0.5 for key in common)
        return score / len(every) if every else 0.0

    def named_alike(self, other: _Outline) -> float:
        """Return the share of common words in their names, from 0 to 1."""
        every = self.words | other.words
        return len(self.words & other.words) / len(every) if every else 0.0


def _operations(
    base: tuple[Operation, ...], head: tuple[Operation, ...]
) -> Iterable[tuple[Operation, Operation]]:
    """Match operations by method and path, then by id, then by group and method name."""
    left, right = list(base), list(head)
    for facts in (
        lambda operation: operation.key,
        lambda operation: (operation.id, operation.method),
        lambda operation: (operation.group, operation.name),
    ):
        known = {facts(operation): operation for operation in right}
        for operation in list(left):
            head_operation = known.pop(facts(operation), None)
            if head_operation is not None:
                left.remove(operation)
                right.remove(head_operation)
                yield operation, head_operation


def _groups(
    base: Surface, head: Surface, operations: tuple[tuple[Operation, Operation], ...]
) -> dict[str, str]:
    """Match groups by name, otherwise by where most of their operations went."""
    before, after = groups(base), groups(head)
    renamed = {name: name for name in before if name in after}
    moves = Counter((old.group, new.group) for old, new in operations)
    for (name, new), _ in moves.most_common():
        if name not in renamed and new in after and new not in renamed.values():
            renamed[name] = new
    return renamed


def groups(surface: Surface, module: str = "client", name: str = "Client") -> dict[str, str]:
    """Return the attributes of a client that hold groups, with their classes."""
    client = surface.modules.get(module, {}).get(name)
    if not isinstance(client, Class):
        return {}
    classes = surface.modules[module]
    return {
        group.name: group.annotation
        for group in client.fields.values()
        if isinstance(classes.get(group.annotation), Class)
    }
