"""A list that holds itself keeps what its items are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generators.document import load
from generators.document.normalize import normalize
from generators.models.engine import build_models

if TYPE_CHECKING:
    from pathlib import Path

ITSELF = {"$ref": "#/components/schemas/Nested"}
LISTS = {
    "list[Nested]": {"type": "array", "items": ITSELF},
    "list[list[Nested]]": {"type": "array", "items": {"type": "array", "items": ITSELF}},
    "list[Union[Nested, str]]": {"type": "array", "items": {"anyOf": [ITSELF, {"type": "string"}]}},
    'Optional["list[Nested]"]': {"type": ["array", "null"], "items": ITSELF},
}


@pytest.mark.parametrize(("type_", "schema"), LISTS.items(), ids=LISTS)
def test_of_itself(tmp_path: Path, type_: str, schema: dict[str, Any]) -> None:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Lists", "version": "1"},
        "paths": {},
        "components": {"schemas": {"Nested": {**schema, "description": "A list."}}},
    }
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document), "utf-8")
    loaded, _ = load(path)
    assert loaded is not None

    source = build_models(normalize(loaded)[0]).source

    written = type_ if type_.startswith("Optional") else f'"{type_}"'
    assert f'Nested = TypeAliasType("Nested", {written})' in source
    assert "A list." in source
