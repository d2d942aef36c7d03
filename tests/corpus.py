"""Try the toolkit on a folder of documents: `make corpus DIR=FOLDER`.

Each document is generated, every module of its package is imported, every operation is built with
made values (`tests/building.py`), and the package's own mock is held to its own contract suite, in
a process of its own. What came of it is one row of a table; `--json` has what could not be built.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import pkgutil
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generators import pipeline
from generators.diagnostics import Severity
from tests.building import OWN, walk
from tests.support import ROOT, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

SUFFIXES = frozenset({".yaml", ".yml", ".json"})
_VERSION = re.compile(r"""^[\s{]*["']?(openapi|swagger)["']?\s*:""", re.MULTILINE)
"""The field that says of what version a document is, wherever it stands."""


@dataclass
class Row:
    """What came of one document; `stage` is the last one that was reached."""

    document: str
    stage: str = "read"
    operations: int = 0
    errors: int = 0
    warnings: int = 0
    codes: dict[str, int] = field(default_factory=dict)
    modules: int = 0
    built: int = 0
    unbuilt: list[str] = field(default_factory=list)
    held: int = 0
    violated: int = 0
    skipped: int = 0
    violations: list[str] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)
    types: str = ""
    seconds: float = 0.0
    failure: str = ""


def documents(folder: Path) -> Iterator[Path]:
    """Yield the documents of a folder, and of each folder in it."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield from (file for file in sorted(path.iterdir()) if _is_document(file))
        elif _is_document(path):
            yield path


def _is_document(path: Path) -> bool:
    if path.suffix not in SUFFIXES or not path.is_file():
        return False
    text = path.read_text("utf-8", "replace")
    return _VERSION.search(text) is not None


def examine(path: Path, *, contract: bool, typed_below: int) -> Row:
    """Take one document through every stage."""
    row = Row(str(path))
    began = time.process_time()
    result = pipeline.generate(path)
    row.seconds = round(time.process_time() - began, 1)
    diagnostics, api = result.described.diagnostics, result.described.api
    row.errors = sum(item.severity is Severity.ERROR for item in diagnostics)
    row.warnings = sum(item.severity is Severity.WARNING for item in diagnostics)
    row.codes = dict(
        Counter(item.code for item in diagnostics if item.severity is Severity.ERROR).most_common(9)
    )
    if api is None:
        return row
    row.stage, row.operations = "generated", len(api.operations)
    with tempfile.TemporaryDirectory() as folder:
        write(result.tree, Path(folder))
        sys.path.insert(0, folder)
        package = importlib.import_module(api.package)
        row.modules = sum(1 for _ in _imported(package))
        row.stage = "imported"
        if contract:
            _hold(api.package, row)
            row.stage = "held"
        if row.operations <= typed_below:
            row.types = _types(folder, api.package)
    return row


def _imported(package: ModuleType) -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            yield importlib.import_module(module.name)


def _hold(name: str, row: Row) -> None:
    """Send what the package's contract suite makes to the package's mock, which obeys `Prefer`."""
    contract = importlib.import_module(f"{name}.contract")
    mock = importlib.import_module(f"{name}.mock").create_mock()
    secrets = dict.fromkeys(contract.run.__annotations__.keys() - OWN, "secret")
    walked = walk(name)
    row.built = len(walked.built)
    row.unbuilt = sorted(
        f"{operation}: {reason}"[:300]
        for operation, reason in {**walked.unmade, **walked.unbuilt, **walked.refused}.items()
    )
    report = contract.run(app=mock, prefer=True, **secrets)
    for result in report.results:
        if result.outcome == "skipped":
            row.reasons[result.skipped[:60]] = row.reasons.get(result.skipped[:60], 0) + 1
        row.violations += [
            f"{result.case}: {finding.message}"[:300] for finding in result.violations
        ]
    row.held, row.violated = report.count("held"), report.count("violated")
    row.skipped = report.count("skipped")


def _types(folder: str, name: str) -> str:
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-version", "3.11", name],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return "ok" if checked.returncode == 0 else checked.stdout.splitlines()[-1]


def _separately(path: Path, arguments: argparse.Namespace) -> Row:
    """Examine a document in a process of its own: what it imports and holds ends with it."""
    command = [sys.executable, "-m", "tests.corpus", str(path), "--one"]
    command += ["--types-below", str(arguments.types_below)]
    command += ["--no-contract"] if arguments.no_contract else []
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        return Row(**json.loads(run.stdout.splitlines()[-1]))
    except (ValueError, IndexError):
        last = run.stderr.strip().splitlines()[-1:] or [f"exit code {run.returncode}"]
        return Row(str(path), stage="failed", failure=last[0][:200])


HEAD = (
    "| document | reached | operations | built | held | violated | skipped | errors | warnings "
    "| mypy | CPU s |\n|---|---|---|---|---|---|---|---|---|---|---|"
)


def line(row: Row) -> str:
    """Return a row of the table."""
    cells: list[Any] = [Path(row.document).name, row.failure or row.stage, row.operations]
    cells += [row.built, row.held, row.violated, row.skipped, row.errors, row.warnings]
    cells += [row.types, row.seconds]
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; exit code 1 where a document was not taken through all stages."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    add = parser.add_argument
    add("path", type=Path, nargs="+", help="folders of documents, or documents")
    add("--json", type=Path, help="file for all that is known")
    add("--no-contract", action="store_true", help="only generate and import")
    add("--types-below", type=int, default=60, help="mypy where there are fewer operations (60)")
    add("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        with contextlib.redirect_stdout(io.StringIO()):
            row = examine(
                options.path[0], contract=not options.no_contract, typed_below=options.types_below
            )
        print(json.dumps(asdict(row)))
        return 0
    rows: list[Row] = []
    print(HEAD)
    for path in options.path:
        for document in documents(path) if path.is_dir() else [path]:
            rows.append(_separately(document, options))
            print(line(rows[-1]), flush=True)
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), "utf-8")
    total = Counter(row.stage for row in rows)
    print(f"\n{len(rows)} documents: {dict(total)}")
    return 0 if all(row.stage in {"held", "imported"} for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
