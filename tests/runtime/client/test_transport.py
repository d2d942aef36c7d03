"""Connections that fail, clients that are closed, and what can be put in the transport's place."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from generators.runtime import errors
from generators.runtime.client.async_client import AsyncClientBase
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.operations import Media, RequestBody, Response
from generators.runtime.transports.base import Request
from generators.runtime.transports.base import Response as Answer
from tests.runtime.client.client_support import BASE, OK, Api, contract, json_media, operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OP = operation(
    method="POST",
    body=RequestBody(media=(Media(content_type="text/plain", type=lambda: str),)),
    responses=(Response(status="200", media=(json_media(int),)),),
)


@contextmanager
def serving(handle: Callable[[socket.socket], None]) -> Iterator[str]:
    """Accept connections one after the other and give each to `handle`, which may keep it open."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        kept: list[socket.socket] = []

        def run() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                kept.append(connection)
                connection.settimeout(10)
                handle(connection)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(120)
            for connection in kept:
                connection.close()


def read_request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    return data


def reset(connection: socket.socket) -> None:
    read_request(connection)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def hang_up(connection: socket.socket) -> None:
    read_request(connection)
    connection.close()


def saying(*words: bytes, close: bool = True) -> Callable[[socket.socket], None]:
    def handle(connection: socket.socket) -> None:
        read_request(connection)
        for word in words:
            connection.sendall(word)
        if close:
            connection.close()

    return handle


def stall(connection: socket.socket) -> None:
    read_request(connection)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def test_refused(api: Api) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with pytest.raises(errors.ConnectFailed) as caught:
        api.call(OP, body="x", base_url=url)
    assert type(caught.value) is errors.ConnectFailed
    assert isinstance(caught.value.__cause__, httpx2.ConnectError)
    assert not caught.value.may_have_been_processed
    assert str(caught.value).startswith(
        f"callItems: POST {url}/v1/items: no connection, the server was not reached: "
    )


@pytest.mark.parametrize(
    "handle",
    [
        reset,
        hang_up,
        saying(b"not HTTP\r\n\r\n"),
        saying(HEAD + b"Content-Length: 10\r\n\r\n12345"),
        saying(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n"),
    ],
    ids=["reset", "hang up", "not HTTP", "cut body", "cut chunks"],
)
def test_lost(api: Api, handle: Callable[[socket.socket], None]) -> None:
    with serving(handle) as url, pytest.raises(errors.ConnectionLost) as caught:
        api.call(OP, body="x", base_url=url)
    assert isinstance(caught.value.__cause__, httpx2.TransportError)
    assert caught.value.may_have_been_processed
    assert caught.value.url == f"{url}/v1/items"
    assert caught.value.method == "POST"


@pytest.mark.parametrize(
    "handle",
    [stall, saying(HEAD + b"Content-Length: 10\r\n\r\n12345", close=False)],
    ids=["no answer", "half an answer"],
)
@pytest.mark.parametrize("where", ["client", "call"])
def test_timeout(api: Api, handle: Callable[[socket.socket], None], where: str) -> None:
    options: Any = {"timeout": 0.2} if where == "call" else {"client": {"timeout": 0.2}}
    with serving(handle) as url:
        start = time.monotonic()
        with pytest.raises(errors.Timeout, match=r"no answer within 0\.2 s") as caught:
            api.call(OP, body="x", base_url=url, **options)
    assert 0.15 < time.monotonic() - start < 5
    assert type(caught.value) is errors.Timeout
    assert caught.value.may_have_been_processed


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (httpx2.ConnectTimeout, errors.ConnectTimeout),
        (httpx2.PoolTimeout, errors.ConnectTimeout),
        (httpx2.WriteTimeout, errors.Timeout),
        (httpx2.ProxyError, errors.ConnectFailed),
        (httpx2.UnsupportedProtocol, errors.ConnectFailed),
        (httpx2.WriteError, errors.ConnectionLost),
        (httpx2.LocalProtocolError, errors.TransportError),
        (httpx2.TooManyRedirects, errors.TransportError),
        (ZeroDivisionError, ZeroDivisionError),
        (RuntimeError, RuntimeError),
    ],
)
def test_errors_of_the_transport(
    api: Api, raised: type[Exception], expected: type[Exception]
) -> None:
    def handle(_: httpx2.Request) -> httpx2.Response:
        raise raised("words")

    with pytest.raises(expected) as caught:
        api.call(OP, answer=handle)
    assert type(caught.value) is expected


