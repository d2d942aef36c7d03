"""Runs samples: which command runs a language, and a server that keeps what arrives."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import pytest

from generators.samples.languages import LANGUAGES, Language
from tests.package import others

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).parents[2]
ALL = os.environ.get("SAMPLES_ALL") == "1"
"""Whether languages that are compiled take part with every sample, as in `make samples-all`."""
BY_NAME: Mapping[str, Language] = {language.name: language for language in LANGUAGES}
_JARS = tuple(Path("/usr/share/java") / name for name in ("okhttp.jar", "okio.jar"))


def _has_php_curl(php: str) -> bool:
    modules = subprocess.run([php, "-m"], capture_output=True, text=True, check=True).stdout
    return "curl" in modules.split()


class Runner(NamedTuple):
    """How the programs of a language are run.

    Attributes:
        kind: when: in every run of the tests; where an interpreter is installed; where a compiler
            is, with fewer samples; or never, as nothing here can, so that they are only parsed.
        words: the command, to be followed by the file; its first is looked for in the path. Empty
            where there is none.
        packages: of Debian, what `make samples-all` installs.
        library: name of a library that is needed besides, and what says whether it is there, given
            the path of the command.
    """

    kind: Literal["always", "interpreted", "compiled", "parsed"]
    words: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    library: tuple[str, Callable[[str], bool]] | None = None


RUNNERS = {
    "curl": Runner("always", ("/bin/sh",), ("curl",)),
    "python": Runner("always", (sys.executable,)),
    "node": Runner("always", ("node",)),
    "client": Runner("always", (sys.executable,)),
    "async-client": Runner("always", (sys.executable,)),
    "cli": Runner("always", ("/bin/sh",)),
    "ruby": Runner("interpreted", ("ruby",), ("ruby",)),
    "php": Runner(
        "interpreted",
        ("php",),
        ("php-cli", "php-curl"),
        ("the extension curl of PHP", _has_php_curl),
    ),
    "go": Runner("compiled", ("go", "run"), ("golang-go",)),
    "java": Runner(
        "compiled",
        ("java", "-cp", os.pathsep.join(map(str, _JARS))),
        ("default-jdk-headless", "libokhttp-java", "libokio-java"),
        ("OkHttp of Debian", lambda _: all(jar.is_file() for jar in _JARS)),
    ),
    "csharp": Runner("parsed"),
    "powershell": Runner("parsed", ("pwsh", "-NoProfile", "-File")),
}
"""One row for each language of samples."""


def _of(kind: str) -> tuple[str, ...]:
    return tuple(name for name, runner in RUNNERS.items() if runner.kind == kind)


ALWAYS, INTERPRETED, COMPILED = _of("always"), _of("interpreted"), _of("compiled")
PARSED = _of("parsed")
_LIMIT = 120
"""Seconds that a program may take; the first one of a compiled language takes long."""


def command(language: str) -> list[str]:
    """Return what a file of a language is run with; skip where that is not installed."""
    runner = RUNNERS[language]
    if not runner.words:
        pytest.skip(f"{BY_NAME[language].label} is not run")
    path = _path(runner.words[0])
    if runner.library is not None:
        name, is_installed = runner.library
        if not is_installed(path):
            pytest.skip(f"{name} is not installed")
    return [path, *runner.words[1:]]


def _path(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed")
    return path


def run(
    language: str,
    source: str,
    folder: Path,
    environment: Mapping[str, str],
    *,
    packages: tuple[Path, ...] = (),
    program: tuple[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a sample.

    Args:
        language: its name.
        source: the text of its file.
        folder: where it is written.
        environment: variables; there are no others that samples could read.
        packages: folders of Python packages.
        program: name of the command line of a package, and the package.
    """
    words = command(language)
    folder.mkdir(parents=True, exist_ok=True)
    if language == "node" and not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(others.axios())
    if program is not None:
        script = folder / program[0]
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {program[1]} "$@"\n')
        script.chmod(0o700)
    file = folder / BY_NAME[language].file
    file.write_text(source, "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("proxy")}
    paths = os.pathsep.join(map(str, packages))
    return subprocess.run(
        [*words, str(file)],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        timeout=_LIMIT,
        env={
            **kept,
            "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": paths,
            "GOTOOLCHAIN": "local",
            "GO111MODULE": "off",
            **environment,
        },
    )


@dataclass(frozen=True)
class Arrived:
    """A request as a server saw it; names of header fields are in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Recorder:
    """A server on loopback that keeps requests; `status` and `answer` are what it says."""

    url: str = ""
    status: int = 200
    answer: bytes = b'{"text": "kept"}'
    arrived: list[Arrived] = field(default_factory=list)

    def last(self) -> Arrived:
        """Return the one request that arrived since the last time."""
        (request,) = self.arrived
        self.arrived.clear()
        return request


@contextmanager
def recording() -> Iterator[Recorder]:
    """Run a recorder."""
    recorder = Recorder()

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            fields = {name.lower(): value for name, value in self.headers.items()}
            recorder.arrived.append(Arrived(self.command, self.path, fields, body))
            empty = self.command == "HEAD" or recorder.status == 204
            self.send_response(recorder.status)
            if recorder.status != 204:
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(recorder.answer)))
            self.end_headers()
            self.wfile.write(b"" if empty else recorder.answer)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _any  # noqa: N815
        do_QUERY = _any  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        recorder.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield recorder
        finally:
            server.shutdown()
            thread.join(30)
