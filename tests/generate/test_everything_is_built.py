"""What can be generated can be called: every operation of every document, with made values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from tests.building import URL, walk
from tests.support import NAMES, generated, package_of

if TYPE_CHECKING:
    from tests.generate.service import Connect, Packages

UNMADE = {"samples": {"unknown"}, "security": {"digested"}}
"""Operations that no values or credentials are known for, by the name of the document."""
PARTLY = {"wire_forms": {"listThings"}}
"""Operations with a part that has no form, which is told when generating, likewise."""


@pytest.mark.parametrize("case", NAMES)
def test_every_operation_is_built(case: str, packages: Packages) -> None:
    api = generated(case).described.api
    assert api is not None
    packages(case)
    walked = walk(package_of(case))
    assert walked.unbuilt.keys() <= PARTLY.get(case, set()), walked.unbuilt
    assert walked.refused == {}
    assert walked.unmade.keys() == UNMADE.get(case, set())
    assert walked.built.keys() == {item.id for item in api.operations} - walked.unmade.keys()


def told(case: str, code: str) -> dict[str, str]:
    """Return the diagnostics of a code: by pointer, what is said."""
    found = [item for item in generated(case).described.diagnostics if item.code == code]
    return {item.pointer: item.message for item in found}


def test_what_has_no_form_is_told_when_generating() -> None:
    gone = told("wire_forms", "no-wire-form")
    path = "/paths/~1gone~1{range}/get/parameters/0"
    header = "/paths/~1things/get/parameters/14"
    form = "/paths/~1forms/post/requestBody/content/application~1x-www-form-urlencoded/schema"
    assert gone.keys() == {path, header, form}
    assert gone[path].endswith("has no form on the wire: the operation is left out")
    assert gone[header].endswith("has no form on the wire: the parameter is left out")
    assert gone[form].endswith("any value is taken here")
    (pointer,) = told("wire_forms", "partial-form")
    assert pointer == "/components/schemas/ListThingsPartly/properties/a[b]"
    diagnostics = generated("wire_forms").described.diagnostics
    assert sorted(item.message for item in diagnostics if item.code == "multipart") == [
        "`multipart/related` is given as bytes: its parts are not taken apart",
    ]
    advice = [item for item in diagnostics if item.code == "any-content"]
    assert [(item.severity, item.pointer[-4:]) for item in advice] == [("info", "*~1*")]
    coverage = generated("wire_forms").described.coverage
    assert coverage is not None
    assert coverage.left_out == ["gone"]
    assert {item.id for item in coverage.of_state("degraded")} == {
        "listThings",
        "related",
        "formOfText",
    }


ANSWERS = {"list_things": lambda **_: {"gte": 1}, "post_thing": lambda **_: None}


def test_nested_parameters_arrive(connect: Connect) -> None:
    service = connect("wire_forms", ANSWERS)
    given: dict[str, Any] = {
        "nested": {"a": {"b": "x & y"}},
        "arr": [{"b": "1"}, {"b": "[2]"}],
        "rows": [[1, 2], [3]],
        "lines": [{"price": "p", "lines": [{"paid": True}]}, {"labels": {"k": "v"}}],
        "created": {"gte": 5},
        "labels": {"a": "1", "b": "2"},
        "text": 'not "JSON"',
    }
    service.call("default", "list_things", **given)
    assert {name: arrived(service.seen[name]) for name in given} == given
    service.call("default", "list_things", created=7)
    assert service.seen["created"] == 7


def test_nested_forms_arrive(connect: Connect) -> None:
    service = connect("wire_forms", ANSWERS)
    body: dict[str, Any] = {
        "name": "n",
        "lines": [{"price": "p", "paid": False}, {"lines": [{"price": "q"}]}],
        "range": {"gte": 1, "day": "2024-02-29"},
        "span": {"label": "exploded", "parts": [{"gte": 1}, {"gte": 2}]},
        "tags": ["a,b", "c"],
        "data": [1],
        "plain": [2, 3],
        "object": {"gte": 4},
    }
    service.call("default", "post_thing", body=body)
    assert arrived(service.seen["body"]) == body
    least = {"name": "n", "lines": [], "range": {}}
    service.call("default", "post_thing", body=least)
    assert arrived(service.seen["body"]) == least


def arrived(value: Any) -> Any:
    """Return what a handler received as JSON data."""
    if isinstance(value, list):
        return [arrived(item) for item in value]
    return json.loads(value.to_json()) if hasattr(value, "to_json") else value


def test_unknown_names_in_a_closed_object_are_refused(packages: Packages) -> None:
    client = TestClient(packages("wire_forms").mock.create_mock(), base_url=URL)
    for query, pointer in (("created[zz]=1", "/zz"), ("created[gte][x]=1", "/gte")):
        answer = client.get(f"/things?{query}")
        assert answer.status_code == 422
        (violation,) = [item for item in answer.json()["violations"] if "pointer" in item][:1]
        assert (violation["parameter"], violation["pointer"]) == ("created", pointer)
    for query in ("created[gte", "created=1&created[gte]=2", "lines[1000000000][price]=a"):
        assert client.get(f"/things?{query}").status_code == 422
