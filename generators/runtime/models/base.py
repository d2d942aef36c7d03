"""Base classes of the generated models, and the one way in and out of JSON.

Reading answers is lenient: unknown fields and unlisted enum values are kept and written back.
Writing sends what was set: an absent field stays absent, `None` is written as `null` where the
schema allows null and left out where it does not, constants are always written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from math import isfinite
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    ForwardRef,
    Literal,
    Self,
    cast,
    get_args,
    get_origin,
)

from pydantic import BaseModel, ConfigDict, TypeAdapter
from typing_extensions import TypeAliasType

from ..model_classes import model_class
from ..narrowing import AnyDict, AnyMapping
from .also_matches import AlsoMatches
from .contexts import LENIENT
from .datetimes import AwareDatetime, FullDate
from .decimals import PLAIN, holds_decimal, without_decimals
from .enums import ApiEnum, Enum, IntEnum, OpenEnum, OpenIntEnum, OpenStrEnum, StrEnum
from .literals import ExactValue
from .numbers import JsonNumber, MultipleOf
from .strictness import check_new
from .trials import CountingValidator, is_in_itself
from .uploads import FormFile
from .uuids import TextUUID

__all__ = [
    "LENIENT",
    "AlsoMatches",
    "ApiEnum",
    "ApiModel",
    "AwareDatetime",
    "ClosedModel",
    "Enum",
    "ExactValue",
    "FormFile",
    "FullDate",
    "IntEnum",
    "JsonNumber",
    "MultipleOf",
    "OpenEnum",
    "OpenIntEnum",
    "OpenModel",
    "OpenStrEnum",
    "StrEnum",
    "TextUUID",
    "adapter",
    "dump_json",
    "dump_python",
    "read_json",
]


_NOTHING = object()


class ApiModel(BaseModel):
    """Base of every generated model.

    Fields can be set by Python name or by wire name. Making a model checks strictly: a field or an
    enum value that the document does not know is an error (`Colour.unlisted("new")` is one on
    purpose). Reading is lenient: what is unknown is kept, in `model_extra`, and written back.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        protected_namespaces=(),
    )

    _nullable: ClassVar[frozenset[str]] = frozenset()
    """Python names of the optional fields whose schema allows `null`."""
    _open: ClassVar[bool] = False
    """Whether the schema says that there are further properties (`additionalProperties`)."""
    _filled: ClassVar[frozenset[str]] = frozenset()
    """Python names of the fields that are constants although their type allows other values.

    Every union chooses this class by that value alone. Constants, these and fields of one literal,
    are filled in when a model is made and always written.
    """
    _omissible: ClassVar[frozenset[str]] = frozenset()
    """Python names of the constants that need not be there in what is read."""
    _patterns: ClassVar[tuple[str, ...]] = ()
    """Patterns of the names that are let through beside the fields (`patternProperties`)."""
    _read_only: ClassVar[frozenset[str]] = frozenset()
    """Wire names that only answers have: a server lets a request repeat them."""
    _siblings: ClassVar[tuple[str, ...]] = ()
    """Names of the models that a value can be of at the same time (`anyOf`)."""

    if not TYPE_CHECKING:
        # Type checkers see the signature that pydantic derives from the fields. Parsing does not go
        # through `__init__` (the marker below says that it adds nothing to validation), so this
        # costs nothing on the way in.
        def __init__(self, /, **data: Any) -> None:
            self.__pydantic_validator__.validate_python(data, self_instance=self)
            content, is_plain = self.__dict__, True
            for name, value in data.items():
                # A value that is kept as it was given is known, and most are.
                if content.get(name, _NOTHING) is not value:
                    check_new(self, data)
                    is_plain = False
                    break
                is_plain = is_plain and isinstance(value, PLAIN)
            if reaches_constants(type(self)):
                mark_constants(self)
            if not is_plain and holds_decimal(data):
                without_decimals(self)

        def __setattr__(self, name: str, value: Any) -> None:
            if isinstance(value, (Decimal, Mapping, list)):
                value = without_decimals(value)
            super().__setattr__(name, value)

        __init__.__pydantic_base_init__ = True

    @classmethod
    def from_json(cls, data: bytes | str) -> Self:
        """Read JSON text as it comes from the wire: only wire names are names of fields.

        Raises:
            pydantic.ValidationError: it does not fit.
        """
        model: Self = adapter(cls).validator.validate_json(
            data, by_alias=True, by_name=False, context=LENIENT
        )
        return model

    def to_json(self) -> bytes:
        """Return the JSON text that would be sent: UTF-8, wire names, nothing that was not set."""
        return dump_json(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the same as plain Python data with wire names (enum members as their values)."""
        result = dump_python(self)
        assert isinstance(result, AnyDict)  # noqa: S101 - a model is an object
        return result


class OpenModel(ApiModel):
    """Base of models whose schema declares further properties by `additionalProperties`."""

    _open: ClassVar[bool] = True


class ClosedModel(ApiModel):
    """Base of models whose schema says `additionalProperties: false`.

    Answers are still read leniently, so that a new field does not break an old client; a server
    asks `unexpected_fields` and refuses.
    """


@cache
def constants(cls: type[BaseModel]) -> frozenset[str]:
    """Return the fields of a model that are filled in when it is made and always written."""
    filled: frozenset[str] = getattr(cls, "_filled", frozenset())
    return filled | frozenset(
        name
        for name, info in cls.model_fields.items()
        if get_origin(info.annotation) is Literal
        and len(get_args(info.annotation)) == 1
        and info.default == get_args(info.annotation)[0]
    )


@cache
def reaches_constants(type_: Any) -> bool:
    """Whether values of a type have constants, themselves or in what they are made of."""
    seen: set[Any] = set()
    stack: list[Any] = [type_]
    while stack:
        item = stack.pop()
        if isinstance(item, ForwardRef):  # in an alias: what it is might have some
            return True
        model = model_class(item)
        if model is not None or isinstance(item, TypeAliasType):
            if item in seen:
                continue
            seen.add(item)
        stack.extend(get_args(item))
        if isinstance(item, TypeAliasType):
            stack.append(item.__value__)
        elif model is not None:
            if constants(model):
                return True
            stack.extend(info.annotation for info in model.model_fields.values())
    return False


def mark_constants(value: Any) -> None:
    """Have the constants of all models in `value` written, as if they had been set."""
    for model in models_in(value):
        model.__pydantic_fields_set__.update(constants(type(model)))


# --- JSON -----------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def adapter(type_: Any) -> TypeAdapter[Any]:
    """Return the validator and serializer of any annotation, built once."""
    made: TypeAdapter[Any] = TypeAdapter(type_)
    if is_in_itself(type_):
        made.validator = CountingValidator(made.validator, type_)  # type: ignore[assignment]
    return made


def read_json(data: bytes | str, type_: Any) -> Any:
    """Read JSON text as a value of `type_`; only wire names are names of fields.

    Raises:
        pydantic.ValidationError: it does not fit.
    """
    return adapter(type_).validator.validate_json(
        data, by_alias=True, by_name=False, context=LENIENT
    )


def dump_json(value: Any, type_: Any = None) -> bytes:
    """Write `value` as JSON text in UTF-8.

    Args:
        value: a model, or any value of `type_`.
        type_: the annotation to write by; needed where `value` is not a model itself.

    Raises:
        ValueError: it holds a number that JSON cannot express: NaN, an infinity, or a decimal
            that no double holds.
    """
    try:
        serializer = value.__pydantic_serializer__  # quicker than asking whether it is a model
    except AttributeError:
        serializer = adapter(type_).serializer
        if type_ in {Any, None}:
            value = without_decimals(value)
    data: bytes = serializer.to_json(value, exclude_unset=True, by_alias=True)
    if b"null" in data and _drop_nulls(value):
        data = serializer.to_json(value, exclude_unset=True, by_alias=True)
    return data


def dump_python(value: Any, type_: Any = None) -> Any:
    """Write `value` as plain JSON-like Python data; see `dump_json`."""
    value = without_decimals(value)
    _drop_nulls(value)
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_unset=True, by_alias=True)
    return adapter(type_).dump_python(value, mode="json", exclude_unset=True, by_alias=True)


def _drop_nulls(value: Any) -> bool:
    """Treat `None` in a field that cannot be null as not set; return whether there was one.

    Raises:
        ValueError: a number is NaN or infinite, which would be written as null too.
    """
    dropped = False
    for model in models_in(value):
        fields = type(model).model_fields
        nullable: frozenset[str] = getattr(model, "_nullable", frozenset())
        unknown = model.__pydantic_extra__ or ()
        for name in tuple(model.__pydantic_fields_set__):
            info = fields.get(name)
            if (
                info is not None
                and model.__dict__.get(name) is None
                # An unknown field of that name makes this one count as set.
                and (name not in nullable or name in unknown)
                and not info.is_required()
            ):
                model.__pydantic_fields_set__.discard(name)
                dropped = True
    return dropped


def models_in(value: Any) -> Iterator[BaseModel]:
    """Give every model in a value, the value itself included.

    Raises:
        ValueError: it holds NaN or an infinity.
    """
    stack: list[Any] = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, BaseModel):
            yield item
            stack.extend(item.__dict__.values())
            stack.extend((item.__pydantic_extra__ or {}).values())
        elif isinstance(item, AnyMapping):
            stack.extend(item.values())
        elif isinstance(item, float) and not isfinite(item):
            raise ValueError(f"{item} has no JSON form")
        elif isinstance(item, Sequence) and not isinstance(item, (str, bytes)):
            stack.extend(cast("Any", item))
