"""Kinds of fields, plain components made of them, and what stands for components in a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "#/components/schemas/"
CLASS, ENUM, SET_ENUM = "PlainClass", "PlainEnum", "PlainSetEnum"
"""Names of what stands for classes, for enums, and for enums of which a value is the default."""
CHOSEN, OTHER = "PLAIN_CHOSEN", "PLAIN_OTHER"
"""Members of the enums that stand for others; the first is the default."""
VALUES = "chosen", "other"
"""What an enum that stands for others lists."""


class Kind(NamedTuple):
    """A kind of fields.

    Attributes:
        schema: of the field, as JSON without a description, in which what the field refers to is
            replaced.
        required: whether an object must have it.
        is_renamed: whether its name on the wire is another one.
    """

    schema: str
    required: bool
    is_renamed: bool


class FieldText(NamedTuple):
    """A field of a kind, as the engine writes it.

    Attributes:
        text: its source, without a docstring.
        words: the names in that, but for those of what stands for others.
        is_optional: whether it has a default.
        imports: what is to be imported for it, with the modules.
    """

    text: str
    words: frozenset[str]
    is_optional: bool
    imports: frozenset[str] = frozenset()


class Field(NamedTuple):
    """A field of a plain object.

    Attributes:
        attribute: its name in Python.
        wire: its name on the wire.
        kind: what it is like.
        names: what the kind has other names for, by these names.
        description: its docstring; empty where there is none.
    """

    attribute: str
    wire: str
    kind: Kind
    names: Mapping[str, str]
    description: str


class PlainEnum(NamedTuple):
    """An enum of texts: its docstring, and its values by the names of its members."""

    description: str
    members: Mapping[str, str]


class PlainObject(NamedTuple):
    """An object: its docstring and fields."""

    description: str
    fields: tuple[Field, ...]


class PartlyPlain(NamedTuple):
    """An object with plain fields and others, in none of which the engine may see the plain ones.

    Attributes:
        description: its docstring; empty where there is none.
        fields: the plain ones, by their names on the wire.
        others: descriptions of the other fields, by the same.
        order: names of all fields in Python.
        uses: components that the plain fields refer to, by the names of these on the wire.
    """

    description: str
    fields: Mapping[str, Field]
    others: Mapping[str, str]
    order: tuple[str, ...]
    uses: Mapping[str, frozenset[str]]


class Plain(NamedTuple):
    """The plain components of the engine's input.

    Attributes:
        enums: by class name.
        objects: by class name.
        partly: by class name.
        uses: class name to those of all components that it refers to, of every component.
        adding: those that are not plain, and for a part of which the engine may add something.
    """

    enums: Mapping[str, PlainEnum]
    objects: Mapping[str, PlainObject]
    partly: Mapping[str, PartlyPlain]
    uses: Mapping[str, frozenset[str]]
    adding: frozenset[str]


def stand_in_schema(name: str) -> dict[str, Any]:
    """Return the schema of what stands for others, by its name."""
    if name.startswith(CLASS):
        return {"type": "object", "properties": {"value": {"type": "string"}}}
    schema = {"type": "string", "enum": [*VALUES], "x-enum-varnames": [CHOSEN, OTHER]}
    return {**schema, "default": VALUES[0]} if name.startswith(f"{SET_ENUM}Own") else schema
