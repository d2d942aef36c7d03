"""What of one package is what of another, where names changed.

Operations are known by what they send, groups by their operations, classes by their fields. A class
that `readOnly` or `writeOnly` cut in two is still one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generators import naming
from generators.review import python_types
from generators.review.python_surface import Alias, Class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generators.review.python_facts import Operation
    from generators.review.python_surface import Definition, Surface
    from generators.review.python_types import Type

_ALIKE = 0.7
"""How much of their fields two classes have to share to be taken for one; 1 is all."""
_HALVES = ("Request", "Response")


@dataclass(frozen=True)
class Pairs:
    """Who is who.

    Attributes:
        models: name in the base to the name in the head, of all that is in both.
        split: class of the base to the two it became.
        merged: class of the head to the two it was.
        operations: the same operation before and after.
        groups: attribute of the client before and after.
        base: what the base's names mean in types, in words of both sides.
        head: what the head's names mean, likewise.
        kinds: enums to the base that says what their members are as well, such as `StrEnum`.
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
        """Return two annotations in words of both sides."""
        return (
            python_types.substitute(python_types.parse(before), self.base),
            python_types.substitute(python_types.parse(after), self.head),
        )


def pair(base: Surface, head: Surface) -> Pairs:
    """Return who is who in two packages."""
    gone = {name: one for name, one in base.models.items() if name not in head.models}
    new = {name: one for name, one in head.models.items() if name not in base.models}
    split = _halves(gone, new)
    merged = _halves(new, gone)
    parts = {part for halves in (*split.values(), *merged.values()) for part in halves}
    parts |= {*split, *merged}
    renamed = _renamed(
        {name: one for name, one in gone.items() if name not in parts},
        {name: one for name, one in new.items() if name not in parts},
    )
    models = {name: name for name in base.models if name in head.models} | renamed
    operations = tuple(_operations(base.operations, head.operations))
    before, after = _meanings(base.models, models), _meanings(head.models, models.values())
    before |= {name: _just(other) for name, other in renamed.items()}
    before |= {part: _just(name) for name, parts_ in merged.items() for part in parts_}
    after |= {part: _just(name) for name, parts_ in split.items() for part in parts_}
    groups = _groups(base, head, operations)
    kinds = {
        name: one.base
        for name, one in [*base.models.items(), *head.models.items()]
        if isinstance(one, Class) and one.is_enum
    }
    return Pairs(models, split, merged, operations, groups, before, after, kinds)


def _just(name: str) -> Type:
    return frozenset({python_types.Atom(name)})


def _halves(
    whole: Mapping[str, Definition], halves: Mapping[str, Definition]
) -> dict[str, tuple[str, str]]:
    """Return classes that are two on the other side, one for each direction."""
    return {
        name: (f"{name}{_HALVES[0]}", f"{name}{_HALVES[1]}")
        for name in whole
        if all(f"{name}{half}" in halves for half in _HALVES)
    }


def _meanings(definitions: Mapping[str, Definition], shared: Iterable[str]) -> dict[str, Type]:
    """Return what aliases stand for that only one side has a name for."""
    known = set(shared)
    own = {
        name: python_types.parse(one.annotation)
        for name, one in definitions.items()
        if isinstance(one, Alias) and one.annotation and name not in known
    }
    found: dict[str, Type] = {}

    def resolve(name: str) -> Type:
        """Follow aliases of aliases; a cycle ends with a name in it."""
        meaning = own.pop(name)
        for inner in sorted(python_types.names(meaning)):
            if inner in own:
                found[inner] = resolve(inner)
        return python_types.substitute(meaning, found)

    while own:
        name = next(iter(own))
        found[name] = resolve(name)
    return found


def _renamed(gone: Mapping[str, Definition], new: Mapping[str, Definition]) -> dict[str, str]:
    """Return classes that have nearly the same fields under another name, the likest first."""
    unknown = dict.fromkeys([*gone, *new], _just("?"))
    before = [_Outline.of(one, unknown) for one in gone.values()]
    by_wire: dict[str, list[_Outline]] = defaultdict(list)
    for other in (_Outline.of(one, unknown) for one in new.values()):
        for wire in other.types:
            by_wire[wire].append(other)
    likely: list[tuple[float, float, int, str, str]] = []
    for order, one in enumerate(before):
        shared = {id(other): other for wire in one.types for other in by_wire.get(wire, ())}
        for other in shared.values():
            alike, named = one.alike(other), one.named_alike(other)
            if alike >= _ALIKE and (named or len(one.types) > 1):
                likely.append((-alike, -named, order, one.name, other.name))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, _, name, other_name in sorted(likely):
        if name not in found and other_name not in taken:
            found[name] = other_name
            taken.add(other_name)
    return found


@dataclass(frozen=True)
class _Outline:
    """A definition as far as it says what something is: its fields, by their names on the wire."""

    name: str
    kind: str
    words: frozenset[str]
    types: Mapping[str, Type]

    @staticmethod
    def of(one: Definition, unknown: Mapping[str, Type]) -> _Outline:
        """Return the outline of a definition; names in it that are `unknown` stand for any."""
        if isinstance(one, Class):
            kind = "enum" if one.is_enum else "class"
            annotations = {item.wire: item.annotation for item in one.fields.values()}
        else:
            kind = "alias"
            annotations = {"": one.annotation} if isinstance(one, Alias) else {}
        types = {
            wire: python_types.substitute(python_types.parse(annotation), unknown)
            for wire, annotation in annotations.items()
        }
        return _Outline(one.name, kind, frozenset(naming.words(one.name)), types)

    def alike(self, other: _Outline) -> float:
        """Return between 0 and 1 how much they share; a field of another type counts half."""
        if self.kind != other.kind or (self.kind == "alias" and self.types != other.types):
            return 0.0
        every, common = (
            self.types.keys() | other.types.keys(),
            self.types.keys() & other.types.keys(),
        )
        same = sum(1.0 if self.types[key] == other.types[key] else 0.5 for key in common)
        return same / len(every) if every else 0.0

    def named_alike(self, other: _Outline) -> float:
        """Return between 0 and 1 how many words their names share."""
        every = self.words | other.words
        return len(self.words & other.words) / len(every) if every else 0.0


def _operations(
    base: tuple[Operation, ...], head: tuple[Operation, ...]
) -> Iterable[tuple[Operation, Operation]]:
    """Give the operations of both: by method and path, then by id, then by their method's name."""
    left, right = list(base), list(head)
    for facts in (
        lambda one: one.key,
        lambda one: (one.id, one.method),
        lambda one: (one.group, one.name),
    ):
        known = {facts(one): one for one in right}
        for one in list(left):
            other = known.pop(facts(one), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                yield one, other


def _groups(
    base: Surface, head: Surface, operations: tuple[tuple[Operation, Operation], ...]
) -> dict[str, str]:
    """Return the groups of both: of the same name, else where most operations went."""
    before, after = groups(base), groups(head)
    found = {name: name for name in before if name in after}
    moves = Counter((one.group, other.group) for one, other in operations)
    for (name, other), _ in moves.most_common():
        if name not in found and other in after and other not in found.values():
            found[name] = other
    return found


def groups(surface: Surface, module: str = "client", name: str = "Client") -> dict[str, str]:
    """Return the attributes of a client that hold groups, and the classes of these."""
    client = surface.modules.get(module, {}).get(name)
    if not isinstance(client, Class):
        return {}
    classes = surface.modules[module]
    return {
        one.name: one.annotation
        for one in client.fields.values()
        if isinstance(classes.get(one.annotation), Class)
    }
