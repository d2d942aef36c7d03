# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Awkward."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


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
