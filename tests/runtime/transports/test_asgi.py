"""Applications called in this process: what they are told, what is made of their answers."""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import pytest

from generators.runtime import errors
from generators.runtime.transports.asgi import AsgiApp, AsgiTransport, AsyncAsgiTransport
from generators.runtime.transports.base import Request, Response

Receive: TypeAlias = Callable[[], Awaitable[Any]]
Send: TypeAlias = Callable[[Any], Awaitable[None]]
Sender: TypeAlias = Callable[..., Response]
URL = "http://api.example.com/v1/items"


def request(method: str = "GET", url: str = URL, **rest: Any) -> Request:
    return Request(method, url, operation_id="getItem", safe_url=url, **rest)


def send_sync(app: AsgiApp, *requests: Request, timeout: float | None = 5, **options: Any) -> Any:
    transport = AsgiTransport(app, **options)
    try:
        return [transport.send(item, timeout=timeout) for item in requests][-1]
    finally:
        transport.close()


def send_async(app: AsgiApp, *requests: Request, timeout: float | None = 5, **options: Any) -> Any:
    async def run() -> Response:
        transport = AsyncAsgiTransport(app, **options)
        try:
            return [await transport.send(item, timeout=timeout) for item in requests][-1]
        finally:
            await transport.aclose()

    return asyncio.run(run())


@pytest.fixture(params=[send_sync, send_async], ids=["sync", "async"])
def send(request: pytest.FixtureRequest) -> Sender:
    sender: Sender = request.param
    return sender


async def answer(
    send: Send,
    *parts: bytes,
    status: int = 200,
    headers: tuple[tuple[bytes, bytes], ...] = (),
) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    for part in parts:
        await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body"})


