"""What values of a type look like when written as text: a primitive, an array or an object.

What is inside a type is read when it is first asked for: types may contain themselves.
"""

from __future__ import annotations

import enum
import math
import re
import types
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from typing_extensions import TypeAliasType, is_typeddict, override

from ..models.uploads import Upload
from ..narrowing import AnyDict, AnyList

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

_is_number = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?", re.ASCII).fullmatch
_PRIMITIVES: dict[type, str] = {
    Upload: "file",
    bool: "boolean",
    int: "integer",
    float: "number",
    bytes: "binary",
    type(None): "null",
}


class Shape:
    """How a value is written.

    Args:
        kinds: of primitives: `string`, `integer`, `number`, `boolean`, `null`, `binary` (bytes) and
            `file` (`Upload`).
        compounds: types of arrays and objects that it can be.
        takes_anything: whether nothing is said of it.

    Attributes:
        kinds: as given.
        takes_anything: as given.
        is_array: whether it is written as an array.
        may_be_object: whether it can be an object.
        is_object: whether it is written as an object.
    """

    def __init__(
        self,
        kinds: frozenset[str] = frozenset(),
        compounds: tuple[Any, ...] = (),
        *,
        takes_anything: bool = False,
    ) -> None:
        self.kinds = kinds
        self.takes_anything = takes_anything
        self._arrays = [item for item in compounds if _is_array(item)]
        self._objects = [item for item in compounds if not _is_array(item)]
        self.is_array = bool(self._arrays)
        self.may_be_object = bool(self._objects)
        self.is_object = self.may_be_object and not self.is_array

    @property
    def is_compound(self) -> bool:
        """Whether it can be an array or an object."""
        return bool(self._arrays or self._objects or self.takes_anything)

    @property
    def is_primitive(self) -> bool:
        """Whether it can be a primitive other than null."""
        return bool(self.kinds - {"null"})

    @property
    def is_file(self) -> bool:
        """Whether it, or an item of it, is an `Upload`."""
        return "file" in (self.item or self).kinds

    @property
    def is_binary(self) -> bool:
        """Whether it, or an item of it, is taken as it is: an `Upload` or bytes."""
        return self.is_file or "binary" in (self.item or self).kinds

    @property
    def is_text(self) -> bool:
        """Whether any text is valid here."""
        return "string" in self.kinds

    @cached_property
    def item(self) -> Shape | None:
        """The shape of the items, where it can be an array."""
        if not self._arrays:
            return None
        items = [item for type_ in self._arrays for item in get_args(type_) if item is not Ellipsis]
        return shape_of(*items) if items else ANYTHING

    @cached_property
    def properties(self) -> Mapping[str, Shape]:
        """Where it can be an object, the shape of each property, by wire name."""
        declared: dict[str, list[Any]] = {}
        for type_ in self._objects:
            for name, of_type in _properties(type_):
                declared.setdefault(name, []).append(of_type)
        return _Shapes(declared)

    @cached_property
    def additional(self) -> Shape | None:
        """The shape of properties that are not listed; None where it cannot be an object."""
        if not self._objects:
            return None
        values = [args[1] for args in map(get_args, self._objects) if len(args) == 2]
        return shape_of(*values) if len(values) == len(self._objects) else ANYTHING

    @cached_property
    def takes_more(self) -> bool:
        """Whether properties that are not listed are looked for."""
        return any(
            getattr(type_, "_open", False)  # a model with declared `additionalProperties`
            or (issubclass(get_origin(type_) or type_, Mapping) and not is_typeddict(type_))
            for type_ in self._objects
        )

    @cached_property
    def needed(self) -> Mapping[str, Shape]:
        """The lists and objects that must be there, by wire name: where empty, nothing is sent."""
        if len(self._objects) != 1 or not _is_model(self._objects[0]):
            return {}
        fields = self._objects[0].model_fields.items()
        required = [_wire_name(name, info) for name, info in fields if info.is_required()]
        shapes = {name: self.properties[name] for name in required}
        return {
            name: shape
            for name, shape in shapes.items()
            if shape.is_array or (shape.is_object and not (shape.kinds or shape.takes_anything))
        }

    def property_shape(self, name: str) -> Shape:
        """Return the shape of a property."""
        return self.properties.get(name) or self.additional or ANYTHING


