"""Types of the plain data that stands for models in requests: a `TypedDict` beside each model.

They are read off the finished models, so that they say what validation accepts: names on the wire,
and beside each model its plain data, beside each enum its values.
"""

from __future__ import annotations

import ast
import json
import keyword
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from .. import naming
from ..document.text import literal
from ..keeping.remembering import digest
from .declared import Declared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, MutableMapping

    from .declared import Field, Tags

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
_ARE_ITEMS_OF_TEXT = frozenset({"Any", "int", "str"})
"""What a text or bytes are sequences of, which are no arrays."""
_words = re.compile(r"\w+").findall


class PlainType(NamedTuple):
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

    def as_json(self) -> str:
        """Return them as text."""
        types = [[type_.model, type_.name, type_.source] for type_ in self.types]
        return json.dumps([types, dict(self.references)])

    @classmethod
    def from_json(cls, text: str) -> PlainTypes:
        """Return what `as_json` gave."""
        types, references = json.loads(text)
        return cls(
            tuple(PlainType(*type_) for type_ in types),
            {name: tuple(items) for name, items in references.items()},
        )

    def of(self, model: str) -> str:
        """Return the name of the type that stands for a class or alias; empty where none does."""
        return next((item for item in self.references.get(model, ()) if "[" not in item), "")

    @cached_property
    def words(self) -> frozenset[str]:
        """The names that the types use."""
        return frozenset(word for type_ in self.types for word in _words(type_.source))


def plain_types(
    sources: Mapping[str, str],
    sent: Iterable[str],
    answers: MutableMapping[str, str] | None = None,
) -> PlainTypes:
    """Return the types of plain data for what is sent.

    Args:
        sources: of all finished classes and aliases, by name.
        sent: classes and aliases that bodies of requests are made of.
        answers: of earlier runs. What the types are follows from the names of all sources, and from
            those sources that are read for them: an edit of others changes nothing.
    """
    sent = tuple(dict.fromkeys(sent))
    if answers is None:
        return _plain_types(sources, sent)[0]
    reading = f"plain read\0{digest((sent, tuple(sources)))}"
    read = json.loads(answers.get(reading, "[]"))
    known = answers.get(_question(reading, sources, read)) if read else None
    if known is not None:
        return PlainTypes.from_json(known)
    types, read = _plain_types(sources, sent)
    answers[reading] = json.dumps(read)
    answers[_question(reading, sources, read)] = types.as_json()
    return types


def _question(reading: str, sources: Mapping[str, str], read: Iterable[str]) -> str:
    return f"plain\0{digest((reading, [sources[name] for name in read]))}"


def _plain_types(sources: Mapping[str, str], sent: tuple[str, ...]) -> tuple[PlainTypes, list[str]]:
    """Return the types of plain data, and the names of the sources that were read for them."""
    models = Declared(sources, sent, _TYPES)
    names = [name for name in models.reached(sent) if models.has_plain(name)]
    models.choose(names, sent)
    return _types(models, names, names), models.read()


def some_types(
    sources: Mapping[str, str], names: Iterable[str], asked: Iterable[str], tags: Tags
) -> PlainTypes:
    """Return the types of plain data of some classes and aliases, as they are among those of all.

    Args:
        sources: of these by name, and of what stands in for the classes that they refer to.
        names: those in it that have a type of plain data.
        asked: those of which types are asked for.
        tags: see `Declared.choose`.
    """
    models = Declared(sources, (), _TYPES)
    models.tags = tags
    return _types(models, [*names], asked)


def _types(models: Declared, names: list[str], asked: Iterable[str]) -> PlainTypes:
    enums = {name for name in names if models.is_enum(name)}
    writer = _Writer(models, naming.dict_names(names, enums))
    types = tuple(PlainType(name, writer.names[name], writer.definition(name)) for name in asked)
    return PlainTypes(types, {name: writer.plain(name) for name in names})


class _Writer:
    """Writes the types of plain data.

    Attributes:
        names: of these types, by class or alias.
    """

    def __init__(self, models: Declared, names: Mapping[str, str]) -> None:
        self._models = models
        self.names = names

    def definition(self, name: str) -> str:
        """Return the statement that defines the type of a class or alias."""
        own = self.names[name]
        alias = self._models.aliased(name)
        if self._models.is_enum(name):
            return f"{own}: TypeAlias = {self._values(name)}\n"
        if alias is not None:
            return f"{own}: TypeAlias = {literal(self._union(alias))}\n"
        items = {wire: self._item(field) for wire, field in self._models.fields(name).items()}
        taken = set(_words(" ".join(items.values())))
        if all(_is_attribute(wire) and wire not in taken for wire in items):
            body = [f'"""Plain data of `models.{name}`."""', *map(": ".join, items.items())]
            return f"class {own}(TypedDict):\n" + "".join(f"    {line}\n" for line in body)
        keys = ", ".join(f"{literal(wire)}: {literal(text)}" for wire, text in items.items())
        return f"{own} = TypedDict({literal(own)}, {{{keys}}})\n"

    def _item(self, field: Field) -> str:
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
        has_text = any(self._may_be_text(item) for item in items) or text == "Any"
        return f"{'Array' if has_text else 'Sequence'}[{text}]"

    def _may_be_text(self, item: ast.expr) -> bool:
        """Whether an item can be what a text or bytes are sequences of, which are no arrays."""
        for name in self._models.members(item):
            if self._models.is_enum(name):
                types = self._models.any_value(name)
            else:
                types = _TYPES.get(name, (name,))
            if not _ARE_ITEMS_OF_TEXT.isdisjoint(types):
                return True
        return False


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _is_attribute(wire: str) -> bool:
    """Whether a name on the wire can be that of an item in the body of a class."""
    return (
        wire.isascii()
        and wire.isidentifier()
        and not keyword.iskeyword(wire)
        and not wire.startswith("__")
    )
