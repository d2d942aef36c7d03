"""The cases in `tests/cases/generate`: what is generated of each, and what is expected.

A case is a folder with a document of ours and, in `expected/`, what it gives. Left out there are
files that say nothing about the case: the runtime (shipped as it is), the document as JSON, the
client for asyncio (the same template as `client.py`), the manifest (a list of all files) and, but
for one case, code samples.
"""

from __future__ import annotations

import difflib
import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generators import pipeline
from generators.console import print_diagnostics
from generators.render.outputs import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generators.diagnostics import Diagnostic
    from generators.pipeline import Generated

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests/cases/generate"
NAMES = tuple(sorted(path.name for path in CASES.iterdir()))
NOTES = "notes.txt"
SAMPLES = "samples"
"""The case whose code samples are shown; nothing about them depends on the other cases."""
_UNSHOWN = (
    *(MANIFEST, "openapi.json", "async_client.py"),
    # The same for every document:
    *("__main__.py", "errors.py", "mock.py", "telemetry.py", "testing_plugin.py"),
    *("transports.py", "types.py"),
)


def spec_of(case: str) -> Path:
    """Return the document of a case."""
    return CASES / case / "openapi.yaml"


@cache
def generated(case: str) -> Generated:
    """Generate a case, once."""
    return pipeline.generate(spec_of(case))


def package_of(case: str) -> str:
    """Return the import name of the package that a case gives."""
    api = generated(case).described.api
    assert api is not None
    return api.package


def said(diagnostics: list[Diagnostic]) -> str:
    """Return diagnostics as they are printed."""
    stream = io.StringIO()
    print_diagnostics(diagnostics, stream)
    return stream.getvalue()


def shown(case: str) -> dict[str, str]:
    """Return what `expected/` of a case has to hold: path to text."""
    result = generated(case)
    tree = {
        path: text
        for path, text in result.tree.items()
        if "/_runtime/" not in path and not path.endswith(_UNSHOWN)
        if case == SAMPLES or not path.startswith("samples/")
    }
    notes = said(result.described.diagnostics).replace(str(spec_of(case)), spec_of(case).name)
    return {**tree, NOTES: notes}


def expected(case: str) -> dict[str, str]:
    """Return what `expected/` of a case holds: path to text."""
    folder = CASES / case / "expected"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def difference(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Return a unified diff of two trees, empty where they are the same.

    A file with characters that a terminal does not show is compared in their escaped form.
    """
    lines: list[str] = []
    for path in sorted({*old, *new}):
        if old.get(path) != new.get(path):
            before, after = (_lines(tree, path) for tree in (old, new))
            lines += difflib.unified_diff(before, after, f"expected/{path}", path, lineterm="")
    return "\n".join(lines)


def _lines(tree: Mapping[str, str], path: str) -> list[str]:
    if path not in tree:
        return ["(no such file)"]
    return ["".join(map(_visible, line)) for line in tree[path].split("\n")]


def _visible(char: str) -> str:
    return char if char.isprintable() else ascii(char)[1:-1]


def write(tree: Mapping[str, str], folder: Path) -> None:
    """Write a tree into a folder."""
    for path, text in tree.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))
