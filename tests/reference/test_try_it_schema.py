"""What the page says of a body before it is sent, against a validator of JSON Schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.reference.scripts import ScriptError, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FUNCTIONS = """{
  parse: (text) => JSON.stringify(Json.parse(text)),
  place: (text, at) => Json.place(text, at),
  validate: (schemas, schema, text, sends = true) =>
    new Schemas.Validator(schemas, sends).validate(schema, Json.parse(text)),
}"""


@pytest.fixture(scope="module")
def call() -> Iterator[Callable[..., Any]]:
    with running(("json.js", "schema.js"), _FUNCTIONS) as function:
        yield function


_NAMES = st.sampled_from(["a", "b", "~/", "__proto__", "constructor"])
_WORDS = st.sampled_from(["", "a", "ab", "\U0001f600", "1"])
_NUMBERS = st.one_of(st.integers(-3, 3), st.sampled_from([0.5, -1.5, 1.0, 1e3, 2**53]))
_INSTANCES = st.recursive(
    st.one_of(st.none(), st.booleans(), _NUMBERS, _WORDS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_NAMES, inner, max_size=3)
    ),
    max_leaves=6,
)
_SMALL = st.integers(0, 2)


def _keywords(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    types = st.sampled_from(
        ["object", "array", "string", "number", "integer", "boolean", "null", ["string", "null"]]
    )
    some = st.lists(inner, min_size=1, max_size=3)
    schemas = st.dictionaries(_NAMES, inner, max_size=2)
    numbers = dict.fromkeys(
        ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), st.integers(-2, 2)
    )
    sizes = dict.fromkeys(
        ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"), _SMALL
    )
    optional: dict[str, st.SearchStrategy[Any]] = {
        "type": types,
        "const": _INSTANCES,
        "enum": st.lists(_INSTANCES, min_size=1, max_size=3),
        "multipleOf": st.sampled_from([1, 2, 0.5]),
        "pattern": st.sampled_from(["^a", "b$", "^.$"]),
        "prefixItems": some,
        "items": inner,
        "uniqueItems": st.booleans(),
        "contains": inner,
        "properties": schemas,
        "patternProperties": st.dictionaries(st.sampled_from(["^a", "o"]), inner, max_size=1),
        "additionalProperties": inner,
        "propertyNames": inner,
        "required": st.lists(_NAMES, max_size=2, unique=True),
        "dependentRequired": st.dictionaries(_NAMES, st.lists(_NAMES, max_size=1), max_size=1),
        "dependentSchemas": st.dictionaries(_NAMES, inner, max_size=1),
        "allOf": some,
        "anyOf": some,
        "oneOf": some,
        "not": inner,
        "if": inner,
        "then": inner,
        "else": inner,
        "unevaluatedProperties": inner,
        "unevaluatedItems": inner,
        **numbers,
        **sizes,
    }
    # Few keywords at once, as many contradict each other.
    return st.sets(st.sampled_from(sorted(optional)), max_size=3).flatmap(
        lambda chosen: st.fixed_dictionaries({name: optional[name] for name in sorted(chosen)})
    )


_SCHEMAS = st.recursive(
    st.one_of(st.booleans(), st.just({"$ref": "#/components/schemas/~0~1"})),
    _keywords,
    max_leaves=5,
)


@settings(max_examples=400, deadline=None)
@given(schema=_SCHEMAS, other=_SCHEMAS, value=_INSTANCES)
def test_what_is_valid_is_what_the_schema_says(
    call: Callable[..., Any], schema: Any, other: Any, value: Any
) -> None:
    if "#" in json.dumps(other):
        other = True  # a schema that is itself
    root = {"components": {"schemas": {"~/": other}}, "$ref": "#/$defs/root"}
    validator = Draft202012Validator({**root, "$defs": {"root": schema}})
    expected = validator.is_valid(value)
    errors = call("validate", {"~/": other}, schema, json.dumps(value))
    assert (not errors) == expected, (errors, [e.message for e in validator.iter_errors(value)])


PET = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "name": {"type": "string", "minLength": 1},
        "born": {"type": "string", "format": "date"},
        "seen": {"type": "string", "format": "date-time"},
        "key": {"type": "string", "format": "uuid"},
        "kind": {"enum": [f"kind {number}" for number in range(20)]},
        "mother": {"$ref": "#/components/schemas/Pet"},
        "toy": {"oneOf": [{"type": "string"}, {"type": "object", "required": ["size"]}]},
    },
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"name": "x"}', []),
        ('{"name": 1}', [("/name", "Expected a string")]),
        ("{}", [("", '"name" is required')]),
        ('{"name": "x", "nme": 1}', [("/nme", "This property is not declared")]),
        ('{"name": "x", "mother": {"name": ""}}', [("/mother/name", "Expected at least 1 char")]),
        ('{"name": "x", "born": "2024-02-30"}', [("/born", "Expected a date, such as")]),
        ('{"name": "x", "born": "2024-02-29"}', []),
        ('{"name": "x", "seen": "2024-02-29T10:00:00"}', [("/seen", "Expected a date and time")]),
        ('{"name": "x", "seen": "2024-02-29T10:00:00.5+01:00"}', []),
        ('{"name": "x", "key": "1"}', [("/key", "Expected a UUID")]),
        ('{"name": "x", "kind": "no"}', [("/kind", 'Expected one of "kind 0", "kind 1"')]),
        ('{"name": "x", "toy": {}}', [("/toy", "It is none of the 2 kinds")]),
        ('{"name": "x", "name": "y"}', [("", 'The name "name" occurs twice')]),
    ],
)
def test_what_is_said(call: Callable[..., Any], text: str, expected: list[tuple[str, str]]) -> None:
    errors = call("validate", {"Pet": PET}, {"$ref": "#/components/schemas/Pet"}, text)
    assert [error["pointer"] for error in errors] == [pointer for pointer, _ in expected]
    for error, (_, message) in zip(errors, expected, strict=True):
        assert error["message"].startswith(message)


def test_what_is_read_only_is_required_of_answers_alone(call: Callable[..., Any]) -> None:
    errors = call("validate", {"Pet": PET}, {"$ref": "#/components/schemas/Pet"}, "{}", False)
    assert [error["message"] for error in errors] == ['"id" is required', '"name" is required']


def test_errors_have_a_place(call: Callable[..., Any]) -> None:
    text = '{\n  "name": "x",\n  "mother": {"name": 5}\n}'
    (error,) = call("validate", {"Pet": PET}, {"$ref": "#/components/schemas/Pet"}, text)
    assert call("place", text, error["at"]) == {"line": 3, "column": 22}


@given(_INSTANCES, st.sampled_from([None, 0, 2]))
def test_json_is_read_as_it_is(call: Callable[..., Any], value: Any, indent: int | None) -> None:
    def data(node: Any) -> Any:
        if node["kind"] == "object":
            return {member["name"]: data(member["value"]) for member in node["members"]}
        if node["kind"] == "array":
            return [data(item) for item in node["items"]]
        return json.loads(node["text"]) if node["kind"] == "number" else node["value"]

    text = json.dumps(value, indent=indent)
    assert data(json.loads(call("parse", text))) == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "ends too early"),
        ("{", "ends too early"),
        ('{"a" 1}', "Expected a colon"),
        ('{"a": 1,}', "Expected a string"),
        ("{'a': 1}", "Expected a string"),
        ("[1 2]", "Expected a comma"),
        ("[01]", "Expected a comma"),
        ("NaN", "Expected a value"),
        ('"a\nb"', "Expected a string"),
        ('"\\x"', "Expected a string"),
        ("1 2", "Expected nothing more"),
        ("[" * 1000, "nested too deeply"),
    ],
)
def test_what_is_no_json(call: Callable[..., Any], text: str, why: str) -> None:
    with pytest.raises(ScriptError, match=why):
        call("parse", text)
