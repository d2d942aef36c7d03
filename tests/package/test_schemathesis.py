"""Schemathesis finds nothing in the servers, and does find what is broken on purpose."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.package.example import Log, example_app
from tests.package.fuzzing import CHANGES, DOCUMENT, REQUESTS, SEQUENCES, SERVERS, run, told
from tests.package.serving import serve


@pytest.mark.slow
@pytest.mark.parametrize("what", [REQUESTS, SEQUENCES], ids=["requests", "sequences"])
@pytest.mark.parametrize("server", SERVERS)
def test_schemathesis_finds_nothing(server: str, what: tuple[str, ...]) -> None:
    with SERVERS[server]() as url:
        done = run(url, *what, "--max-examples", "8", "--seed", "1", timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    if what is REQUESTS:  # sequences begin where an answer holds what another request needs
        assert "Tested: 4" in done.stdout
    assert "No issues found" in done.stdout


@pytest.mark.slow
def test_schemathesis_finds_what_is_broken() -> None:
    app = example_app(Log())

    async def broken(scope: Any, receive: Any, send: Any) -> None:
        async def changed(message: Any) -> None:
            if message["type"] == "http.response.start" and message["status"] == 422:
                message = {**message, "status": 500}
            await send(message)

        await app(scope, receive, changed)

    with serve(broken) as url:
        done = run(url, "--max-examples", "1", "--seed", "1", "--phases", "coverage", timeout=120)
    assert done.returncode == 1
    assert "Server error" in done.stdout


def test_little_is_told_besides_the_document() -> None:
    assert len(CHANGES) == 2
    before, after = json.loads(DOCUMENT.read_bytes()), told()
    for path, item in before["paths"].items():
        for method, operation in item.items():
            changed = after["paths"][path][method]
            assert "200" in changed["responses"]
            assert "default" not in changed["responses"]
            assert not {status for status in changed["responses"] if status.startswith("5")}
            assert changed["requestBody"] == operation["requestBody"]
    assert after["components"].keys() == before["components"].keys()
