"""The whole of `generate` against the models engine, alone and as its own command, and a peer.

The engine's command makes models of the components only, with its built-in formatter; we also make
those of parameters, requests and answers.
"""

from __future__ import annotations

import copy
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generators.document import load
from generators.keeping.store import FOLDER_VARIABLE
from tests.bench import peer
from tests.bench.large import large_document
from tests.bench.measuring import Row, cpu_of_commands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HASHING = """
import hashlib, sys
from pathlib import Path
for place in map(Path, sys.argv[1:]):
    for file in place.rglob("*") if place.is_dir() else [place]:
        if file.is_file() and "__pycache__" not in file.parts:
            hashlib.sha256(file.read_bytes()).digest()
"""
_LARGE = 40
"""Operations above which a document counts as large."""
_ROUNDS = 2
_KINDS = frozenset({".yaml", ".yml", ".json"})


def measure() -> Iterator[Row]:
    """Give a row for the start of a command, and rows for our document and a large one."""
    helping = cpu_of_commands({"it": [sys.executable, "-m", "generators", "--help"]}, rounds=5)
    yield Row("--help, s", helping["it"], "< 0.15", "")
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder, "large.json")
        large.write_text(json.dumps(large_document()), "utf-8")
        for label, spec in (("our document", Path("spec/openapi.yaml")), ("120 operations", large)):
            used = cpu_of_commands(_commands(spec, Path(folder)), rounds=5)
            yield _against_engine(label, used, "< 1.5")
            yield from _unchanged(label, spec, Path(folder))
            yield from _edited(label, spec, Path(folder))


def _against_engine(label: str, used: Mapping[str, float], aim: str) -> Row:
    detail = f"{used['generate']:.2f} s against {used['engine']:.2f} s"
    return Row(
        f"generate / engine's command, {label}", used["generate"] / used["engine"], aim, detail
    )


def _commands(spec: Path, folder: Path) -> dict[str, list[str]]:
    engine = [str(Path(sys.executable).with_name("datamodel-codegen")), "--input", str(spec)]
    engine += ["--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"]
    engine += ["--formatters", "builtin", "--output", str(folder / "engine")]
    ours = _command("generate", spec, folder / "out", "--accept-partial", "--no-cache")
    return {"engine": engine, "generate": ours}


def _command(name: str, spec: Path, out: Path, *options: str) -> list[str]:
    place = ["--out", str(out)] if name != "validate" else []
    return [sys.executable, "-m", "generators", name, str(spec), *place, *options]


def _unchanged(label: str, spec: Path, folder: Path) -> Iterator[Row]:
    """Give a row for each command that repeats what it found."""
    out = folder / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder / "cache"))
        patch.delenv("CI", raising=False)
        commands = {name: _command(name, spec, out) for name in ("check", "validate")}
        read = {"check": [spec, "generators", out], "validate": [spec, "generators"]}
        hashing = {
            f"hashing {name}": [sys.executable, "-c", _HASHING, *map(str, places)]
            for name, places in read.items()
        }
        cpu_of_commands(commands, rounds=1)
        used = cpu_of_commands({**commands, **hashing}, rounds=5)
    for name in commands:
        yield Row(
            f"{name}, nothing changed, s above hashing, {label}",
            used[name] - used[f"hashing {name}"],
            "< 0.4",
            f"{used[name]:.2f} s against {used[f'hashing {name}']:.2f} s",
        )


