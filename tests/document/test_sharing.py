"""What two values have in common is held once, and nothing is written in another way."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from generators.document.sharing import alike, share

SCALARS = (
    st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from([0.0, -0.0, 1.0, "", "a"])
)
KEYS = st.sampled_from("abc")
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=9,
)


@given(VALUES, VALUES)
@example({"a": 1, "b": []}, {"b": [], "a": True})
@example([0.0], [-0.0])
@example([[], {}], [[], {}])
def test_a_value_that_shares_is_written_as_before(value: Any, other: Any) -> None:
    before = json.dumps(value), json.dumps(other)
    result = share(value, other)
    assert (json.dumps(result), json.dumps(other)) == before
    assert (result is other) is alike(value, other) or not isinstance(other, (dict, list))


@given(VALUES)
def test_what_is_the_same_is_one(value: Any) -> None:
    inside = {"a": [value], "b": 1}
    result = share({"a": copy.deepcopy([value]), "b": 2}, inside)
    assert result["a"] is inside["a"]
    assert result is not inside
