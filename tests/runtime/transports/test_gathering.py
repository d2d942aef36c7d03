"""Answers that weigh more than they say: read up to a limit, whatever carries them."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime.client.async_client import AsyncClientBase
from generators.runtime.client.decoding import read_response
from generators.runtime.client.options import CallOptions, ClientOptions
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.errors import DecodeError, ResponseTooLarge
from generators.runtime.limits import MAX_RESPONSE_BYTES
from generators.runtime.operations import Contract, Media, Operation
from generators.runtime.operations import Response as ResponseFacts
from generators.runtime.operations import Server as ServerFacts
from generators.runtime.transports.asgi import AsgiTransport, AsyncAsgiTransport
from generators.runtime.transports.base import Request, Response
from tests.runtime.transports.wire import answer, answering, request, serving

if TYPE_CHECKING:
    from tests.runtime.transports.wire import Carrier

LIMIT = 1_000_000
ZEROS = 50 * LIMIT
BOMB = gzip.compress(bytes(ZEROS))
GZIP = b"Content-Encoding: gzip"
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    + (b"10000\r\n" + bytes(0x10000) + b"\r\n") * 40
    + b"0\r\n\r\n"
)


def limited(url: str, limit: int | None = LIMIT) -> Any:
    sent = request(f"{url}/items")
    sent.max_response_bytes = limit
    return sent


TOO_MUCH = [answer(BOMB, GZIP), answer(bytes(LIMIT + 1)), CHUNKED]


@pytest.mark.parametrize("words", TOO_MUCH)
def test_no_more_than_the_limit_is_read(carrier: Carrier, words: bytes) -> None:
    with serving(answering(words)) as server:
        tracemalloc.start()
        try:
            with pytest.raises(ResponseTooLarge, match="give max_response_bytes") as raised:
                carrier.send(limited(server.url))
            assert tracemalloc.get_traced_memory()[1] < 15 * LIMIT
        finally:
            tracemalloc.stop()
        carrier.close()
    assert raised.value.limit == LIMIT
    assert raised.value.operation_id == "callItems"


@pytest.mark.parametrize("limit", [LIMIT, None])
def test_as_much_as_the_limit_is_read(carrier: Carrier, limit: int | None) -> None:
    chunked = CHUNKED.replace((b"10000\r\n" + bytes(0x10000) + b"\r\n") * 40, b"2\r\nab\r\n")
    answers = [answer(bytes(LIMIT)), answer(gzip.compress(bytes(LIMIT)), GZIP), chunked]
    with serving(answering(*answers)) as server:
        sizes = [len(carrier.send(limited(server.url, limit)).content) for _ in answers]
        carrier.close()
    assert sizes == [LIMIT, LIMIT, 2]


def test_a_stream_has_no_limit(carrier: Carrier) -> None:
    with serving(answering(answer(BOMB, GZIP))) as server:
        sent = limited(server.url)

        async def collect() -> int:
            streamed = await carrier.transport.stream(sent, timeout=120)
            total = 0
            async for chunk in streamed.chunks:
                total += len(chunk)
            await streamed.aclose()
            return total

        if carrier.asynchronous:
            total = carrier.run(collect)
        else:
            streamed = carrier.transport.stream(sent, timeout=120)
            total = sum(map(len, streamed.chunks))
            streamed.close()
        carrier.close()
    assert total == ZEROS


async def app(scope: Any, _: Any, send: Any) -> None:
    if scope["type"] == "http":
        is_bomb = scope["path"] == "/bomb"
        headers = [(b"content-encoding", b"gzip")] if is_bomb else []
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        parts = [BOMB] if is_bomb else [bytes(100_000)] * 500
        for part in parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body"})


@pytest.mark.parametrize("path", ["/bomb", "/large"])
def test_applications_in_this_process_as_well(path: str) -> None:
    sent = request(f"http://test{path}")
    sent.max_response_bytes = LIMIT

    async def send() -> None:
        transport = AsyncAsgiTransport(app)
        try:
            await transport.send(sent, timeout=120)
        finally:
            await transport.aclose()

    with pytest.raises(ResponseTooLarge):
        asyncio.run(send())
    transport = AsgiTransport(app)
    try:
        with pytest.raises(ResponseTooLarge):
            transport.send(sent, timeout=120)
        sent.max_response_bytes = None
        assert len(transport.send(sent, timeout=120).content) == ZEROS
    finally:
        transport.close()


def test_of_very_many_errors_the_number_is_told() -> None:
    media = Media(content_type="application/json", type=lambda: list[int])
    get = replace(GET, responses=(ResponseFacts(status="200", media=(media,)),))
    sent = request("http://test/items")
    for count, expected in ((3, 3), (10_001, 1)):
        content = b"[" + b",".join([b'"x"'] * count) + b"]"
        came = Response(200, {"Content-Type": "application/json"}, content)
        with pytest.raises(DecodeError) as raised:
            read_response(get, sent, came)
        assert len(raised.value.problems) == expected
    assert "has 10,001 errors, too many to list them" in str(raised.value)


# --- The client's options -------------------------------------------------------------------------

GET: Operation[Any] = Operation(
    id="get",
    group="items",
    py_name="get",
    method="GET",
    path="/items",
    responses=(
        ResponseFacts(status="200", media=(Media(content_type="application/octet-stream"),)),
    ),
)
CONTRACT = Contract(
    title="Items",
    version="1",
    servers=(ServerFacts(url="http://x"),),
    security_schemes={},
    operations=(GET,),
    user_agent="items",
)


class Canned:
    """A transport that knows of no limit."""

    def __init__(self, size: int, status: int = 200) -> None:
        self.calls = 0
        self._answer = Response(status, {"Content-Type": "application/octet-stream"}, bytes(size))

    def send(self, request: Request, *, timeout: float | None) -> Response:
        self.calls += 1
        return self._answer

    def close(self) -> None:
        pass


def client_of(transport: Canned) -> SyncClientBase:
    return SyncClientBase(CONTRACT, options=ClientOptions(transport=transport))


def called(client: SyncClientBase, **options: Any) -> int:
    return len(client._call(GET, {}, None, CallOptions(**options)))


def test_the_limit_is_an_option_of_client_and_call() -> None:
    transport = Canned(2000)
    client = client_of(transport)
    assert called(client) == 2000
    assert called(client, max_response_bytes=2000) == 2000
    with pytest.raises(ResponseTooLarge):
        called(client, max_response_bytes=1999)
    small = client.with_options(max_response_bytes=1000)
    calls = transport.calls
    with pytest.raises(ResponseTooLarge, match="1000 bytes"):
        called(small)
    assert transport.calls == calls + 1, "it is not asked for again"
    assert called(small, max_response_bytes=None) == 2000
    for wrong in (0, -1, True, 1.5, "1"):
        with pytest.raises(ValueError, match="max_response_bytes"):
            called(client, max_response_bytes=wrong)


def test_there_is_one_by_default() -> None:
    client = client_of(Canned(1))
    assert client._settings.max_response_bytes == MAX_RESPONSE_BYTES


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("status", [b"200 OK", b"500 No"])
def test_either_client_reads_up_to_the_limit(kind: str, status: bytes) -> None:
    with serving(answering(answer(BOMB, GZIP, status=status))) as server:
        limit: Any = {"max_response_bytes": LIMIT, "retries": 0}

        def read() -> int:
            with SyncClientBase(CONTRACT, server.url, options=limit) as client:
                return len(client._call(GET, {}, None, {}))

        async def aread() -> int:
            async with AsyncClientBase(CONTRACT, server.url, options=limit) as client:
                return len(await client._call(GET, {}, None, {}))

        with pytest.raises(ResponseTooLarge):
            _ = read() if kind == "sync" else asyncio.run(aread())
