# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case enums."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from ._runtime.models import ApiModel, Enum, IntEnum, StrEnum


class Order(StrEnum):
    ASC = "asc"
    DESC = "desc"


class Awkward(StrEnum):
    EMPTY = ""
    A = "a"
    A_2 = "A"
    A_B = "a b"
    A_B_2 = "a-b"
    A_B_3 = "a_b"
    VALUE_1 = "1"
    MINUS_1 = "-1"
    PLUS_1 = "+1"
    VALUE_1_ST = "1st"
    NO = "no"
    NONE = "None"
    NONE_2 = "none"
    CLASS = "class"
    MRO = "mro"
    NAME = "name"
    VALUE = "value"
    SELF = "self"
    ASTERISK = "*"
    LESS_THAN_SIGN_EQUALS_SIGN = "<="
    GREATER_THAN_SIGN_EQUALS_SIGN = ">="
    GREATER_THAN_OR_EQUAL_TO = "≥"
    Ä = "ä"
    日本 = "日本"
    NULL = "null"
    INIT = "__init__"
    PRIVATE = "_private"
    A_B_4 = 'a"b'
    A_B_5 = "a'b"
    A_B_6 = "a\\b"
    WITH_SPACE = "with space "


class Codes(IntEnum):
    VALUE_0 = 0
    VALUE_1 = 1
    MINUS_1 = -1
    VALUE_404 = 404


class Mixed(Enum):
    AUTO = "auto"
    VALUE_1 = 1
    VALUE_2_5 = 2.5


class Ratio(Enum):
    VALUE_0_5 = 0.5
    VALUE_1 = 1
    VALUE_2_5 = 2.5


class Single(StrEnum):
    ONLY = "only"


class WithNull(StrEnum):
    YES = "yes"
    NO = "no"


OnlyNull = TypeAliasType("OnlyNull", None)


Booleans = TypeAliasType("Booleans", Literal[True])


class EnumsInline(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class EnumsManyItem(StrEnum):
    X = "x"
    Y = "y"


class PutEnumsLevel(IntEnum):
    VALUE_1 = 1
    VALUE_2 = 2
    VALUE_3 = 3


class Enums(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"only_null", "with_null"})
    awkward: Awkward | None = None
    codes: Codes | None = None
    mixed: Mixed | None = None
    ratio: Ratio | None = None
    single: Single | None = None
    with_null: Annotated[WithNull | None, Field(alias="withNull")] = None
    only_null: Annotated[OnlyNull | None, Field(alias="onlyNull")] = None
    booleans: Booleans | None = None
    constant: Literal["fixed"] | None = None
    number: Literal[7] | None = None
    inline: EnumsInline | None = EnumsInline.LEFT
    many: list[EnumsManyItem] | None = None
    ordered: Order = Order.DESC