def test_a_compressed_answer(api: Api) -> None:
    content = gzip.compress(b"5")
    answer = HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(content) + content
    with serving(saying(answer)) as url:
        assert api.call(OP, body="x", base_url=url) == 5
    broken = HEAD + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"
    with serving(saying(broken)) as url, pytest.raises(errors.DecodeError, match="decompressed"):
        api.call(OP, body="x", base_url=url)


def test_what_is_sent(api: Api) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        assert request.content == "é".encode()
        return httpx2.Response(200, json=5)

    assert api.call(OP, body="é", answer=handle, headers={"X-A": "b"}) == 5
    assert dict(api.request.headers) == {
        "host": "api.example.com",
        "accept-encoding": api.request.headers["accept-encoding"],
        "connection": "keep-alive",
        "content-length": "2",
        "accept": "application/json",
        "user-agent": "items-client/1",
        "content-type": "text/plain; charset=utf-8",
        "x-a": "b",
    }


# --- Options --------------------------------------------------------------------------------------


def phases(request: httpx2.Request) -> Any:
    return request.extensions["timeout"]


def every_phase(seconds: float | None) -> dict[str, float | None]:
    return dict.fromkeys(("connect", "read", "write", "pool"), seconds)


@pytest.mark.parametrize(
    ("client", "call", "expected"),
    [
        ({}, {}, 30.0),
        ({"timeout": 5}, {}, 5),
        ({"timeout": None}, {}, None),
        ({"timeout": 5}, {"timeout": 1.5}, 1.5),
        ({"timeout": 5}, {"timeout": None}, None),
    ],
)
def test_timeouts(api: Api, client: Any, call: Any, expected: float | None) -> None:
    api.call(operation(), answer=OK, client=client, **call)
    assert phases(api.request) == every_phase(expected)


def test_headers_that_httpx2_sets_can_be_replaced(api: Api) -> None:
    headers = {"host": "other", "accept-encoding": "identity", "CONNECTION": "close"}
    api.call(operation(), answer=OK, headers=headers)
    sent = api.request.headers
    for name, value in headers.items():
        assert sent.get_list(name) == [value]