def _edited(label: str, spec: Path, folder: Path) -> Iterator[Row]:
    """Give a row for a run after an edit of one schema, and one for an edit of an operation."""
    read = load(str(spec)).document  # dates stay texts, and libyaml refuses some JSON
    if read is None:
        return
    document = copy.deepcopy(read.data)
    edited, out = folder / "edited.json", folder / "edited"
    schemas = document.get("components", {}).get("schemas", {}).values()
    schema = next((item for item in schemas if item.get("properties")), None)
    operation = next(
        (
            item
            for path in document["paths"].values()
            for method, item in path.items()
            if method in {"get", "put", "post", "patch", "delete"}
        ),
        None,
    )
    command = _command("generate", edited, out, "--accept-partial")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder / "cache-edited"))
        patch.delenv("CI", raising=False)
        edited.write_text(json.dumps(document), "utf-8")
        if _least(command, rounds=1) is None:
            return
        for what, place in (("a schema", schema), ("an operation", operation)):
            if place is None:
                continue
            used = []
            for number in range(_ROUNDS):
                if what == "a schema":
                    place["properties"][f"edited{number}"] = {"type": "string"}
                else:
                    place["summary"] = f"Edited {number} times"
                edited.write_text(json.dumps(document), "utf-8")
                used.append(cpu_of_commands({"it": command}, rounds=1)["it"])
            whole = cpu_of_commands({"it": [*command, "--no-cache"]}, rounds=_ROUNDS)["it"]
            yield Row(
                f"after an edit of {what} / --no-cache, {label}",
                min(used) / whole,
                "< 0.2",
                f"{min(used):.2f} s against {whole:.2f} s",
            )


def measure_large() -> Iterator[Row]:
    """Give rows for each document in the folder that `BENCH_DIR` names, and their medians."""
    given = os.environ.get("BENCH_DIR")
    specs = sorted(path for path in Path(given).iterdir() if path.suffix in _KINDS) if given else []
    per_operation, against_peer = [], []
    for spec in specs:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            commands = _commands(spec, folder)
            used = {key: _least(command) for key, command in commands.items()}
            ours = used["generate"]
            if ours is None:
                yield Row(f"generate, {spec.name}", None, "", "it cannot be generated")
                continue
            engine = used["engine"]
            if engine is not None:
                aim = "< 2.0" if spec.stem == "stripe" else ""
                yield _against_engine(spec.name, {"engine": engine, "generate": ours}, aim)
            operations = _operations(folder / "out")
            if operations > _LARGE:
                per_operation.append(ours / operations * 1e3)
                yield Row(f"ms per operation, {spec.name}", per_operation[-1], "", f"{operations}")
                theirs = _of_peer(spec, folder)
                if theirs:
                    against_peer.append(ours / theirs)
                    made = len([*(folder / "peer" / "api").glob("*/[!_]*.py")])
                    detail = f"{ours:.2f} s against {theirs:.2f} s for {made} of {operations}"
                    label = f"generate / openapi-python-client, {spec.name}"
                    yield Row(label, against_peer[-1], "", detail)
            yield from _edited(spec.name, spec, folder)
            peak = _peak_of(commands["generate"]) / 1e6
            yield Row(f"MB at most, {spec.name}", peak, "< 500", "")
    for name, values, aim in (
        ("ms per operation, median", per_operation, "< 20"),
        ("generate / openapi-python-client, median", against_peer, "< 0.8"),
    ):
        if values:
            yield Row(name, statistics.median(values), aim, f"{len(values)} documents")


def _least(command: list[str], rounds: int = _ROUNDS) -> float | None:
    """Return the CPU seconds of a command; None where it fails."""
    try:
        return cpu_of_commands({"it": command}, rounds=rounds)["it"]
    except subprocess.CalledProcessError:
        return None


def _of_peer(spec: Path, folder: Path) -> float | None:
    try:
        python = peer.generator()
    except peer.Unavailable:
        return None
    # It formats with ruff where that is found.
    path = f"PATH={python.absolute().parent}{os.pathsep}{os.environ.get('PATH', '')}"
    out = ["--output-path", str(folder / "peer"), "--meta", "none", "--overwrite"]
    command = [str(python), "-m", "openapi_python_client", "generate", "--path", str(spec), *out]
    return _least(["env", path, *command])


def _operations(out: Path) -> int:
    """Return how many operations a generated package has."""
    (path,) = out.glob("*/_operations.py")
    return path.read_text("utf-8").count("= Operation(")


def _peak_of(command: list[str]) -> int:
    """Return the most bytes of memory that a command has held."""
    script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True); "
    script += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run(
        [sys.executable, "-c", script, *command], check=True, capture_output=True, text=True
    )
    return int(done.stdout) * 1024
