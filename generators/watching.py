"""The command `watch`: generates on every change, and serves the page and a mock meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from . import TOOLKIT
from .commands import written
from .config import CONFIG, OWN_CONFIG, ConfigError
from .console import USAGE, print_diagnostics
from .render.features import SERVER, choose
from .render.own_templates import TemplateFault, Templates, TemplatesError, telling
from .render.requirements import TABLE
from .repeating import begin

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from .pipeline import Generated

_HOST = "127.0.0.1"
_SECONDS = 0.3
"""Time between two looks at the files."""
_ENDING = 5.0
"""Seconds that a mock may take to end."""


def watch(arguments: argparse.Namespace) -> int:
    """Generate, and again whenever a file of the document changes, until it is interrupted."""
    site = _Site()
    try:
        server = ThreadingHTTPServer((_HOST, arguments.port), partial(_Handler, site))
    except OSError as error:
        print(f"cannot listen at {_HOST}:{arguments.port}: {error}", file=sys.stderr)
        return USAGE
    mock = _Mock(arguments)
    seen = stamps(arguments, site.files)
    with _ended_by_signals(), _serving(server), mock:
        print(f"page at http://{_HOST}:{server.server_port}/", flush=True)
        while True:
            site.show(*_generate(arguments))
            if site.package:
                mock.restart(site.package)
            print("watching; Ctrl+C ends it", flush=True)
            seen = changed(arguments, site.files, seen)
            try:
                arguments = arguments.again()
            except ConfigError as error:
                print(f"{error}\nthe settings before are used", flush=True)
            mock.out = arguments.out


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let signals that end a process end what it started, too."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, _end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


def _generate(arguments: argparse.Namespace) -> tuple[int, Generated | None]:
    if arguments.templates:
        try:
            own = Templates.read(arguments.templates)
        except TemplatesError as error:
            print(error, file=sys.stderr)
            return USAGE, None
        arguments.options = replace(arguments.options, templates=own)
    return written(arguments, begin("generate", arguments))


class _Site:
    """What is shown.

    Attributes:
        page: the reference page.
        files: the files of the document as it was read last.
        package: the import name of what was generated last; empty before.
    """

    def __init__(self) -> None:
        self.page = b""
        self.files: tuple[str, ...] = ()
        self.package = ""

    def show(self, code: int, generated: Generated | None) -> None:
        """Show what was generated; what could not be leaves the page as it was."""
        if generated is None or not generated.tree or generated.described.api is None:
            print(f"nothing generated: exit code {code}", flush=True)
            return
        from .reference import render_page

        document = generated.described.document
        self.files = tuple(source.name for source in document.files) if document else self.files
        self.package = generated.described.api.package
        try:
            with telling(generated.templates):
                self.page = render_page(generated).encode()
        except TemplateFault as fault:
            print_diagnostics(fault.problems, sys.stderr)


def stamps(arguments: argparse.Namespace, files: tuple[str, ...]) -> dict[str, object]:
    """Return what tells whether a file has changed, for each that matters."""
    overlays = arguments.options.adapted.overlays if arguments.options.adapted else ()
    own = Path(arguments.templates).rglob("*") if arguments.templates else ()
    templates = [str(path) for path in own if path.is_file()]
    paths = {arguments.spec, *files, *overlays, *templates, CONFIG, OWN_CONFIG}
    return {path: _stamp(path) for path in sorted(paths)}


def _stamp(path: str) -> object:
    try:
        facts = os.stat(path)  # noqa: PTH116 - of a text
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino


def changed(
    arguments: argparse.Namespace, files: tuple[str, ...], seen: dict[str, object]
) -> dict[str, object]:
    """Return the stamps of all files as soon as one is not as it was seen last.

    They are of the time before settings and files are read again: what changes while they are
    read is a change to the next call.
    """
    known = {**stamps(arguments, files), **seen}
    idle = threading.Event()
    while True:
        now = stamps(arguments, files)
        if any(known.get(path) != stamp for path, stamp in now.items()):
            return now
        idle.wait(_SECONDS)


class _Handler(BaseHTTPRequestHandler):
    """Answers with the page."""

    def __init__(self, site: _Site, *arguments: object) -> None:
        self.site = site
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the page as it is now."""
        found = self.path.split("?")[0] == "/" and self.site.page
        content = self.site.page if found else b"there is no page yet, or not here\n"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8" if found else "text/plain")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - as the base has it
        """Print nothing."""


@contextmanager
def _serving(server: ThreadingHTTPServer) -> Iterator[None]:
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _missing() -> list[str]:
    """Return the distributions that mocks need, and that are not installed beside the toolkit."""
    (extra,) = (extra for extra in choose((SERVER,)).extras if extra.name == SERVER)
    missing = []
    for name in extra.requirements:
        if TABLE[name].marker:
            continue  # not needed everywhere
        try:
            distribution(name)
        except PackageNotFoundError:
            missing.append(name)
    return missing


class _Mock:
    """The mock of the package, in a process of its own: each package needs a fresh one."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.out = arguments.out
        self.port = arguments.mock_port
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> None:
        """Begin without a mock."""

    def __exit__(self, *_: object) -> None:
        self.stop()

    def restart(self, package: str) -> None:
        """Serve a package, if it has a mock."""
        self.stop()
        if not (Path(self.out) / package / "mock.py").is_file():
            return
        if missing := _missing():
            remedy = f"pip install '{TOOLKIT}[mock]'"
            print(f"no mock: {', '.join(missing)} not installed; {remedy}", flush=True)
            return
        paths = [str(Path(self.out).resolve()), os.environ.get("PYTHONPATH", "")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        command = (sys.executable, "-m", f"{package}.mock", "--port", str(self.port))
        self.process = subprocess.Popen(command, env=environment)  # noqa: S603 - of what we wrote

    def stop(self) -> None:
        """End the process."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None
