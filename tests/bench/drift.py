"""A million exchanges compared with a document: seconds, and memory that does not grow."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.measuring import Row

_MANY, _FEW = 1_000_000, 50_000
_CASES = Path(__file__).parents[1] / "cases/drift"
_DRIFT = """
import contextlib, io, resource, sys
from generators.cli import main
with contextlib.redirect_stdout(io.StringIO()) as printed:
    code = main(["drift", sys.argv[2], "--document", sys.argv[1], "--fail-on", "never"])
assert code == 0 and f"{int(sys.argv[3]):,} exchanges" in printed.getvalue()
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)
"""
_READ = """
import json, resource, sys
for line in open(sys.argv[1], encoding="utf-8"):
    json.loads(line)
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)
"""


def measure() -> list[Row]:
    """Return two rows: time against reading the same lines, memory against a twentieth of them."""
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder, "many.ndjson"), Path(folder, "few.ndjson")
        _write(many, _MANY)
        _write(few, _FEW)
        document = str(_CASES / "openapi.yaml")
        memory, seconds = _used(_DRIFT, document, str(many), str(_MANY))
        of_few, _ = _used(_DRIFT, document, str(few), str(_FEW))
        _, reading = _used(_READ, str(many))
    detail = f"{seconds:.0f} s for {_MANY:,} exchanges, {reading:.0f} s to read them as JSON"
    return [
        Row("drift of a million exchanges / reading them", seconds / reading, "< 8", detail),
        Row(
            f"memory, drift of a million / {_FEW:,}",
            memory / of_few,
            "< 1.1",
            f"{memory:.0f} MiB against {of_few:.0f} MiB",
        ),
    ]


def _used(program: str, *arguments: str) -> tuple[float, float]:
    """Run a program once: it takes minutes. Return MiB of memory and seconds of CPU."""
    command = [sys.executable, "-c", program, *arguments]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    memory, seconds = printed.split()
    return float(memory), float(seconds)


def _write(path: Path, count: int) -> None:
    """Write exchanges of all operations, of which no two are the same, and few are not valid."""
    lines = [json.loads(line) for line in (_CASES / "valid.ndjson").read_text("utf-8").splitlines()]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            line = lines[number % len(lines)]
            body = line["response"]["body"]
            order = body[0] if isinstance(body, list) else body
            if isinstance(order, dict) and "total" in order:
                order["id"], order["total"] = number, number % 997 + 0.5
                order["note"] = "far too long a note" if number % 1000 == 0 else f"n{number % 999}"
            file.write(json.dumps(line) + "\n")
