"""A review of the part of a package that a change reaches says what one of whole packages does."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generators import rules
from generators.document import load
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
from tests.review.editing import KINDS, edit

if TYPE_CHECKING:
    from generators.document import Document
    from generators.models.asking import Answer, Request


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


CASES_OF_PACKAGES = sorted(Path("tests/cases/generate").glob("*/openapi.*"))
EDITS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 30)), min_size=1, max_size=2)


def _changed(data: dict[str, Any], edits: list[tuple[str, int]]) -> dict[str, Any]:
    head = copy.deepcopy(data)
    for kind, number in edits:
        edit(head, kind, number)
    return head


@given(EDITS)
@example([("reference", 1), ("removed", 3)])
@example([("operation", 0)])
@settings(max_examples=4)
def test_of_any_edits(edits: list[tuple[str, int]]) -> None:
    head = _changed(small(), edits)
    compared(python_cases.document(small()), python_cases.document(head))


@given(st.sampled_from(CASES_OF_PACKAGES), EDITS)
@example(Path("tests/cases/generate/wire_names/openapi.yaml"), [("operation", 0)])
@settings(max_examples=8)
def test_of_edits_of_cases(path: Path, edits: list[tuple[str, int]]) -> None:
    document, _ = load(path)
    assert document is not None
    base = json.loads(json.dumps(document.data, default=str))
    head = _changed(base, edits)
    compared(python_cases.document(base), python_cases.document(head))


@pytest.mark.parametrize("kind", ["property", "enum", "text"])
def test_there_is_an_answer_for_the_usual_edits(kind: str) -> None:
    base, head = map(python_cases.document, (small(), _changed(small(), [(kind, 3)])))
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


@pytest.mark.parametrize("edited", ["Author", "Book"])
def test_what_the_engine_refuses_may_be_out_of_reach(
    monkeypatch: pytest.MonkeyPatch, edited: str
) -> None:
    """It takes any value in whole packages; the change is of others, one of which refers to it."""
    generated = engine._generated

    def refusing(document: Document, request: Request) -> Answer:
        """Refuse a component: there is no document that we know of which the engine does."""
        if "odd" in str(request.schemas.get("Refused")):
            raise engine.EngineError(engine._engine_failed(ValueError("it is odd"), document))
        return generated(document, request)

    monkeypatch.setattr(engine, "_generated", refusing)
    base = small()
    schemas = base["components"]["schemas"]
    schemas["Refused"] = _object(odd={"type": "array", "items": {"type": "string", "maxLength": 9}})
    schemas["Book"]["properties"]["refused"] = _ref("Refused")
    head = copy.deepcopy(base)
    schema = head["components"]["schemas"][edited]
    schema["properties"]["more"] = {"type": "integer"}
    compared(python_cases.document(base), python_cases.document(head))
