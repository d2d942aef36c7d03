"""References into other files: what becomes of them, and where it is said to come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.document import Document, load
from generators.document.pointer import Node, walk
from generators.document.references import references

if TYPE_CHECKING:
    from generators.diagnostics import Diagnostic

HEAD = "openapi: 3.0.3\ninfo: {title: Pets, version: 1.0.0}\n"


def bundle(
    files: dict[str, str], main: str = "spec/openapi.yaml"
) -> tuple[Document, list[Diagnostic]]:
    def read(path: str) -> bytes:
        if path not in files:
            raise FileNotFoundError(path)
        return files[path].encode()

    document, problems = load(main, read=read)
    assert document is not None
    return document, problems


def refs(document: Document) -> set[str]:
    nodes = walk(Node("document", "", document.data))
    return {owner[key] for node in nodes for _, owner, key in references(node)}


FILES = {
    "spec/openapi.yaml": HEAD
    + """\
paths:
  /pets: {$ref: paths/pets.yaml}
  /owners:
    summary: mine
    $ref: 'paths/owners.yaml#/all'
components:
  schemas:
    Pet: {$ref: ../shared/pet.yaml}
    Error: {type: string}
  parameters:
    limit: {name: limit, in: query, schema: {type: integer}}
""",
    "spec/paths/pets.yaml": """\
get:
  parameters:
    - $ref: '../openapi.yaml#/components/parameters/limit'
    - $ref: 'common.json#/parameters/limit'
  responses:
    200:
      description: fine
      headers:
        X-Total: {$ref: 'common.json#/headers/0'}
      content:
        application/json:
          schema: {$ref: ../../shared/pet.yaml}
          example: {$ref: nowhere.yaml}
    default: {$ref: 'common.json#/responses/Error'}
""",
    "spec/paths/owners.yaml": """\
all:
  $ref: '#/base'
