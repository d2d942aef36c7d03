"""What an import costs, and the first use of one model among many: in fresh processes."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from generators.document import load
from generators.document.normalize import normalize
from generators.models.engine import build_models
from tests.bench.measuring import Row, cpu_of_commands

MODELS = 320
PACKAGE = "many_models"
EAGER = "_eager"
ROUNDS = 7
_KINDS: tuple[dict[str, Any], ...] = (
    {"type": "string"},
    {"type": "integer", "minimum": 0},
    {"type": "number"},
    {"type": "boolean"},
    {"type": "string", "format": "date-time"},
    {"type": ["string", "null"], "maxLength": 200},
    {"type": "array", "items": {"type": "string"}},
    {"type": "object", "additionalProperties": {"type": "string"}},
    {"type": "string", "format": "uuid"},
)


def document(models: int = MODELS) -> dict[str, Any]:
    """Return a document of so many schemas with ten properties each; most refer to another."""
    schemas = {}
    for number in range(models):
        properties = {f"part{place}": dict(kind) for place, kind in enumerate(_KINDS)}
        reference = {"$ref": f"#/components/schemas/Thing{number + 1}"}
        last = number % 8 == 7  # chains of eight
        properties["next"] = {"type": "string"} if last else reference
        schemas[f"Thing{number}"] = {
            "type": "object",
            "description": f"Thing number {number}.",
            "required": ["part0"],
            "properties": properties,
        }
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Thing0"}}}
    get = {
        "operationId": "getThing",
        "responses": {"200": {"description": "OK", "content": content}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Many", "version": "1.0.0"},
        "paths": {"/things": {"get": get}},
        "components": {"schemas": schemas},
    }


def write(folder: Path, models: int = MODELS) -> None:
    """Write the package of `document`, and beside its models the same ones as one module."""
    spec = folder / "many.json"
    spec.write_text(json.dumps(document(models)), "utf-8")
    generate = [sys.executable, "-m", "generators", "generate", str(spec)]
    command = [*generate, "--out", str(folder), "--package", PACKAGE]
    subprocess.run(command, check=True, capture_output=True)
    loaded, _ = load(spec)
    assert loaded is not None
    source = build_models(normalize(loaded)[0]).source
    Path(folder, PACKAGE, f"{EAGER}.py").write_text(source, "utf-8")


_FIRST_USE = '; {0}.Thing0.from_json(b\'{{"part0": "text", "next": {{"part0": "more"}}}}\')'


def commands(folder: Path) -> dict[str, list[str]]:
    """Return what is run in fresh processes, by name."""
    path = f"import sys; sys.path[:0] = [{str(folder)!r}, 'generated']; "
    code = {
        "pydantic": "import pydantic",
        "package": "import communications_api",
        "many": f"import {PACKAGE}",
        "first use": f"from {PACKAGE} import models" + _FIRST_USE.format("models"),
        "eager": f"from {PACKAGE} import {EAGER}" + _FIRST_USE.format(EAGER),
    }
    return {name: [sys.executable, "-c", path + text] for name, text in code.items()}


def measure() -> list[Row]:
    """Return rows for importing a package, and for the first use of a model."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder)
        run = commands(folder)
        cpu_of_commands(run, 1)  # writes the byte code
        used = cpu_of_commands(run, ROUNDS)
    base = used["pydantic"]
    rows = []
    for what, label, aim in (
        ("package", "our package", "<= 30"),
        ("many", f"{MODELS} models", "<= 80"),
    ):
        over = (used[what] - base) * 1e3
        detail = f"{used[what] * 1e3:.0f} ms against {base * 1e3:.0f} ms"
        rows.append(Row(f"import over `import pydantic`, {label} (ms)", over, aim, detail))
    first, eager = used["first use"], used["eager"]
    detail = f"{first * 1e3:.0f} ms against {eager * 1e3:.0f} ms; pydantic {base * 1e3:.0f} ms"
    name = f"first use of {MODELS} models: one eager module / ours (times)"
    return [*rows, Row(name, eager / first, ">= 3.5", detail)]
