"""What the engine adds on its own takes no name of a component."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING, Any

import pytest

from generators.document import load
from generators.document.normalize import normalize
from generators.models.engine import build_models

if TYPE_CHECKING:
    from pathlib import Path

    from generators.models.finishing import ModelSet

SHORT = {"type": "string", "maxLength": 5}
TAG = {"$ref": "#/components/schemas/Tag"}
ADDING = {
    "list": {"type": "array", "items": SHORT},
    "null": {"anyOf": [SHORT, {"type": "null"}]},
    "union": {"anyOf": [SHORT, {"type": "integer", "maximum": 3}]},
}
COMPONENTS = {
    "plain": {"name": {"type": "string"}},
    "in part": {"up": TAG, "name": {"anyOf": [SHORT, {"type": "null"}]}},
    "whole": {"name": {"type": "array", "items": {"type": "array", "items": TAG}}},
    "in two directions": {"name": {"type": "string", "readOnly": True}, "up": TAG},
}


@pytest.mark.parametrize("properties", COMPONENTS.values(), ids=COMPONENTS)
@pytest.mark.parametrize("added", ADDING.values(), ids=ADDING)
def test_a_component_keeps_its_name_and_its_fields(
    tmp_path: Path, added: dict[str, Any], properties: dict[str, Any]
) -> None:
    schemas = {
        "Account": {"type": "object", "properties": {"tags": added, "tag": added}},
        "Tag": {"type": "object", "properties": properties},
    }

    models = _models(schemas, tmp_path)

    name = models.responses["Tag"]
    assert name in {"Tag", "TagResponse"}
    assert _fields(models.source)[name] == {*properties}


@pytest.mark.parametrize("variant", [{"const": "on"}, {"enum": ["on"]}, {"enum": ["on", "off"]}])
def test_a_union_of_null_and_of_what_gets_a_class_is_itself(
    tmp_path: Path, variant: dict[str, Any]
) -> None:
    models = _models({"State": {"anyOf": [variant, {"type": "null"}]}}, tmp_path)

    assert models.requests["State"] == models.responses["State"] == "State"


def _models(schemas: dict[str, Any], folder: Path) -> ModelSet:
    info = {"title": "Tags", "version": "1"}
    document = {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schemas}}
    path = folder / "openapi.json"
    path.write_text(json.dumps(document), "utf-8")
    loaded, _ = load(path)
    assert loaded is not None
    return build_models(normalize(loaded)[0])


def _fields(source: str) -> dict[str, set[str]]:
    return {
        node.name: {
            field.target.id
            for field in node.body
            if isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and not field.target.id.startswith("_")
        }
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef)
    }
