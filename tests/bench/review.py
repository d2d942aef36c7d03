"""A comparison of two documents against `redocly diff`, from reading the files on."""

from __future__ import annotations

import copy
import json
import sys
import tempfile
from pathlib import Path

import pytest

from tests.bench.generation import large_document
from tests.bench.measuring import Row, cpu_of_commands
from tests.package import others

_COMPARE = """
import sys
from generators.document import load
from generators.review.compare import compare
documents = [load(path).document for path in sys.argv[1:]]
assert compare(*documents)
"""
_TIMES = 12
"""How often the document of `generation` is repeated: 1,440 operations, 2 MB."""


def measure() -> list[Row]:
    """Return one row."""
    name = "review / redocly diff, 1,440 operations"
    with tempfile.TemporaryDirectory() as folder:
        base, head = Path(folder, "base.json"), Path(folder, "head.json")
        _write(base, head)
        commands = {"review": [sys.executable, "-c", _COMPARE, str(base), str(head)]}
        try:
            # It ends with 1 because it found something.
            found = ["sh", "-c", '"$@"; test $? = 1', "sh", str(others.redocly())]
            commands["redocly"] = [*found, "diff", str(base), str(head)]
        except pytest.skip.Exception as skipped:
            used = cpu_of_commands(commands, rounds=3)
            return [Row(name, None, "< 1", f"{used['review']:.2f} s; {skipped}")]
        used = cpu_of_commands(commands, rounds=3)
    detail = f"{used['review']:.2f} s against {used['redocly']:.2f} s"
    return [Row(name, used["review"] / used["redocly"], "< 1", detail)]


def _write(base: Path, head: Path) -> None:
    """Write a large document, and one with a change in a schema, a parameter and an operation."""
    data = large_document()
    text = json.dumps(data["paths"])
    for number in range(1, _TIMES):
        more = json.loads(text.replace("/things", f"/group{number}/things"))
        for item in more.values():
            item["put"]["operationId"] += f"Of{number}"
        data["paths"] |= more
    base.write_text(json.dumps(data, indent=2), "utf-8")
    data = copy.deepcopy(data)
    del data["components"]["schemas"]["Thing3"]["properties"]["labels"]
    data["paths"]["/things5/{thingId}"]["put"]["parameters"][1]["required"] = True
    del data["paths"]["/things7/{thingId}"]
    head.write_text(json.dumps(data, indent=2), "utf-8")
