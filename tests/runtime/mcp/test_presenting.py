from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.runtime.mcp.presenting import (
    compact,
    masked,
    plain_content,
    selected,
    shortened,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=30,
)


def test_personal_content_is_masked_wherever_it_stands() -> None:
    data = {"name": "Ada", "items": [{"name": {"first": "A"}, "id": 1}], "note": None}
    hidden = frozenset({"name", "note"})
    assert masked(data, hidden) == {
        "name": "***",
        "items": [{"name": "***", "id": 1}],
        "note": None,
    }
    assert masked("key=s3cret", hidden, lambda text: text.replace("s3cret", "***")) == "key=***"


def test_parts_are_selected() -> None:
    data = {"items": [{"id": 1, "text": "a"}, {"id": 2}], "next": "x"}
    assert selected(data, []) == (data, [])
    assert selected(data, ["items.id"]) == ({"items": [{"id": 1}, {"id": 2}]}, [])
    assert selected(data, ["next", "other"]) == ({"next": "x"}, ["the answer has no other"])
    assert selected([{"a": {"b": 1, "c": 2}}], ["a.b"]) == ([{"a": {"b": 1}}], [])
    assert selected({"a": {"b": 1, "c": 2}}, ["a", "a.b"])[0] == {"a": {"b": 1, "c": 2}}


def test_long_answers_keep_their_shape() -> None:
    data = {"items": [{"id": n, "text": "x" * 500} for n in range(1000)], "total": 1000}
    shorter, notes = shortened(data, 5000)
    assert shorter["total"] == 1000
    assert 0 < len(shorter["items"]) < 1000
    assert all(item.keys() == {"id", "text"} for item in shorter["items"])
    assert notes[0] == f"items: {len(shorter['items'])} of 1,000 items are shown"


@settings(max_examples=50)
@given(JSON, st.integers(min_value=100, max_value=400))
def test_nothing_is_longer_than_it_may_be(data: Any, most: int) -> None:
    shorter, notes = shortened(data, most)
    assert len(compact(shorter)) <= most
    assert type(shorter) is type(data)
    assert bool(notes) == (shorter != data)


@pytest.mark.parametrize(
    "data",
    [
        {f"k{n}": n for n in range(10_000)},
        {"a" * 10_000: 1},
        [[[["deep"] * 100] * 100] * 3],
        [{f"k{n}": "x" * 100 for n in range(1000)}],
    ],
)
def test_what_no_cut_of_texts_makes_short_is_short(data: Any) -> None:
    shorter, notes = shortened(data, 200)
    assert len(compact(shorter)) <= 200
    assert notes


def test_content_that_is_no_data() -> None:
    assert plain_content("ä".encode()) == ("ä", [])
    value, notes = plain_content(bytes(10_000))
    assert len(value) < 6000
    assert "10,000 bytes" in notes[0]
    assert json.dumps(value)
