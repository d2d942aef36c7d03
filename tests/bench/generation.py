"""The whole of `generate` against the models engine alone."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from generators.keeping.store import FOLDER_VARIABLE
from tests.bench.measuring import Row, cpu_of_commands

_ENGINE = """
import sys
from generators.document import load
from generators.document.normalize import normalize
from generators.models.engine import build_models
build_models(normalize(load(sys.argv[1]).document).document)
"""
_HASHING = """
import hashlib, sys
from pathlib import Path
for place in map(Path, sys.argv[1:]):
    for file in place.rglob("*") if place.is_dir() else [place]:
        if file.is_file() and "__pycache__" not in file.parts:
            hashlib.sha256(file.read_bytes()).digest()
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
    """Return rows for our document and for a large one."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder, "large.json")
        large.write_text(json.dumps(large_document()), "utf-8")
        for label, spec in (("our document", Path("spec/openapi.yaml")), ("120 operations", large)):
            out = Path(folder, "out")
            used = cpu_of_commands(
                {
                    "engine": [sys.executable, "-c", _ENGINE, str(spec)],
                    "generate": _command("generate", spec, out, "--no-cache"),
                },
                rounds=5,
            )
            ratio = used["generate"] / used["engine"]
            detail = f"{used['generate']:.2f} s against {used['engine']:.2f} s"
            rows.append(Row(f"generate / models engine alone, {label}", ratio, "< 1.5", detail))
            rows += _unchanged(label, spec, out, Path(folder, "cache"))
    return rows


def _command(name: str, spec: Path, out: Path, *options: str) -> list[str]:
    place = ["--out", str(out)] if name != "validate" else []
    return [sys.executable, "-m", "generators", name, str(spec), *place, *options]


def _unchanged(label: str, spec: Path, out: Path, cache: Path) -> list[Row]:
    """Return a row for each command that repeats what it found."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(cache))
        patch.delenv("CI", raising=False)
        commands = {name: _command(name, spec, out) for name in ("check", "validate")}
        read = {"check": [spec, "generators", out], "validate": [spec, "generators"]}
        hashing = {
            f"hashing {name}": [sys.executable, "-c", _HASHING, *map(str, places)]
            for name, places in read.items()
        }
        cpu_of_commands(commands, rounds=1)
        used = cpu_of_commands({**commands, **hashing}, rounds=5)
    return [
        Row(
            f"{name}, nothing changed, s above hashing, {label}",
            used[name] - used[f"hashing {name}"],
            "< 0.4",
            f"{used[name]:.2f} s against {used[f'hashing {name}']:.2f} s",
        )
        for name in commands
    ]
