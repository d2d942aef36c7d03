"""What goes wrong on the way, told alike by every transport."""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import threading
import time
import traceback
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from generators.runtime import errors
from generators.runtime.transports.pyreqwest import AsyncPyreqwestTransport, PyreqwestTransport
from tests.runtime.transports.wire import (
    CUT,
    HEAD,
    SECRET,
    Carrier,
    Peer,
    answer,
    answering,
    full_backlog,
    refusing,
    request,
    saying_once,
    serving,
)

if TYPE_CHECKING:
    from collections.abc import Callable

LOST = {
    "reset": saying_once(then="reset"),
    "hang up": saying_once(),
    "not HTTP": saying_once(b"not HTTP\r\n\r\n"),
    "cut head": saying_once(HEAD),
    "cut body": saying_once(CUT),
    "reset in body": saying_once(CUT, then="reset"),
    "cut chunks": saying_once(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n"),
    "cut chunk": saying_once(HEAD + b"Transfer-Encoding: chunked\r\n\r\n9\r\n12345"),
}
BROKEN_GZIP = HEAD + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"


def test_refused(carrier: Carrier) -> None:
    with refusing() as url, pytest.raises(errors.ConnectFailed) as caught:
        carrier.send(request(f"{url}/items", "POST", b"x"))
    assert type(caught.value) is errors.ConnectFailed
    assert not caught.value.may_have_been_processed
    assert caught.value.__cause__ is not None
    assert type(caught.value.__cause__).__module__.partition(".")[0] == carrier.library
    assert (caught.value.operation_id, caught.value.method) == ("callItems", "POST")
    assert caught.value.url == f"{url}/items"
    text = f"callItems: POST {url}/items: no connection, the server was not reached: "
    assert str(caught.value).startswith(text)


@pytest.mark.parametrize("fault", LOST)
@pytest.mark.parametrize("method", ["POST", "DELETE", "GET"])
def test_lost(carrier: Carrier, fault: str, method: str) -> None:
    with serving(LOST[fault]) as server:
        with pytest.raises(errors.ConnectionLost) as caught:
            carrier.send(request(f"{server.url}/items", method, b"x" if method == "POST" else None))
        assert len(server.requests) == 1  # and not sent again
    assert caught.value.may_have_been_processed
    assert caught.value.__cause__ is not None


def test_a_used_connection_that_breaks_is_not_sent_to_again(carrier: Carrier) -> None:
    def handle(peer: Peer) -> None:
        peer.request()
        peer.say(answer(b"1"))
        peer.request()
        peer.reset()

    with serving(handle) as server:
        carrier.send(request(f"{server.url}/items"))
        with pytest.raises(errors.ConnectionLost):
            carrier.send(request(f"{server.url}/items", "DELETE"))
        assert [head[0].split()[0] for head in server.heads] == ["GET", "DELETE"]


@pytest.mark.parametrize("words", [b"", CUT], ids=["no answer", "half an answer"])
def test_timeout(carrier: Carrier, words: bytes) -> None:
    with serving(saying_once(words, then="stay")) as server:
        start = time.monotonic()
        with pytest.raises(errors.Timeout, match=r"no answer within 0\.3 s") as caught:
            carrier.send(request(f"{server.url}/items"), timeout=0.3)
    assert 0.25 < time.monotonic() - start < 5
    assert type(caught.value) is errors.Timeout
    assert caught.value.may_have_been_processed
    assert caught.value.__cause__ is not None


def test_timeout_of_a_request_that_is_not_taken(carrier: Carrier) -> None:
    done = threading.Event()

    def handle(_: Peer) -> None:
        done.wait(120)

    with serving(handle) as server:
        with pytest.raises(errors.Timeout) as caught:
            carrier.send(request(f"{server.url}/items", "POST", bytes(2**25)), timeout=0.3)
        done.set()
    assert type(caught.value) is errors.Timeout
    assert caught.value.may_have_been_processed


def test_no_connection_in_time(carrier: Carrier) -> None:
    with full_backlog() as url, pytest.raises(errors.Timeout) as caught:
        carrier.send(request(f"{url}/items"), timeout=0.5)
    is_distinguished = carrier.library != "pyreqwest"  # a connect timeout from another
    assert type(caught.value) is (errors.ConnectTimeout if is_distinguished else errors.Timeout)
    assert caught.value.may_have_been_processed is not is_distinguished


@pytest.mark.parametrize("name", ["pyreqwest", "async-pyreqwest"])
def test_pyreqwest_tells_its_own_limit_for_connecting(name: str) -> None:
    from pyreqwest.client import ClientBuilder, SyncClientBuilder

    limit = timedelta(seconds=0.3)

    def make() -> PyreqwestTransport | AsyncPyreqwestTransport:
        if name == "pyreqwest":
            return PyreqwestTransport(SyncClientBuilder().connect_timeout(limit))
        return AsyncPyreqwestTransport(ClientBuilder().connect_timeout(limit))

    carrier = Carrier(name, make)
    try:
        with full_backlog() as url, pytest.raises(errors.ConnectTimeout) as caught:
            carrier.send(request(f"{url}/items"))
        assert not caught.value.may_have_been_processed
    finally:
        carrier.end()


def test_no_connection_of_the_pool_in_time() -> None:
    from pyreqwest.client import SyncClientBuilder

    transport = PyreqwestTransport(SyncClientBuilder().max_connections(1))
    arrived, go_on = threading.Event(), threading.Event()

    def handle(peer: Peer) -> None:
        peer.request()
        arrived.set()
        go_on.wait(120)
        peer.say(answer(b"1"))

    with serving(handle) as server:
        first = threading.Thread(
            target=lambda: transport.send(request(f"{server.url}/first"), timeout=120)
        )
        first.start()
        assert arrived.wait(120)
        with pytest.raises(errors.ConnectTimeout, match="became free") as caught:
            transport.send(request(f"{server.url}/second"), timeout=0.2)
        go_on.set()
        first.join(120)
        transport.close()
        assert len(server.requests) == 1
    assert not caught.value.may_have_been_processed


def test_what_cannot_be_decompressed(carrier: Carrier) -> None:
    with (
        serving(saying_once(BROKEN_GZIP)) as server,
        pytest.raises(errors.DecodeError, match="cannot be decompressed") as caught,
    ):
        carrier.send(request(f"{server.url}/items"))
    assert caught.value.__cause__ is not None


@pytest.mark.parametrize(
    ("handle", "timeout"),
    [
        (None, 5),
        *[(fault, 5) for fault in LOST.values()],
        (saying_once(BROKEN_GZIP), 5),
        (saying_once(then="stay"), 0.2),
        (saying_once(CUT, then="stay"), 0.2),
        (saying_once(b"HTTP/1.1 200 OK\r\nX-A\r\n: s\r\n\r\n"), 5),
        (saying_once(HEAD + b"X-Long: " + bytes(2**20)), 5),
    ],
)
def test_no_credential_is_told(
    carrier: Carrier, handle: Callable[[Peer], None] | None, timeout: float
) -> None:
    fields = {"X_Api_Key": SECRET, "Authorization": f"Bearer {SECRET}"}
    path = f"/items/{SECRET}?key={SECRET}"
    with contextlib.ExitStack() as stack:
        url = (
            stack.enter_context(serving(handle)).url if handle else stack.enter_context(refusing())
        )
        with pytest.raises(errors.ApiError) as caught:
            carrier.send(request(url + path, "POST", b"x", **fields), timeout=timeout)
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    error: BaseException | None = caught.value
    while error is not None:
        assert SECRET not in str(error) + repr(error)
        error = error.__cause__ or error.__context__
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert type(again) is type(caught.value)
    assert str(again) == str(caught.value)


def test_closed(carrier: Carrier) -> None:
    with serving(answering(answer(b"1"))) as server:
        carrier.send(request(server.url + "/items"))
        carrier.close()
        carrier.close()
        assert server.left.wait(120)  # the connection was closed
        with pytest.raises(errors.ClientClosed, match="nothing was sent, the HTTP client is clos"):
            carrier.send(request(f"{server.url}/items"))
        assert len(server.requests) == 1


def test_closed_before_use(carrier: Carrier) -> None:
    carrier.close()
    with refusing() as url, pytest.raises(errors.ClientClosed):
        carrier.send(request(f"{url}/items"))


@pytest.mark.parametrize("name", ["pyreqwest", "async-pyreqwest", "async-aiohttp"])
def test_closed_while_waiting(name: str) -> None:
    carrier = Carrier(name)
    arrived = threading.Event()

    def handle(peer: Peer) -> None:
        peer.request()
        arrived.set()
        peer.connection.recv(1)

    with serving(handle) as server:
        outgoing = request(f"{server.url}/items")
        caught: list[BaseException] = []
        if carrier.asynchronous:

            async def run() -> None:
                task = asyncio.create_task(carrier.transport.send(outgoing, timeout=60))
                await asyncio.to_thread(arrived.wait, 120)
                await carrier.transport.aclose()
                caught.append((await asyncio.gather(task, return_exceptions=True))[0])

            carrier.run(run)
        else:

            def wait() -> None:
                try:
                    carrier.send(outgoing, timeout=60)
                except errors.ApiError as error:
                    caught.append(error)

            thread = threading.Thread(target=wait)
            thread.start()
            assert arrived.wait(120)
            carrier.close()
            thread.join(120)
    carrier.end()
    assert [type(error) for error in caught] == [errors.ConnectionLost]


def test_cancelled(async_carrier: Carrier) -> None:
    # The caller goes on at once; a request of pyreqwest runs to its limit.
    limit = 1.5 if async_carrier.library == "pyreqwest" else 60
    arrived = threading.Event()

    def handle(peer: Peer) -> None:
        peer.request()
        arrived.set()
        assert peer.connection.recv(1) == b""  # the connection is given up

    async def run(url: str) -> None:
        sending = async_carrier.transport.send(request(f"{url}/items"), timeout=limit)
        task = asyncio.create_task(sending)
        await asyncio.to_thread(arrived.wait, 120)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with serving(handle) as server:
        async_carrier.run(run, server.url)
        async_carrier.wait(server.left)
