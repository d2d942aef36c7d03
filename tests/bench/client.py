"""A client call against bare httpx2 sending and reading the same bytes."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx2
from communications_api import AsyncClient, Client, models
from communications_api.transports import AsyncPyreqwestTransport, PyreqwestTransport

from tests.bench.measuring import AT_ONCE, Row, cpu_of, cpu_of_calls, one_processor
from tests.package.example import payload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CALLS = 500
ROUNDS = 15
PATH = "/communications/department/d/user/u/botmessage/send"
_HEADERS = {"Content-Type": "application/json", "Accept": "application/json"}
_USER: Any = {"username": "u", "password": "secret"}
_MODES = {"sync": "sync", "async": f"{AT_ONCE} at once"}


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


def calling(client: Any) -> Callable[[], Any]:
    """Return one call of a client, sync or async."""
    body = models.SendBotMessageRequest.model_validate(payload("sendBotMessage", "request"))
    method = client.messages.send_bot_message
    return lambda: method(department_uuid="d", user_uuid="u", body=body)


def repeated(call: Callable[[], object]) -> Callable[[], None]:
    """Return `CALLS` calls, one after the other."""

    def repeat() -> None:
        for _ in range(CALLS):
            call()

    return repeat


class _Straight(Client):
    """Sends once and reads the answer: without retries, and all that they need."""

    def _call(self, operation: Any, arguments: Any, body: Any, options: Any) -> Any:
        request, settings = self._prepared(operation, arguments, body, options)
        transport = self._transport or self._opened(operation.id)
        answer = transport.send(request, timeout=settings.timeout)
        return self._finished(operation, request, answer, settings)


def measure() -> list[Row]:
    """Return rows for both clients, over httpx2 and over pyreqwest, and one for retries."""
    with one_processor(), static_server() as url:
        used = {"sync": _sync(url), "async": asyncio.run(_async(url))}
    rows = []
    for mode, how in _MODES.items():
        ours, bare = used[mode]["ours"], used[mode]["bare"]
        rows.append(
            Row(f"client call / bare httpx2, {how}", ours / bare, "<= 1.05", _a(ours, bare))
        )
    for mode, aim in ("sync", ">= 5"), ("async", ">= 8"):
        ours, bare = used[mode]["pyreqwest"], used[mode]["bare"]
        name = f"bare httpx2 / client over pyreqwest, {_MODES[mode]} (times)"
        rows.append(Row(name, bare / ours, aim, _a(ours, bare)))
    ours, straight = used["sync"]["ours"], used["sync"]["straight"]
    name = "client call with retries / without, none needed"
    return [*rows, Row(name, ours / straight, "<= 1.03", _a(ours, straight))]


def _sync(url: str) -> dict[str, float]:
    body = models.SendBotMessageRequest.model_validate(payload("sendBotMessage", "request"))
    with (
        Client(url, **_USER) as client,
        _Straight(url, **_USER) as straight,
        Client(url, transport=PyreqwestTransport(), **_USER) as fast,
        httpx2.Client(auth=("u", "secret")) as bare,
    ):

        def theirs() -> None:
            answer = bare.post(url + PATH, content=body.to_json(), headers=_HEADERS)
            models.SendBotMessageResponse.from_json(answer.content)

        calls = {
            "ours": calling(client),
            "straight": calling(straight),
            "bare": theirs,
            "pyreqwest": calling(fast),
        }
        return cpu_of({name: repeated(call) for name, call in calls.items()}, ROUNDS)


async def _async(url: str) -> dict[str, float]:
    body = models.SendBotMessageRequest.model_validate(payload("sendBotMessage", "request"))
    async with (
        AsyncClient(url, **_USER) as client,
        AsyncClient(url, transport=AsyncPyreqwestTransport(), **_USER) as fast,
        httpx2.AsyncClient(auth=("u", "secret")) as bare,
    ):

        async def theirs() -> None:
            answer = await bare.post(url + PATH, content=body.to_json(), headers=_HEADERS)
            models.SendBotMessageResponse.from_json(answer.content)

        calls = {"ours": calling(client), "bare": theirs, "pyreqwest": calling(fast)}
        return await cpu_of_calls(calls, CALLS, ROUNDS)


def _a(ours: float, other: float) -> str:
    return f"{ours / CALLS * 1e6:.0f} µs against {other / CALLS * 1e6:.0f} µs a call"
