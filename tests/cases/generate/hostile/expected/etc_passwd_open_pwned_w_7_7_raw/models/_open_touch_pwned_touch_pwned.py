# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model OpenTouchPwnedTouchPwned."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class OpenTouchPwnedTouchPwned(StrEnum):
    QUOTATION_MARK_QUOTATION_MARK_QUOTATION_MARK = '"""'
    APOSTROPHE = "'"
    REVERSE_SOLIDUS = "\\"
    VALUE = "\n"
    RIGHT_TO_LEFT_OVERRIDE = "\u202e"
    LINE_SEPARATOR = "\u2028"
    VALUE_2 = "\x00"
    X = "{{ x }}"
    A_OPEN_PWNED = 'a"""\nopen(\'pwned\')'
    EMPTY = ""
    SPACE = " "
    CLASS = "__class__"
    MRO = "mro"
    X_2 = "_x_"
    INIT = "__init__"
    NAME = "name"
