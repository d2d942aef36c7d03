"""The whole of `generate` against the models engine alone."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.measuring import Row, cpu_of_commands

_ENGINE = """
import sys
from generators.document import load
from generators.document.normalize import normalize
from generators.models.engine import build_models
build_models(normalize(load(sys.argv[1]).document).document)
"""
OPERATIONS = 120
_TEXT = {"type": "string"}


def large_document() -> dict[str, Any]:
    """Return a document of `OPERATIONS` operations and as many component schemas."""
    schemas: dict[str, Any] = {}
    paths: dict[str, Any] = {}
    for number in range(OPERATIONS):
        name = f"Thing{number}"
        schemas[name] = {
            "type": "object",
            "description": f"Thing number {number}.",
            "required": ["id"],
            "properties": {
                "id": {"type": "string"},
                "count": {"type": "integer", "minimum": 0},
                "createdAt": {"type": "string", "format": "date-time"},
                "kind": {"type": "string", "enum": ["small", "large"]},
                "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                "related": {"$ref": f"#/components/schemas/Thing{(number + 1) % OPERATIONS}"},
            },
        }
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        paths[f"/things{number}/{{thingId}}"] = {
            "put": {
                "operationId": f"putThing{number}",
                "tags": [f"group{number % 8}"],
                "summary": f"Put thing {number}",
                "parameters": [
                    {"name": "thingId", "in": "path", "required": True, "schema": _TEXT},
                    {"name": "limit", "in": "query", "schema": {"type": "integer"}},
                ],
                "requestBody": {"required": True, "content": content},
                "responses": {"200": {"description": "OK", "content": content}},
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Large", "version": "1.0.0"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def measure() -> list[Row]:
    """Return one row for our document and one for a large one."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder, "large.json")
        large.write_text(json.dumps(large_document()), "utf-8")
        for label, spec in (("our document", Path("spec/openapi.yaml")), ("120 operations", large)):
            out = str(Path(folder, "out"))
            used = cpu_of_commands(
                {
                    "engine": [sys.executable, "-c", _ENGINE, str(spec)],
                    "generate": [
                        *(sys.executable, "-m", "generators", "generate", str(spec)),
                        *("--out", out),
                    ],
                },
                rounds=5,
            )
            ratio = used["generate"] / used["engine"]
            detail = f"{used['generate']:.2f} s against {used['engine']:.2f} s"
            rows.append(Row(f"generate / models engine alone, {label}", ratio, "< 1.5", detail))
    return rows
