"""Faults in small documents: what remains, what is lost, and what is told."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any, NamedTuple

from generators import pipeline
from generators.diagnostics import Severity
from generators.document.pointer import PointerError, lookup

if TYPE_CHECKING:
    from pathlib import Path

ABSENT = object()
"""For a value of which nothing remains."""
OK = "responses: {'200': {description: fine}}"
ANY = {"description": "fine", "content": {"*/*": {}}}
_SEVERITY = {"repaired": "warning", "degraded": "warning", "left out": "error"}


class Row(NamedTuple):
    """A fault in a small document.

    Attributes:
        name: of the row.
        text: the document without its head; `# here` marks the line that is told.
        code: of the diagnostic.
        effect: what became of it.
        done: a part of the words for that.
        remains: what stands at some pointers afterwards.
        lost: operations that are left out.
        kept: operations that are generated.
        version: of OpenAPI.
    """

    name: str
    text: str
    code: str
    effect: str
    done: str
    remains: dict[str, Any]
    lost: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    version: str = "3.1.0"


A, B = "/paths/~1a/get", "/paths/~1b/get"
REST = f"""
  /b:
    get: {{operationId: rest, {OK}}}
"""


def described(folder: Path, text: str, version: str = "3.1.0") -> pipeline.Described:
    file = folder / "openapi.yaml"
    head = f"openapi: {version}\ninfo: {{title: Pets, version: '1'}}\n"
    file.write_text(head + dedent(text).strip("\n") + "\n", "utf-8")
    return pipeline.describe(file)


def marked(folder: Path) -> int:
    """Return the line that is marked."""
    lines = (folder / "openapi.yaml").read_text("utf-8").splitlines()
    (line,) = [number for number, line in enumerate(lines, 1) if line.endswith("# here")]
    return line


def check(row: Row, folder: Path) -> None:
    """Generate the document of a row, and compare what became of it."""
    result = described(folder, row.text, row.version)
    assert result.api is not None
    assert result.document is not None
    losses = [loss for loss in result.losses if loss.code == row.code]
    assert [(loss.effect, loss.units) for loss in losses] == [(row.effect, row.lost)]
    assert row.done in losses[0].done
    for pointer, value in row.remains.items():
        try:
            remaining = lookup(result.document.data, pointer)
        except PointerError:
            remaining = ABSENT
        assert remaining == value, pointer
    diagnostics = [
        diagnostic for diagnostic in result.diagnostics if losses[0].done in diagnostic.message
    ]
    assert [diagnostic.severity for diagnostic in diagnostics] == [_SEVERITY[row.effect]]
    assert diagnostics[0].location.line == marked(folder)
    ids = {operation.id for operation in result.api.operations}
    assert ids == set(row.kept)
    errors = [
        diagnostic for diagnostic in result.diagnostics if diagnostic.severity is Severity.ERROR
    ]
    assert bool(errors) == (row.effect == "left out")
