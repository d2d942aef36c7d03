"""Which answer a request gets: `Prefer`, the query, `Accept`, and what cannot be had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime.mock.preferences import parse

if TYPE_CHECKING:
    from tests.runtime.mock.mock_support import Mocked


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", []),
        ("code=404", [("code", "404")]),
        ("Code = 404 , example=a", [("code", "404"), ("example", "a")]),
        ('example="a, b", code=404', [("example", "a, b"), ("code", "404")]),
        (r'example="a \"b\""', [("example", 'a "b"')]),
        ("respond-async, wait=10; x=y, code=500", [
            ("respond-async", ""), ("wait", "10"), ("code", "500"),
        ]),
        ("dynamic", [("dynamic", "")]),
        ('code=', [("code", "")]),
        (",,code=404", [("code", "404")]),
        ('x="unclosed, code=404', [("x", '"unclosed, code=404')]),
    ],
)  # fmt: skip
def test_a_header(header: str, expected: list[tuple[str, str]]) -> None:
    assert parse(header) == expected


def test_hostile_headers_end() -> None:
    pieces = ('"', "a=", ";", " ", 'a="', 'a;""', '="\\', "a=\t", ",", "a, ")
    for text in [piece * 15000 + '"' for piece in pieces]:
        parse(text)


def test_the_first_example_by_default(pets: Mocked) -> None:
    answer = pets.add()
    assert answer.status_code == 201
    assert answer.json() == {"id": 1, "name": "Tom", "kind": "cat"}
    assert answer.headers["location"] == "/pets/1"
    assert "preference-applied" not in answer.headers
    assert "deprecation" not in answer.headers


@pytest.mark.parametrize(
    ("text", "status", "body", "applied"),
    [
        ("code=409", 409, {"title": "Taken", "code": 7}, "code=409"),
        ("example=dog", 201, {"id": 2, "name": "Rex", "kind": "dog"}, "example=dog"),
        ("code=201, example=dog", 201, {"id": 2, "name": "Rex", "kind": "dog"},
         "code=201, example=dog"),
        ("example=taken", 409, {"title": "Taken", "code": 7}, "example=taken"),
        ("code=409, code=201", 409, {"title": "Taken", "code": 7}, "code=409"),
        ("dynamic=true, example=dog", 201, {"id": 2, "name": "Rex", "kind": "dog"}, "example=dog"),
        ("wait=3", 201, {"id": 1, "name": "Tom", "kind": "cat"}, None),
    ],
)  # fmt: skip
def test_preferences(pets: Mocked, text: str, status: int, body: Any, applied: str | None) -> None:
    answer = pets.add(text)
    assert (answer.status_code, answer.json()) == (status, body)
    assert answer.headers.get("preference-applied") == applied
    assert ("Prefer" in answer.headers.get("vary", "")) == (applied is not None)


def test_preferences_in_the_query(pets: Mocked) -> None:
    params = {"__code": "409", "__example": "taken"}
    answer = pets.ask("POST", "/pets", params=params, json={"name": "Tom"})
    assert (answer.status_code, answer.json()["code"]) == (409, 7)
    answer = pets.prefer("code=201", "POST", "/pets", params=params | {"__example": "dog"},
                         json={"name": "Tom"})  # fmt: skip
    assert (answer.status_code, answer.json()["name"]) == (201, "Rex")


@pytest.mark.parametrize(
    ("text", "member", "value"),
    [
        ("code=418", "declared", ["201", "409"]),
        ("example=bird", "examples", {"201": ["cat", "dog"], "409": ["taken"]}),
        ("code=409, example=cat", "examples", {"201": ["cat", "dog"], "409": ["taken"]}),
    ],
)
def test_what_the_document_does_not_have(pets: Mocked, text: str, member: str, value: Any) -> None:
    answer = pets.add(text)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()[member] == value
    for name in value:
        assert str(name) in answer.json()["detail"]


@pytest.mark.parametrize("text", ["code=abc", "code=", "code=100", "code=999", "dynamic=perhaps"])
def test_values_that_are_none(pets: Mocked, text: str) -> None:
    assert pets.add(text).status_code == 400


def test_default_stands_for_every_failure(pets: Mocked) -> None:
    answer = pets.prefer("code=503", path="/pets")
    assert (answer.status_code, answer.json()) == (503, {"title": "string"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert pets.prefer("code=202", path="/pets").status_code == 400


def test_declared_headers_are_made_where_they_have_no_example(pets: Mocked) -> None:
    assert int(pets.ask("GET", "/pets").headers["x-total"]) >= 3


def test_media_types(pets: Mocked) -> None:
    csv = pets.ask("GET", "/pets", headers={"Accept": "text/csv"})
    assert (csv.headers["content-type"], csv.text) == ("text/csv", "name\nTom\n")
    made = pets.ask("GET", "/pets", headers={"Accept": "application/json"}).json()
    assert [sorted(pet) for pet in made] == [["id", "kind", "name"]] * 2
    both = pets.ask("GET", "/pets", headers={"Accept": "text/csv;q=0.5, application/json"})
    assert both.headers["content-type"] == "application/json"
    refused = pets.ask("GET", "/pets", headers={"Accept": "image/png"})
    assert refused.status_code == 406
    assert "text/csv" in refused.json()["detail"]
    failed = pets.prefer("code=503", path="/pets", headers={"Accept": "image/png"})
    assert failed.status_code == 503


def test_answers_without_a_body(pets: Mocked) -> None:
    gone = pets.ask("DELETE", "/pets/5")
    assert (gone.status_code, gone.content, gone.headers.get("content-type")) == (204, b"", None)
    assert pets.prefer("code=404").content == b""
    assert pets.ask("HEAD", "/pets/5").status_code == 200
    assert pets.ask("GET", "/pets/5/photo").headers["content-type"] == "image/png"


def test_deprecated_operations_say_so(pets: Mocked) -> None:
    assert pets.ask("GET", "/pets/5").headers["deprecation"] == "@0"
    assert pets.prefer("code=404").headers["deprecation"] == "@0"


def test_what_cannot_be_made(pets: Mocked) -> None:
    answer = pets.ask("GET", "/endless")
    assert answer.status_code == 501
    assert "contains itself; add an example to the document" in answer.json()["detail"]
    assert pets.prefer("dynamic=true", path="/endless").status_code == 501
