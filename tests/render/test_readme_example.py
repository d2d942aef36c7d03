"""Which operation a generated README shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generators import pipeline
from generators.render.readme_example import candidates

if TYPE_CHECKING:
    from pathlib import Path

PET = {"id": 1, "name": "Rex", "kind": "dog", "tags": ["a", "b"]}
ANSWER = {"schema": {"$ref": "#/components/schemas/Pet"}, "example": PET}
PARAMETER = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
GONE = {"parameters": [PARAMETER], "responses": {"204": {"description": "Gone."}}}
SHOWN = {
    "parameters": [PARAMETER],
    "responses": {"200": {"description": "One.", "content": {"application/json": ANSWER}}},
}


def methods(folder: Path, item: dict[str, object]) -> list[str]:
    """Return the methods that can be shown, the first choice first."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": {"/pets/{id}": item},
        "components": {"schemas": {"Pet": {"type": "object"}}},
    }
    spec = folder / "openapi.json"
    spec.write_text(json.dumps(document), "utf-8")
    api = pipeline.describe(spec).api
    assert api is not None
    return [item[3].method.upper() for item in sorted(candidates(api), key=lambda item: item[:2])]


def test_nothing_is_deleted_where_something_else_can_be_shown(tmp_path: Path) -> None:
    assert methods(tmp_path, {"delete": GONE, "get": SHOWN}) == ["GET", "DELETE"]
    assert methods(tmp_path, {"delete": GONE}) == ["DELETE"]
