"""A small document of kinds of values and places where they stand, and what is wrong in each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTUAL = ("path", "query", "list", "deep", "header", "cookie", "form", "multipart")
"""Places that hold text: a value is written as it is typed."""
DATA = ("value", "items", "map", "inner", "either")
"""Places in a JSON body: the first step to the value."""
WHOLE = ("json", "jsonl", "array")
"""Bodies: JSON, JSON lines, and a JSON array that is read item by item."""


class Kind(NamedTuple):
    """Values that a schema is for.

    Attributes:
        schema: JSON Schema.
        right: JSON texts that fit.
        wrong: JSON texts that do not.
        right_text: texts that fit, in a place that holds text.
        wrong_text: texts that do not.
        given: what a program gives that is wrong.
    """

    schema: dict[str, Any]
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    right_text: tuple[str, ...]
    wrong_text: tuple[str, ...]
    given: tuple[Any, ...]


_ANY = ("null", "[]", "{}")
KINDS = {
    "word": Kind(
        {"type": "string", "enum": ["red", "green"]},
        ('"red"', '"green"'),
        ('"rde"', '""', '"RED"', "1", "true", *_ANY),
        ("red",),
        ("rde", "RED"),
        ("rde", 1, True),
    ),
    "number": Kind(
        {"type": "integer", "enum": [1, 2]},
        ("1", "2", "1.0"),
        ("3", "true", "false", '"1"', "1.5", "1e400", "NaN", "Infinity", *_ANY),
        ("1",),
        ("3", "true", "x", "1.5", "1e400", "NaN", "Infinity"),
        (3, True, "1", 1.5, float("nan")),
    ),
    "ratio": Kind(
        {"type": "number", "enum": [0.5, 1]},
        ("0.5", "1", "1.0"),
        ("0.6", "true", '"1"', "-1e400", *_ANY),
        ("0.5",),
        ("0.6", "true", "x"),
        (0.6, True, "x"),
    ),
    "half": Kind(
        {"type": "number", "multipleOf": 0.5},
        ("0.5", "1", "1e2"),
        ("0.6", "true", '"1"', *_ANY),
        ("0.5", "1"),
        ("0.6", "true", "x", "1e400", "NaN"),
        (0.6, True, "x"),
    ),
    "digits": Kind(
        {"type": "string", "pattern": r"^\d[\w-.]*$"},
        ('"1a"', '"2a_-."'),
        ('"a"', '"\u0661"', '"1\u00e9"', "1", *_ANY),
        ("1a", "2a_-."),
        ("a", "-1", "1~"),
        ("a", "\u0661", 1),
    ),
    "mixed": Kind(
        {"type": ["string", "integer"], "enum": ["auto", 1]},
        ('"auto"', "1"),
        ('"other"', "2", "true", '"1"', *_ANY),
        ("auto", "1"),
        ("other", "2", "true"),
        ("other", 2, True),
    ),
    "constant": Kind(
        {"type": "string", "const": "fixed"},
        ('"fixed"',),
        ('"other"', "1", *_ANY),
        ("fixed",),
        ("other",),
        ("other", 1),
    ),
    "one": Kind(
        {"const": 1},
        ("1", "1.0"),
        ("2", "true", '"1"', *_ANY),
        ("1",),
        ("2", "true", "x"),
        (2, True, "1"),
    ),
    "one_or_text": Kind(
        {"anyOf": [{"const": 1}, {"type": "string", "maxLength": 3}]},
        ("1", '"abc"', '"1"'),
        ("2", "true", "1.5", '"abcd"', *_ANY),
        ("abc",),
        ("abcd",),
        (2, True, 1.5, "abcd"),
    ),
    "whole": Kind(
        {"type": "integer", "maximum": 9},
        ("5", "5.0"),
        ("true", '"5"', "5.5", "10", "1e400", "-Infinity", *_ANY),
        ("5",),
        ("true", "x", "5.5", "10", "1e400", "NaN"),
        (True, "x", 5.5, 10, float("inf")),
    ),
    "amount": Kind(
        {"type": "number", "minimum": 0},
        ("5", "0.5"),
        ("true", '"5"', "-1", "-1e400", "NaN", *_ANY),
        ("0.5",),
        ("true", "x", "-1", "NaN", "-1e400"),
        (True, "x", -1, float("nan")),
    ),
    "flag": Kind(
        {"type": "boolean"},
        ("true", "false"),
        ("1", "0", '"true"', '"yes"', *_ANY),
        ("true",),
        ("1", "yes", "True", "on"),
        (1, "yes", "true"),
    ),
    "day": Kind(
        {"type": "string", "format": "date"},
        ('"2025-03-28"',),
        ("5", '"x"', '"2025-02-30"', "true", *_ANY),
        ("2025-03-28",),
        ("x", "2025-02-30", "5"),
        ("x", 5, True),
    ),
    "code": Kind(
        {"type": "string", "pattern": "^[a-z]+$", "maxLength": 3},
        ('"abc"',),
        ('"abcd"', '"A"', "1", *_ANY),
        ("abc",),
        ("abcd", "A"),
        ("abcd", "A", 1),
    ),
    "open_word": Kind(
        {"type": "string", "x-extensible-enum": ["red", "green"]},
        ('"red"', '"blue"'),
        ("1", "true", *_ANY),
        ("red", "blue"),
        (),
        (1, True),
    ),
    "open_number": Kind(
        {"type": "integer", "enum": [1, 2], "x-extensible-enum": True},
        ("1", "3"),
        ('"1"', "true", "1.5", *_ANY),
        ("1", "3"),
        ("x", "true"),
        ("x", True),
    ),
    "nullable": Kind(
        {"type": ["string", "null"], "enum": ["red", None]},
        ('"red"', "null"),
        ('"rde"', "1", "[]"),
        ("red",),
        ("rde",),
        ("rde", 1),
    ),
}
ENUMS = {"word": "rde", "number": 3, "ratio": 0.6, "mixed": "other", "nullable": "rde"}
"""Kinds that are closed enums, each with a value that is not listed."""


def _body(schema: dict[str, Any]) -> dict[str, Any]:
    """Return an object that has a value in each of the places of `DATA`."""
    other = {"type": "object", "required": ["other"], "properties": {"other": schema}}
    either = {"type": "object", "required": ["value"], "properties": {"value": schema}}
    return {
        "type": "object",
        "properties": {
            "value": schema,
            "items": {"type": "array", "items": schema},
            "map": {"type": "object", "additionalProperties": schema},
            "inner": {"type": "object", "properties": {"value": schema}},
            "either": {"anyOf": [either, other]},
        },
    }


def data(place: str, value: Any) -> Any:
    """Return an object with a value in one of the places of `DATA`."""
    inside = {
        "value": value,
        "items": [value],
        "map": {"key": value},
        "inner": {"value": value},
        "either": {"value": value},
    }
    return {place: inside[place]}


def document(*, tagged: bool = False) -> dict[str, Any]:
    """Return the document: an operation for each kind and place.

    Args:
        tagged: each kind has a tag of its own, and with it a group of commands.
    """
    components = {name.title().replace("_", ""): kind.schema for name, kind in KINDS.items()}
    paths: dict[str, Any] = {}
    for name in KINDS:
        schema = {"$ref": f"#/components/schemas/{name.title().replace('_', '')}"}
        fields = {"type": "object", "properties": {"value": schema}}
        closed = {**fields, "additionalProperties": False}
        parameters = {
            "path": {"in": "path", "required": True, "schema": schema},
            "query": {"in": "query", "schema": schema},
            "list": {"in": "query", "schema": {"type": "array", "items": schema}},
            "deep": {"in": "query", "style": "deepObject", "explode": True, "schema": closed},
            "header": {"in": "header", "schema": schema},
            "cookie": {"in": "cookie", "schema": schema},
        }
        for place, parameter in parameters.items():
            path = f"/{name}/{place}" + ("/{value}" if place == "path" else "")
            paths[path] = _operation(name, place, parameters=[{"name": "value", **parameter}])
        bodies = {
            "form": {"application/x-www-form-urlencoded": {"schema": fields}},
            "multipart": {"multipart/form-data": {"schema": fields}},
            "json": {"application/json": {"schema": _body(schema)}},
            "jsonl": {"application/jsonl": {"itemSchema": _body(schema)}},
            "array": {
                "application/json": {
                    "x-items": True,
                    "schema": {"type": "array", "items": _body(schema)},
                }
            },
        }
        for place, content in bodies.items():
            body = {"required": True, "content": content}
            paths[f"/{name}/{place}"] = _operation(name, place, requestBody=body)
        answer = {
            "description": "A value in each place.",
            "content": {"application/json": {"schema": _body(schema)}},
        }
        paths[f"/{name}/answer"] = _operation(name, "answer", responses={"200": answer})
    if tagged:
        for path, item in paths.items():
            item["post"]["tags"] = [path.split("/")[1]]
    info = {"title": "Typed values" if tagged else "Wrong values", "version": "1"}
    return {
        "openapi": "3.2.0",
        "info": info,
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": components},
    }


def _operation(name: str, place: str, **more: Any) -> dict[str, Any]:
    responses = {"204": {"description": "It is right."}}
    return {"post": {"operationId": f"{name}_{place}", "responses": responses, **more}}


def calls(name: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the calls of a client that have a value in one place: method and arguments."""
    yield from textual_calls(name, value)
    yield from whole_calls(name, value)


