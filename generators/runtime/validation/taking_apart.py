"""What a type says of the parts of large data, so that these can be validated one by one."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel, Field, RootModel
from pydantic.fields import FieldInfo
from typing_extensions import TypeAliasType

from ..model_classes import AnyRoot, model_class
from ..models.strictness import siblings
from ..models.variants import Tagged
from ..narrowing import AnyDict

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCALARS = (str, int, float, bytes, Decimal, Enum, date, time, timedelta, UUID, NoneType)

_LENGTHS = tuple(map(type, Field(min_length=1, max_length=1).metadata))


class Items(NamedTuple):
    """A list.

    Attributes:
        type: of its items.
        lengths: validates how many there may be; None where that is left open.
    """

    type: Any
    lengths: Any = None


class Members(NamedTuple):
    """An object whose names are not declared.

    Attributes:
        type: of the whole, of which any part has the same.
        value: type of its values.
    """

    type: Any
    value: Any


class Fields(NamedTuple):
    """A model.

    Attributes:
        model: its class.
        types: of its fields, by their Python names.
    """

    model: type[BaseModel]
    types: dict[str, Any]


class Root(NamedTuple):
    """A model of one value without a name.

    Attributes:
        model: its class.
        type: of the value.
    """

    model: type[RootModel[Any]]
    type: Any


class Anything(NamedTuple):
    """Any value: it is what was read."""


def shape_of(type_: Any, data: Any) -> Items | Members | Fields | Root | Anything | None:
    """Return how a list or an object is taken apart; None where only the whole can be validated.

    None stands for unions of which more than one variant takes such data and no property says
    which (`anyOf`), for aliases within themselves, and for validators that see the whole.

    Args:
        type_: of the data.
        data: a list or a dict.
    """
    bounds: list[Any] = []
    while True:
        if isinstance(type_, TypeAliasType):
            type_ = type_.__value__
        elif get_origin(type_) is Annotated:
            type_, *metadata = get_args(type_)
            tagged = metadata[0] if isinstance(metadata[0], Tagged) else None
            if tagged is not None and len(metadata) == 1:
                type_ = _variant(type_, tagged, data)
                continue
            for item in metadata:
                if isinstance(item, FieldInfo) and item.discriminator is None:
                    bounds += item.metadata
                else:
                    bounds.append(item)
        elif get_origin(type_) in {Union, UnionType}:
            type_ = _only_member(type_, data)
        else:
            break
    if not all(isinstance(bound, _LENGTHS) for bound in bounds):
        return None
    if isinstance(data, list):
        return _of_list(type_, bounds)
    return None if bounds else _of_object(type_)


def _of_list(type_: Any, bounds: list[Any]) -> Items | Root | Anything | None:
    if get_origin(type_) is list:
        lengths = Annotated[(list[Any], *bounds)] if bounds else None
        return Items(get_args(type_)[0], lengths)
    return None if bounds else _of_either(type_)


def _of_object(type_: Any) -> Members | Fields | Root | Anything | None:
    if get_origin(type_) is dict and get_args(type_)[0] is str:
        return Members(type_, get_args(type_)[1])
    model = model_class(type_)
    if model is not None and not issubclass(model, RootModel):
        return _of_model(model)
    return _of_either(type_)


def _of_either(type_: Any) -> Root | Anything | None:
    if type_ is Any:
        return Anything()
    if isinstance(type_, type) and issubclass(type_, AnyRoot) and _is_plain(type_):
        return Root(type_, type_.model_fields["root"].rebuild_annotation())
    return None


@lru_cache(maxsize=4096)
def _of_model(model: type[BaseModel]) -> Fields | None:
    fields = model.model_fields
    is_plain = (
        _is_plain(model)
        and model.model_config.get("extra") == "allow"
        and not siblings(model)
        and all(_is_plain_field(info) for info in fields.values())
    )
    if not is_plain:
        return None
    return Fields(model, {name: info.rebuild_annotation() for name, info in fields.items()})


def _is_plain(model: type[BaseModel]) -> bool:
    """Return whether nothing sees a model as a whole when it is validated."""
    decorators = model.__pydantic_decorators__
    return not (
        decorators.model_validators
        or decorators.field_validators
        or decorators.validators
        or decorators.root_validators
        or model.__private_attributes__
        or model.__pydantic_post_init__
        or model.__pydantic_custom_init__
        or any("__pydantic_extra__" in vars(cls).get("__annotations__", ()) for cls in _own(model))
    )


def _own(model: type[BaseModel]) -> Iterator[type]:
    yield from (cls for cls in model.__mro__ if cls not in BaseModel.__mro__)


def _is_plain_field(info: FieldInfo) -> bool:
    return (
        info.discriminator is None
        and info.validation_alias in {None, info.alias}
        and not info.default_factory_takes_validated_data
        and not info.validate_default
    )


def _variant(union: Any, tagged: Tagged, data: Any) -> Any:
    """Return the variant of a union that data chooses; what has no shape where it is none."""
    tag: Any = data.get(tagged.name) if isinstance(data, AnyDict) else None
    if type(tag) not in {str, int, bool}:
        return None
    members = get_args(union) if get_origin(union) in {Union, UnionType} else (union,)
    named = {getattr(member, "__name__", ""): member for member in members}
    names = set(tagged.variants.values())
    if not names <= named.keys() or named.keys() - names - {"UnknownVariant"}:
        return None  # a variant in a variant, or one beside them
    return named.get(tagged.variants.get(tag, " "))


def _only_member(union: Any, data: Any) -> Any:
    """Return the only member of a union that may take data; what has no shape else."""
    takes = [member for member in get_args(union) if _may_take(member, data)]
    return takes[0] if len(takes) == 1 else None


def _may_take(type_: Any, data: Any) -> bool:
    """Return whether a type may take a list or an object, or is not known."""
    while get_origin(type_) is Annotated and not isinstance(get_args(type_)[1], Tagged):
        type_ = get_args(type_)[0]
    origin = get_origin(type_)
    if origin in {list, dict}:
        return isinstance(data, origin)
    if isinstance(type_, type):
        if issubclass(type_, BaseModel) and not issubclass(type_, RootModel):
            return isinstance(data, dict)
        return not issubclass(type_, _SCALARS)
    return origin is not Literal
