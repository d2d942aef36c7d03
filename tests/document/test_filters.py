"""Filters: which operations stay, and what goes with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generators.cli import main
from generators.document import Adaptation, load
from generators.document.filters import Filter, FilterError

if TYPE_CHECKING:
    from pathlib import Path

    from generators.document import Document

BASE = """\
openapi: 3.1.0
info: {title: Pets, version: '1'}
tags: [{name: pets}, {name: admin}, {name: idle}]
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: {'200': {$ref: '#/components/responses/Pets'}}
    delete:
      operationId: deletePets
      tags: [admin]
      security: [{root: []}]
      responses: {'200': {$ref: '#/components/responses/Audit'}}
  /admin/users:
    x-internal: true
    get:
      operationId: listUsers
      tags: [admin]
      responses: {'200': {$ref: '#/components/responses/User'}}
  /shared: {$ref: '#/components/pathItems/Shared'}
webhooks:
  added:
    post: {operationId: added, x-audience: partner, responses: {'200': {description: ok}}}
components:
  pathItems:
    Shared:
      get: {operationId: shared, responses: {'200': {description: ok}}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    root: {type: http, scheme: basic}
  responses:
    Pets: {description: ok, content: {text/json: {schema: {$ref: '#/components/schemas/Pets'}}}}
    Audit: {description: ok, content: {text/json: {schema: {$ref: '#/components/schemas/Audit'}}}}
    User: {description: ok, content: {text/json: {schema: {$ref: '#/components/schemas/User'}}}}
  schemas:
    Pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
    Pet: {type: object, properties: {name: {type: string}}}
    User: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}
    Audit: {type: object, properties: {by: {$ref: '#/components/schemas/User'}}}
    Idle: {type: string}
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api.yaml").write_text(BASE)
    return tmp_path


def filtered(include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> Document:
    document, problems = load("api.yaml", adapted=Adaptation((), (include, exclude)))
    assert document is not None
    assert not problems
    return document


def ids(document: Document) -> set[str]:
    found = set()
    for section in ("paths", "webhooks"):
        for name in document.data.get(section, {}):
            _, item = document.follow(f"/{section}/{name.replace('/', '~1')}")
            found |= {
                operation["operationId"]
                for operation in item.values()
                if isinstance(operation, dict)
            }
    return found


ALL = {"listPets", "deletePets", "listUsers", "shared", "added"}


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        ((), (), ALL),
        (("tag:pets",), (), {"listPets"}),
        (("tag:pets", "tag:admin"), (), {"listPets", "deletePets", "listUsers"}),
        ((), ("tag:admin",), {"listPets", "shared", "added"}),
        (("path:/admin/*",), (), {"listUsers"}),
        (("path:/*",), (), ALL - {"added"}),
        ((), ("method:DELETE",), ALL - {"deletePets"}),
        (("operation:list*",), ("x-internal",), {"listPets"}),
        ((), ("x-audience:partner",), ALL - {"added"}),
        ((), ("operation:shared",), ALL - {"shared"}),
        (("operation:shared",), (), {"shared"}),
    ],
)
def test_operations(include: tuple[str, ...], exclude: tuple[str, ...], expected: set[str]) -> None:
    assert ids(filtered(include, exclude)) == expected


def test_what_is_not_reached_any_more_goes_with_them() -> None:
    data: dict[str, Any] = filtered(exclude=("tag:admin",)).data
    assert data["components"]["schemas"].keys() == {"Pets", "Pet", "Idle"}
    assert data["components"]["securitySchemes"].keys() == {"key"}
    assert [tag["name"] for tag in data["tags"]] == ["pets", "idle"]
    assert "/admin/users" not in data["paths"]


def test_places_are_those_of_the_file() -> None:
    document = filtered(exclude=("tag:pets",))
    assert document.locate("/tags/0").line == 3
    assert document.locate("/components/schemas/User").line == 40


def test_a_filter_that_matches_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "api.yaml", "--exclude", "tag:nobody"]) == 0
    assert "filter-no-match the filter `tag:nobody` matches no operation" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["admin", "tag", "tag:", "tags:x", "", "colour:red"])
def test_a_filter_without_meaning(
    project: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    with pytest.raises(FilterError, match="is no filter"):
        Filter.of(text)
    with pytest.raises(SystemExit) as exit_:
        main(["validate", "api.yaml", "--include", text])
    assert exit_.value.code == 2
    (project / "specmill.toml").write_text(f'include = ["{text}"]\n')
    assert main(["validate", "api.yaml"]) == 2
    assert "specmill.toml: `include`: " in capsys.readouterr().err


def test_the_package_serves_the_filtered_document(project: Path) -> None:
    (project / "specmill.toml").write_text('spec = "api.yaml"\nexclude = ["tag:admin"]\n')
    assert main(["generate", "--package", "pets"]) == 0
    assert "Audit" not in (project / "generated/pets/openapi.json").read_text()
    assert "delete_pets" not in (project / "generated/pets/client.py").read_text()
    assert main(["check", "--package", "pets"]) == 0


def test_nothing_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "api.yaml", "--include", "tag:nobody"]) == 0
    assert "0 operations generated" in capsys.readouterr().out
