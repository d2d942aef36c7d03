"""A client call against bare httpx2 sending and reading the same bytes."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx2
from communications_api import AsyncClient, Client, models

from tests.bench.measuring import Row, cpu_of
from tests.package.example import payload

if TYPE_CHECKING:
    from collections.abc import Iterator

CALLS = 500
PATH = "/communications/department/d/user/u/botmessage/send"


@contextmanager
def static_server() -> Iterator[str]:
    """Run the static server in a process of its own."""
    answer = json.dumps(payload("sendBotMessage", "response"))
    command = [sys.executable, "-m", "tests.bench.static_server", answer]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


def measure() -> list[Row]:
    """Return a row for the sync and one for the async client."""
    body = models.SendBotMessageRequest.model_validate(payload("sendBotMessage", "request"))
    result = models.SendBotMessageResponse
    with (
        static_server() as url,
        Client(url, username="u", password="secret") as client,
        httpx2.Client(auth=("u", "secret")) as bare,
    ):

        def ours() -> None:
            for _ in range(CALLS):
                client.messages.send_bot_message(department_uuid="d", user_uuid="u", body=body)

        def theirs() -> None:
            headers = {"Content-Type": "application/json", "Accept": "application/json"}
            for _ in range(CALLS):
                answer = bare.post(url + PATH, content=body.to_json(), headers=headers)
                result.from_json(answer.content)

        used = cpu_of({"ours": ours, "bare": theirs}, rounds=7)
        sync = _row("sync", used["ours"], used["bare"])
        used = asyncio.run(_async(url, body))
        return [sync, _row("async", used["ours"], used["bare"])]


async def _async(url: str, body: models.SendBotMessageRequest) -> dict[str, float]:
    import time

    best = {"ours": float("inf"), "bare": float("inf")}
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    async with (
        AsyncClient(url, username="u", password="secret") as client,
        httpx2.AsyncClient(auth=("u", "secret")) as bare,
    ):

        async def ours() -> None:
            for _ in range(CALLS):
                await client.messages.send_bot_message(
                    department_uuid="d", user_uuid="u", body=body
                )

        async def theirs() -> None:
            for _ in range(CALLS):
                answer = await bare.post(url + PATH, content=body.to_json(), headers=headers)
                models.SendBotMessageResponse.from_json(answer.content)

        for _ in range(7):
            for name, function in (("ours", ours), ("bare", theirs)):
                begun = time.process_time()
                await function()
                best[name] = min(best[name], time.process_time() - begun)
    return best


def _row(what: str, ours: float, bare: float) -> Row:
    detail = f"{ours / CALLS * 1e6:.0f} µs against {bare / CALLS * 1e6:.0f} µs a call"
    return Row(f"client call / bare httpx2, {what}", ours / bare, "< 1.05", detail)
