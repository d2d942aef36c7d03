"""What the finished models declare: fields by names on the wire, values of enums, aliases."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..document.text import literal
from .syntax import defines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_ENUMS = frozenset("Enum IntEnum OpenEnum OpenIntEnum OpenStrEnum StrEnum".split())
_ANY_VALUE = {"OpenStrEnum": ("str",), "OpenIntEnum": ("int",), "OpenEnum": ("Any",)}
_words = re.compile(r"\w+").findall

Choice = tuple[str, str | int | bool, str]
"""Property, value and variant."""
Tags = Mapping[str, Mapping[str, list[str | int | bool]]]
"""The values by which unions choose their variants: variant to property to values."""


class Field(NamedTuple):
    """A field of a model: its type, and whether it has to be given."""

    type: ast.expr
    is_required: bool


class _Nodes(Mapping[str, ast.stmt]):
    """The statements that define names, each parsed when it is asked for."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self.parsed: dict[str, ast.stmt] = {}

    def __getitem__(self, name: str) -> ast.stmt:
        if name not in self.parsed:
            body = ast.parse(self._sources[name]).body
            self.parsed[name] = next(node for node in body if defines(node) == name)
        return self.parsed[name]

    def __contains__(self, name: object) -> bool:
        return name in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


class Declared:
    """What the classes and aliases of the models module are.

    Args:
        sources: of the classes and aliases, by name.
        sent: the classes and aliases that are bodies.
        wide: names of types of which plain data has another type.

    Attributes:
        tags: of variants that stand in unions only; see `choose`.
    """

    def __init__(
        self, sources: Mapping[str, str], sent: Iterable[str], wide: Collection[str]
    ) -> None:
        self._wide = frozenset(wide)
        self._nodes = _Nodes(sources)
        self._fields: dict[str, Mapping[str, Field]] = {}
        self._used: dict[str, tuple[str, ...]] = {}
        self._has_plain = {name: True for name in sent if self._takes_more(name)}
        self.tags: Tags = {}

    def read(self) -> list[str]:
        """Return the names of the sources that were read to answer all questions so far."""
        return [*self._nodes.parsed]

    def _takes_more(self, name: str) -> bool:
        """Whether plain data of an alias is more than the type that it stands for."""
        alias = self.aliased(name) if name in self._nodes else None
        return alias is not None and not self._wide.isdisjoint(_words(ast.unparse(alias)))

    def is_enum(self, name: str) -> bool:
        """Whether a name is that of an enum."""
        return name in self._nodes and not self._bases(name).isdisjoint(_ENUMS)

    def _bases(self, name: str) -> set[str]:
        node = self._nodes[name]
        return (
            {ast.unparse(base) for base in node.bases} if isinstance(node, ast.ClassDef) else set()
        )

    def is_open(self, name: str) -> bool:
        """Whether a model takes names that it does not declare."""
        is_open = any(
            base == "OpenModel" or self._is_open_model(base) for base in self._bases(name)
        )
        return is_open or self._stated(name, "_patterns") is not None

    def _is_open_model(self, name: str) -> bool:
        return name in self._nodes and self.is_open(name)

    def aliased(self, name: str) -> ast.expr | None:
        """Return the type that an alias stands for; None for a class."""
        node = self._nodes[name]
        if isinstance(node, ast.Assign):
            return node.value.args[1] if isinstance(node.value, ast.Call) else node.value
        return None

    def alias_of_plain(self, name: str) -> ast.expr | None:
        """Return the type that an alias stands for; None for what the models do not define."""
        return self.aliased(name) if name in self._nodes else None

    def values(self, name: str) -> Iterator[ast.expr]:
        """Give the values of an enum, those that a `Literal` can have, and the types of others."""
        node = self._nodes[name]
        for item in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(item, ast.Assign):
                yield item.value

    def any_value(self, name: str) -> tuple[str, ...]:
        """Return the types of the values that an enum takes beside those that it lists."""
        return tuple(item for base in self._bases(name) for item in _ANY_VALUE.get(base, ()))

    def fields(self, name: str) -> dict[str, Field]:
        """Return the fields of a model and of its bases, by names on the wire.

        Those of models that a value can be of at the same time are optional.
        """
        fields = {**self._declared(name)}
        for wire, values in self.tags.get(name, {}).items():
            if wire in fields:
                fields[wire] = Field(_literal_of(values), is_required=True)
        siblings = self._stated(name, "_siblings")
        for sibling in ast.literal_eval(siblings) if siblings is not None else ():
            if sibling in self._nodes:
                for wire, field in self._declared(sibling).items():
                    fields.setdefault(wire, Field(field.type, is_required=False))
        return fields

    def _declared(self, name: str) -> Mapping[str, Field]:
        if name not in self._fields:
            node = self._nodes[name]
            self._fields[name] = self._fields_of(node) if isinstance(node, ast.ClassDef) else {}
        return self._fields[name]

    def _fields_of(self, node: ast.ClassDef) -> dict[str, Field]:
        fields: dict[str, Field] = {}
        for base in node.bases:
            if (inherited := ast.unparse(base)) in self._nodes:
                fields |= self._declared(inherited)
        for item in node.body:
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                attribute = item.target.id
                if not attribute.startswith("_"):
                    fields[_wire_name(item.annotation) or attribute] = Field(
                        item.annotation, is_required=item.value is None
                    )
        return fields

    def _stated(self, name: str, fact: str) -> ast.expr | None:
        """Return the value of a fact that a class states."""
        node = self._nodes[name]
        for item in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(item, ast.AnnAssign) and ast.unparse(item.target) == fact:
                return item.value
        return None

    def used(self, name: str) -> tuple[str, ...]:
        """Return the classes and aliases that the types of a class or alias name."""
        if name not in self._used:
            alias = self.aliased(name)
            types = [item.type for item in self.fields(name).values()] if alias is None else [alias]
            words = (word for type_ in types for word in _names_in(type_))
            self._used[name] = tuple(word for word in words if word in self._nodes)
        return self._used[name]

    def reached(self, roots: Iterable[str]) -> list[str]:
        """Return classes and aliases that some refer to, directly or by others, in their order."""
        reached: set[str] = set()
        waiting = [name for name in roots if name in self._nodes]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += self.used(name)
        return [name for name in self._nodes if name in reached]

    def members(self, type_: ast.expr) -> Iterator[str]:
        """Give the names of the types that a value of a type can be of; `Any` for other types.

        Those of lists, maps and constants are not given.
        """
        waiting, seen = [type_], set[str]()
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.BinOp):
                waiting += [node.left, node.right]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                waiting.append(ast.parse(node.value, mode="eval").body)
            elif isinstance(node, ast.Subscript):
                arguments = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
                outer = ast.unparse(node.value)
                waiting += arguments[:1] if outer == "Annotated" else ()
                waiting += arguments if outer in {"Optional", "Union"} else ()
            elif isinstance(node, ast.Name) and node.id not in seen:
                seen.add(node.id)
                alias = self.alias_of_plain(node.id)
                if alias is None:
                    yield node.id
                else:
                    waiting.append(alias)

    def choose(self, names: Iterable[str], sent: Iterable[str]) -> None:
        """Let variants that stand in unions only have the values by which these choose them."""
        self.tags = tags_of(((self._chosen(name), self.used(name)) for name in names), sent)
        self._used.clear()  # a field that only chooses has another type now

    def _chosen(self, name: str) -> Iterator[Choice]:
        """Give property, value and variant of a union that chooses its variants by that value."""
        alias = self.aliased(name)
        if isinstance(alias, ast.Subscript) and isinstance(alias.slice, ast.Tuple):
            for marker in alias.slice.elts[1:]:
                yield from chosen_by(marker)

    def has_plain(self, name: str) -> bool:
        """Whether plain data has a type of its own.

        An alias of plain types has none, unless it is a body and takes more than these.
        """
        known = self._has_plain.get(name)
        if known is None:
            self._has_plain[name] = True  # an alias that leads to itself
            known = self.aliased(name) is None or any(map(self.has_plain, self.used(name)))
            self._has_plain[name] = known
        return known


