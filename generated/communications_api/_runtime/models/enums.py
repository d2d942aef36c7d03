"""Enums: closed in what is sent and in requests, open in answers.

A value that the document does not list is an error where a program makes it, where a client sends
it and where a server reads it. In an answer it is kept, and written back as it came.
`Colour.unlisted("new")` makes such a value on purpose. The `Open...` classes are those of enums
that the document declares as open (`x-extensible-enum`): any value of their type is valid.
"""

from __future__ import annotations

import enum
from contextlib import suppress
from difflib import get_close_matches
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal

from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

from .contexts import ACCEPTING, LENIENT

if TYPE_CHECKING:
    from typing import Self

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

    _Choice = core_schema.CoreSchema | tuple[core_schema.CoreSchema, str]

__all__ = ["ApiEnum", "Enum", "IntEnum", "OpenEnum", "OpenIntEnum", "OpenStrEnum", "StrEnum"]

_MOST_SHOWN = 12
"""How many values a message lists."""
_MOST_COMPARED = 100
"""Length of the texts that similar values are looked for."""


LISTED = "listed"
"""Key of the metadata of a schema: the only texts that it accepts."""


class _Nothing(enum.Enum):
    NOTHING = object()


_LESS_EXACT = core_schema.enum_schema(_Nothing, [*_Nothing])
"""Fits nothing. What is tried after it is less to a union than what another member of it lists."""


class _EnumType(enum.EnumType):
    """Type of the enums: `Colour("new")` hints at what was meant, `in` asks what is listed."""

    if not TYPE_CHECKING:  # type checkers know how an enum is called

        def __call__(cls, value: Any, *names: Any, **options: Any) -> Any:
            if names or options or not cls._member_map_:  # another class is made
                return super().__call__(value, *names, **options)
            member = value if type(value) is cls else cls._listed(value)
            if member is not None:
                return member
            if cls._is_open() and cls._is_of_type(value):
                return cls.unlisted(value)
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}{_hint(cls, value)}")

    def __contains__(cls, value: object) -> bool:
        """Whether the document lists a member, or a value."""
        if isinstance(value, ApiEnum) and isinstance(value, cls):
            return value.is_known
        listed: Any = getattr(cls, "_listed", None)
        return listed is not None and listed(value) is not None


class ApiEnum(enum.Enum, metaclass=_EnumType):
    """Base of all enums; see the module."""

    @property
    def is_known(self) -> bool:
        """Whether the document lists this value."""
        return self._name_ in type(self)._member_map_

    @classmethod
    def unlisted(cls, value: Any) -> Self:
        """Return a value that the document does not list, to send it on purpose.

        Two of the same value are equal and have the same hash. A listed value gives its member.

        Raises:
            TypeError: it is not of the type of the enum.
        """
        if not cls._is_of_type(value):
            raise TypeError(f"{type(value).__name__} is not the type of {cls.__qualname__}")
        listed = cls._listed(value)
        if listed is not None:
            return listed
        return cls._made(value)

    @classmethod
    def _made(cls, value: Any) -> Self:
        member = object.__new__(cls)
        member._name_ = repr(value)
        member._value_ = value
        return member

    @classmethod
    def _is_open(cls) -> bool:
        """Whether the document declares that there are further values."""
        return False

    @classmethod
    def _is_of_type(cls, value: Any) -> bool:
        """Whether a value has the type of one that is listed."""
        if isinstance(value, float) and not isfinite(value):
            return False
        kinds: set[type] = {type(member.value) for member in cls}
        return type(value) in kinds or (type(value) is int and float in kinds)

    @classmethod
    def _listed(cls, value: Any) -> Self | None:
        """Return the member of a value; a boolean is no number."""
        try:
            member: Any = cls._value2member_map_.get(value)
        except TypeError:  # it has no hash
            return None
        return None if member is None or isinstance(value, bool) else member

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return type(self).unlisted, (self._value_,)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: Any) -> Self:
        return self

    # --- pydantic ---------------------------------------------------------------------------------

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        members = list(cls.__members__.values())
        if not members:
            return core_schema.is_instance_schema(cls)
        rest = core_schema.with_info_plain_validator_function(cls._rest)
        from_json = core_schema.union_schema(
            [*cls._quick_schemas(), _LESS_EXACT, rest],
            mode="left_to_right",
            custom_error_type="enum",
            custom_error_context={"expected": _shown(cls)},
        )
        # Values are written as those of any enum are; a union would try one branch after the other.
        written: Any = cls._plain_schema()
        return core_schema.json_or_python_schema(from_json, rest, serialization=written)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(cls._plain_schema())

    @classmethod
    def _plain_schema(cls) -> core_schema.CoreSchema:
        sub_type: Literal["str", "int"] | None = None
        if issubclass(cls, (str, int)):
            sub_type = "str" if issubclass(cls, str) else "int"
        return core_schema.enum_schema(cls, list(cls.__members__.values()), sub_type=sub_type)

    @classmethod
    def _quick_schemas(cls) -> list[_Choice]:
        """Return what validates usual values without calling Python."""
        return []

    @classmethod
    def _rest(cls, value: Any, info: core_schema.ValidationInfo[Any]) -> Self:
        """Return what is no usual value: one that is unlisted, or a number with a fraction of 0."""
        if isinstance(value, cls):
            return value
        member = cls._listed(value)
        if member is not None:
            return member
        is_kept = info.context is LENIENT or info.context is ACCEPTING or cls._is_open()
        if is_kept and cls._is_of_type(value):
            return cls.unlisted(value)
        if info.mode == "json":
            raise PydanticKnownError("enum", {"expected": _shown(cls)})
        message: Any = (  # which pydantic takes as a literal only
            f"not a value that the document lists for {cls.__name__}{_hint(cls, value)} "
            f"(to send it all the same, give {cls.__name__}.unlisted(...))"
        )
        raise PydanticCustomError("enum", message)