class App:
    """Remembers scopes and bodies; answers with two parts."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.scopes: list[Any] = []
        self.bodies: list[bytes] = []
        self.threads: set[int] = set()

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        self.threads.add(threading.get_ident())
        if scope["type"] == "lifespan":
            for step in "startup", "shutdown":
                message = await receive()
                assert message["type"] == f"lifespan.{step}"
                self.events.append(step)
                scope["state"]["begun"] = True
                await send({"type": f"lifespan.{step}.complete"})
            return
        message = await receive()
        assert message["type"] == "http.request"
        self.bodies.append(message["body"])
        self.scopes.append(scope)
        self.events.append("request")
        await answer(send, b"one ", b"two", headers=((b"X-One", b"1"), (b"x-one", b"\xe9")))
        self.events.append((await receive())["type"])


def test_an_application_is_told_what_a_server_would_tell_it(send: Sender) -> None:
    app = App()
    url = "https://api.example.com:8443/v1/a%2Fb%20c/%C3%BC?q=%20x&q=1"
    fields = {"X-Key": "k\u00e9", "Content-Type": "text/plain"}
    response = send(app, request("POST", url, headers=fields, content=b"body"))
    (scope,) = app.scopes
    assert scope["method"] == "POST"
    assert scope["scheme"] == "https"
    assert scope["path"] == "/v1/a/b c/\u00fc"
    assert scope["raw_path"] == b"/v1/a%2Fb%20c/%C3%BC"
    assert scope["query_string"] == b"q=%20x&q=1"
    assert scope["server"] == ("api.example.com", 8443)
    assert scope["state"] == {"begun": True}
    assert dict(scope["headers"]) == {
        b"host": b"api.example.com:8443",
        b"content-length": b"4",
        b"x-key": b"k\xe9",
        b"content-type": b"text/plain",
    }
    assert app.bodies == [b"body"]
    assert (response.status, response.content) == (200, b"one two")
    assert response.headers.get_all("X-ONE") == ["1", "\u00e9"]
    assert app.events == ["startup", "request", "http.disconnect", "shutdown"]


@pytest.mark.parametrize(
    ("url", "host", "server", "path"),
    [
        ("http://api.example.com", b"api.example.com", ("api.example.com", 80), "/"),
        ("https://[::1]:9/a", b"[::1]:9", ("::1", 9), "/a"),
        ("http://b\u00fccher.example/a", b"xn--bcher-kva.example", None, "/a"),
    ],
)
def test_hosts(url: str, host: bytes, server: Any, path: str, send: Sender) -> None:
    app = App()
    send(app, request(url=url))
    (scope,) = app.scopes
    assert scope["headers"] == [(b"host", host)]
    assert server in {None, scope["server"]}
    assert scope["path"] == path


def test_the_lifespan_runs_once(send: Sender) -> None:
    app = App()
    send(app, request(), request(), request())
    assert app.events.count("startup") == app.events.count("shutdown") == 1
    assert app.events[-1] == "shutdown"


def test_the_state_of_a_request_is_its_own(send: Sender) -> None:
    app = App()
    send(app, request(), request())
    first, second = (scope["state"] for scope in app.scopes)
    assert first == second
    assert first is not second


def test_an_application_without_lifespan(send: Sender) -> None:
    async def app(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            raise AssertionError("not known here")
        await answer(send, b"ok")

    assert send(app, request()).content == b"ok"


def test_an_application_that_ignores_the_lifespan(send: Sender) -> None:
    async def app(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await answer(send, b"ok")

    assert send(app, request()).content == b"ok"


@pytest.mark.parametrize("raises", [True, False])
def test_a_lifespan_that_fails_to_start(raises: bool, send: Sender) -> None:
    async def app(scope: Any, receive: Receive, send: Send) -> None:
        assert scope["type"] == "lifespan", "nothing is sent to what has not started"
        await receive()
        await send({"type": "lifespan.startup.failed", "message": "no database"})
        if raises:
            raise LookupError("no database")

    with pytest.raises(LookupError if raises else RuntimeError, match="no database"):
        send(app, request())


def test_a_lifespan_that_fails_to_end(send: Sender) -> None:
    async def app(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await answer(send)
            return
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        raise LookupError("cannot end")

    with pytest.raises(LookupError, match="cannot end"):
        send(app, request())


async def _fails(scope: Any, receive: Receive, send: Send) -> None:
    raise ZeroDivisionError("in the application")


async def _fails_late(scope: Any, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await answer(send, b"done")
        raise ZeroDivisionError("in the application")


async def _fails_halfway(scope: Any, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200})
        raise ZeroDivisionError("in the application")


@pytest.mark.parametrize("app", [_fails, _fails_late, _fails_halfway])
def test_what_the_application_raises_is_raised(app: AsgiApp, send: Sender) -> None:
    with pytest.raises(ZeroDivisionError, match="in the application"):
        send(app, request())


def test_what_the_application_raises_as_a_server_would_show_it(send: Sender) -> None:
    assert send(_fails, request(), raise_app_exceptions=False).status == 500
    assert send(_fails_late, request(), raise_app_exceptions=False).content == b"done"
    with pytest.raises(errors.ConnectionLost, match="half an answer"):
        send(_fails_halfway, request(), raise_app_exceptions=False)


def test_an_application_without_an_answer(send: Sender) -> None:
    async def app(scope: Any, receive: Receive, send: Send) -> None:
        """Answer nothing."""

    with pytest.raises(errors.ConnectionLost, match=f"getItem: GET {URL}: .*no answer"):
        send(app, request())


def test_messages_in_the_wrong_order(send: Sender) -> None:
    async def app(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await send({"type": "http.response.body"})

    with pytest.raises(RuntimeError, match=r"http\.response\.body"):
        send(app, request())


@pytest.mark.parametrize(("method", "status"), [("HEAD", 200), ("GET", 204), ("GET", 304)])
def test_bodies_that_http_does_not_carry(method: str, status: int, send: Sender) -> None:
    async def app(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await answer(send, b"body", status=status)

    response = send(app, request(method))
    assert (response.status, response.content) == (status, b"")


def test_compressed_bodies(send: Sender) -> None:
    def compressed(content: bytes) -> AsgiApp:
        async def app(scope: Any, receive: Receive, send: Send) -> None:
            if scope["type"] == "http":
                await answer(send, content, headers=((b"content-encoding", b"gzip"),))

        return app

    assert send(compressed(gzip.compress(b"text")), request()).content == b"text"
    with pytest.raises(errors.DecodeError, match="cannot be decompressed"):
        send(compressed(b"text"), request())


def test_an_application_that_takes_too_long(send: Sender) -> None:
    ended = []

    async def app(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            try:
                await receive()
                await receive()  # until the client is gone
            finally:
                ended.append(True)

    with pytest.raises(errors.Timeout, match=r"no answer within 0\.01 s"):
        send(app, request(), timeout=0.01)
    assert ended == [True]


def test_a_timeout_of_the_application_is_its_own(send: Sender) -> None:
    async def app(scope: Any, receive: Receive, send: Send) -> None:
        raise TimeoutError("of the application")

    with pytest.raises(TimeoutError, match="of the application"):
        send(app, request(), timeout=None)


def test_threads_share_one_loop_and_are_served_at_once() -> None:
    app, meeting = App(), asyncio.Barrier(32)

    async def together(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await meeting.wait()
        await app(scope, receive, send)

    transport = AsgiTransport(together)
    statuses: list[int] = []

    def work() -> None:
        statuses.append(transport.send(request(), timeout=30).status)

    workers = [threading.Thread(target=work) for _ in range(32)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    transport.close()
    assert statuses == [200] * 32
    assert app.events.count("startup") == app.events.count("shutdown") == 1
    assert len(app.threads) == 1
    assert app.threads != {threading.get_ident()}
    assert not any(thread.name == "asgi-app" for thread in threading.enumerate())


def test_closing_gives_up_what_is_under_way() -> None:
    begun = threading.Event()

    async def app(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            begun.set()
            await receive()
            await receive()

    transport = AsgiTransport(app)
    raised: list[BaseException] = []

    def work() -> None:
        try:
            transport.send(request(), timeout=None)
        except errors.ApiError as error:
            raised.append(error)

    worker = threading.Thread(target=work)
    worker.start()
    assert begun.wait(120)
    transport.close()
    worker.join()
    assert [type(error) for error in raised] == [errors.ConnectionLost]


def test_nothing_is_sent_after_closing() -> None:
    app = App()
    transport = AsgiTransport(app)
    transport.close()
    transport.close()
    with pytest.raises(errors.ClientClosed):
        transport.send(request(), timeout=60)

    async def run() -> None:
        transport = AsyncAsgiTransport(app)
        await transport.aclose()
        with pytest.raises(errors.ClientClosed):
            await transport.send(request(), timeout=60)

    asyncio.run(run())
    assert app.events == []


def test_tasks_that_begin_together_start_the_application_once() -> None:
    app = App()

    async def run() -> None:
        transport = AsyncAsgiTransport(app)
        await asyncio.gather(*(transport.send(request(), timeout=60) for _ in range(10)))
        await transport.aclose()

    asyncio.run(run())
    assert app.events.count("startup") == app.events.count("shutdown") == 1
    assert app.events.count("request") == 10


def test_a_caller_that_gives_up_does_not_stop_the_start_for_others() -> None:
    app, begun, gate = App(), asyncio.Event(), asyncio.Event()

    async def slow(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            begun.set()
            await gate.wait()
        await app(scope, receive, send)

    async def run() -> int:
        transport = AsyncAsgiTransport(slow)
        first = asyncio.create_task(transport.send(request(), timeout=60))
        second = asyncio.create_task(transport.send(request(), timeout=60))
        await begun.wait()
        first.cancel()
        await asyncio.wait({first})
        gate.set()
        status = (await second).status
        await transport.aclose()
        return status

    assert asyncio.run(run()) == 200
    assert app.events.count("startup") == 1
