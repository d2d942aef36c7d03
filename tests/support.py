"""The cases in `tests/cases/generate`: what is generated of each, and what is expected.

A case is a folder with a document of ours; `shows.txt` says what of its output stands in
`expected/`, so that each output is shown once: see `tests/excerpts.py`. Not to be shown are copies:
the runtime, which is shipped as it is, and the document as JSON; and the manifest, a list of files,
and the stamp, which changes with every edit of the runtime.
What is noted about the document is shown of every case.
"""

from __future__ import annotations

import difflib
import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generators import pipeline
from generators.console import print_diagnostics
from generators.render.manifest import MANIFEST
from generators.render.shipped import VERSION_FILE
from tests import excerpts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generators.diagnostics import Diagnostic
    from generators.pipeline import Generated

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests/cases/generate"
NAMES = tuple(sorted(path.name for path in CASES.iterdir()))
SHOWS = "shows.txt"
NOTES = "notes.txt"
COPIES = (MANIFEST, "openapi.json", VERSION_FILE)


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
    """Return the expected files of a case: path within its folder to text."""
    result = generated(case)
    tree = {
        path: text
        for path, text in result.tree.items()
        if "/_runtime/" not in path and not path.endswith(COPIES)
    }
    notes = said(result.described.diagnostics).replace(str(spec_of(case)), spec_of(case).name)
    shows = (CASES / case / SHOWS).read_text("utf-8")
    return {
        f"expected/{path}": text
        for path, text in {**excerpts.shown(tree, shows), NOTES: notes}.items()
    }


def difference(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Return a unified diff of two trees, empty where they are the same.

    A file with characters that a terminal does not show is compared in their escaped form.
    """
    lines: list[str] = []
    for path in sorted({*old, *new}):
        if old.get(path) != new.get(path):
            before, after = (_lines(tree, path) for tree in (old, new))
            lines += difflib.unified_diff(before, after, f"{path} (expected)", path, lineterm="")
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
