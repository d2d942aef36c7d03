"""The import of ten thousand messages: item by item, in flat memory, others served meanwhile."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from communications_api import AsyncClient, Client, errors, models
from communications_api._operations import IMPORT_MESSAGES
from communications_api._runtime.arrays.reader import ItemBodyReader
from communications_api._runtime.parameters.incoming import Incoming
from communications_api._runtime.server.bodies import MediaReader
from communications_api.mock import create_mock
from communications_api.server import (
    Credentials,
    HistoryHandler,
    ItemBody,
    MessagesHandler,
    check_basic,
    create_app,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.document import load
from tests.package.example import payload
from tests.package.serving import serve
from tests.package.strategies import Instances, json_values

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

PATIENCE = 20.0
PACKAGES = Path(__file__).parents[2] / "generated"
PATH = "/communications/department/d/customer/c/communication/historical"
LIST = "saveMessageRequestList"
WHERE: dict[str, Any] = {"department_uuid": "d", "customer_uuid": "c"}
Body = ItemBody[models.ImportMessagesRequest, models.HistoricalMessage]

DOCUMENT = load("spec/openapi.yaml").document
assert DOCUMENT is not None
assert IMPORT_MESSAGES.body is not None
(MEDIA,) = IMPORT_MESSAGES.body.media
WHOLE, SPLIT = MediaReader(replace(MEDIA, array=None)), ItemBodyReader(MEDIA)
INSTANCES = Instances(DOCUMENT.data["components"]["schemas"], drift=True)


class History(HistoryHandler[str]):
    """Takes what is valid and says of the rest what is wrong with it."""

    def __init__(self, first: Callable[[Body], Awaitable[None]] | None = None) -> None:
        self._first = first
        self.begun = threading.Event()
        self.ended = threading.Event()

    async def import_messages(self, *, body: Body, **rest: str) -> models.ImportMessagesResponse:
        self.begun.set()
        if self._first is not None:
            await self._first(body)
        submitted: list[str] = []
        failed: list[models.HistoricalMessageResult] = []
        async for item in body:
            if not item.errors:
                submitted.append(item.value.source_uuid or "")
                continue
            found = [
                models.ErrorDetail(error_code=error["code"], error_description=error.get("pointer"))
                for error in item.errors
            ]
            uuid = item.data["sourceUuid"]
            failed.append(models.HistoricalMessageResult(source_uuid=uuid, errors=found))
        self.ended.set()
        return models.ImportMessagesResponse(
            save_message_response=failed,
            failed_source_uuids=[item.source_uuid or "" for item in failed],
            succesfully_submitted_source_uuids=submitted,
        )


class Messages(MessagesHandler[str]):
    called: threading.Event

    async def send_bot_message(
        self, *, body: models.SendBotMessageRequest, **rest: str
    ) -> models.SendBotMessageResponse:
        self.called.set()
        return models.SendBotMessageResponse(status=models.ResultStatus.SUCCESS)


async def authenticate(credentials: Credentials) -> str | None:
    return credentials.username if check_basic(credentials, "u", "p") else None


def app_of(history: History, messages: Any = None) -> Any:
    return create_app(history=history, messages=messages, authenticate=authenticate)


def request_of(count: int) -> dict[str, Any]:
    """Return the documented request with so many messages."""
    request: dict[str, Any] = payload("importMessages", "request")
    (message,) = request[LIST]
    request[LIST] = [{**message, "sourceUuid": f"m{index}"} for index in range(count)]
    return request


def client_of(url: str) -> Client:
    """Return a client; what it cannot send, as it is strict itself, is said by hand."""
    return Client(url, username="u", password="p", retries=0, timeout=PATIENCE)


def test_ten_thousand_messages_there_and_back() -> None:
    body = models.ImportMessagesRequest.model_validate(request_of(10_000))
    with serve(app_of(History())) as url, client_of(url) as client:
        answer = client.history.import_messages(**WHERE, body=body)
    expected = [f"m{index}" for index in range(10_000)]
    assert answer.succesfully_submitted_source_uuids == expected
    assert answer.failed_source_uuids == []


def test_each_message_has_its_own_errors() -> None:
    request = request_of(2_000)
    broken = {0: ("sentOn", "yesterday"), 7: ("messageAttributes", []), 1999: ("userUuid", 1)}
    for index, (name, value) in broken.items():
        request[LIST][index][name] = value
    with serve(app_of(History())) as url:
        answer = ask(url, json.dumps(request).encode())
        with client_of(url) as client, pytest.raises(errors.RequestInvalid):
            client.history.import_messages(**WHERE, body=cast("Any", request))
    assert answer["failedSourceUuids"] == ["m0", "m7", "m1999"]
    assert len(answer["succesfullySubmittedSourceUuids"]) == 1997
    assert [
        (entry["sourceUuid"], [error["errorDescription"] for error in entry["errors"]])
        for entry in answer["saveMessageResponse"]
    ] == [(f"m{index}", [f"/{LIST}/{index}/{name}"]) for index, (name, _) in broken.items()]


def head_of(content: bytes) -> bytes:
    token = b64encode(b"u:p").decode()
    return (
        f"PUT {PATH} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n"
        "Connection: close\r\n\r\n"
    ).encode()


def connect(url: str) -> socket.socket:
    host, _, port = url.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)


def ask(url: str, content: bytes) -> Any:
    with connect(url) as connection, connection.makefile("rb") as answer:
        connection.sendall(head_of(content) + content)
        head, _, body = answer.read().partition(b"\r\n\r\n")
    assert head.split()[1] == b"200", head + body
    return json.loads(body)


def test_others_are_served_while_a_bulk_is_read() -> None:
    """The import ends only after another request was answered, which needs the event loop."""
    messages = Messages.partial()
    messages.called = threading.Event()
    rounds: list[int] = []

    async def until_another_was_served(body: Body) -> None:
        for number in range(500):
            if messages.called.is_set():
                rounds.append(number)
                return
            async for item in body:
                assert not item.errors
        raise AssertionError("no other request was served")

    history = History(until_another_was_served)
    with serve(app_of(history, messages)) as url:
        content = json.dumps(request_of(1_000)).encode()
        with connect(url) as bulk, client_of(url) as client:
            bulk.sendall(head_of(content) + content)
            assert history.begun.wait(PATIENCE)
            client.messages.send_bot_message(department_uuid="d", user_uuid="u", body={})
            with bulk.makefile("rb") as answer:
                assert answer.readline().split()[1] == b"200"
    assert rounds


def test_a_client_that_goes_away() -> None:
    """While it sends nothing is called; later the handler goes on, and others are served."""
    gate = asyncio.Event()
    passed = threading.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def wait(body: Body) -> None:
        loops.append(asyncio.get_running_loop())
        passed.set()
        await gate.wait()

    history = History(wait)
    content = json.dumps(request_of(100)).encode()
    with serve(app_of(history)) as url:
        with connect(url) as connection:
            connection.sendall(head_of(content) + content[: len(content) // 2])
        with connect(url) as connection:
            connection.sendall(head_of(content) + content)
            assert passed.wait(PATIENCE)
            assert len(loops) == 1
        loops[0].call_soon_threadsafe(gate.set)
        assert history.ended.wait(PATIENCE)
        assert len(ask(url, content)["succesfullySubmittedSourceUuids"]) == 100
    assert len(loops) == 2


def test_fakes_and_mocks_take_a_bulk() -> None:
    body = models.ImportMessagesRequest.model_validate(request_of(3))
    mock = create_mock()

    async def asynchronously() -> None:
        async with AsyncClient.for_app(mock, username="u", password="p") as client:
            await client.history.import_messages(**WHERE, body=body)

    asyncio.run(asynchronously())
    assert mock.requests[-1].status == 200
    request = request_of(3)
    request[LIST][1]["sentOn"] = request[LIST][2]["sentOn"] = "yesterday"
    with serve(mock) as url, connect(url) as connection, connection.makefile("rb") as answer:
        content = json.dumps(request).encode()
        connection.sendall(head_of(content) + content)
        head, _, problem = answer.read().partition(b"\r\n\r\n")
    assert head.split()[1] == b"422"
    pointers = [violation["pointer"] for violation in json.loads(problem)["violations"]]
    assert pointers == [f"/{LIST}/1/sentOn", f"/{LIST}/2/sentOn"]


# --- item by item is what whole-body validation says ----------------------------------------------

ANYTHING = INSTANCES.of("HistoricalMessage") | st.builds(
    lambda message, name, value: {**message, name: value},
    INSTANCES.of("HistoricalMessage"),
    st.sampled_from(["sourceUuid", "sentOn", "messageAttributes", "voiceCallAttributes", "new"]),
    json_values(),
)


@settings(max_examples=60, deadline=None)
@given(
    items=st.lists(ANYTHING | json_values(), max_size=6),
    path=st.none() | json_values(1),
    layout=st.sampled_from([{}, {"indent": 1}, {"ensure_ascii": False}]),
)
def test_items_are_judged_as_in_a_whole_body(
    items: list[Any], path: Any, layout: dict[str, Any]
) -> None:
    request = {LIST: items, "callBackPathUrl": path, "new": path}
    if path is None:
        del request["callBackPathUrl"]
    content = json.dumps(request, **layout).encode()
    whole, whole_errors = whole_body(content)
    body, head_errors = split_body(content)
    by_item = [] if head_errors else [error for item in body for error in item.errors]
    expected = [error for error in whole_errors if not head_errors or LIST not in error["pointer"]]
    told = {key(error) for error in [*head_errors, *by_item]}
    if whole is None:  # a null that should not be is seen in what is valid otherwise
        told = {error for error in told if error[1] != "unexpected_null"}
    assert told == {key(error) for error in expected}
    if not head_errors:
        assert [item.data for item in body] == json.loads(content)[LIST]
        assert [item.index for item in body] == list(range(len(items)))
    if whole is not None and not whole_errors:
        assert body.head is not None
        assert [item.value for item in body] == whole.save_message_request_list
        values = [item.value.to_dict() for item in body]
        assert {**body.head.to_dict(), LIST: values} == whole.to_dict()


def key(violation: Any) -> tuple[str, str, str]:
    return violation["pointer"], violation["code"], violation["message"]


def whole_body(content: bytes) -> tuple[Any, list[Any]]:
    found: list[Any] = []
    return WHOLE.read(content, Incoming({"headers": ()}, _nothing, {}), found), found


async def _nothing() -> Any:
    return {"type": "http.disconnect"}


def split_body(content: bytes) -> tuple[Any, list[Any]]:
    found: list[Any] = []
    return asyncio.run(SPLIT.read(content, found)), found


# --- memory ---------------------------------------------------------------------------------------

MEASURE = """
import asyncio, gc, json, sys, tracemalloc
from dataclasses import replace
from pathlib import Path
from communications_api._operations import IMPORT_MESSAGES
from communications_api._runtime.server.bodies import MediaReader

(media,) = IMPORT_MESSAGES.body.media
content = sys.stdin.buffer.read()

async def by_item():
    async for item in await MediaReader(media).items.read(content, []):
        assert not item.errors

async def whole():
    MediaReader(replace(media, array=None)).read(content, None, [])

for function in (by_item, whole):
    asyncio.run(function())
    gc.collect()
    tracemalloc.start()
    asyncio.run(function())
    print(tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()
"""


def test_memory_is_flat() -> None:
    content = json.dumps(request_of(10_000)).encode()
    command = [sys.executable, "-c", MEASURE]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGES)}
    done = subprocess.run(
        command, input=content, capture_output=True, check=True, timeout=120, env=environment
    )
    by_item, whole = map(int, done.stdout.split())
    assert by_item < 1_000_000 < whole
    assert by_item < whole / 50
