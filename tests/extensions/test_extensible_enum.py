"""Which enums a document opens, and what the classes are that stand for them."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from generators import pipeline

if TYPE_CHECKING:
    from pathlib import Path

OPEN = {"type": "string", "x-extensible-enum": ["a", "b"]}
CLOSED = {"type": "string", "enum": ["a", "b"]}


def enum_of(folder: Path, schema: dict[str, Any], version: str = "3.1.0") -> tuple[str, list[Any]]:
    """Return the base of the class of a schema, and its values."""
    file = folder / "openapi.json"
    schemas = {"Chosen": schema, "Open": OPEN, "Closed": CLOSED}
    document = {
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    file.write_text(json.dumps(document), "utf-8")
    models = pipeline.describe(file).models
    assert models is not None
    found = re.search(r"class Chosen\((\w+)\):\n((?:    .+\n)+)", models.source)
    assert found is not None
    return found[1], [ast.literal_eval(text) for text in re.findall(r" = (.+)", found[2])]


@pytest.mark.parametrize(
    ("schema", "base", "values"),
    [
        (OPEN, "OpenStrEnum", ["a", "b"]),
        (CLOSED, "StrEnum", ["a", "b"]),
        ({**CLOSED, "x-extensible-enum": True}, "OpenStrEnum", ["a", "b"]),
        ({**CLOSED, "x-extensible-enum": False}, "StrEnum", ["a", "b"]),
        ({**CLOSED, "x-extensible-enum": ["b", "c"]}, "OpenStrEnum", ["b", "c", "a"]),
        ({"type": "integer", "x-extensible-enum": [1, 2]}, "OpenIntEnum", [1, 2]),
        ({"enum": ["a", 1], "x-extensible-enum": True}, "OpenEnum", ["a", 1]),
        ({"type": ["string", "null"], "x-extensible-enum": ["a", None]}, "OpenStrEnum", ["a"]),
        ({"allOf": [OPEN, {"description": "d"}]}, "OpenStrEnum", ["a", "b"]),
        ({"allOf": [OPEN, {"enum": ["b", "c"]}]}, "StrEnum", ["b", "c"]),
        ({"allOf": [{"enum": ["b", "c"]}, OPEN]}, "StrEnum", ["b", "c"]),
    ],
)
def test_the_class_of_an_enum(
    tmp_path: Path, schema: dict[str, Any], base: str, values: list[Any]
) -> None:
    assert enum_of(tmp_path, schema) == (base, values)


def test_in_the_dialect_of_30(tmp_path: Path) -> None:
    schema = {"type": "string", "nullable": True, "x-extensible-enum": ["a", None]}
    assert enum_of(tmp_path, schema, "3.0.3") == ("OpenStrEnum", ["a"])
