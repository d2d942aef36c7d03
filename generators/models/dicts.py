"""Types of the plain data that stands for models in requests: a `TypedDict` beside each model.

They are read off the finished models, so that they say what validation accepts: names on the wire,
and beside each model its plain data, beside each enum its values.
"""

from __future__ import annotations

import ast
import keyword
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .. import naming
from ..document.text import literal
from .source import defines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TYPES: Mapping[str, tuple[str, ...]] = {
    "float": ("float", "Decimal"),
    "JsonNumber": ("float", "Decimal"),
    "AwareDatetime": ("datetime", "str"),
    "FullDate": ("date", "str"),
    "TextUUID": ("UUID", "str"),
    "FormFile": ("Upload", "Binary"),
    "Base64Str": ("str",),
    "Base64Bytes": ("bytes",),
    "dict": ("Mapping[str, Any]",),
    "list": ("Array[Any]",),
    "tuple": ("Array[Any]",),
}
"""What is accepted for types of models that take more than values of one class."""
_AS_THEY_ARE = frozenset("str int bool bytes Any UnknownVariant".split())
_OPEN = "Mapping[str, Any]"
_ENUMS = frozenset("Enum IntEnum OpenEnum OpenIntEnum OpenStrEnum StrEnum".split())
_ANY_VALUE = {"OpenStrEnum": ("str",), "OpenIntEnum": ("int",), "OpenEnum": ("Any",)}
_ARE_ITEMS_OF_TEXT = frozenset({"Any", "int", "str"})
"""What a text or bytes are sequences of, which are no arrays."""
_words = re.compile(r"\w+").findall


@dataclass(frozen=True, slots=True)
class PlainType:
    """A type of plain data.

    Attributes:
        model: the class or alias that it stands for.
        name: its own.
        source: the statement that defines it, not yet formatted.
    """

    model: str
    name: str
    source: str


@dataclass(frozen=True)
class PlainTypes:
    """The types of plain data of a package.

    Attributes:
        types: in the order of the models.
        references: what stands in a type for a class or alias, members of a union, without the
            model itself.
    """

    types: tuple[PlainType, ...]
    references: Mapping[str, tuple[str, ...]]

    @cached_property
    def words(self) -> frozenset[str]:
        """The names that the types use."""
        return frozenset(word for type_ in self.types for word in _words(type_.source))


def plain_types(tree: ast.Module, sent: Iterable[str]) -> PlainTypes:
    """Return the types of plain data for what is sent.

    Args:
        tree: the finished source of all models.
        sent: classes and aliases that bodies of requests are made of.
    """
    models = _Models(tree)
    names = [name for name in models.reached(sent) if models.has_plain(name)]
    enums = {name for name in names if models.is_enum(name)}
    writer = _Writer(models, naming.dict_names(names, enums))
    types = tuple(PlainType(name, writer.names[name], writer.definition(name)) for name in names)
    return PlainTypes(types, {name: writer.plain(name) for name in names})


@dataclass(frozen=True, slots=True)
class _Field:
    type: ast.expr
    is_required: bool


