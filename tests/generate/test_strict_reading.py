"""What JSON Schema calls valid travels unchanged, what it calls invalid is refused.

Schemas and values are random, jsonschema-rs is the judge. `UNCHECKED` lists what a server does not
refuse, with the reasons, `OF_CLIENTS` what a client does otherwise.
"""

from __future__ import annotations

import json
import sys
import types
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from generators.document import load
from generators.document.normalize import normalize
from generators.models.engine import build_models
from generators.runtime.codecs.json import JsonCodec
from generators.runtime.operations import Media
from generators.runtime.parameters.incoming import Incoming
from generators.runtime.parameters.writing import Unwritable
from generators.runtime.validation.problems import ProblemError

if TYPE_CHECKING:
    from pathlib import Path

UNCHECKED = {
    "oneOf": "A value that fits several variants is taken as the first: a class is one of them.",
    "uniqueItems": "A list is no set: that items differ is left to the handler.",
    "not, if, patternProperties, propertyNames, contains, dependentRequired": (
        "A class cannot express it; `generate` says so of each."
    ),
    "additionalProperties, a schema, beside properties": (
        "What is not declared is kept as it came; `generate` says so."
    ),
    "minProperties, maxProperties": "Of a class nobody counts the fields.",
    "enum or const with booleans, lists or objects": "`generate` says so of each.",
    "bounds in a union of types": "They go along with the type that they are about.",
}
"""By keyword: why a value that is invalid by it passes. Schemas here do not have them."""

OF_CLIENTS = {
    "names that are not declared": "A client refuses them in open objects too: misspelled ones.",
    "constants": "A client fills them in.",
    "1e300 of an integer": "A float of Python that large has lost digits: it takes an `int`.",
    "null": "None is left out where `null` is not allowed: the field is absent.",
}
"""What a client does otherwise than a server, on purpose."""

_WORDS = ("a", "ab", "abc", "A", "1", "true", "")
_NUMBERS = (0, 1, 2, -1, 1.0, 1.5, 2.5, 10, 1e300)

_text = st.fixed_dictionaries(
    {"type": st.just("string")},
    optional={
        "minLength": st.integers(0, 2),
        "maxLength": st.integers(1, 3),
        "pattern": st.sampled_from(("^[a-z]*$", "b", "^.$")),
    },
)
_dates = st.sampled_from(
    [{"type": "string", "format": name} for name in ("date-time", "date", "uuid")]
)
_number = st.fixed_dictionaries(
    {"type": st.sampled_from(("integer", "number"))},
    optional={
        "minimum": st.integers(-1, 2),
        "maximum": st.integers(1, 10),
        "exclusiveMinimum": st.integers(-1, 1),
        "exclusiveMaximum": st.integers(2, 10),
        "multipleOf": st.sampled_from((1, 2, 0.5)),
    },
).filter(lambda schema: schema["type"] == "number" or schema.get("multipleOf") != 0.5)
_listed = st.one_of(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3, unique=True).map(
        lambda values: {"type": "string", "enum": values}
    ),
    st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True).map(
        lambda values: {"type": "integer", "enum": values}
    ),
    st.lists(st.sampled_from((0.5, 1, 2.5)), min_size=1, max_size=3, unique=True).map(
        lambda values: {"type": "number", "enum": values}
    ),
    st.lists(st.sampled_from(("a", "1", 1, 2.5)), min_size=1, max_size=3, unique=True).map(
        lambda values: {"enum": values}
    ),
    st.sampled_from(("a", "1", 1)).map(lambda value: {"const": value}),
)
_flag = st.just({"type": "boolean"})
_leaf = st.one_of(_text, _number, _listed, _flag, _dates)


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _compound(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    array = st.fixed_dictionaries(
        {"type": st.just("array"), "items": inner},
        optional={"minItems": st.integers(0, 1), "maxItems": st.integers(1, 2)},
    )
    properties = st.dictionaries(st.sampled_from(("a", "b")), inner, min_size=1, max_size=2)
    an_object = properties.flatmap(
        lambda given: st.fixed_dictionaries(
            {"type": st.just("object"), "properties": st.just(given)},
            optional={
                "required": st.lists(st.sampled_from(sorted(given)), unique=True),
                "additionalProperties": st.booleans(),
            },
        )
    )
    mapping = inner.map(lambda item: {"type": "object", "additionalProperties": item})
    either = st.lists(inner, min_size=2, max_size=2).map(lambda options: {"anyOf": options})
    return st.one_of(array, an_object, mapping, either, inner.map(_nullable))


SCHEMAS = st.recursive(_leaf, _compound, max_leaves=4)
_ATOMS = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(_NUMBERS),
    st.booleans(),
    st.none(),
    st.sampled_from(
        ("2025-01-01T00:00:00Z", "2025-01-01", "1735689600", "00000000-0000-0000-0000-000000000001")
    ),
)
VALUES = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(st.sampled_from(("a", "b", "c")), inner, max_size=2),
    ),
    max_leaves=4,
)


