"""`record`: hooks that write each exchange of a client to a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx2
import pytest

from generators.drift.reading import Reading, read
from generators.runtime.client.recording import record
from generators.runtime.errors import ConnectFailed
from tests.runtime.client.client_support import BASE, Api, operation

if TYPE_CHECKING:
    from pathlib import Path


def test_each_attempt_is_recorded(api: Api, tmp_path: Path) -> None:
    path = tmp_path / "traffic.ndjson"
    answers = iter([httpx2.Response(503), httpx2.Response(200, json={"id": 1})])
    client = {"hooks": record(path), "retries": 1}
    api.call(operation(), answer=lambda _: next(answers), client=client)
    exchanges = list(read([str(path)], Reading()))
    assert [(item.method, item.status) for item in exchanges] == [("GET", 503), ("GET", 200)]
    assert exchanges[1].response.body == {"id": 1}
    first = json.loads(path.read_text("utf-8").splitlines()[0])
    assert first["request"]["url"].startswith(BASE)


def test_a_call_without_an_answer_is_recorded(api: Api, tmp_path: Path) -> None:
    def fail(_: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("no route")

    path = tmp_path / "traffic.ndjson"
    with pytest.raises(ConnectFailed):
        api.call(operation(), answer=fail, client={"hooks": record(path), "retries": 0})
    (exchange,) = read([str(path)], Reading())
    assert (exchange.method, exchange.status) == ("GET", None)