class _Models:
    """What the classes and aliases of the models module are."""

    def __init__(self, tree: ast.Module) -> None:
        self._nodes = {name: node for node in tree.body if (name := defines(node))}
        self._has_plain: dict[str, bool] = {}

    def is_enum(self, name: str) -> bool:
        """Whether a name is that of an enum."""
        return not self._bases(name).isdisjoint(_ENUMS)

    def _bases(self, name: str) -> set[str]:
        node = self._nodes[name]
        return {ast.unparse(base) for base in node.bases} if isinstance(node, ast.ClassDef) else set()

    def is_open(self, name: str) -> bool:
        """Whether a model takes names that it does not declare."""
        is_open = any(base == "OpenModel" or self._is_open_model(base) for base in self._bases(name))
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

    def fields(self, name: str) -> dict[str, _Field]:
        """Return the fields of a model and of its bases, by names on the wire.

        Those of models that a value can be of at the same time are optional.
        """
        fields = self._declared(name)
        siblings = self._stated(name, "_siblings")
        for sibling in ast.literal_eval(siblings) if siblings is not None else ():
            if sibling in self._nodes:
                for wire, field in self._declared(sibling).items():
                    fields.setdefault(wire, _Field(field.type, is_required=False))
        return fields

    def _declared(self, name: str) -> dict[str, _Field]:
        node = self._nodes[name]
        fields: dict[str, _Field] = {}
        if not isinstance(node, ast.ClassDef):
            return fields
        for base in node.bases:
            if (inherited := ast.unparse(base)) in self._nodes:
                fields |= self._declared(inherited)
        for item in node.body:
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                attribute = item.target.id
                if not attribute.startswith("_"):
                    fields[_wire_name(item.annotation) or attribute] = _Field(
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

    def used(self, name: str) -> Iterator[str]:
        """Give the classes and aliases that the types of a class or alias name."""
        alias = self.aliased(name)
        types = [alias] if alias is not None else [item.type for item in self.fields(name).values()]
        for type_ in types:
            for word in _names_in(type_):
                if word in self._nodes:
                    yield word

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

    def has_plain(self, name: str) -> bool:
        """Whether plain data has a type of its own: an alias of plain types has none."""
        known = self._has_plain.get(name)
        if known is None:
            self._has_plain[name] = True  # an alias that leads to itself
            known = self.aliased(name) is None or any(map(self.has_plain, self.used(name)))
            self._has_plain[name] = known
        return known


class _Writer:
    """Writes the types of plain data.

    Attributes:
        names: of these types, by class or alias.
    """

    def __init__(self, models: _Models, names: Mapping[str, str]) -> None:
        self._models = models
        self.names = names

    def definition(self, name: str) -> str:
        """Return the statement that defines the type of a class or alias."""
        own = self.names[name]
        alias = self._models.aliased(name)
        if self._models.is_enum(name):
            return f"{own}: TypeAlias = {self._values(name)}\n"
        if alias is not None:
            return f"{own} = TypeAliasType({literal(own)}, {literal(self._union(alias))})\n"
        items = {wire: self._item(field) for wire, field in self._models.fields(name).items()}
        taken = set(_words(" ".join(items.values())))
        if all(_is_attribute(wire) and wire not in taken for wire in items):
            body = [f'"""Plain data of `models.{name}`."""', *map(": ".join, items.items())]
            return f"class {own}(TypedDict):\n" + "".join(f"    {line}\n" for line in body)
        keys = ", ".join(f"{literal(wire)}: {literal(text)}" for wire, text in items.items())
        return f"{own} = TypedDict({literal(own)}, {{{keys}}})\n"

    def _item(self, field: _Field) -> str:
        text = self._union(field.type)
        return text if field.is_required else f"NotRequired[{text}]"

    def plain(self, name: str) -> tuple[str, ...]:
        """Return what stands for a class or alias, without the model itself."""
        own = (self.names[name],)
        return (*own, _OPEN) if self._models.is_open(name) else own

    def _values(self, name: str) -> str:
        listed: list[str] = []
        others = list(self._models.any_value(name))
        for value in self._models.values(name):
            try:
                constant = ast.literal_eval(value)
            except ValueError:
                constant = 0.0
            if isinstance(constant, float):
                others.append("float")
            else:
                listed.append(literal(constant))
        if "Any" in others:
            return "Any"
        return " | ".join(dict.fromkeys([f"Literal[{', '.join(listed)}]", *others][not listed :]))

    def _union(self, type_: ast.expr) -> str:
        members = dict.fromkeys(self._members(type_))
        if "Any" in members:
            return "Any"
        if "None" in members:
            del members["None"]
            members["None"] = None
        return " | ".join(members)

    def _members(self, type_: ast.expr) -> Iterator[str]:
        """Give the members of the union that plain data of a type is."""
        if isinstance(type_, ast.BinOp):
            yield from self._members(type_.left)
            yield from self._members(type_.right)
        elif isinstance(type_, ast.Constant) and isinstance(type_.value, str):
            yield from self._members(ast.parse(type_.value, mode="eval").body)
        elif isinstance(type_, ast.Constant):
            yield "None"
        elif isinstance(type_, ast.Name):
            yield from self._named(type_.id)
        elif isinstance(type_, ast.Subscript):
            yield from self._parametrised(ast.unparse(type_.value), type_)
        else:
            yield "Any"

    def _named(self, name: str) -> Iterator[str]:
        if name in self.names:
            yield from self.plain(name)
            if self._models.aliased(name) is None:
                yield f"models.{name}"
        elif name in _TYPES:
            yield from _TYPES[name]
        elif name in _AS_THEY_ARE:
            yield name
        else:
            alias = self._models.alias_of_plain(name)
            yield from ("Any",) if alias is None else self._members(alias)

    def _parametrised(self, name: str, type_: ast.Subscript) -> Iterator[str]:
        arguments = type_.slice.elts if isinstance(type_.slice, ast.Tuple) else [type_.slice]
        if name == "Literal":
            yield ast.unparse(type_)
        elif name == "Annotated":
            yield from self._members(arguments[0])
        elif name in {"Optional", "Union"}:
            for argument in arguments:
                yield from self._members(argument)
            if name == "Optional":
                yield "None"
        elif name == "dict":
            yield f"Mapping[str, {self._union(arguments[1])}]"
        elif name in {"list", "set", "frozenset", "tuple"}:
            yield self._array([item for item in arguments if not _is_ellipsis(item)])
        else:
            yield "Any"

    def _array(self, items: list[ast.expr]) -> str:
        members: dict[str, None] = {}
        for item in items:
            members |= dict.fromkeys(self._members(item))
        text = "Any" if "Any" in members or not members else " | ".join(members)
        return f"{'Array' if members.keys() & _ARE_ITEMS_OF_TEXT else 'Sequence'}[{text}]"


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _wire_name(annotation: ast.expr) -> str:
    """Return the alias that an annotation gives its field; empty where it gives none."""
    if isinstance(annotation, ast.Subscript) and isinstance(annotation.slice, ast.Tuple):
        for argument in annotation.slice.elts[1:]:
            if isinstance(argument, ast.Call):
                for item in argument.keywords:
                    if item.arg == "alias":
                        return str(ast.literal_eval(item.value))
    return ""


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


def _is_attribute(wire: str) -> bool:
    """Whether a name on the wire can be that of an item in the body of a class."""
    return (
        wire.isascii()
        and wire.isidentifier()
        and not keyword.iskeyword(wire)
        and not wire.startswith("__")
    )