def textual_calls(name: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the calls that have a value in one of the places of `TEXTUAL`."""
    for place in TEXTUAL:
        argument = {"list": [value], "deep": {"value": value}}.get(place, value)
        if place in {"form", "multipart"}:
            yield f"{name}_{place}", {"body": {"value": value}}
        else:
            yield f"{name}_{place}", {"value": argument}


def whole_calls(name: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the calls that have a value in one of the places of `DATA`, in each body."""
    for place in DATA:
        yield f"{name}_json", {"body": data(place, value)}
        yield f"{name}_jsonl", {"body": [data(place, value)]}
        yield f"{name}_array", {"body": [data(place, value)]}


class Sent(NamedTuple):
    """A request as it is on the wire."""

    path: str
    headers: dict[str, str]
    content: bytes = b""


def textual(name: str, place: str, text: str) -> Sent:
    """Return a request that has a text in a place."""
    path, quoted = f"/{name}/{place}", quote(text, safe="")
    if place == "path":
        return Sent(f"{path}/{quoted}", {})
    if place in {"query", "list", "deep"}:
        key = "value%5Bvalue%5D" if place == "deep" else "value"
        return Sent(f"{path}?{key}={quoted}", {})
    if place in {"header", "cookie"}:
        return Sent(path, {"value": text} if place == "header" else {"cookie": f"value={quoted}"})
    if place == "form":
        content_type = "application/x-www-form-urlencoded"
        return Sent(path, {"content-type": content_type}, f"value={quoted}".encode())
    part = f'--b\r\nContent-Disposition: form-data; name="value"\r\n\r\n{text}\r\n--b--\r\n'
    return Sent(path, {"content-type": "multipart/form-data; boundary=b"}, part.encode())


def whole(name: str, body: str, place: str, text: str) -> Sent:
    """Return a request whose body has a JSON text in a place."""
    mark = "here"
    content = json.dumps(data(place, mark)).replace(f'"{mark}"', text)
    if body == "array":
        content = f"[{content}]"
    content_type = "application/jsonl" if body == "jsonl" else "application/json"
    return Sent(f"/{name}/{body}", {"content-type": content_type}, content.encode() + b"\n")
