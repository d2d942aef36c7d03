"""Examples and schemas that are fine, and must not be objected to."""

from __future__ import annotations

import pytest

from generators.diagnostics import Severity
from generators.document import load
from generators.rules import check
from generators.rules.flags import Direction, direction_of

HEAD = "openapi: {version}\ninfo: {{title: Pets, version: 1.0.0}}\n"


def findings_of(text: str, version: str = "3.1.0") -> list[str]:
    content = HEAD.format(version=version) + text
    document, problems = load("openapi.yaml", read=lambda _: content.encode())
    assert problems == []
    assert document is not None
    return [
        f"{finding.code} {finding.pointer}" for finding in check(document, least=Severity.WARNING)
    ]


@pytest.mark.parametrize(
    ("pointer", "direction"),
    [
        ("/paths/~1a/post/requestBody/content/x", Direction.REQUEST),
        ("/paths/~1a/post/responses/200/content/x", Direction.RESPONSE),
        ("/paths/~1a/post/responses/200/headers/X", Direction.RESPONSE),
        ("/paths/~1a/parameters/0", Direction.REQUEST),
        ("/components/requestBodies/A/content/x", Direction.REQUEST),
        ("/components/responses/A/content/x", Direction.RESPONSE),
        ("/components/headers/A", Direction.RESPONSE),
        ("/webhooks/a/post/requestBody/content/x", Direction.RESPONSE),
        ("/webhooks/a/post/responses/200/content/x", Direction.REQUEST),
        ("/paths/~1a/post/callbacks/b/{$u}/post/requestBody/content/x", Direction.RESPONSE),
    ],
)
def test_directions(pointer: str, direction: Direction) -> None:
    assert direction_of(pointer) is direction


def test_a_webhook_carries_what_is_read_only() -> None:
    text = """\
webhooks:
  born:
    post:
      requestBody:
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Pet'}
            example: {id: 1, name: Rex}
      responses: {"200": {description: fine}}
components:
  schemas:
    Pet:
      required: [id, name, secret]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string}
        secret: {type: string, writeOnly: true}
"""
    assert findings_of(text) == []


def test_flags_are_found_through_references_and_composition() -> None:
    text = """\
paths:
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - $ref: '#/components/schemas/Base'
                - required: [id, name]
                  properties: {name: {type: string}}
            example: {name: Rex}
      responses: {"200": {description: fine}}
components:
  schemas:
    Id: {type: integer, readOnly: true}
    Base:
      required: [id]
      properties: {id: {$ref: '#/components/schemas/Id'}}
"""
    assert findings_of(text) == []


def test_text_in_the_notation_of_its_media_type() -> None:
    text = """\
paths:
  /pets:
    get:
      parameters:
        - {name: ids, in: query, schema: {type: array, items: {type: integer}}, example: "1,2"}
      responses:
        "200":
          description: fine
          content:
            application/xml: {schema: {type: object}, example: <pet/>}
            text/csv: {schema: {type: array}, example: "a,b"}
            application/json: {schema: {type: object}, example: '{"a": 1}'}
"""
    at = "/paths/~1pets/get/responses/200/content/application~1json/example"
    assert findings_of(text) == [f"no-invalid-media-type-examples {at}"]


def test_openapi_30_in_its_own_terms() -> None:
    text = """\
paths: {}
components:
  schemas:
    A:
      type: object
      properties:
        a: {type: string, nullable: true, enum: [x], example: null}
        b: {allOf: [{$ref: '#/components/schemas/B'}], nullable: true, default: null}
        c: {type: number, minimum: 0, exclusiveMinimum: true, default: 0.5}
        d: {$ref: '#/components/schemas/B', default: 5}
    B: {type: string}
"""
    assert findings_of(text, "3.0.3") == []


def test_a_discriminator_settles_which_alternative_is_meant() -> None:
    alternatives = """\
paths: {}
components:
  schemas:
    A: {type: object, properties: {kind: {type: string}}}
    B: {type: object, properties: {kind: {type: string}}}
    Either:
      oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
      example: {kind: A}
"""
    assert findings_of(alternatives) == [
        "union-indistinguishable /components/schemas/Either/oneOf/1",
        "no-invalid-schema-examples /components/schemas/Either/example",
    ]
    assert findings_of(alternatives + "      discriminator: {propertyName: kind}\n") == []


def test_openapi_31_and_32_schemas() -> None:
    text = """\
paths: {}
components:
  schemas:
    Anything: true
    Nothing: false
    Pair: {prefixItems: [{type: string}, {const: 1}], items: false, example: [a, 1]}
    Maybe: {type: [string, "null"], default: null, examples: [a, null]}
    Tree: {type: object, properties: {left: {$ref: '#/components/schemas/Tree'}}}
    Range: {type: integer, exclusiveMinimum: 0, default: 1}
    If: {if: {required: [a]}, then: {required: [b]}, else: false}
"""
    assert findings_of(text, "3.1.1") == findings_of(text, "3.2.0") == []


@pytest.mark.parametrize(
    ("first", "second", "ambiguous"),
    [
        ("/a/{x}", "/a/b", False),
        ("/a/{x}/c", "/a/b/{y}", True),
        ("/{x}/b", "/a/{y}", True),
        ("/a/{x}.json", "/a/{y}.xml", False),
        ("/a/{x}/c", "/b/c/{y}", False),
    ],
)
def test_ambiguous_paths(first: str, second: str, *, ambiguous: bool) -> None:
    def item(path: str) -> str:
        names = [part[1] for part in path.split("/") if part.startswith("{")]
        listed = ", ".join(
            f"{{name: {name}, in: path, required: true, schema: {{}}}}" for name in names
        )
        responses = '{"200": {description: fine}}'
        return f"  {path}: {{get: {{parameters: [{listed}], responses: {responses}}}}}\n"

    findings = findings_of(f"paths:\n{item(first)}{item(second)}")
    assert bool(findings) is ambiguous
    assert all(finding.startswith("no-ambiguous-paths") for finding in findings)


@pytest.mark.parametrize("path", ["/pets", "/pets/{id}", "/pets/{id}/a^b", "/pets/{id}/ü%20|\\"])
def test_examples_are_checked_whatever_the_path(path: str) -> None:
    text = f"""\
paths:
  '{path}':
    get:
      parameters:
        - {{name: id, in: path, required: true, schema: {{type: string}}}}
        - {{name: limit, in: query, schema: {{type: integer, default: ten}}}}
"""
    codes = {finding.partition(" ")[0] for finding in findings_of(text)}
    assert "default-invalid" in codes
