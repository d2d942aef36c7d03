"""Made values fit their schemas, as another validator reads these; else it is said why."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from generators.runtime.examples.fitting import Fitting
from generators.runtime.examples.scalars import UnmakeableError
from generators.runtime.examples.synthesis import Synthesis

PATTERNS = ("^AC[0-9a-fA-F]{32}$", "^[A-Z]{2}-\\d{1,3}$", "\\.json$", "^(a|bc)+$", "[^a-z]")
DEFINITIONS: dict[str, Any] = {
    "#/$defs/Code": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "#/$defs/Node": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "minLength": 1},
            "nodes": {"type": "array", "items": {"$ref": "#/$defs/Node"}},
        },
    },
}
SIZES = st.integers(0, 5)


def follow(reference: str) -> Any:
    return DEFINITIONS[reference]


def some(**keywords: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keywords)


def of_type(name: str, **keywords: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return some(**keywords).map(lambda schema: {"type": name, **schema})


TEXTS = of_type(
    "string",
    minLength=st.integers(0, 40),
    maxLength=st.integers(3, 50),
    pattern=st.sampled_from(PATTERNS),
    format=st.sampled_from(["date", "date-time", "uuid", "email", "uri", "ipv4", "duration"]),
)
BOUNDS = st.one_of(st.integers(-20, 20), st.sampled_from([0.5, -0.25, 1e3, 2.5]))
NUMBERS = st.sampled_from(["integer", "number"]).flatmap(
    lambda name: of_type(
        name,
        minimum=BOUNDS,
        maximum=BOUNDS,
        exclusiveMinimum=BOUNDS,
        exclusiveMaximum=BOUNDS,
        multipleOf=st.sampled_from([1, 3, 0.5, 0.01, 7]),
    )
)
SIMPLE = st.one_of(
    TEXTS,
    NUMBERS,
    st.just({"type": "boolean"}),
    st.just({"$ref": "#/$defs/Code"}),
    st.just({"$ref": "#/$defs/Node"}),
    st.lists(st.sampled_from(["a", "b", 1, 2, None, True]), min_size=1, unique=True).map(
        lambda values: {"enum": values}
    ),
    st.sampled_from([1, "x", None, [1], {"a": 1}]).map(lambda value: {"const": value}),
)


def opened(schema: Any) -> Any:
    """Return a part of an `allOf` that is not closed: of closed ones the models take more."""
    return {key: item for key, item in schema.items() if item is not False}


def composed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.sampled_from(["a", "b", "c", "dd"])
    return st.one_of(
        of_type(
            "array",
            items=inner,
            minItems=SIZES,
            maxItems=st.integers(1, 6),
            uniqueItems=st.booleans(),
            prefixItems=st.lists(inner, min_size=1, max_size=2),
        ),
        of_type(
            "object",
            properties=st.dictionaries(names, inner, max_size=3),
            required=st.lists(names, unique=True, max_size=2),
            additionalProperties=st.one_of(st.booleans(), inner),
            minProperties=st.integers(0, 3),
            dependentRequired=st.dictionaries(
                names, st.lists(names, max_size=2, unique=True), max_size=1
            ),
        ),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"allOf": [*map(opened, parts)]}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"anyOf": parts}),
        inner.map(lambda part: {**part, "not": {"enum": [0, "string", []]}}),
    )


SCHEMAS = st.recursive(SIMPLE, composed, max_leaves=6)


def checked(schema: Any) -> list[str]:
    definitions = {name.rpartition("/")[2]: item for name, item in DEFINITIONS.items()}
    whole = {**schema, "$defs": definitions} if isinstance(schema, dict) else schema
    validator = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
    value = Synthesis(follow, items=2).value(schema)
    assert Fitting(follow, "writeOnly").fits(schema, value)
    return [error.message for error in validator.iter_errors(value)]


@settings(deadline=None)
@given(SCHEMAS)
def test_a_made_value_fits_or_it_is_said_why(schema: Any) -> None:
    try:
        problems = checked(schema)
    except UnmakeableError as error:
        event(f"unmakeable: {str(error)[:60]}")
        return
    event("made")
    assert problems == []


@settings(deadline=None)
@given(st.one_of(TEXTS.filter(lambda schema: "format" not in schema), NUMBERS))
def test_the_same_schema_gives_the_same_value(schema: Any) -> None:
    def make() -> Any:
        try:
            return Synthesis(follow, items=2).value({"type": "array", "items": schema})
        except UnmakeableError as error:
            return str(error)

    assert make() == make()


KINDS: list[Any] = [
    {"type": "array", "items": {"type": "string"}, "uniqueItems": True, "minItems": 3},
    {"type": "array", "items": {"enum": ["a", "b", "c"]}, "uniqueItems": True, "minItems": 3},
    {"type": "array", "items": {"type": "boolean"}, "uniqueItems": True, "minItems": 2},
    {"type": "array", "contains": {"const": 5}, "items": {"type": "integer"}},
    {"type": "array", "items": {"$ref": "#/$defs/Code"}, "uniqueItems": True, "minItems": 4},
    {"type": "object", "minProperties": 2, "propertyNames": {"pattern": "^x-[a-z]+$"}},
    {
        "type": "object",
        "patternProperties": {"^n\\d+$": {"type": "integer"}},
        "additionalProperties": False,
        "minProperties": 2,
    },
    {"oneOf": [{"type": "integer"}, {"type": "integer", "minimum": -5}, {"type": "string"}]},
    {"allOf": [{"pattern": "^a"}, {"type": "string", "pattern": "z$"}, {"minLength": 4}]},
    {"allOf": [{"type": "integer", "minimum": 3}, {"maximum": 9}, {"multipleOf": 4}]},
    {"type": "string", "not": {"const": "string"}},
    {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}, "size": {"type": "integer"}},
        "if": {"properties": {"kind": {"const": "string"}}},
        "then": {"required": ["size"]},
    },
    {
        "allOf": [
            {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
            {"anyOf": [{"required": ["c"]}, {"required": ["d"]}]},
            {"type": "object"},
        ]
    },
    {"type": "number", "multipleOf": 0.01, "exclusiveMinimum": 0},
    {"type": "string", "pattern": "^(?=.*[A-Z])(?=.*\\d)(?=.*[!@#]).{8,}$"},
    {"type": "string", "pattern": "^(?!string)[a-z]+$"},
    {"type": "string", "example": "too long", "maxLength": 3},
]


@pytest.mark.parametrize("schema", KINDS)
def test_kinds_that_are_made(schema: Any) -> None:
    assert checked(schema) == []


def test_closed_parts_let_properties_of_the_others_pass() -> None:
    closed = {"type": "object", "required": ["b"], "additionalProperties": False}
    schema = {"allOf": [{"$ref": "#/$defs/Node"}, {**closed, "properties": {"b": {"const": 1}}}]}
    assert Synthesis(follow).value(schema) == {"name": "string", "b": 1}
    beside = {**closed, "properties": {"b": {"const": 1}}, "allOf": [{"$ref": "#/$defs/Node"}]}
    assert Synthesis(follow).value(beside) == {"name": "string", "b": 1}


@pytest.mark.parametrize("depth", [5, 12])
def test_lists_in_lists_end(depth: int) -> None:
    names = [f"#/{number}" for number in range(depth)]
    schemas: dict[str, Any] = {
        name: {
            "type": "object",
            "required": ["a", "b"],
            "properties": {
                key: {"type": "array", "items": {"$ref": following}} for key in ("a", "b")
            },
        }
        for name, following in zip(names, [*names[1:], "#/end"], strict=True)
    }
    schemas["#/end"] = {"type": "integer"}
    value = Synthesis(schemas.__getitem__, items=2).value({"$ref": "#/0"})
    assert len(str(value)) < 100_000
    assert len(value["a"]) == 2
