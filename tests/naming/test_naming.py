"""Names: what no name of a document may take, and what names become."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators import naming
from generators.runtime.client.async_client import AsyncClientBase
from generators.runtime.client.options import CallOptions
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.server import AppOptions


def test_reserved_names_follow_the_runtime() -> None:
    assert set(CallOptions.__annotations__) <= naming.RESERVED_PARAMETERS
    for cls in (SyncClientBase, AsyncClientBase):
        public = {name for name in dir(cls) if not name.startswith("_")}
        assert public <= naming.RESERVED_ATTRIBUTES
    assert set(AppOptions.__annotations__) <= naming.RESERVED_ATTRIBUTES


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("listOfEmailsToBeBCCed", "list_of_emails_to_be_bcced"),
        ("additionalNotifierNotificationDAUUIDs", "additional_notifier_notification_dauuids"),
        ("addTCPAFooter", "add_tcpa_footer"),
        ("party2prompt", "party2_prompt"),
        ("fileURL", "file_url"),
        ("HTTPServer2Go", "http_server2_go"),
        ("class", "class_"),
        ("1st", "field_1st"),
        ("$", "field"),
        ("größe", "größe"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
    ],
)
def test_snake(name: str, expected: str) -> None:
    assert naming.snake(name) == expected


def test_enum_members() -> None:
    values = ["red", "RED", "-created", "created", "", "1.5", 3, -1, "+", "CIWNotOp", "A_B_"]
    expected = """RED RED_2 MINUS_CREATED CREATED EMPTY VALUE_1_5 VALUE_3 MINUS_1 PLUS_SIGN
    CIW_NOT_OP A_B""".split()
    assert naming.enum_members(values) == expected


def test_a_name_that_needs_no_change_keeps_it() -> None:
    assert naming.field_names(["fooBar", "foo_bar"]) == {
        "foo_bar": "foo_bar",
        "fooBar": "foo_bar_2",
    }


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=20), max_size=8, unique=True))
def test_all_names_are_identifiers_and_different(names: list[str]) -> None:
    for made in (naming.field_names(names), naming.class_names(names)):
        assert (list(made) and set(made) == set(names)) or not names
        assert len({value.casefold() for value in made.values()}) == len(names)
        for value in made.values():
            assert value.isidentifier()
            assert not keyword.iskeyword(value)
