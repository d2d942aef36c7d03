"""Members of enums are named as the document names their values."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING, Any

import pytest

from generators import pipeline

if TYPE_CHECKING:
    from pathlib import Path


def members(folder: Path, schema: dict[str, Any], version: str = "3.1.0") -> dict[str, Any]:
    """Return the members of the class of a schema."""
    file = folder / "openapi.json"
    info = {"title": "T", "version": "1"}
    schemas = {"Chosen": schema}
    document = {"openapi": version, "info": info, "paths": {}, "components": {"schemas": schemas}}
    file.write_text(json.dumps(document), "utf-8")
    models = pipeline.describe(file).models
    assert models is not None
    body = models.source.partition("class Chosen(")[2].splitlines()[1:]
    pairs = [
        line.strip().split(" = ") for line in body if line.startswith("    ") and " = " in line
    ]
    return {name: ast.literal_eval(value) for name, value in pairs}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"enum": [1, 2]}, {"VALUE_1": 1, "VALUE_2": 2}),
        ({"enum": [1, 2], "x-enum-varnames": ["One", "Two"]}, {"ONE": 1, "TWO": 2}),
        ({"enum": [1, 2], "x-enumNames": ["PetDog", "pet cat"]}, {"PET_DOG": 1, "PET_CAT": 2}),
        ({"enum": [1], "x-enum-varnames": ["A"], "x-enumNames": ["B"]}, {"A": 1}),
        ({"enum": [1], "x-enum-varnames": [], "x-enumNames": ["B"]}, {"B": 1}),
        ({"enum": [1, 2], "x-enum-varnames": ["a", "A"]}, {"A": 1, "A_2": 2}),
        ({"enum": [1, 2], "x-enum-varnames": ["class", "9"]}, {"CLASS": 1, "VALUE_9": 2}),
        ({"enum": [1, 2], "x-enum-varnames": ["A"]}, {"VALUE_1": 1, "VALUE_2": 2}),
        ({"enum": [1, None, 2], "x-enum-varnames": ["A", "none", "B"]}, {"A": 1, "B": 2}),
        (
            {"enum": ["x", "y"], "x-enum-varnames": ["First", "Second"]},
            {"FIRST": "x", "SECOND": "y"},
        ),
    ],
)
def test_names_of_members(tmp_path: Path, schema: dict[str, Any], expected: dict[str, Any]) -> None:
    kind = "string" if isinstance(schema["enum"][0], str) else "integer"
    types = [kind, "null"] if None in schema["enum"] else kind
    assert members(tmp_path, {"type": types, **schema}) == expected


def test_null_in_openapi_3_0(tmp_path: Path) -> None:
    schema = {"type": "integer", "nullable": True, "enum": [1, None], "x-enumNames": ["A", "N"]}
    assert members(tmp_path, schema, "3.0.3") == {"A": 1}
