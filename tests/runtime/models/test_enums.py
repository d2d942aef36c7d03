"""Enums in unions: what one of them lists is of that one, in answers too."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from generators.runtime.models.base import IntEnum, StrEnum
from generators.runtime.models.contexts import LENIENT


class Role(StrEnum):
    ADMIN = "admin"
    STAFF = "staff"


class Blank(StrEnum):
    EMPTY = ""


class Level(IntEnum):
    ONE = 1


class Top(IntEnum):
    NINE = 9


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (Role | Blank | None, '""', Blank.EMPTY),
        (Role | Blank | None, '"staff"', Role.STAFF),
        (Blank | Role, '"staff"', Role.STAFF),
        (Role | Blank, '"other"', Role.unlisted("other")),
        (Level | Top, "9", Top.NINE),
        (Level | int, "9", 9),
        (Role | str, '"admin"', Role.ADMIN),
        (str | Role, '"other"', "other"),
    ],
)
def test_a_value_is_of_the_member_that_lists_it(type_: Any, text: str, expected: Any) -> None:
    found = TypeAdapter(type_).validator.validate_json(text, context=LENIENT)
    assert found == expected
    assert type(found) is type(expected)
