"""Random documents: a few operations with parameters, header fields and bodies of all kinds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.runtime.examples import test_made_values as made

if TYPE_CHECKING:
    from collections.abc import Callable

Schema = dict[str, Any]

DEFINITIONS: Schema = json.loads(
    json.dumps({name[8:]: schema for name, schema in made.DEFINITIONS.items()}).replace(
        "#/$defs/", "#/components/schemas/"
    )
)
_PLAIN = st.one_of(
    st.just({"type": "string"}),
    st.integers(1, 9).map(lambda most: {"type": "string", "maxLength": most, "minLength": 1}),
    st.sampled_from(["date", "date-time", "uuid"]).map(
        lambda name: {"type": "string", "format": name}
    ),
    st.just({"type": "string", "enum": ["red", "a b", "ü"]}),
    st.integers(-5, 5).map(lambda least: {"type": "integer", "minimum": least}),
    st.just({"type": "number", "maximum": 2.5}),
    st.just({"type": "boolean"}),
    st.just({"type": ["integer", "null"]}),
)
_LISTS = _PLAIN.map(lambda items: {"type": "array", "items": items, "minItems": 1})
_NAMES = st.sampled_from(["id", "kind", "sort-by", "x y", "größe", "$top"])


def _objects(values: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    return st.dictionaries(_NAMES, values, min_size=1, max_size=3).flatmap(
        lambda properties: st.sampled_from([[], [next(iter(properties))]]).map(
            lambda required: {
                "type": "object",
                "properties": properties,
                **({"required": required} if required else {}),
            }
        )
    )


_FLAT = _objects(_PLAIN)
_STYLES: tuple[tuple[st.SearchStrategy[Schema], Schema], ...] = (
    (_PLAIN, {}),
    (_LISTS, {}),
    (_LISTS, {"explode": False}),
    (_LISTS, {"style": "pipeDelimited", "explode": False}),
    (_FLAT, {"style": "deepObject", "explode": True}),
)


@st.composite
def _query(draw: st.DrawFn) -> Schema:
    schemas, style = draw(st.sampled_from(_STYLES))
    schema, required = draw(schemas), draw(st.booleans())
    return {"in": "query", "required": required, "schema": schema, **style}


def _parameters(draw: st.DrawFn, path: str) -> list[Schema]:
    named = draw(st.dictionaries(_NAMES, _query(), max_size=2))
    listed = [{"name": name, **parameter} for name, parameter in named.items()]
    if "{key}" in path:
        schema = draw(st.one_of(_PLAIN.filter(lambda item: "null" not in item["type"]), _LISTS))
        listed.append({"name": "key", "in": "path", "required": True, "schema": schema})
    if draw(st.booleans()):
        listed.append({"name": "X-Tenant", "in": "header", "schema": draw(_PLAIN)})
    return listed


def _json(draw: st.DrawFn) -> tuple[str, Schema]:
    schema = draw(made.SCHEMAS)
    text = json.dumps(schema).replace("#/$defs/", "#/components/schemas/")
    return "application/json", {"schema": json.loads(text)}


def _form(draw: st.DrawFn) -> tuple[str, Schema]:
    schema = draw(_objects(st.one_of(_PLAIN, _LISTS, _FLAT)))
    return "application/x-www-form-urlencoded", {"schema": schema}


def _parts(draw: st.DrawFn) -> tuple[str, Schema]:
    file = st.just({"type": "string", "format": "binary"})
    schema = draw(_objects(st.one_of(_PLAIN, _LISTS, _FLAT, file)))
    return "multipart/form-data", {"schema": schema}


def _xml(draw: st.DrawFn) -> tuple[str, Schema]:
    values = st.one_of(_PLAIN, _LISTS).filter(lambda item: "null" not in item["type"])
    names = st.sampled_from(["id", "kind", "size"])
    properties = draw(st.dictionaries(names, values, min_size=1, max_size=3))
    return "application/xml", {
        "schema": {"type": "object", "properties": properties, "xml": {"name": "thing"}}
    }


def _text(draw: st.DrawFn) -> tuple[str, Schema]:
    return "text/plain", {"schema": draw(_PLAIN)}


def _bytes(_: st.DrawFn) -> tuple[str, Schema]:
    return "application/octet-stream", {"schema": {"type": "string", "format": "binary"}}


_SENT = (_json, _json, _form, _parts, _xml, _text, _bytes)
_ANSWERED = (_json, _json, _xml, _text, _bytes)


def _content(
    draw: st.DrawFn, makers: tuple[Callable[[st.DrawFn], tuple[str, Schema]], ...]
) -> Schema:
    media_type, media = draw(st.sampled_from(makers))(draw)
    return {media_type: media}


@st.composite
def _operation(draw: st.DrawFn, path: str, method: str) -> Schema:
    answer: Schema = {"description": "Done."}
    if draw(st.booleans()):
        answer["content"] = _content(draw, _ANSWERED)
    if draw(st.booleans()):
        header = {"schema": draw(_PLAIN), "required": True}
        answer["headers"] = {"X-Rate": header}
    operation: Schema = {
        "parameters": _parameters(draw, path),
        "responses": {"200": answer, "default": _PROBLEM},
    }
    if method in {"post", "put"}:
        operation["requestBody"] = {
            "required": draw(st.booleans()),
            "content": _content(draw, _SENT),
        }
    return operation


_PROBLEM: Schema = {"description": "A problem.", "content": {"application/problem+json": {}}}
"""What mocks answer to what they refuse: of that nothing is said."""


@st.composite
def documents(draw: st.DrawFn) -> Schema:
    """Give a whole document."""
    paths: Schema = {}
    ends = st.tuples(
        st.sampled_from(["/a", "/a/{key}", "/b/{key}/c"]), st.sampled_from(["get", "post", "put"])
    )
    for path, method in draw(st.lists(ends, min_size=1, max_size=3, unique=True)):
        paths.setdefault(path, {})[method] = draw(_operation(path, method))
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "/v1"}],
        "paths": paths,
        "components": {"schemas": DEFINITIONS},
    }
