"""The engine of verdicts, against single values checked by jsonschema-rs."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.review.values import Answer, Values
from generators.review.values.patterns import automaton

MANY = settings(max_examples=400, deadline=None)
TEXT: dict[str, Any] = {"type": "string"}
WHOLE: dict[str, Any] = {"type": "integer"}
DEFINITIONS: dict[str, Any] = {
    "tree": {
        "type": "object",
        "properties": {
            "value": {"type": "integer"},
            "below": {"type": "array", "items": {"$ref": "#/$defs/tree"}},
        },
        "required": ["value"],
        "additionalProperties": False,
    },
    "wider": {
        "type": "object",
        "properties": {
            "value": {"type": "number"},
            "below": {"type": "array", "items": {"$ref": "#/$defs/wider"}},
        },
        "additionalProperties": False,
    },
    "endless": {
        "type": "object",
        "properties": {"next": {"$ref": "#/$defs/endless"}},
        "required": ["next"],
    },
}


def engine() -> Values:
    """Return an engine that knows `DEFINITIONS`."""
    return Values(DEFINITIONS.__getitem__)


def is_valid(schema: Any, value: Any) -> bool:
    """Check a value."""
    whole = {"allOf": [schema], "$defs": DEFINITIONS}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True).is_valid(value)


def thing(*required: str, **properties: Any) -> dict[str, Any]:
    """Return the schema of an object."""
    return {"type": "object", "properties": properties, "required": list(required)}


SUBSETS: list[tuple[Any, Any]] = [
    ({"anyOf": [{**TEXT, "maxLength": 3}, {**TEXT, "format": "uuid"}]}, TEXT),
    (thing("u", "v", u=TEXT, v=TEXT), {"anyOf": [thing("u", u=TEXT), thing("v", v=TEXT)]}),
    ({"oneOf": [WHOLE, TEXT]}, {"oneOf": [{"type": "number"}, TEXT]}),
    (WHOLE, {**WHOLE, "maxLength": 3}),
    (TEXT, {**TEXT, "maxItems": 3}),
    (TEXT, {**TEXT, "pattern": ".*"}),
    ({"enum": [1, 2]}, {"enum": [1, 2], "maximum": 5}),
    (TEXT, {}),
    ({"if": TEXT, "then": {"minLength": 2}}, {}),
    ({"$ref": "#/$defs/tree"}, {"$ref": "#/$defs/wider"}),
    ({"$ref": "#/$defs/endless"}, TEXT),
    (thing(a=TEXT), thing(a=TEXT, b=WHOLE)),
    ({"type": "number", "multipleOf": 0.1}, {"type": "number", "multipleOf": 0.01}),
    ({**WHOLE, "minimum": 1, "maximum": 3}, {"enum": [1, 2, 3]}),
    ({**TEXT, "pattern": "^(?!a)"}, {"pattern": "^(?!a)"}),
    ({**TEXT, "pattern": "^[0-9]{3}$"}, {"pattern": r"^\d+$", "maxLength": 3}),
    ({**TEXT, "pattern": "^(foo|bar)$"}, {"pattern": "^[a-z]{3}$"}),
    ({**TEXT, "pattern": "^x-"}, {"pattern": "^x"}),
    ({**TEXT, "format": "house"}, {"anyOf": [{"format": "house"}, WHOLE]}),
    ({"type": "array", "items": WHOLE, "minItems": 2}, {"type": "array", "minItems": 1}),
]
WITNESSES: list[tuple[Any, Any, Any]] = [
    ({"oneOf": [WHOLE, TEXT]}, {"oneOf": [WHOLE, {"type": "number"}, TEXT]}, 0),
    ({"type": "number", "minimum": 1}, {"type": "number", "exclusiveMinimum": 1}, 1),
    ({"$ref": "#/$defs/wider"}, {"$ref": "#/$defs/tree"}, {"value": 0.5}),
    (thing(u=TEXT), thing("u", u=TEXT), {}),
    ({**thing(a=TEXT), "additionalProperties": TEXT}, thing(a=TEXT, b=WHOLE), {"b": ""}),
    ({"enum": ["a", "b"]}, {"enum": ["a"]}, "b"),
    ({**TEXT, "pattern": "^[ab]+$"}, {"pattern": "^a+$"}, "b"),
    ({"type": ["string", "null"]}, TEXT, None),
    ({"type": "array", "items": WHOLE}, {"items": WHOLE, "maxItems": 1}, [0, 0]),
]


@pytest.mark.parametrize(("sent", "expected"), SUBSETS)
def test_all_values_are_values_of_the_other(sent: Any, expected: Any) -> None:
    assert engine().compare(sent, expected).answer is Answer.SUBSET


@pytest.mark.parametrize(("sent", "expected", "value"), WITNESSES)
def test_a_value_shows_that_they_are_not(sent: Any, expected: Any, value: Any) -> None:
    verdict = engine().compare(sent, expected)
    assert verdict.answer is Answer.WITNESS
    assert verdict.value == value


def test_a_value_that_matches_two_variants_says_so() -> None:
    verdict = engine().compare({"oneOf": [WHOLE, TEXT]}, {"oneOf": [WHOLE, {"type": "number"}]})
    assert verdict.answer is Answer.WITNESS
    assert verdict.variants in {0, 2}


@pytest.mark.parametrize("pattern", ["^(?!a)b", r"^(a)\1$", r"\bcat\b"])
def test_what_is_not_computed_is_unknown(pattern: str) -> None:
    assert automaton(pattern) is None
    sent, expected = {**TEXT, "pattern": f"{pattern}|c{{40}}"}, {**TEXT, "pattern": pattern}
    assert engine().compare(sent, expected).answer is Answer.UNKNOWN


def test_the_budget_counts_steps() -> None:
    sent = {"anyOf": [{**WHOLE, "minimum": low} for low in range(50)]}
    expected = {"oneOf": [{**WHOLE, "multipleOf": low} for low in range(2, 30)]}
    assert Values(DEFINITIONS.__getitem__, steps=50).compare(sent, expected).answer is (
        Answer.UNKNOWN
    )


# --- patterns -----------------------------------------------------------------------------------

pieces = st.recursive(
    st.sampled_from(["a", "b", ".", r"\d", r"\W", r"\s", "[ab]", "[^a]", "[a-c0]", "-", r"\."]),
    lambda inner: st.one_of(
        st.builds("({}|{})".format, inner, inner),
        st.builds(
            "(?:{}){}".format, inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{1,}"])
        ),
        st.builds("{}{}".format, inner, inner),
    ),
    max_leaves=4,
)
whole_patterns = st.builds(
    "{}{}{}".format, st.sampled_from(["", "^"]), pieces, st.sampled_from(["", "$"])
)


@MANY
@given(whole_patterns | st.builds("{}|{}".format, whole_patterns, whole_patterns), st.data())
def test_an_automaton_accepts_what_the_validator_accepts(
    pattern: str, drawn: st.DataObject
) -> None:
    read = automaton(pattern)
    assert read is not None
    text = drawn.draw(st.text("abc01-. \n", max_size=5))
    states = read.closure([0])
    for character in text:
        states = read.after(states, ord(character))
    assert (read.accepting in states) is is_valid({"pattern": pattern}, text)


# --- any schemas --------------------------------------------------------------------------------

names = st.sampled_from(["a", "b", "c"])
small = st.integers(0, 4)
scalars = st.none() | st.booleans() | st.integers(-3, 6) | st.sampled_from([0.5, 1.5, 2.0])
texts = st.sampled_from(["", "a", "ab", "abc", "0", "2020-01-31"])
values = st.recursive(
    scalars | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)


def _keywords(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=strategies)


types = st.sampled_from(["null", "boolean", "integer", "number", "string", "array", "object"])
leaves = st.one_of(
    st.booleans(),
    _keywords(type=types | st.lists(types, min_size=1, max_size=3, unique=True)),
    _keywords(
        type=types, minimum=small, exclusiveMaximum=small, multipleOf=st.sampled_from([2, 3, 0.5])
    ),
    _keywords(type=types, exclusiveMinimum=small, maximum=small),
    _keywords(minLength=small, maxLength=small, pattern=st.sampled_from(["^a", "b$", ".*", "^0"])),
    _keywords(type=types, format=st.sampled_from(["date", "uuid", "house"]), maxLength=small),
    _keywords(enum=st.lists(scalars | texts, min_size=1, max_size=3)),
    st.builds(lambda value: {"const": value}, values),
    st.sampled_from([{"$ref": f"#/$defs/{name}"} for name in DEFINITIONS]),
)


def _around(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    some = st.lists(inner, min_size=1, max_size=3)
    # `additionalProperties` is always written, so that undeclared names count.
    written = {"additionalProperties": inner}
    optional = {
        "type": st.just("object"),
        "properties": st.dictionaries(names, inner, max_size=3),
        "required": st.lists(names, max_size=2, unique=True),
        "minProperties": small,
        "maxProperties": small,
        "propertyNames": st.just({"pattern": "^[ab]"}),
        "patternProperties": st.dictionaries(st.just("^a"), inner, max_size=1),
        "dependentRequired": st.just({"a": ["b"]}),
    }
    objects = st.fixed_dictionaries(written, optional=optional)
    arrays = _keywords(
        type=st.just("array"),
        items=inner,
        prefixItems=some,
        minItems=small,
        maxItems=small,
        uniqueItems=st.just(True),
        contains=inner,
        minContains=small,
        maxContains=small,
    )
    joined = st.one_of(
        *(
            st.builds(lambda key, of: {key: of}, st.just(key), some)
            for key in ("allOf", "anyOf", "oneOf")
        ),
        st.builds(lambda of: {"not": of}, inner),
        st.builds(lambda a, b, c: {"if": a, "then": b, "else": c}, inner, inner, inner),
    )
    return objects | arrays | joined


schemas = st.recursive(leaves, _around, max_leaves=6)


@MANY
@given(schemas, schemas, st.lists(values, max_size=12))
def test_no_subset_has_a_counterexample_and_no_witness_fails(
    sent: Any, expected: Any, drawn: list[Any]
) -> None:
    verdict = engine().compare(sent, expected)
    if verdict.answer is Answer.SUBSET:
        assert [v for v in drawn if is_valid(sent, v) and not is_valid(expected, v)] == []
    elif verdict.answer is Answer.WITNESS:
        assert is_valid(sent, verdict.value)
        assert not is_valid(expected, verdict.value)


@MANY
@given(schemas)
def test_each_schema_is_a_subset_of_itself_and_of_what_is_wider(schema: Any) -> None:
    for wider in (schema, {"anyOf": [{"type": "null"}, schema]}, {"allOf": [schema]}, {}):
        assert engine().compare(schema, wider).answer is not Answer.WITNESS
    assert engine().compare(schema, schema).answer is Answer.SUBSET


@MANY
@given(schemas, values)
def test_a_constant_is_decided_by_its_value(schema: Any, value: Any) -> None:
    answer = engine().compare({"enum": [value]}, schema).answer
    assert answer is (Answer.SUBSET if is_valid(schema, value) else Answer.WITNESS)