base:
  summary: theirs
  get:
    responses:
      200:
        description: fine
        content:
          application/json:
            schema: {$ref: ../../shared/pet.yaml#/properties/owner}
""",
    "spec/paths/common.json": """\
{
  "parameters": {"limit": {"name": "max", "in": "query", "schema": {"type": "integer"}}},
  "headers": [{"schema": {"type": "integer"}}],
  "responses": {
    "Error": {
      "description": "wrong",
      "content": {"text/plain": {"schema": {"$ref": "../openapi.yaml#/components/schemas/Error"}}}
    }
  }
}
""",
    "shared/pet.yaml": """\
type: object
properties:
  name: {type: string}
  parent: {$ref: '#'}
  owner: {$ref: owner.yaml}
x-note: {$ref: nowhere.yaml}
default: {$ref: nowhere.yaml}
discriminator:
  propertyName: name
  mapping: {dog: dog.yaml, pet: pet.yaml, owner: 'owner.yaml#', plain: Error}
""",
    "shared/owner.yaml": """\
type: object
properties:
  pets: {type: array, items: {$ref: ./pet.yaml}}
""",
    "shared/dog.yaml": "allOf:\n  - $ref: 'pet.yaml'\n",
}


def test_only_internal_references_remain() -> None:
    document, problems = bundle(FILES)
    assert problems == []
    for ref in refs(document):
        assert ref.startswith("#/")
        document.resolve(ref)
    components = document.data["components"]
    assert list(components["schemas"]) == ["Pet", "Error", "dog", "owner", "owner_2"]
    assert list(components["parameters"]) == ["limit", "limit_2"]
    assert list(components["headers"]) == ["common_0"]
    assert list(components["responses"]) == ["Error"]


def test_references_mean_what_they_meant() -> None:
    document, _ = bundle(FILES)
    pet = document.data["components"]["schemas"]["Pet"]
    assert pet["properties"]["parent"] == {"$ref": "#/components/schemas/Pet"}
    assert pet["properties"]["owner"] == {"$ref": "#/components/schemas/owner"}
    assert pet["x-note"] == pet["default"] == {"$ref": "nowhere.yaml"}
    assert pet["discriminator"]["mapping"] == {
        "dog": "#/components/schemas/dog",
        "pet": "#/components/schemas/Pet",
        "owner": "#/components/schemas/owner",
        "plain": "Error",
    }
    get = document.data["paths"]["/pets"]["get"]
    parameters = [document.resolve(parameter["$ref"]) for parameter in get["parameters"]]
    assert [parameter["name"] for parameter in parameters] == ["limit", "max"]
    media = get["responses"]["200"]["content"]["application/json"]
    assert media["example"] == {"$ref": "nowhere.yaml"}
    owners = document.data["paths"]["/owners"]
    assert owners["summary"] == "mine"
    schema = owners["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert document.resolve(schema["$ref"])["properties"]["pets"]["type"] == "array"


def test_places_lead_to_the_files() -> None:
    document, _ = bundle(FILES)
    for pointer, place in {
        "/components/schemas/Pet/properties/name": "shared/pet.yaml:3:9",
        "/components/schemas/owner/properties/pets/items": "shared/owner.yaml:3:30",
        "/components/parameters/limit_2/in": "spec/paths/common.json:2:49",
        "/paths/~1pets/get/responses/200/description": "spec/paths/pets.yaml:7:20",
        "/paths/~1owners/get/responses": "spec/paths/owners.yaml:7:7",
        "/paths/~1owners/summary": "spec/openapi.yaml:6:14",
        "/components/schemas/Error": "spec/openapi.yaml:11:12",
    }.items():
        assert str(document.locate(pointer)) == place
    assert str(document.locate("/paths/~1pets/get", key=True)) == "spec/paths/pets.yaml:1:1"
    assert str(document.locate("/paths/~1pets", key=True)) == "spec/openapi.yaml:4:3"


def test_the_digest_covers_all_files() -> None:
    document, _ = bundle(FILES)
    again, _ = bundle(FILES)
    changed, _ = bundle({**FILES, "shared/owner.yaml": FILES["shared/owner.yaml"] + "# more\n"})
    assert document.sha256 == again.sha256 != changed.sha256
    assert document.files[0].name == "spec/openapi.yaml"
    assert {source.name for source in document.files} == set(FILES)


def test_names_are_those_the_user_gave() -> None:
    document, problems = load(
        "spec/openapi.yaml",
        read=lambda path: FILES[path].encode(),
        name="main:spec/openapi.yaml",
    )
    assert problems == []
    assert document is not None
    place = document.locate("/components/schemas/Pet/properties")
    assert str(place) == "main:shared/pet.yaml:3:3"


def test_what_cannot_be_resolved_is_said_where_it_stands() -> None:
    main = HEAD + (
        "paths:\n"
        "  /a: {$ref: 'a.yaml#/nope'}\n"
        "  /b: {$ref: 'https://example.com/b.yaml'}\n"
        "  /c: {$ref: 'a.yaml#anchor'}\n"
        "  /d: {$ref: 'a.yaml#/text'}\n"
        "  /e: {$ref: 'a.yaml#/loop'}\n"
        "components:\n"
        "  schemas:\n"
        "    A: {$ref: Pet}\n"
        "    B: {$ref: /etc/passwd}\n"
        "    C: {$ref: //example.com/x}\n"
        "    Pet: {type: object}\n"
    )
    _, problems = bundle({"o.yaml": main, "a.yaml": "text: 1\nloop: {$ref: '#/loop'}\n"}, "o.yaml")
    assert [(problem.code, str(problem.location)) for problem in problems] == [
        ("circular-ref", "a.yaml:2:14"),
        ("no-unresolved-refs", "o.yaml:4:14"),
        ("remote-ref", "o.yaml:5:14"),
        ("no-unresolved-refs", "o.yaml:6:14"),
        ("no-unresolved-refs", "o.yaml:7:14"),
        ("no-unresolved-refs", "o.yaml:11:15"),
        ("no-unresolved-refs", "o.yaml:12:15"),
        ("remote-ref", "o.yaml:13:15"),
    ]
    assert problems[5].hint == "did you mean `#/components/schemas/Pet`?"


def test_an_aliased_reference_is_rewritten_once() -> None:
    main = HEAD + (
        "paths: {}\ncomponents:\n  schemas:\n    One: &ref\n      type: array\n"
        "      items: {$ref: a.yaml#/A}\n    Two: *ref\n"
    )
    inner = "A:\n  properties:\n    x: &x {$ref: '#/B'}\n    y: *x\nB: {type: string}\n"
    document, problems = bundle({"o.yaml": main, "a.yaml": inner}, "o.yaml")
    assert problems == []
    assert refs(document) == {"#/components/schemas/A", "#/components/schemas/B"}
