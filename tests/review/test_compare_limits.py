"""What is malformed, circular or shared by many gives findings or nothing, never a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generators.document import load
from generators.review.compare import compare
from generators.review.model import Direction, Lane
from tests.review.rewriting import CASES, document

if TYPE_CHECKING:
    from pathlib import Path

INVALID = sorted(path for path in CASES.glob("invalid/*/*.*") if path.stem == "openapi")


def api(paths: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """Return a document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shelf", "version": "1.0.0"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def shows(name: str) -> dict[str, Any]:
    """Return a path item with one operation that answers with a schema."""
    schema = {"$ref": f"#/components/schemas/{name}"}
    content = {"application/json": {"schema": schema}}
    return {"get": {"responses": {"200": {"description": "One.", "content": content}}}}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.parent.name)
def test_documents_with_errors_are_compared_with_an_empty_one_and_back(path: Path) -> None:
    read = load(path).document
    if read is None:
        return
    empty = document(api({}, {}))
    assert compare(read, read) == ()
    assert compare(empty, read)
    assert compare(read, empty)


def test_a_change_used_by_500_operations_is_one_finding() -> None:
    def changed(kind: str) -> dict[str, Any]:
        schemas = {"Book": {"type": "object", "properties": {"pages": {"type": kind}}}}
        return api({f"/shelves/{number}": shows("Book") for number in range(500)}, schemas)

    (finding,) = compare(document(changed("integer")), document(changed("string")))
    assert finding.id == "response-type-changed"
    assert len(finding.operations) == 500
    assert finding.operations[:2] == ("GET /shelves/0", "GET /shelves/1")


def test_a_chain_of_5000_schemas_is_followed_to_its_end() -> None:
    def changed(last: str) -> dict[str, Any]:
        schemas: dict[str, Any] = {
            f"Link{number}": {
                "type": "object",
                "properties": {"next": {"$ref": f"#/components/schemas/Link{number + 1}"}},
            }
            for number in range(5000)
        }
        schemas["Link5000"] = {"type": last}
        return api({"/chain": shows("Link0")}, schemas)

    (finding,) = compare(document(changed("integer")), document(changed("string")))
    assert finding.operations == ("GET /chain",)
    assert finding.direction is Direction.RESPONSE
    assert finding.lane is Lane.WIRE


@pytest.mark.parametrize(
    "cycle",
    [
        {"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}},
        {"A": {"allOf": [{"$ref": "#/components/schemas/A"}]}},
        {"A": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"type": "string"}]}},
        {"A": {"anyOf": [{"$ref": "#/components/schemas/A"}]}},
        {"A": {"not": {"$ref": "#/components/schemas/A"}}},
        {"A": {"items": {"$ref": "#/components/schemas/A"}}},
    ],
    ids=lambda cycle: "-".join(cycle["A"]),
)
def test_cycles_end(cycle: dict[str, Any]) -> None:
    base = document(api({"/a": shows("A")}, cycle))
    plain = document(api({"/a": shows("A")}, {"A": {"type": "integer"}}))
    newer = document({**api({"/a": shows("A")}, cycle), "openapi": "3.0.3"})
    assert compare(base, base) == ()
    assert compare(base, plain)
    assert compare(plain, base)
    assert not [finding for finding in compare(base, newer) if finding.lane is not Lane.DOCS]


def test_a_bomb_of_aliases_is_compared_as_what_it_is() -> None:
    lines = ["openapi: 3.1.0", "info: {title: Shelf, version: 1.0.0}", "paths: {}", "x-bomb:"]
    lines += ["  a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1]"]
    lines += [
        f"  a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 4)}]" for number in range(1, 7)
    ]
    text = "\n".join(lines)
    documents = [
        load("openapi.yaml", read=lambda _, version=version: version.encode()).document
        for version in (text, text.replace("[1, 1, 1", "[2, 1, 1"))
    ]
    base, head = documents
    assert base is not None
    assert head is not None
    assert [finding.id for finding in compare(base, head)] == ["extension-changed"]
