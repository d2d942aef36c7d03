"""Operations and whole sections that are references are followed, and told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generators import pipeline
from generators.document import load

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n"
GET = "{operationId: a, responses: {'204': {description: fine}}}"
OTHER = f"""
paths:
  /a: {{get: {GET}}}
operation: {GET}
responses: {{'204': {{description: fine}}}}
schemas:
  Pet: {{type: object, properties: {{name: {{type: string}}, owner: {{$ref: '#/schemas/Owner'}}}}}}
  Owner: {{type: object, properties: {{uid: {{type: string}}}}}}
components:
  schemas: {{$ref: '#/schemas'}}
"""


@pytest.mark.parametrize(
    ("text", "schemas"),
    [
        ("paths: {$ref: 'other.yaml#/paths'}", []),
        ("paths: {/a: {get: {$ref: 'other.yaml#/operation'}}}", []),
        (
            "paths: {/a: {get: {operationId: a, responses: {$ref: 'other.yaml#/responses'}}}}",
            [],
        ),
        (
            f"paths: {{/a: {{get: {GET}}}}}\n"
            "components: {schemas: {$ref: 'other.yaml#/schemas'}}",
            ["Owner", "Pet"],
        ),
        (
            f"paths: {{/a: {{get: {GET}}}}}\ncomponents: {{$ref: 'other.yaml#/components'}}",
            ["Owner", "Pet"],
        ),
        (f"paths: {{/a: {{get: {{$ref: '#/x-operation'}}}}}}\nx-operation: {GET}", []),
    ],
)
def test_a_reference_that_stands_for_a_whole(text: str, schemas: list[str], tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(OTHER, "utf-8")
    (tmp_path / "openapi.yaml").write_text(f"{HEAD}{text}\n", "utf-8")
    described = pipeline.describe(tmp_path / "openapi.yaml")
    assert described.api is not None
    assert [(diagnostic.code, diagnostic.severity) for diagnostic in described.diagnostics] == [
        ("misplaced-ref", "warning")
    ]
    assert [operation.id for operation in described.api.operations] == ["a"]
    assert sorted(described.api.models) == schemas
    assert described.losses == ()


def test_many_of_them_are_told_once(tmp_path: Path) -> None:
    paths = "".join(f"  /a{n}: {{get: {{$ref: '#/x-get'}}}}\n" for n in range(5))
    get = "x-get: {responses: {'204': {description: fine}}}"
    (tmp_path / "openapi.yaml").write_text(f"{HEAD}paths:\n{paths}{get}\n", "utf-8")
    described = pipeline.describe(tmp_path / "openapi.yaml")
    assert described.api is not None
    assert len(described.api.operations) == 5
    (diagnostic,) = [
        diagnostic for diagnostic in described.diagnostics if diagnostic.code == "misplaced-ref"
    ]
    assert "as are 4 more" in diagnostic.message


def test_references_to_each_other_end(tmp_path: Path) -> None:
    text = "paths: {/a: {get: {$ref: '#/x-a'}}, /b: {get: {operationId: b, responses: {}}}}\n"
    more = "x-a: {$ref: '#/x-b'}\nx-b: {$ref: '#/x-a'}\n"
    (tmp_path / "openapi.yaml").write_text(f"{HEAD}{text}{more}", "utf-8")
    described = pipeline.describe(tmp_path / "openapi.yaml")
    assert described.coverage is not None
    assert described.coverage.left_out == ["GET /a"]


def test_a_section_that_contains_itself_is_written_out_once() -> None:
    text = (
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    post:\n"
        "      callbacks: {$ref: '#/paths'}\n      responses: {'204': {description: fine}}\n"
    )
    document, _ = load("main.yaml", read=lambda _: text.encode())
    assert document is not None
    post = document.data["paths"]["/a"]["post"]
    assert post["callbacks"]["/a"]["post"]["callbacks"] == {"$ref": "#/paths"}
