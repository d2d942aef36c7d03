"""Pretty JSON is the text that Python writes, in less time."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from generators.render.json_text import pretty

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
KEYS = st.text() | st.integers() | st.booleans() | st.none()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20
)


@given(VALUES)
@example({"a": [], "b": {}, "c": [[{}]], "d": 'é\u2028\\"\x00', "e": 1.5e300, "f": ()})
def test_it_is_what_python_writes(value: Any) -> None:
    assert pretty(value) == json.dumps(value, ensure_ascii=False, indent=2)