def test_headers_of_client_and_call(api: Api) -> None:
    api.call(
        operation(),
        answer=OK,
        client={"headers": {"x-one": "client", "X-Two": "client", "user-agent": "mine"}},
        headers={"X-TWO": "call", "ACCEPT": "text/csv"},
    )
    sent = api.request.headers
    assert [sent.get_list(name) for name in ("x-one", "x-two", "user-agent", "accept")] == [
        ["client"],
        ["call"],
        ["mine"],
        ["text/csv"],
    ]


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({"X A": "s3cret"}, "'X A' is not the name"),
        ({"X-A\r\n": "s3cret"}, "is not the name"),
        ({"": "s3cret"}, "is not the name"),
        ({"X-A": "s3cret\r\nX-B: 1"}, "headers.X-A: .* cannot hold"),
        ({"X-A": b"s3cret"}, "headers.X-A: must be a text, not bytes"),
        ({"Content-length": "5"}, "headers.Content-length: cannot be given"),
        ({"Transfer-Encoding": "chunked"}, "cannot be given"),
    ],
)
def test_headers_that_cannot_be_sent(api: Api, headers: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message) as early:
        SyncClientBase(contract(), BASE, options={"headers": headers})
    with pytest.raises(errors.RequestInvalid, match=message) as late:
        api.call(operation(), answer=OK, headers=headers)
    assert "s3cret" not in str(early.value) + str(late.value)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"timout": 5}, TypeError, "unknown option: timout"),
        ({"timeout": 0}, ValueError, "greater than 0"),
        ({"timeout": -1}, ValueError, "greater than 0"),
        ({"timeout": float("nan")}, ValueError, "greater than 0"),
        ({"timeout": "5"}, ValueError, "a number of seconds"),
    ],
)
def test_options_are_checked(api: Api, options: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        api.call(operation(), answer=OK, client=options)
    with pytest.raises(error, match=message):
        api.call(operation(), answer=OK, **options)
    assert api.requests == []


def test_an_http_client_and_a_transport_are_one_too_many(api: Api) -> None:
    with httpx2.Client() as http_client, pytest.raises(ValueError, match="not both"):
        api.call(operation(), answer=OK, client={"http_client": http_client})


def test_the_other_kind_of_client_is_refused() -> None:
    options: Any = {"http_client": httpx2.AsyncClient()}
    with pytest.raises(TypeError, match="http_client: AsyncClient is for the other client"):
        SyncClientBase(contract(), BASE, options=options)
    with httpx2.Client() as http_client:
        options = {"http_client": http_client}
        with pytest.raises(TypeError, match="http_client: Client is for the other client"):
            AsyncClientBase(contract(), BASE, options=options)
    options = {"transport": httpx2.HTTPTransport()}
    with pytest.raises(TypeError, match="transport: HTTPTransport is for the other client"):
        AsyncClientBase(contract(), BASE, options=options)


# --- HTTP clients given to us ---------------------------------------------------------------------


def make_http_client(api: Api, **options: Any) -> Any:
    kind = httpx2.AsyncClient if api.asynchronous else httpx2.Client
    return kind(transport=api.options(OK)["transport"], **options)


def close(http_client: Any) -> None:
    if isinstance(http_client, httpx2.AsyncClient):
        asyncio.run(http_client.aclose())
    else:
        http_client.close()


def test_an_http_client_keeps_its_own_settings(api: Api) -> None:
    timeout = httpx2.Timeout(7, connect=2)
    http_client = make_http_client(
        api, headers={"X-Mine": "1"}, cookies={"c": "1"}, timeout=timeout, params={"p": "1"}
    )
    client = {"http_client": http_client}
    api.call(operation(), client=client)
    api.call(operation(), client=client, timeout=1)
    api.call(operation(), client={**client, "timeout": 3})
    api.call(operation(), client=client, timeout=None)
    assert not http_client.is_closed  # each call above closed a client of ours
    assert [phases(request) for request in api.requests] == [
        {"connect": 2, "read": 7, "write": 7, "pool": 7},
        every_phase(1),
        every_phase(3),
        every_phase(None),
    ]
    first = api.requests[0]
    assert first.headers["x-mine"] == "1"
    assert first.headers["cookie"] == "c=1"
    assert first.headers["user-agent"] == "items-client/1"
    assert first.url == httpx2.URL(f"{BASE}/v1/items?p=1")
    close(http_client)


def test_a_closed_http_client(api: Api) -> None:
    http_client = make_http_client(api)
    close(http_client)
    with pytest.raises(errors.ClientClosed, match="the HTTP client is closed"):
        api.call(operation(), client={"http_client": http_client})


# --- Closing --------------------------------------------------------------------------------------


class Recorder(httpx2.MockTransport):
    closed = 0

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


def test_a_closed_client(api: Api) -> None:
    transport = Recorder(lambda _: httpx2.Response(200))
    op = operation()
    if api.asynchronous:

        async def run() -> None:
            client = AsyncClientBase(contract(), BASE, options={"transport": transport})
            await client._call(op, {}, None, {})
            await client.aclose()
            await client.aclose()
            await client._call(op, {}, None, {})

        with pytest.raises(errors.ClientClosed, match="the client is closed: make a new one"):
            asyncio.run(run())
    else:
        client = SyncClientBase(contract(), BASE, options={"transport": transport})
        client._call(op, {}, None, {})
        client.close()
        client.close()
        with pytest.raises(RuntimeError, match="the client is closed: make a new one"):
            client._call(op, {}, None, {})
    assert transport.closed == 1


def test_a_client_that_was_never_used_closes_what_it_took_over() -> None:
    transport = Recorder(lambda _: httpx2.Response(200))
    with SyncClientBase(contract(), BASE, options={"transport": transport}):
        pass
    assert transport.closed == 1
    with SyncClientBase(contract(), BASE) as client:
        pass
    with pytest.raises(errors.ClientClosed):
        client._call(operation(), {}, None, {})


# --- Other transports -----------------------------------------------------------------------------


class Direct:
    def __init__(self) -> None:
        self.seen: list[tuple[Request, float | None]] = []

    def send(self, request: Request, *, timeout: float | None) -> Answer:
        self.seen.append((request, timeout))
        return Answer(200, {"content-type": "application/json"}, b"5")


class AsyncDirect(Direct):
    async def send(self, request: Request, *, timeout: float | None) -> Answer:  # type: ignore[override]
        return Direct.send(self, request, timeout=timeout)


def test_a_transport_of_ones_own(api: Api) -> None:
    transport = AsyncDirect() if api.asynchronous else Direct()
    assert api.call(OP, body="x", client={"transport": transport}, timeout=2) == 5
    ((request, timeout),) = transport.seen
    assert (request.method, request.url, request.content) == ("POST", f"{BASE}/v1/items", b"x")
    assert timeout == 2


def run_python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout


def test_nothing_heavy_is_imported_with_the_runtime() -> None:
    out = run_python(
        "import sys, generators.runtime.client.sync_client\n"
        "heavy = {'httpx2', 'httpcore2', 'fastapi', 'starlette', 'ssl'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    assert out == "[]\n"


WITHOUT_HTTPX2 = """
import sys
sys.modules["httpx2"] = None
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.operations import Contract, Operation, Response, Server
from generators.runtime.transports.base import Response as Answer
facts = Contract(title="", version="", servers=(Server(url="/"),), security_schemes={},
                 operations=(), user_agent="x")
class Direct:
    def send(self, request, *, timeout):
        return Answer(204)
client = SyncClientBase(facts, "https://h", options={"transport": Direct()})
op = Operation(id="a", group="a", py_name="a", method="GET", path="/",
               responses=(Response(status="204"),))
print(client._call(op, {}, None, {}))
try:
    SyncClientBase(facts, "https://h")
except ImportError as error:
    print(error)
"""


def test_without_httpx2() -> None:
    assert run_python(WITHOUT_HTTPX2).splitlines() == [
        "None",
        "the client needs httpx2: install this package with its [client] extra",
    ]


class Blocks:
    def send(self, request: Request, *, timeout: float | None) -> Answer:
        raise AssertionError

    def close(self) -> None:
        """Close nothing."""


class Awaits:
    async def send(self, request: Request, *, timeout: float | None) -> Answer:
        raise AssertionError


class Wraps:
    """Gives what another transport gives, to be awaited."""

    def send(self, request: Request, *, timeout: float | None) -> Any:
        return Awaits().send(request, timeout=timeout)

    async def aclose(self) -> None:
        """Close nothing."""


def test_a_transport_of_the_other_kind_is_refused() -> None:
    options: Any = {"transport": Blocks()}
    with pytest.raises(TypeError, match="transport: Blocks is for the other client"):
        AsyncClientBase(contract(), BASE, options=options)
    SyncClientBase(contract(), BASE, options=options)
    options = {"transport": Awaits()}
    with pytest.raises(TypeError, match="transport: Awaits is for the other client"):
        SyncClientBase(contract(), BASE, options=options)
    AsyncClientBase(contract(), BASE, options=options)
    options = {"transport": Wraps()}
    AsyncClientBase(contract(), BASE, options=options)
