"""Models that are put together are those that the engine makes of all schemas at once."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generators.document import load
from generators.document.depth import deep
from generators.document.normalize import normalize
from generators.models import engine
from generators.models.engine_input import prepare
from generators.models.smaller import Unfit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generators.document import Document
    from generators.models.definitions import Definitions

CASES = sorted(Path("tests/cases/generate").glob("*/openapi.*"))


def _body(definitions: Definitions) -> list[object]:
    """Return definitions without blank lines, which ruff settles, and what else is known of them.

    A name in quotation marks is a name: whether it stands in them follows from the order.
    """
    same = _same(definitions)
    return [
        (
            name,
            [_with_names(line, same) for line in item.text.split("\n") if line.strip()],
            {same.get(used, used) for used in (item.words | item.quoted) & definitions.made.keys()},
            {*item.optional},
            name in definitions.rebuilt,
        )
        for name, item in definitions.made.items()
        if name not in same
    ]


def _same(definitions: Definitions) -> dict[str, str]:
    """Return the numbered aliases that are another one, by name.

    The engine makes one of two aliases of the same name and type where no class stands between
    them to which it could not give that name, and the order of its classes is another one.
    """
    first: dict[tuple[str, str], str] = {}
    same: dict[str, str] = {}
    for name, item in definitions.made.items():
        if not item.is_class and name[-1].isdigit():
            type_ = item.text.replace(name, "")
            other = first.setdefault((name.rstrip("0123456789"), type_), name)
            same |= {name: other} if other != name else {}
    return same


def _with_names(line: str, names: Mapping[str, str]) -> str:
    return re.sub(r"\w+", lambda match: names.get(match[0], match[0]), line)


@deep
def _both(document: Document) -> tuple[Any, Any]:
    """Return what the engine makes of all schemas, and what is put together."""
    prepared = prepare(document)
    whole, made = engine._from_all(prepared, document, {})
    less, names = engine.from_less(
        prepared, document, {}, prepared.document["components"]["schemas"]
    )
    return (_body(whole), made), (
        _body(less),
        {name: made for name, made in names.items() if made},
    )


def _normal(path: Path) -> Document:
    document, _ = load(path)
    assert document is not None
    return normalize(document)[0]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_of_documents(path: Path) -> None:
    document = _normal(path)
    if not prepare(document).document["components"]["schemas"]:
        pytest.skip("it declares no schemas")
    try:
        whole, together = _both(document)
    except Unfit:
        pytest.skip("the engine has to see all of its schemas")
    except engine.EngineError:
        pytest.skip("the engine refuses it")
    assert together == whole


NAMES = ("Alpha", "Beta", "Gamma", "Delta", "Kind", "Item", "Colour")
REFERENCES = st.sampled_from(NAMES).map(lambda name: {"$ref": f"#/components/schemas/{name}"})
TEXTS = st.sampled_from(["Some text.", 'It ends "so"', "Two\nlines", "a\\b", '"""', " "])
SCALARS = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "maxLength": 5},
        {"type": "string", "format": "date-time"},
        {"type": "string", "format": "uuid"},
        {"type": "string", "format": "date", "default": "2024-01-01"},
        {"type": "integer", "minimum": 1, "default": 3},
        {"type": ["number", "null"]},
        {"type": "boolean", "default": True},
        {"const": "fixed"},
        {},
    ]
)


def _around(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        inner.map(lambda schema: {"type": "array", "items": schema}),
        inner.map(lambda schema: {"type": "object", "additionalProperties": schema}),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: {"anyOf": parts}),
        inner.map(lambda schema: {"anyOf": [schema, {"type": "null"}]}),
    )


TYPES = st.recursive(st.one_of(REFERENCES, SCALARS), _around, max_leaves=3)
FIELDS = st.builds(
    lambda schema, text: (
        schema if text is None or "$ref" in schema else {**schema, "description": text}
    ),
    TYPES,
    st.none() | TEXTS,
)
WIRES = (
    "id",
    "createdAt",
    "kind",
    "alpha",
    "colour",
    "item",
    "list",
    "some-name",
    "date",
    "uuid",
    "default",
)
OBJECTS = st.builds(
    lambda properties, required, text: {
        "type": "object",
        "properties": properties,
        "required": sorted(required & properties.keys()),
        **({} if text is None else {"description": text}),
    },
    st.dictionaries(st.sampled_from(WIRES), FIELDS, max_size=5),
    st.frozensets(st.sampled_from(WIRES)),
    st.none() | TEXTS,
)
ENUMS = st.lists(
    st.sampled_from(["red", "Red", "2x", "x2y", "a b", "it's", "", "name"]), min_size=1, unique=True
).map(lambda values: {"type": "string", "enum": values})
COMPONENTS = st.one_of(OBJECTS, OBJECTS, ENUMS, TYPES)