class StrEnum(ApiEnum, enum.StrEnum):
    """Base of enums of strings; see `ApiEnum`."""

    @classmethod
    def _made(cls, value: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = str(value)
        member._name_ = repr(member._value_)  # never the name of a listed one
        return member

    @classmethod
    def _is_of_type(cls, value: Any) -> bool:
        return isinstance(value, str)

    @classmethod
    def _quick_schemas(cls) -> list[_Choice]:
        # Exact in a union, as an enum is not.
        texts = [str(member.value) for member in cls]
        member_of: Any = cls._value2member_map_.get
        listed = core_schema.literal_schema(texts)
        return [
            core_schema.no_info_after_validator_function(
                member_of, listed, metadata={LISTED: texts}
            )
        ]


class IntEnum(ApiEnum, enum.IntEnum):
    """Base of enums of integers; see `ApiEnum`."""

    @classmethod
    def _made(cls, value: int) -> Self:
        member = int.__new__(cls, value)
        member._name_ = str(int(value))
        member._value_ = int(value)
        return member

    @classmethod
    def _is_of_type(cls, value: Any) -> bool:
        if isinstance(value, float):
            return value.is_integer()
        return isinstance(value, int) and not isinstance(value, bool)

    @classmethod
    def _quick_schemas(cls) -> list[_Choice]:
        member_of: Any = cls._value2member_map_.get
        steps: list[core_schema.CoreSchema] = [
            core_schema.int_schema(strict=True),  # pydantic's own enums take `true` for 1
            core_schema.no_info_plain_validator_function(member_of),
            core_schema.is_instance_schema(cls),
        ]
        return [core_schema.chain_schema(steps)]

    @classmethod
    def _rest(cls, value: Any, info: core_schema.ValidationInfo[Any]) -> Self:
        if info.context is LENIENT and isinstance(value, (str, bool)):
            with suppress(ValueError):
                value = int(value)
        return super()._rest(value, info)


class Enum(ApiEnum, enum.Enum):
    """Base of enums of other or mixed types; see `ApiEnum`."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return False
        value, wanted = self._value_, other._value_
        return isinstance(value, bool) is isinstance(wanted, bool) and bool(value == wanted)

    def __hash__(self) -> int:
        return hash(self._value_)

    @classmethod
    def _rest(cls, value: Any, info: core_schema.ValidationInfo[Any]) -> Self:
        if info.context is LENIENT and not isinstance(value, cls) and cls._listed(value) is None:
            if isinstance(value, float) and not isfinite(value):
                raise PydanticKnownError("finite_number")
            return cls._made(value)
        return super()._rest(value, info)


class OpenStrEnum(StrEnum):
    """Base of enums of strings which the document declares as open; see `ApiEnum`."""

    @classmethod
    def _is_open(cls) -> bool:
        return True


class OpenIntEnum(IntEnum):
    """Base of enums of integers which the document declares as open; see `ApiEnum`."""

    @classmethod
    def _is_open(cls) -> bool:
        return True


class OpenEnum(Enum):
    """Base of enums of other types which the document declares as open; see `ApiEnum`."""

    @classmethod
    def _is_open(cls) -> bool:
        return True


def _shown(cls: type[ApiEnum]) -> str:
    """Return what JSON should have had; nothing is compared with what it has: that takes long."""
    listed = [repr(member.value) for member in cls]
    if len(listed) > _MOST_SHOWN:
        return f"one of the {len(listed)} listed values"
    *others, last = listed
    return f"{', '.join(others)} or {last}" if others else last


def _hint(cls: type[ApiEnum], value: Any) -> str:
    """Return a question that names the listed value which is most like this one."""
    text = str(value)
    if len(text) > _MOST_COMPARED:
        return ""
    close = get_close_matches(text, [str(member.value) for member in cls], n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
