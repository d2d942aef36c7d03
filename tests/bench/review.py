"""Checks and comparisons of documents, from reading the files on: against Redocly's commands.

What generated code costs a review is measured against the same review without it.
"""

from __future__ import annotations

import copy
import json
import sys
import tempfile
from pathlib import Path

import pytest

from tests.bench.large import large_document
from tests.bench.measuring import Row, cpu_of_commands
from tests.package import others

_COMPARE = """
import sys
from generators.document import load
from generators.memory import few_collections
from generators.review.compare import compare
with few_collections():  # as every command does
    documents = [load(path).document for path in sys.argv[1:]]
    assert compare(*documents)
"""
_COMMAND = [sys.executable, "-m", "generators"]
_TIMES = 12
"""How often the document of `generation` is repeated: 1,440 operations, 2 MB."""


def measure() -> list[Row]:
    """Return a row for `validate`, one for a review, and those for a review with code."""
    with tempfile.TemporaryDirectory() as folder:
        base, head = Path(folder, "base.json"), Path(folder, "head.json")
        _write(base, head)
        review = [sys.executable, "-c", _COMPARE, str(base), str(head)]
        validate = [*_COMMAND, "validate", str(base)]
        return [
            _against("validate / redocly lint, 1,440 operations", validate, "lint", str(base)),
            _against(
                "review / redocly diff, 1,440 operations", review, "diff", str(base), str(head)
            ),
            _code(Path(folder), "120 operations", json.dumps(large_document(), indent=2)),
            _code(Path(folder), "1,440 operations", base.read_text("utf-8")),
        ]


def _against(name: str, ours: list[str], *theirs: str) -> Row:
    """Return a row for a command and one of Redocly's."""
    commands = {"ours": _findings(ours)}
    try:
        commands["redocly"] = _findings([str(others.redocly()), *theirs])
    except pytest.skip.Exception as skipped:
        used = cpu_of_commands(commands, rounds=3)
        return Row(name, None, "< 1", f"{used['ours']:.2f} s; {skipped}")
    used = cpu_of_commands(commands, rounds=3)
    detail = f"{used['ours']:.2f} s against {used['redocly']:.2f} s"
    return Row(name, used["ours"] / used["redocly"], "< 1", detail)


def _findings(command: list[str]) -> list[str]:
    """Return a command that may end with 1, because something was found."""
    return ["sh", "-c", '"$@"; test $? -le 1', "sh", *command]


def _code(folder: Path, size: str, text: str) -> Row:
    """Return the row of one changed line of a document."""
    base, head = folder / "before.json", folder / "after.json"
    base.write_text(text, "utf-8")
    head.write_text(text.replace('"minimum": 0', '"minimum": 1', 1), "utf-8")
    command = _findings([*_COMMAND, "review", str(base), str(head)])
    used = cpu_of_commands({"with": command, "without": [*command, "--no-code"]}, rounds=3)
    detail = f"{used['with']:.2f} s against {used['without']:.2f} s"
    ratio = used["with"] / used["without"]
    return Row(f"review of one line, with code / without, {size}", ratio, "< 1.3", detail)


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
