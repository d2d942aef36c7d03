"""The table of names: what it names, what wins, and what it says of what it cannot name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generators import pipeline
from generators.cli import main
from generators.document import Adaptation, load
from generators.document.name_table import Names, NamesError
from generators.options import Options

if TYPE_CHECKING:
    from pathlib import Path

    from generators.document import Document

BASE = """\
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    parameters: [{$ref: '#/components/parameters/Page'}]
    get:
      operationId: PetController_findAll
      tags: [Pets & Owners]
      responses: {'200': {description: ok}}
    post:
      responses: {'200': {description: ok}}
components:
  parameters:
    Page: {name: pg, in: query, schema: {type: integer}}
  schemas:
    thing: {type: object, properties: {nm: {type: string}, size: {type: integer, enum: [1, 2]}}}
    pet:
      allOf:
        - {$ref: '#/components/schemas/thing'}
        - type: object
          properties:
            nm: {type: string}
            kind: {type: string, enum: [a, b], x-enumNames: [Aa, Bb]}
            thing: {$ref: '#/components/schemas/thing'}
"""


def named(table: dict[str, Any], text: str = BASE) -> Document:
    """Return a document with a table applied, of which each entry names something."""
    names = Names.of(table, "specmill.toml", "")
    document, problems = load(
        "api.yaml", read=lambda _: text.encode(), adapted=Adaptation(names=names)
    )
    assert document is not None
    assert problems == []
    return document


@pytest.mark.parametrize(
    ("table", "pointers"),
    [
        ({"operations": {"PetController_findAll": "x"}}, ["/paths/~1pets/get"]),
        ({"operations": {"POST /pets": "x"}}, ["/paths/~1pets/post"]),
        ({"groups": {"Pets & Owners": "x"}}, ["/tags/0"]),
        ({"groups": {"default": "x"}}, ["/tags/0"]),
        ({"classes": {"thing": "x"}}, ["/components/schemas/thing"]),
        ({"parameters": {"pg": "x"}}, ["/components/parameters/Page"]),
        (
            {"fields": {"nm": "x"}},
            [
                "/components/schemas/thing/properties/nm",
                "/components/schemas/pet/allOf/1/properties/nm",
            ],
        ),
        (
            {"fields": {"pet": {"thing": "x", "nm": "x"}}},
            [
                "/components/schemas/pet/allOf/1/properties/thing",
                "/components/schemas/pet/allOf/1/properties/nm",
            ],
        ),
    ],
)
def test_what_it_names(table: dict[str, Any], pointers: list[str]) -> None:
    document = named(table)
    names = str(document.data).count("'x-python-name': 'x'")
    assert names == len(pointers)
    for pointer in pointers:
        at, _, key = pointer.rpartition("/")
        assert document.resolve(at)[int(key) if key.isdecimal() else key]["x-python-name"] == "x"


def test_names_of_one_schema_win_over_those_of_all() -> None:
    document = named({"fields": {"pet": {"nm": "own"}, "nm": "all"}})
    assert document.resolve("/components/schemas/pet/allOf/1/properties/nm/x-python-name") == "own"
    assert document.resolve("/components/schemas/thing/properties/nm/x-python-name") == "all"


@pytest.mark.parametrize("owner", ["addPet", "POST /pets"])
def test_names_of_the_parameters_of_one_operation(owner: str) -> None:
    given = "operationId: addPet\n      parameters: [{name: pg, in: query, schema: {type: string}}]"
    text = BASE.replace("    post:\n", f"    post:\n      {given}\n")
    document = named({"parameters": {owner: {"pg": "own"}, "pg": "all"}}, text)
    assert document.resolve("/paths/~1pets/post/parameters/0/x-python-name") == "own"
    assert document.resolve("/components/parameters/Page/x-python-name") == "all"


def test_it_wins_over_the_document() -> None:
    text = BASE.replace("      operationId:", "      x-python-name: there\n      operationId:")
    document = named({"operations": {"PetController_findAll": "here"}}, text)
    assert document.resolve("/paths/~1pets/get/x-python-name") == "here"


@pytest.mark.parametrize(
    ("table", "pointer", "names"),
    [
        ({"b": "LAST"}, "/components/schemas/pet/allOf/1/properties/kind", ["Aa", "LAST"]),
        ({"pet.kind": {"b": "B"}}, "/components/schemas/pet/allOf/1/properties/kind", ["Aa", "B"]),
        ({"2": "TWO"}, "/components/schemas/thing/properties/size", ["VALUE_1", "TWO"]),
    ],
)  # fmt: skip
def test_members_are_named_as_the_known_extension_does(
    table: dict[str, Any], pointer: str, names: list[str]
) -> None:
    document = named({"members": table})
    assert document.resolve(f"{pointer}/x-enum-varnames") == names


def test_the_document_that_was_read_is_left_as_it_is() -> None:
    (before, _), after = load("api.yaml", read=lambda _: BASE.encode()), named({})
    assert before is not None
    named({"classes": {"thing": "Thing"}})
    assert before.data == after.data


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"methods": {}}, "has no table `methods`; it has `operations`"),
        ({"fields": "x"}, '`fields` must be a table of names, such as `old = "new"`'),
        ({"classes": {"Pet": {"a": "b"}}}, "`classes`: `Pet` must be text"),
        ({"fields": {"Pet": {"a": {"b": "c"}}}}, "`fields.Pet`: `a` must be text"),
        ({"fields": {"a": 3}}, "`fields.a` must be a table of names"),
    ],
)
def test_another_form_is_refused(table: dict[str, Any], message: str) -> None:
    with pytest.raises(NamesError) as caught:
        Names.of(table, "", "")
    assert str(caught.value).startswith(message)


def test_names_on_the_wire_stay() -> None:
    table = {"fields": {"nm": "name"}, "classes": {"pet": "Animal"}, "parameters": {"pg": "page"}}
    names = Names.of({**table, "operations": {"PetController_findAll": "all"}}, "", "")
    options = Options(adapted=Adaptation(names=names), read=lambda _: BASE.encode())
    described = pipeline.describe("api.yaml", options)
    assert described.api is not None
    assert described.models is not None
    (operation,) = [item for item in described.api.operations if item.method == "GET"]
    assert (operation.id, operation.py_name) == ("PetController_findAll", "all")
    assert [(item.wire_name, item.py_name) for item in operation.parameters] == [("pg", "page")]
    assert "class Animal(" in described.models.source
    assert described.models.source.count("name: Annotated[str | None, Field(alias='nm')]") == 2


CONFIG = """\
spec = "api.yaml"

[apis.one]
spec = "one.yaml"
names.classes = { thing = "class" }

[apis.two]
spec = "two.yaml"

[apis.two.names.classes]
thing = "_Hidden"

[names.operations]
PetController_findAl = "x"
"""


def test_each_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(BASE, "utf-8")
    (tmp_path / "specmill.toml").write_text(CONFIG, "utf-8")
    assert main(["validate", "--rule", "docs=off"]) == 0
    output = capsys.readouterr().out
    assert "specmill.toml:5:19 python-name-form `class` is a keyword of Python (warning)" in output
    assert "specmill.toml:11:1 python-name-form `_Hidden` begins with" in output
    assert output.count("specmill.toml:14:1 name-no-match `names.operations` has") == 2
    assert "did you mean `PetController_findAll`?" in output


def test_a_wrong_table_is_an_error_of_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "specmill.toml").write_text("names.method = {}\n", "utf-8")
    assert main(["validate"]) == 2
    assert capsys.readouterr().err.startswith("specmill.toml: [names]: has no table `method`")
