"""What values of a type look like when written as text: a primitive, an array or an object.

A type is read no deeper than parameters and forms can be written.
"""

from __future__ import annotations

import enum
import math
import re
import types
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from typing_extensions import TypeAliasType, is_typeddict

_DEPTH = 4
_is_number = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?", re.ASCII).fullmatch
_PRIMITIVES: dict[type, str] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    bytes: "binary",
    type(None): "null",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """How a value is written.

    Attributes:
        kinds: of primitives: `string`, `integer`, `number`, `boolean`, `null`, `binary`.
        item: of the items, where it can be an array.
        properties: where it can be an object: of each property, by wire name.
        additional: of properties that are not listed; None where it cannot be an object.
        takes_more: whether properties that are not listed are looked for.
    """

    kinds: frozenset[str] = frozenset()
    item: Shape | None = None
    properties: Mapping[str, Shape] = field(default_factory=dict)
    additional: Shape | None = None
    takes_more: bool = False

    @property
    def is_array(self) -> bool:
        """Whether it is written as an array."""
        return self.item is not None

    @property
    def is_object(self) -> bool:
        """Whether it is written as an object."""
        return self.additional is not None and self.item is None

    @property
    def is_text(self) -> bool:
        """Whether any text is valid here."""
        return "string" in self.kinds

    def property_shape(self, name: str) -> Shape:
        """Return the shape of a property."""
        return self.properties.get(name) or self.additional or TEXT


TEXT = Shape(frozenset({"string"}))


def shape_of(type_: Any, depth: int = _DEPTH) -> Shape:
    """Return the shape of a type."""
    while True:
        origin = get_origin(type_)
        if origin is Annotated:
            type_ = get_args(type_)[0]
        elif isinstance(type_, TypeAliasType):
            type_ = type_.__value__
        elif isinstance(type_, TypeVar):
            type_ = type_.__bound__ or str
        elif isinstance(type_, type) and issubclass(type_, RootModel):
            type_ = type_.model_fields["root"].annotation
        else:
            break
    if depth == 0:
        return TEXT
    if origin is Union or origin is types.UnionType:
        return _united([shape_of(item, depth) for item in get_args(type_)])
    if origin is Literal:
        return Shape(frozenset(_kind_of_value(value) for value in get_args(type_)))
    base = origin or type_
    if not isinstance(base, type):
        return TEXT
    if base in _PRIMITIVES:
        return Shape(frozenset({_PRIMITIVES[base]}))
    if issubclass(base, enum.Enum):
        return Shape(frozenset(_kind_of_value(member.value) for member in base) or TEXT.kinds)
    return _compound(base, get_args(type_), depth)


def _compound(base: type, arguments: tuple[Any, ...], depth: int) -> Shape:
    if issubclass(base, BaseModel):
        properties = {
            info.validation_alias
            if isinstance(info.validation_alias, str)
            else info.alias or name: shape_of(info.annotation, depth - 1)
            for name, info in base.model_fields.items()
        }
        return Shape(properties=properties, additional=TEXT)
    if is_typeddict(base):
        hints = base.__annotations__
        return Shape(
            properties={name: shape_of(hint, depth - 1) for name, hint in hints.items()},
            additional=TEXT,
        )
    if issubclass(base, Mapping):
        value = shape_of(arguments[1], depth - 1) if len(arguments) == 2 else TEXT
        return Shape(additional=value, takes_more=True)
    if issubclass(base, Collection) and not issubclass(base, str):
        items = [shape_of(item, depth - 1) for item in arguments if item is not Ellipsis]
        return Shape(item=_united(items) if items else TEXT)
    return TEXT


def _kind_of_value(value: object) -> str:
    return _PRIMITIVES.get(type(value), "string")


def _united(shapes: list[Shape]) -> Shape:
    items = [shape.item for shape in shapes if shape.item is not None]
    others = [shape.additional for shape in shapes if shape.additional is not None]
    properties: dict[str, list[Shape]] = {}
    for shape in shapes:
        for name, value in shape.properties.items():
            properties.setdefault(name, []).append(value)
    return Shape(
        kinds=frozenset().union(*(shape.kinds for shape in shapes)),
        item=_united(items) if items else None,
        properties={name: _united(values) for name, values in properties.items()},
        additional=_united(others) if others else None,
        takes_more=any(shape.takes_more for shape in shapes),
    )


# --- From text to JSON data -----------------------------------------------------------------------


def data_of(value: Any, shape: Shape) -> Any:
    """Return the JSON data that texts stand for, by a shape.

    Args:
        value: a text, or a list or dictionary of texts.
        shape: of the expected type. Text that is of none of its kinds stays text, and validation
            reports it.
    """
    if isinstance(value, str):
        return _primitive(value, shape.kinds)
    if isinstance(value, list):
        item_shape = shape.item or TEXT
        return [data_of(item, item_shape) for item in value]
    if isinstance(value, dict):
        return {key: data_of(member, shape.property_shape(key)) for key, member in value.items()}
    return value


def _primitive(text: str, kinds: frozenset[str]) -> Any:
    if kinds == TEXT.kinds:
        return text
    if "integer" in kinds or "number" in kinds:
        number = _number(text, whole="number" not in kinds)
        if number is not None:
            return number
    if "boolean" in kinds and text in {"true", "false"}:
        return text == "true"
    if "binary" in kinds:
        return text.encode()
    if not text and "null" in kinds and "string" not in kinds:
        return None
    return text


def _number(text: str, *, whole: bool) -> int | float | None:
    """Return the number that a text is in JSON (RFC 8259); None where it is none."""
    match = _is_number(text)
    if match is None or len(text) > 1000:
        return None
    if match.group(2) is None and match.group(3) is None:
        return int(text)
    number = float(text)
    if not math.isfinite(number) or (whole and not number.is_integer()):
        return None
    return int(number) if whole else number
