"""The contract suite of our package: as a command, against servers on a real socket."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from communications_api import contract

from tests.package.example import OPERATIONS, PASSWORD, USERNAME, Log, example_app
from tests.package.fuzzing import SERVERS
from tests.package.serving import serve

ENVIRONMENT = {
    "COMMUNICATIONS_API_USERNAME": USERNAME,
    "COMMUNICATIONS_API_PASSWORD": PASSWORD,
}


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    return subprocess.run(
        (sys.executable, "-W", "error", "-m", "communications_api.contract", *arguments),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, **ENVIRONMENT, "PYTHONPATH": "generated"},
    )


@pytest.mark.parametrize("server", SERVERS)
def test_every_server_holds_the_contract(server: str) -> None:
    with SERVERS[server]() as url:
        prefer = ("--prefer",) if server == "mock" else ()
        done = command(url, "--output", "json", *prefer)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert {case["outcome"] for case in report["cases"]} == {"held"}
    assert {case["operation"] for case in report["cases"]} - {None} == OPERATIONS.keys()
    kinds = {case["kind"] for case in report["cases"]}
    assert ("prefer" in kinds) is (server == "mock")
    assert PASSWORD not in done.stdout


def test_what_is_sent_is_what_the_document_shows() -> None:
    log = Log()
    with serve(example_app(log)) as url:
        report = contract.run(url, username=USERNAME, password=PASSWORD)
    assert report.held, report.text()
    assert [name for name, _, _ in log.calls] == list(OPERATIONS)
    places = [result.case.place for result in report.results if result.case.kind == "valid"]
    assert [place.rpartition("/")[2] for place in places] == ["documented"] * 4


def test_a_server_that_is_not_ours() -> None:
    async def other(scope: Any, receive: Any, send: Any) -> None:
        assert scope["type"] == "http"
        head = [(b"content-type", b"text/html")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": b"<p>It works!</p>\x1b[2J"})

    with serve(other) as url:
        done = command(url)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "content type 'text/html' is not declared for 200" in done.stdout
    assert "a request without credentials got 200 instead of 401" in done.stdout
    assert "an invalid request got 200 instead of 4xx" in done.stdout
    assert "got 200 instead of 405" in done.stdout
    assert "got 200 instead of 404" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stdout.splitlines()[-1].endswith("62 cases: 0 held, 62 violated, 0 skipped")


@pytest.mark.parametrize("case", contract.cases(), ids=str)
def test_in_a_suite_of_ones_own(case: contract.Case, server: contract.Target) -> None:
    server.check(case)


@pytest.fixture(scope="module")
def server() -> Any:
    app = example_app(Log())
    with contract.connect(app=app, username=USERNAME, password=PASSWORD) as target:
        yield target
