"""What is generated satisfies two type checkers, and importing it costs and does little."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generators.render import outputs
from tests.checked_packages import with_one_runtime
from tests.support import NAMES, ROOT, generated, package_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.generate.service import Packages

MODULES = ("models", "client", "async_client", "server", "errors")


@pytest.fixture(scope="module")
def folder(packages: Packages) -> Path:
    """Return the folder that holds all packages, and a scaffold of each."""
    for case in NAMES:
        packages(case)
        api = generated(case).described.api
        assert api is not None
        scaffold = packages.folder / f"{api.package}_handlers.py"
        scaffold.write_text(outputs.scaffold(api), "utf-8")
    return packages.folder


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def python(code: str, folder: Path) -> str:
    done = run([sys.executable, "-W", "error", "-c", code], folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _generated(package: Path) -> list[Path]:
    return [*package.glob("*.py"), *package.glob("models/*.py")]


@pytest.mark.slow
def test_mypy(folder: Path, tmp_path: Path) -> None:
    names = [package_of(case) for case in NAMES]
    write(with_one_runtime(generated(case).tree for case in NAMES), tmp_path)
    for name in names:
        shutil.copy(folder / f"{name}_handlers.py", tmp_path)
    options = ["--strict", "--python-version", "3.11", "--cache-dir", os.devnull]
    packages = [part for name in names for part in ("-p", name, "-m", f"{name}_handlers")]
    done = run([sys.executable, "-m", "mypy", *options, *packages], tmp_path)
    assert (done.stdout[:7], done.returncode) == ("Success", 0), done.stdout + done.stderr


@pytest.mark.slow
def test_pyright(folder: Path) -> None:
    """Strict for what is generated; by default settings for the runtime.

    The runtime, and what comes of the same template as another file, is looked at once. Models come
    first: pyright knows an alias that refers to itself only where it is defined.
    """
    runtime = folder / package_of("names") / "_runtime"
    made = [path for case in NAMES for path in _generated(folder / package_of(case))]
    made = [
        path for path in made if path.name != "async_client.py" or path.parent == runtime.parent
    ]
    made += [folder / f"{package_of(case)}_handlers.py" for case in NAMES]
    made.sort(key=lambda path: ("models" not in path.parts, path))
    files = [str(path.relative_to(folder)) for path in made]
    config = {
        "include": [*files, str(runtime.relative_to(folder))],
        "strict": files,
        "pythonVersion": "3.11",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(config))
    done = run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson"], folder
    )
    answer = json.loads(done.stdout)
    found = [
        f"{one['file']}:{one['range']['start']['line'] + 1} {one['message']}"
        for one in answer["generalDiagnostics"]
    ]
    assert not found, "\n".join(found)
    assert answer["summary"]["filesAnalyzed"] == len(files) + len([*runtime.rglob("*.py")])


def test_every_module_is_imported_without_a_warning(folder: Path) -> None:
    modules = [f"{package_of(case)}.{module}" for case in NAMES for module in MODULES]
    code = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)"
    done = run([sys.executable, "-W", "error", "-c", code, *modules], folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_package_alone_imports_no_library(folder: Path) -> None:
    names = [package_of(case) for case in NAMES]
    code = (
        f"import sys\nfor name in {names}: __import__(name)\n"
        "print(sorted({'httpx2', 'fastapi', 'starlette', 'pydantic'} & sys.modules.keys()))"
    )
    assert python(code, folder) == "[]\n"


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [("models", "httpx2 fastapi"), ("client", "fastapi httpx2"), ("server", "httpx2")],
)
def test_a_module_imports_only_what_it_is_for(folder: Path, module: str, unwanted: str) -> None:
    code = (
        f"import sys, {package_of('bodies')}.{module}\n"
        f"print([name for name in {unwanted.split()} if name in sys.modules])"
    )
    assert python(code, folder) == "[]\n"


def test_the_root_package_gives_its_parts(folder: Path) -> None:
    name = package_of("bodies")
    code = (
        f"import {name}\n"
        f"print({name}.Client.__name__, {name}.AsyncClient.__name__, {name}.models.Note.__name__,"
        f" {name}.errors.ApiError.__name__, {name}.__version__)"
    )
    assert python(code, folder) == "Client AsyncClient Note ApiError 1.0.0\n"


def test_packages_do_not_need_the_toolkit(folder: Path) -> None:
    code = (
        f"import sys\nfor name in {list(MODULES)}: __import__('{package_of('bodies')}.' + name)\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'generators'])"
    )
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
    assert str(ROOT) not in (folder / package_of("bodies") / "client.py").read_text("utf-8")
