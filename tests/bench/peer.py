"""A client call against what openapi-python-client makes of the same document.

It is installed into an environment of its own, in `.bench/`, with the HTTP library it asks for.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from communications_api import AsyncClient, Client

from tests.bench.client import CALLS, ROUNDS, calling, repeated, static_server
from tests.bench.measuring import AT_ONCE, Row, cpu_of, cpu_of_calls, one_processor
from tests.package.example import payload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REQUIREMENT = "openapi-python-client==0.29.1"
FOLDER = Path(".bench", REQUIREMENT.replace("==", "-"))
PACKAGE = "peer_api"
_PYTHON = FOLDER / "bin" / "python"
_INSTALL_SECONDS = 300


class Unavailable(Exception):  # noqa: N818 - said in a row of the report
    """The peer cannot be installed or run here."""


def generator() -> Path:
    """Install the generator, once; return its interpreter.

    Raises:
        Unavailable: that failed.
    """
    if not (FOLDER / "ready").exists():
        _run(sys.executable, "-m", "venv", "--clear", str(FOLDER))
        _run(
            str(_PYTHON), *"-m pip install --quiet --disable-pip-version-check".split(), REQUIREMENT
        )
        (FOLDER / "ready").touch()
    return _PYTHON


def prepare() -> None:
    """Generate the peer's client.

    Raises:
        Unavailable: that failed.
    """
    generator()
    _run(
        *(str(_PYTHON), "-m", "openapi_python_client", "generate", "--path", "spec/openapi.yaml"),
        *("--output-path", str(FOLDER / PACKAGE), "--meta", "none", "--overwrite"),
    )


def _run(*command: str) -> None:
    try:
        subprocess.run(
            command, check=True, capture_output=True, timeout=_INSTALL_SECONDS, text=True
        )
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or error.stdout or "").strip().splitlines()
        raise Unavailable(lines[-1] if lines else str(error)) from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(str(error)) from None


@contextmanager
def running(url: str) -> Iterator[Callable[[str], float]]:
    """Start the peer's client; give what has it make `CALLS` calls and returns CPU seconds."""
    script = Path(__file__).with_name("peer_calls.py")
    body = json.dumps(payload("sendBotMessage", "request"))
    settings = [f"{url}/communications", str(CALLS), str(AT_ONCE), body]
    command = [str(_PYTHON), str(script), str(FOLDER), PACKAGE, *settings]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        asked, said = process.stdin, process.stdout
        assert asked is not None
        assert said is not None

        def ask(mode: str) -> float:
            asked.write(f"{mode}\n")
            asked.flush()
            answer = said.readline()
            if not answer:
                raise Unavailable("the peer's client ended early")
            return float(answer)

        try:
            yield ask
        finally:
            process.terminate()


def measure() -> list[Row]:
    """Return a row for the sync and one for the async client."""
    modes = (_sync, "sync", ">= 1.3"), (_async, f"{AT_ONCE} at once", ">= 1.8")
    rows = []
    try:
        prepare()
        with one_processor(), static_server() as url, running(url) as peer:
            for function, how, aim in modes:
                ours, theirs = function(url, peer)
                detail = f"{ours / CALLS * 1e6:.0f} µs against {theirs / CALLS * 1e6:.0f} µs a call"
                name = f"openapi-python-client / client call, {how} (times)"
                rows.append(Row(name, theirs / ours, aim, detail))
    except Unavailable as error:
        name = "openapi-python-client / client call (times)"
        return [*rows, Row(name, None, ">= 1.3", f"skipped: {REQUIREMENT}: {error}")]
    return rows


def _sync(url: str, peer: Callable[[str], float]) -> tuple[float, float]:
    theirs = peer("sync")
    ours = float("inf")
    with Client(url, username="u", password="secret") as client:
        call = repeated(calling(client))
        for _ in range(ROUNDS):
            ours = min(ours, cpu_of({"ours": call}, 1)["ours"])
            theirs = min(theirs, peer("sync"))
    return ours, theirs


def _async(url: str, peer: Callable[[str], float]) -> tuple[float, float]:
    async def measured() -> tuple[float, float]:
        theirs = peer("async")
        ours = float("inf")
        async with AsyncClient(url, username="u", password="secret") as client:
            call = calling(client)
            for _ in range(ROUNDS):
                ours = min(ours, (await cpu_of_calls({"ours": call}, CALLS, 1))["ours"])
                theirs = min(theirs, peer("async"))
        return ours, theirs

    return asyncio.run(measured())