def chosen_by(marker: ast.expr) -> Iterator[Choice]:
    """Give what a marker of a union says that its variants are chosen by."""
    if isinstance(marker, ast.Call) and ast.unparse(marker.func) == "Tagged":
        if any(item.arg == "optional" for item in marker.keywords):
            return
        wire, variants = map(ast.literal_eval, marker.args)
        for value, variant in variants.items():
            yield wire, value, variant


def tags_of(models: Iterable[tuple[Iterable[Choice], Iterable[str]]], sent: Iterable[str]) -> Tags:
    """Return the values that choose the variants that stand in unions only.

    Args:
        models: of each class or alias, what its variants are chosen by, and what it refers to.
        sent: the classes and aliases that are bodies.
    """
    tags: dict[str, dict[str, list[str | int | bool]]] = {}
    elsewhere = set(sent)
    for choices, used in models:
        variants = set[str]()
        for wire, value, variant in choices:
            tags.setdefault(variant, {}).setdefault(wire, []).append(value)
            variants.add(variant)
        elsewhere.update(word for word in used if word not in variants)
    return {name: values for name, values in tags.items() if name not in elsewhere}


def _wire_name(annotation: ast.expr) -> str:
    """Return the alias that an annotation gives its field; empty where it gives none."""
    if isinstance(annotation, ast.Subscript) and isinstance(annotation.slice, ast.Tuple):
        for argument in annotation.slice.elts[1:]:
            if isinstance(argument, ast.Call):
                for item in argument.keywords:
                    if item.arg == "alias":
                        return str(ast.literal_eval(item.value))
    return ""


def _literal_of(values: Iterable[str | int | bool]) -> ast.expr:
    text = ", ".join(literal(value) for value in dict.fromkeys(values))
    return ast.parse(f"Literal[{text}]", mode="eval").body


def _names_in(type_: ast.expr) -> Iterator[str]:
    """Give the names of types in a type, those in quotes included."""
    if isinstance(type_, ast.Name):
        yield type_.id
    elif isinstance(type_, ast.Constant) and isinstance(type_.value, str):
        yield from _names_in(ast.parse(type_.value, mode="eval").body)
    elif isinstance(type_, ast.BinOp):
        yield from _names_in(type_.left)
        yield from _names_in(type_.right)
    elif isinstance(type_, ast.Subscript) and ast.unparse(type_.value) != "Literal":
        arguments = type_.slice.elts if isinstance(type_.slice, ast.Tuple) else [type_.slice]
        is_annotated = ast.unparse(type_.value) == "Annotated"
        for argument in arguments[:1] if is_annotated else arguments:
            yield from _names_in(argument)
