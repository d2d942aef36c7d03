"""Values as text, against the texts themselves."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.review.values import Answer, Values
from generators.review.values.forms import EXPLODED, TEXT, as_text, as_values

MANY = settings(max_examples=300, deadline=None)
_small = st.integers(0, 4)
_texts = st.sampled_from(["", "1", "12", "-3", "0.5", "true", "a,b", "ab", "007"])
_numbers = st.fixed_dictionaries(
    {"type": st.sampled_from([["integer"], ["number"], ["boolean"], ["integer", "boolean"]])},
    optional={"minimum": st.integers(-120, 120), "maximum": st.integers(-20, 1200)},
)
_strings = st.fixed_dictionaries(
    {"type": st.just(["string"])},
    optional={
        "minLength": _small,
        "maxLength": _small,
        "enum": st.lists(_texts, min_size=1, max_size=3, unique=True),
        "pattern": st.sampled_from(["^[0-9]{1,3}$", "^-?[0-9]+$", "e$", "^[0-9]*$", r"^[\d.-]+$"]),
    },
)
_scalars = _numbers | _strings
_variants = st.builds(
    lambda key, parts: {key: parts},
    st.sampled_from(["anyOf", "allOf"]),
    st.lists(_scalars, min_size=1, max_size=2),
)
_lists = st.fixed_dictionaries(
    {"type": st.just(["array"]), "items": _scalars},
    optional={"minItems": _small, "maxItems": _small},
)
_values = st.one_of(
    _texts, st.booleans(), st.integers(-130, 1300), st.sampled_from([0.5, -1.5, 12.25])
)


def is_valid(schema: Any, value: Any) -> bool:
    """Check a value."""
    return jsonschema_rs.Draft202012Validator(schema).is_valid(value)


def text_of(value: Any) -> str:
    """Return a value as it is written in a query."""
    return value if isinstance(value, str) else json.dumps(value)


def readings(text: str) -> list[Any]:
    """Return all that a text may be read as."""
    try:
        value = json.loads(text)
    except ValueError:
        return [text]
    return [text, value] if isinstance(value, (bool, int, float)) else [text]


def is_taken(schema: Any, value: Any, form: str) -> bool:
    """Whether who reads the text of a value takes it, as a value or as the item of a list."""
    text = text_of(value)
    lists = [[item] for item in readings(text)] if form == EXPLODED or "," not in text else []
    return any(is_valid(schema, read) for read in (*readings(text), *lists))


@MANY
@given(_scalars, _scalars | _variants | _lists, st.sampled_from([TEXT, EXPLODED]), st.data())
def test_what_is_a_subset_as_text_is_taken_as_text(
    sent: Any, expected: Any, form: str, drawn: st.DataObject
) -> None:
    engine = Values({}.__getitem__)
    read = as_text(expected, form, {}.__getitem__)
    for schema in (sent, as_values(sent, form, {}.__getitem__)):
        verdict = engine.compare(schema, read)
        if verdict.answer is Answer.SUBSET:
            values = [*sent.get("enum", ()), *drawn.draw(st.lists(_values, max_size=12))]
            assert [
                value
                for value in values
                if is_valid(sent, value) and not is_taken(expected, value, form)
            ] == []


@MANY
@given(_numbers, _strings)
def test_a_number_that_is_refused_as_text_has_a_text_that_does_not_fit(
    sent: Any, expected: Any
) -> None:
    verdict = Values({}.__getitem__).compare(sent, as_text(expected, TEXT, {}.__getitem__))
    whole = isinstance(verdict.value, (int, bool))
    if verdict.answer is Answer.WITNESS and whole:
        assert not is_taken(expected, verdict.value, TEXT)
