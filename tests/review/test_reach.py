"""A review of the part of a package that a change reaches says what one of whole packages does."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generators import rules
from generators.document.normalize import normalize
from generators.models import engine, graph, modules, partial
from generators.models.engine_input import prepare
from generators.options import DEFAULTS
from generators.review import reach
from generators.review.attributing import attribute
from generators.review.compare import compare
from generators.review.files import file_changes
from generators.review.generating import prepare_both
from generators.review.python_api import api_changes
from generators.review.reach.files import lines_between
from tests.review import python_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generators.document import Document

METHODS = frozenset({"get", "put", "post", "delete", "patch"})


def compared(base: Document, head: Document, *, must: bool = False) -> None:
    """See that the part says the same as whole packages; `must` where it has to say anything."""
    findings = tuple(compare(base, head))
    lint = rules.check(base), rules.check(head)
    part = reach.reached(base, head, findings, lint, DEFAULTS)
    assert part is not None or not must
    if part is not None:
        before, after = (side.generated for side in prepare_both(base, head, lint=lint))
        changes = api_changes(before.tree, after.tree)
        whole = attribute(findings, changes, before.described, after.described)
        assert part.attributed == whole
        assert part.files == file_changes(before.tree, after.tree)


# Of kinds that differ in what they reach; all of them were compared when this was written.
CASES = (
    "enum_value_removed",
    "field_added_optional",
    "parameter_enum_opened",
    "closed",
    "read_only_added",
)


@pytest.mark.parametrize("case", [case for case in CASES if case in python_cases.NAMES])
def test_of_cases(case: str) -> None:
    edits = python_cases.stated(case)["edits"]
    head = python_cases.document(python_cases.edited(python_cases.base_data(), edits))
    compared(python_cases.document(python_cases.base_data()), head)


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _answer(schema: Any) -> dict[str, Any]:
    return {"200": {"description": "Fine.", "content": {"application/json": {"schema": schema}}}}


def small() -> dict[str, Any]:
    """Return a document with cycles, unions, aliases, enums, and what the engine adds to."""
    text, number = {"type": "string"}, {"type": "integer"}
    short = {"type": "string", "maxLength": 9}
    names = {"schema": _ref("Colour"), "name": "colour", "in": "query"}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shelf", "version": "1"},
        "tags": [{"name": "books"}, {"name": "shelves"}],
        "paths": {
            "/ping": {
                "get": {
                    "operationId": "ping",
                    "tags": ["shelves"],
                    "responses": {"204": {"description": "Fine."}},
                }
            },
            "/books": {
                "get": {
                    "operationId": "listBooks",
                    "tags": ["books"],
                    "parameters": [names],
                    "responses": _answer({"type": "array", "items": _ref("Book")}),
                },
                "post": {
                    "operationId": "addBook",
                    "tags": ["books"],
                    "requestBody": {
                        "required": True,
                        "content": {
                            "application/json": {
                                "schema": _object(
                                    title=text,
                                    by=_ref("Author"),
                                    tags={"type": "array", "items": short},
                                )
                            }
                        },
                    },
                    "responses": _answer(_ref("Book")),
                },
            },
            "/shelves/{id}": {
                "get": {
                    "operationId": "getShelf",
                    "tags": ["shelves"],
                    "parameters": [
                        {"name": "id", "in": "path", "required": True, "schema": number}
                    ],
                    "responses": _answer(_ref("Shelf")),
                }
            },
        },
        "components": {
            "schemas": {
                "Author": _object(name=text, books={"type": "array", "items": _ref("Book")}),
                "Book": _object(
                    title=text, author=_ref("Author"), colour=_ref("Colour"), place=_ref("Place")
                ),
                "Colour": {"type": "string", "enum": ["red", "blue", "green"]},
                "Place": {
                    "oneOf": [_ref("Shelf"), _ref("Box")],
                    "discriminator": {"propertyName": "kind"},
                },
                "Shelf": _object(
                    kind={"type": "string", "enum": ["Shelf"]}, width=number, next=_ref("Shelf")
                )
                | {"required": ["kind"]},
                "Box": _object(
                    kind={"type": "string", "enum": ["Box"]},
                    label=short,
                    owner={"anyOf": [short, _ref("Author")]},
                )
                | {"required": ["kind"]},
            }
        },
    }


def _parts(value: Any, wanted: Callable[[dict[str, Any]], bool]) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if wanted(value):
            yield value
        for inner in value.values():
            yield from _parts(inner, wanted)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner, wanted)


def _operations(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        operation
        for item in data["paths"].values()
        for method, operation in item.items()
        if method in METHODS
    ]


def _edit(data: dict[str, Any], kind: str, number: int) -> None:  # noqa: C901 - one for each kind
    """Change one place of a document."""

    def one(of: list[dict[str, Any]]) -> dict[str, Any]:
        return of[number % len(of)]

    objects = list(_parts(data, lambda part: isinstance(part.get("properties"), dict)))
    texts = list(_parts(data, lambda part: part.get("type") == "string" and "enum" not in part))
    schemas = data["components"]["schemas"]
    if kind == "property":
        one(objects)["properties"]["more"] = {"type": "integer"}
    elif kind == "object":
        one(objects)["properties"]["more"] = _object(a={"type": "string"})
    elif kind == "reference":
        one(objects)["properties"]["more"] = _ref([*schemas][number % 5])
    elif kind == "removed":
        properties = one(objects)["properties"]
        del properties[next(reversed(properties))]
    elif kind == "enum":
        schemas["Colour"]["enum"].pop()
    elif kind == "parameter":
        parameter = {"name": "more", "in": "query", "schema": {"type": "string"}}
        one(_operations(data)).setdefault("parameters", []).append(parameter)
    elif kind == "operation":
        data["paths"]["/more"] = {"get": {**data["paths"]["/ping"]["get"], "operationId": "more"}}
    elif kind == "text":
        one(texts)["description"] = "Another one."
    elif kind == "bound":
        one(texts)["maxLength"] = 5
    elif kind == "type":
        schema = one(texts)
        schema.clear()
        schema["type"] = "integer"
    elif kind == "version":
        data["info"]["version"] = "2"
    else:
        one(_operations(data))["summary"] = "Another one."


KINDS = """property object reference removed enum parameter operation text bound type version
summary""".split()


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 30)), min_size=1, max_size=2))
@example([("reference", 1), ("removed", 3)])
@example([("operation", 0)])
@settings(max_examples=4)
def test_of_any_edits(edits: list[tuple[str, int]]) -> None:
    data = small()
    for kind, number in edits:
        _edit(data, kind, number)
    compared(python_cases.document(small()), python_cases.document(data))


@pytest.mark.parametrize("kind", ["property", "enum", "text"])
def test_there_is_an_answer_for_the_usual_edits(kind: str) -> None:
    data = small()
    _edit(data, kind, 3)
    base, head = python_cases.document(small()), python_cases.document(data)
    lint = rules.check(base), rules.check(head)
    assert reach.reached(base, head, tuple(compare(base, head)), lint, DEFAULTS) is not None


def test_models_of_some_are_those_of_all() -> None:
    document = normalize(python_cases.document(small())).document
    prepared = prepare(document)
    known = graph.graph(prepared)
    whole = {module.name: module for module in modules.split(engine.build_models(document))}
    for name in prepared.class_names.values():
        some = partial.build_some(document, prepared, known, [name], {})
        for module in some.modules:
            assert module.names == whole[module.name].names
            if module.source and len(module.names) == 1:
                assert _lines(module.source) == _lines(whole[module.name].source)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from(["a", "é"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=8,
)


@given(JSON, JSON)
@settings(max_examples=50)
def test_lines_of_documents_are_counted_without_writing_them(before: Any, after: Any) -> None:
    texts = [
        json.dumps(copy.deepcopy(value), ensure_ascii=False, indent=2) for value in (before, after)
    ]
    (change,) = file_changes({"x": texts[0]}, {"x": f"{texts[1]}\n"}) or (None,)
    expected = (change.lines_added, change.lines_removed) if change else (0, 0)
    assert lines_between(before, after) == expected