_NULL = {"type": "null"}
_OBJECT = {"type": "object", "required": [], "properties": {}}
_TO_ALPHA = {"$ref": "#/components/schemas/Alpha"}
ALIASED = {
    **{key: {"type": "string", "enum": ["red"]} for key in ("Gamma", "Delta", "Kind", "Item")},
    "Beta": {**_OBJECT, "properties": {"id": _TO_ALPHA}},
    "Colour": {"anyOf": [_TO_ALPHA, {"type": "null"}]},
    "Alpha": {**_OBJECT, "properties": {"createdAt": {"$ref": "#/components/schemas/Beta"}}},
}
"""An alias of a class that stands below it, or of null."""

DIRECTED = {
    "Alpha": {"$ref": "#/components/schemas/Beta"},
    **{
        name: {**_OBJECT, "properties": {"id": {"type": "string"}}}
        for name in ("Beta", "Gamma", "Delta", "Kind", "Item")
    },
    "Colour": {
        **_OBJECT,
        "properties": {"id": _TO_ALPHA, "kind": {**_TO_ALPHA, "writeOnly": True}},
    },
}
"""A class of which the engine sees only what is for requests, and that refers to an alias."""

_MANY = {"type": "array", "items": {"type": "string", "maxLength": 5}}
READ_LATE = {
    **dict.fromkeys(("Alpha", "Beta", "Gamma", "Delta", "Kind"), _OBJECT),
    "Item": {
        **_OBJECT,
        "properties": {"id": {"$ref": "#/components/schemas/Colour", "readOnly": True}},
    },
    "Colour": {**_OBJECT, "properties": {"id": _TO_ALPHA, "createdAt": _MANY}},
}
"""A class that the engine reads for a class for responses, and adds an alias for."""

TAKEN = {
    **dict.fromkeys(("Alpha", "Beta", "Gamma", "Delta", "Kind"), _OBJECT),
    "Item": {
        **_OBJECT,
        "properties": {
            "colour": {"anyOf": [{"type": "string", "maxLength": 5}, {"type": "null"}]},
            "kind": {"type": "object", "additionalProperties": {"type": "string", "maxLength": 5}},
        },
    },
    "Colour": {**_OBJECT, "properties": {"list": _TO_ALPHA}},
}
"""A class of the name that the engine would give to what it adds."""

_SHORT_OR_NULL = {"anyOf": [{"type": "string", "maxLength": 5}, _NULL]}
_TEXTS = {
    **_OBJECT,
    "properties": {"kind": {"type": "object", "additionalProperties": _SHORT_OR_NULL}},
}
TAKEN_TWICE = {
    **dict.fromkeys(("Gamma", "Delta", "Beta"), _OBJECT),
    "Item": _TEXTS,
    "Kind": {**_OBJECT, "properties": {"id": _TO_ALPHA}},
    "Alpha": _OBJECT,
    "Colour": _TEXTS,
}
"""A class that stands between two others for which the engine adds the same under its name."""

NULL_OR_CONSTANT = {
    **dict.fromkeys(("Alpha", "Beta", "Gamma", "Delta", "Kind"), _OBJECT),
    "Item": {"anyOf": [{"const": "fixed"}, {"type": "null"}]},
    "Colour": {**_OBJECT, "properties": {"id": {"$ref": "#/components/schemas/Item"}}},
}
"""A union for which the engine adds a class that it says to be of the same component."""

NULL_TWICE = {
    **dict.fromkeys(("Beta", "Gamma", "Delta", "Kind"), _OBJECT),
    "Alpha": {**_OBJECT, "properties": {"id": {"$ref": "#/components/schemas/Item"}}},
    "Item": {"anyOf": [{"anyOf": [{"$ref": "#/components/schemas/Colour"}, _NULL]}, _NULL]},
    "Colour": {**_OBJECT, "properties": {"id": _TO_ALPHA}},
}
"""A cycle through a union in a union, both with null."""


@example(NULL_TWICE)
@example(NULL_OR_CONSTANT)
@example(TAKEN_TWICE)
@example(TAKEN)
@example(READ_LATE)
@example(DIRECTED)
@example(ALIASED)
@given(st.fixed_dictionaries(dict.fromkeys(NAMES, COMPONENTS)))
def test_of_any_schemas(tmp_path_factory: pytest.TempPathFactory, schemas: dict[str, Any]) -> None:
    path = tmp_path_factory.mktemp("any") / "openapi.json"
    info = {"title": "Any", "version": "1"}
    document = {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schemas}}
    path.write_text(json.dumps(document), "utf-8")
    try:
        whole, together = _both(_normal(path))
    except (Unfit, engine.EngineError):
        return
    assert together == whole
