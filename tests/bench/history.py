"""The history of 20 commits, against reading and comparing their documents, and its memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.large import large_document
from tests.bench.measuring import Row, cpu_of_commands
from tests.review import clones

_COMMITS = 20
_FEW = 5
_COMPARE = """
import itertools, sys
from generators.document import load
from generators.review.compare import compare
documents = (load(path).document for path in sys.argv[1:])
assert all(compare(*pair) for pair in itertools.pairwise(documents))
"""
_HISTORY = """
import contextlib, io, os, resource, sys
from generators.cli import main
os.chdir(sys.argv[1])
with contextlib.redirect_stdout(io.StringIO()) as printed:
    assert main(["review", "--history", sys.argv[2], "api.json", "--fail-on", "never"]) == 0
assert printed.getvalue().count("was removed") == int(sys.argv[3])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measure() -> list[Row]:
    """Return two rows."""
    with tempfile.TemporaryDirectory() as folder:
        files = _write(Path(folder))
        repository = str(Path(folder, "repository"))
        history = [sys.executable, "-c", _HISTORY, repository, "HEAD", str(_COMMITS - 1)]
        few = [sys.executable, "-c", _HISTORY, repository, f"HEAD~{_FEW}..HEAD", str(_FEW)]
        compare = [sys.executable, "-c", _COMPARE, *map(str, files)]
        used = cpu_of_commands({"history": history, "compare": compare}, rounds=3)
        many_kib, few_kib = (
            int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            for command in (history, few)
        )
    detail = f"{used['history']:.2f} s against {used['compare']:.2f} s"
    memory = f"{many_kib / 1024:.0f} MiB against {few_kib / 1024:.0f} MiB"
    return [
        Row(
            f"history of {_COMMITS} commits / reading and comparing them",
            used["history"] / used["compare"],
            "< 1.6",
            detail,
        ),
        Row(f"memory, {_COMMITS} commits / {_FEW}", many_kib / few_kib, "< 1.1", memory),
    ]


def _write(folder: Path) -> list[Path]:
    """Commit a document that loses an operation each time; return each state as a file."""
    clone = clones.new(folder / "repository")
    data = large_document()
    files = []
    for number in range(_COMMITS):
        data["info"]["version"] = f"{number + 1}.0.0"
        text = json.dumps(data, indent=1)
        clone.commit(**{"api.json": text})
        files.append(folder / f"{number}.json")
        files[-1].write_text(text, "utf-8")
        del data["paths"][f"/things{number}/{{thingId}}"]
    return files