class _Shapes(Mapping[str, Shape]):
    """Shapes by name, each made when it is first asked for."""

    def __init__(self, types_: Mapping[str, list[Any]]) -> None:
        self._types = types_
        self._shapes: dict[str, Shape] = {}

    @override
    def __getitem__(self, name: str) -> Shape:
        shape = self._shapes.get(name)
        if shape is None:
            shape = self._shapes[name] = shape_of(*self._types[name])
        return shape

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    @override
    def __len__(self) -> int:
        return len(self._types)


TEXT = Shape(frozenset({"string"}))
ANYTHING = Shape(frozenset({"string"}), takes_anything=True)


def shape_of(*types_: Any) -> Shape:
    """Return the shape of a type, or of a value that is of one of several."""
    kinds: set[str] = set()
    compounds: list[Any] = []
    takes_anything = False
    for type_ in _alternatives(types_):
        base = get_origin(type_) or type_
        if base is Literal:
            kinds.update(_kind_of_value(value) for value in get_args(type_))
        elif not isinstance(base, type):
            kinds.add("string")
            takes_anything = True
        elif base in _PRIMITIVES:
            kinds.add(_PRIMITIVES[base])
        elif issubclass(base, enum.Enum):
            kinds.update([_kind_of_value(member.value) for member in base] or TEXT.kinds)
        elif _is_compound(type_):
            compounds.append(type_)
        else:
            kinds.add("string")
            takes_anything = takes_anything or base in {Any, object}
    return Shape(frozenset(kinds), tuple(compounds), takes_anything=takes_anything)


def _alternatives(types_: Collection[Any]) -> Iterator[Any]:
    """Give the types that a value can be of: no unions, aliases and wrappers."""
    waiting, seen = list(reversed(types_)), set[int]()  # type: ignore[call-overload]
    while waiting:
        type_ = waiting.pop()
        origin = get_origin(type_)
        if origin is Annotated:
            waiting.append(get_args(type_)[0])
        elif isinstance(type_, TypeAliasType):
            if id(type_) not in seen:
                seen.add(id(type_))
                waiting.append(type_.__value__)
        elif isinstance(type_, TypeVar):
            waiting.append(type_.__bound__ or str)
        elif origin is Union or origin is types.UnionType:
            waiting += reversed(get_args(type_))
        elif isinstance(type_, type) and issubclass(type_, RootModel):
            waiting.append(type_.model_fields["root"].annotation)
        else:
            yield type_


def _is_compound(type_: Any) -> bool:
    base = get_origin(type_) or type_
    if issubclass(base, (BaseModel, Mapping)) or is_typeddict(base):
        return True
    return _is_array(base)


def _is_array(type_: Any) -> bool:
    base = get_origin(type_) or type_
    return issubclass(base, Collection) and not issubclass(base, (str, Mapping))


def _properties(type_: Any) -> Iterator[tuple[str, Any]]:
    if is_typeddict(type_):
        yield from type_.__annotations__.items()
    elif _is_model(type_):
        for name, info in type_.model_fields.items():
            yield _wire_name(name, info), info.annotation


def _is_model(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, BaseModel)


def _wire_name(name: str, info: FieldInfo) -> str:
    return info.validation_alias if isinstance(info.validation_alias, str) else info.alias or name


def _kind_of_value(value: object) -> str:
    return _PRIMITIVES.get(type(value), "string")


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
    if isinstance(value, AnyList):
        item_shape = shape.item or TEXT
        return [data_of(item, item_shape) for item in value]
    if isinstance(value, AnyDict):
        data = {key: data_of(member, shape.property_shape(key)) for key, member in value.items()}
        return data | empty_parts(data, shape)
    return value


def empty_parts(data: Mapping[str, Any], shape: Shape, depth: int = 8) -> dict[str, Any]:
    """Return the lists and objects that must be in an object and of which nothing was sent.

    Names with brackets and repeated names have no other sign for one that is empty.
    """
    return {
        name: [] if inner.is_array else empty_parts({}, inner, depth - 1)
        for name, inner in (shape.needed.items() if depth else ())
        if name not in data
    }


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
