"""Swagger 2.0 as OpenAPI 3.0: each construct, what is told, and what the command does."""

from __future__ import annotations

import copy
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.cli import main
from generators.document import load
from generators.document.readers import parse
from generators.document.source import Source
from generators.document.swagger import convert
from tests.document import swagger_cases
from tests.goldens import KINDS

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = swagger_cases.CASES / "everything/swagger.yaml"
SMALL = {"swagger": "2.0", "info": {"title": "Zoo", "version": "1.0.0"}, "paths": {}}


@pytest.mark.parametrize("case", swagger_cases.NAMES)
def test_a_document_becomes(case: str) -> None:
    assert KINDS["convert"].kept(case) == swagger_cases.shown(case)


def converted(data: Any) -> Any:
    """Return what a document becomes."""
    return convert("swagger.json", read=lambda _: json.dumps(data).encode()).data


def with_operation(**operation: Any) -> dict[str, Any]:
    responses = {"200": {"description": "ok"}}
    return {**SMALL, "paths": {"/a": {"post": {"responses": responses, **operation}}}}


def texts_in(value: Any) -> set[str]:
    """Return all keys and texts of a value."""
    if isinstance(value, dict):
        return {text for key, inner in value.items() for text in {key, *texts_in(inner)}}
    if isinstance(value, list):
        return {text for inner in value for text in texts_in(inner)}
    return {value} if isinstance(value, str) else set()


def test_every_extension_is_kept() -> None:
    data = parse(Source("swagger.yaml", EVERYTHING.read_text("utf-8"))).data
    extensions = {text for text in texts_in(data) if text.startswith("x-")} - {"x-nullable"}
    assert extensions
    assert extensions <= texts_in(convert(EVERYTHING).data)


def test_fields_keep_their_order() -> None:
    names = ["security", "paths", "info", "swagger", "tags", "host"]
    document = {"security": [], **SMALL, "tags": [], "host": "a.example"}
    data = converted({name: document[name] for name in names})
    assert list(data) == ["openapi", "security", "paths", "info", "tags", "servers"]


@pytest.mark.parametrize(
    ("fields", "urls"),
    [
        ({}, None),
        ({"basePath": "/"}, ["/"]),
        ({"basePath": "v1/"}, ["/v1"]),
        ({"host": "a.example:8080", "schemes": ["https"]}, ["https://a.example:8080"]),
        ({"host": "a.example", "basePath": "/v1"}, ["//a.example/v1"]),
        ({"schemes": ["https"], "basePath": "/v1"}, ["/v1"]),
    ],
)
def test_servers(fields: dict[str, Any], urls: list[str] | None) -> None:
    servers = converted(SMALL | fields).get("servers")
    assert servers == (urls and [{"url": url} for url in urls])


def test_an_operation_without_media_types_has_none_of_the_document() -> None:
    body = {"name": "a", "in": "body", "schema": {"type": "string"}}
    document = with_operation(consumes=[], parameters=[body]) | {"consumes": ["text/plain"]}
    operation = converted(document)["paths"]["/a"]["post"]
    assert list(operation["requestBody"]["content"]) == ["application/json"]


def test_a_body_of_an_operation_replaces_that_of_its_path() -> None:
    body = {"name": "a", "in": "body", "schema": {"type": "string"}}
    document = with_operation(parameters=[{**body, "name": "b", "schema": {"type": "integer"}}])
    document["paths"]["/a"]["parameters"] = [body]
    item = converted(document)["paths"]["/a"]
    content = item["post"]["requestBody"]["content"]
    assert content == {"application/json": {"schema": {"type": "integer"}}}
    assert list(item) == ["post"]


WRONG = [
    *("text", "#/definitions/Animal", "body", 7, None, True, [], {}, ["text"], [None]),
    *({"$ref": f"#/{at}"} for at in ("definitions/Animal", "parameters/NewAnimal", "paths", "")),
    *({"$ref": 7}, {"in": "body"}, {"in": "formData"}, {"type": "array"}, {"type": "file"}),
]


def spoilt(faults: list[tuple[int, Any]]) -> Any:
    """Return the document of all constructs, with some of its values replaced."""
    data = parse(Source("swagger.yaml", EVERYTHING.read_text("utf-8"))).data
    for number, value in faults:
        places = [(data, key) for key in data if key != "swagger"]
        for owner, key in places:  # grows while it is walked
            inner = owner[key]
            if isinstance(inner, dict | list):
                keys = inner if isinstance(inner, dict) else range(len(inner))
                places += [(inner, key) for key in keys]
        owner, key = places[number % len(places)]
        owner[key] = copy.deepcopy(value)
    return data


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 2000), st.sampled_from(WRONG)), min_size=1, max_size=5))
def test_what_is_wrong_costs_no_more_than_its_place(faults: list[tuple[int, Any]]) -> None:
    data = json.dumps(converted(spoilt(faults))).encode()
    document, problems = load("openapi.json", read=lambda _: data)
    assert document is not None, problems


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, which has a document."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "swagger.json").write_text(json.dumps(SMALL))
    return tmp_path


def test_it_is_what_other_commands_propose(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", "swagger.json"]) == 3
    command = capsys.readouterr().out.split("`")[1]
    assert main(command.removeprefix("python -m generators ").split()) == 0
    assert main(["validate", "openapi.yaml"]) == 0
    assert load("openapi.yaml").document is not None


def test_a_file_of_other_content_is_not_replaced(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["convert", "swagger.json", "--out", "new/openapi.json"]
    target = folder / "new/openapi.json"
    assert main(arguments) == 0
    assert json.loads(target.read_text()) == {
        "openapi": "3.0.4",
        "info": SMALL["info"],
        "paths": {},
    }
    assert main(arguments) == 0
    target.write_text("mine")
    assert main(arguments) == 2
    assert "--force" in capsys.readouterr().err
    assert target.read_text() == "mine"
    assert main([*arguments, "--force"]) == 0
    assert main(["convert", "swagger.json", "--out", "new"]) == 1


def test_it_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Input:
        buffer = io.BytesIO(json.dumps(SMALL).encode())

    monkeypatch.setattr("sys.stdin", Input)
    assert main(["convert", "-"]) == 0
    assert capsys.readouterr().out.startswith("openapi: 3.0.4\ninfo:\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"openapi": "3.1.0"}', "OpenAPI 3 needs no conversion"),
        ('{"swagger": "1.2"}', "it declares `swagger: 1.2`"),
        ("[]", "the field `swagger` is missing"),
        ("", "the file is empty"),
        ("{", "is missing"),
    ],
)
def test_what_is_no_swagger_is_refused(
    folder: Path, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "swagger.json").write_text(text)
    assert main(["convert", "swagger.json", "--out", "o.yaml"]) == 3
    assert told in capsys.readouterr().err
    assert not (folder / "o.yaml").exists()


def test_what_is_written_generates(folder: Path) -> None:
    shutil.copy(EVERYTHING, folder / "swagger.yaml")
    assert main(["convert", "swagger.yaml", "--out", "openapi.yaml"]) == 1
    assert main(["generate", "openapi.yaml", "--feature", "client", "--strict"]) in {0, 1}