def like(schema: Any) -> st.SearchStrategy[Any]:
    """Return values that resemble those of a schema, so that many are nearly valid."""
    if not isinstance(schema, dict):
        return VALUES
    if "anyOf" in schema:
        return st.one_of(*map(like, schema["anyOf"]), VALUES)
    if "enum" in schema:
        return st.one_of(st.sampled_from(schema["enum"]), _ATOMS)
    kind = schema.get("type")
    if isinstance(kind, list):
        return st.one_of(like({**schema, "type": kind[0]}), VALUES)
    if kind == "array":
        return st.one_of(st.lists(like(schema["items"]), max_size=3), VALUES)
    if kind == "object":
        named = {name: like(inner) for name, inner in schema.get("properties", {}).items()}
        more = schema.get("additionalProperties")
        other = {"c": like(more) if isinstance(more, dict) else VALUES}
        return st.one_of(st.fixed_dictionaries({}, optional={**named, **other}), VALUES)
    return st.one_of(_ATOMS, VALUES)


CASES = st.lists(
    SCHEMAS.flatmap(
        lambda schema: st.tuples(st.just(schema), st.lists(like(schema), min_size=5, max_size=15))
    ),
    min_size=5,
    max_size=15,
)


class Side:
    """Both sides of a request: what a client writes, and what a server reads.

    Args:
        media: the facts of the body.
    """

    def __init__(self, media: Media) -> None:
        self._reader: Any = JsonCodec().strict_reader(media)
        self._writer: Any = JsonCodec().writer(media)

    def read(self, value: Any) -> Any:
        """Return what a server writes of a value that it read; None where it refuses it."""
        violations: list[Any] = []
        content = json.dumps({"held": value}).encode()
        try:
            model = self._reader.read(content, _nowhere(), violations)
        except ProblemError:
            return None
        return None if violations else json.loads(model.to_json())

    def write(self, value: Any) -> Any:
        """Return what a client sends for a value; None where it refuses it."""
        try:
            content, _ = self._writer.write({"held": value}, "application/json")
        except (Unwritable, ValidationError):
            return None
        return json.loads(content)


def sides(schemas: list[dict[str, Any]], folder: Path) -> list[Side]:
    """Return both sides of requests of each schema."""
    names = [f"Holder{number}" for number, _ in enumerate(schemas)]
    components: dict[str, Any] = {}
    for number, schema in enumerate(schemas):
        held = {"$ref": f"#/components/schemas/Schema{number}"}  # null is said where it is used
        components[f"Schema{number}"] = schema
        components[f"Holder{number}"] = {
            "type": "object",
            "required": ["held"],
            "properties": {"held": held},
        }
    file = folder / "openapi.json"
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": components},
    }
    file.write_text(json.dumps(document), "utf-8")
    loaded, _ = load(file)
    assert loaded is not None
    models = build_models(normalize(loaded)[0])
    module = types.ModuleType("strict_reading.models")  # pydantic looks names up there
    sys.modules[module.__name__] = module
    sys.modules["strict_reading"] = module  # where siblings are looked up
    source = models.source.replace("from ._runtime.", "from generators.runtime.")
    exec(compile(source, module.__name__, "exec"), vars(module))  # noqa: S102 - our own source
    return [
        Side(
            Media(
                content_type="application/json",
                type=lambda name=name: getattr(module, models.requests[name]),  # type: ignore[misc]
            )
        )
        for name in names
    ]


def _nowhere() -> Incoming:
    async def receive() -> Any:
        return {"type": "http.disconnect"}

    return Incoming({"headers": []}, receive, {})


def same(left: Any, right: Any) -> bool:
    """Whether two values are equal as JSON: `true` is no 1; `1.0` is 1, as an integer is written.

    `test_values_arrive` holds numbers to their kind.
    """
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return isinstance(left, bool) is isinstance(right, bool) and bool(left == right)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def holds_null(value: Any) -> bool:
    return value is None or any(map(holds_null, _parts(value)))


def may_be_refused(schema: Any, value: Any) -> bool:
    """Whether a client may refuse a value that is valid."""
    return holds_undeclared(schema, value) or "1e+300" in json.dumps(value)


def holds_constant(schema: Any) -> bool:
    """Whether a schema, or one in it, lists one value."""
    if isinstance(schema, dict) and ("const" in schema or len(schema.get("enum", "  ")) == 1):
        return True
    return any(map(holds_constant, _parts(schema)))


def holds_undeclared(schema: Any, value: Any) -> bool:
    """Whether a value may hold a name that an object with properties does not declare."""
    declared = schema.get("properties") if isinstance(schema, dict) else None
    if isinstance(declared, dict) and _names(value) - declared.keys():
        return True
    return any(holds_undeclared(part, value) for part in _parts(schema))


def _names(value: Any) -> set[str]:
    own = set(value) if isinstance(value, dict) else set()
    return own.union(*map(_names, _parts(value)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("strict_reading")


@settings(max_examples=40)
@given(cases=CASES)
def test_what_is_valid_travels_unchanged_and_what_is_invalid_is_refused(
    cases: list[tuple[dict[str, Any], list[Any]]], folder: Path
) -> None:
    for (schema, values), side in zip(
        cases, sides([schema for schema, _ in cases], folder), strict=True
    ):
        judge = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
        for value in values:
            read, written = side.read(value), side.write(value)
            if judge.is_valid(value):
                assert same(read, {"held": value}), ("server", schema, value, read)
                if written is not None or not may_be_refused(schema, value):
                    assert same(written, {"held": value}), ("client", schema, value, written)
                continue
            assert read is None, ("server", schema, value, read)
            if not holds_null(value) and not holds_constant(schema):
                assert written is None, ("client", schema, value, written)
