"""What is sent and what is read, the same through every transport."""

from __future__ import annotations

import asyncio
import copy
import gzip
import pickle
import socket
import subprocess
import sys
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime import errors
from generators.runtime.client.async_client import AsyncClientBase
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.operations import Contract, Media, Operation
from generators.runtime.operations import Response as ResponseFacts
from generators.runtime.operations import Server as ServerFacts
from generators.runtime.transports.aiohttp import AsyncAiohttpTransport
from generators.runtime.transports.aiohttp import _url as aiohttp_url
from generators.runtime.transports.pyreqwest import AsyncPyreqwestTransport, PyreqwestTransport
from tests.runtime.transports.wire import (
    HEAD,
    SECRET,
    Carrier,
    Peer,
    Server,
    answer,
    answering,
    request,
    serving,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from generators.runtime.transports.base import Response


def exchanged(
    carrier: Carrier, words: bytes, method: str = "GET", content: bytes | None = None, **fields: str
) -> tuple[Response, Server]:
    with serving(answering(words)) as server:
        response = carrier.send(request(f"{server.url}/items", method, content, **fields))
        carrier.close()
    return response, server


# --- Answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 2, 2**20, 2**22])
def test_a_body(carrier: Carrier, size: int) -> None:
    body = bytes(range(256)) * (size // 256) + bytes(size % 256)
    response, _ = exchanged(carrier, answer(body, b"X-A: b"))
    assert response.status == 200
    assert response.content == body
    assert response.headers["x-a"] == "b"
    assert response.headers["content-length"] == str(size)


def test_chunks(carrier: Carrier) -> None:
    head = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    response, _ = exchanged(carrier, head + b"2\r\n12\r\n3;a=b\r\n345\r\n0\r\nX-Trailer: 1\r\n\r\n")
    assert response.content == b"12345"


@pytest.mark.parametrize(
    ("coding", "compress"), [(b"gzip", gzip.compress), (b"deflate", zlib.compress)]
)
def test_a_compressed_answer(
    carrier: Carrier, coding: bytes, compress: Callable[[bytes], bytes]
) -> None:
    body = b"12345" * 100_000
    response, server = exchanged(
        carrier, answer(compress(body), b"Content-Encoding: " + coding, b"X-A: b")
    )
    assert response.content == body
    assert response.headers["x-a"] == "b"
    assert coding.decode() in server.fields()["accept-encoding"]


@pytest.mark.parametrize("status", [b"204 No Content", b"304 Not Modified"])
def test_an_answer_without_a_body(carrier: Carrier, status: bytes) -> None:
    words = b"HTTP/1.1 " + status + b"\r\nX-A: b\r\n\r\n"
    with serving(answering(words, answer(b"1"))) as server:
        response = carrier.send(request(f"{server.url}/items"))
        assert (response.status, response.content) == (int(status[:3]), b"")
        assert response.headers["x-a"] == "b"
        assert carrier.send(request(f"{server.url}/items")).content == b"1"
        assert server.connections == 1


def test_an_answer_to_head(carrier: Carrier) -> None:
    response, _ = exchanged(carrier, HEAD + b"Content-Length: 10\r\n\r\n", "HEAD")
    assert (response.status, response.content) == (200, b"")


def test_a_body_up_to_the_end_of_the_connection(carrier: Carrier) -> None:
    def handle(peer: Peer) -> None:
        peer.request()
        peer.say(HEAD + b"\r\n12345")
        peer.close()

    with serving(handle) as server:
        assert carrier.send(request(f"{server.url}/items")).content == b"12345"


@pytest.mark.parametrize("status", [b"301 M", b"302 F", b"303 S", b"307 T", b"308 P"])
def test_redirects_are_not_followed(carrier: Carrier, status: bytes) -> None:
    response, server = exchanged(carrier, answer(b"", b"Location: /other", status=status))
    assert response.status == int(status[:3])
    assert response.headers["location"] == "/other"
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [b"401 U", b"404 N", b"500 I", b"503 S"])
def test_every_status_is_an_answer(carrier: Carrier, status: bytes) -> None:
    response, _ = exchanged(carrier, answer(b"words", status=status))
    assert (response.status, response.content) == (int(status[:3]), b"words")


def test_cookies_are_read_and_not_sent_back(carrier: Carrier) -> None:
    cookies = b"Set-Cookie: a=1; Path=/", b"X-Between: 1", b"set-cookie: b=2, x; Path=/"
    with serving(answering(answer(b"", *cookies))) as server:
        for _ in range(2):
            response = carrier.send(request(f"{server.url}/items"))
            assert response.headers.get_all("Set-Cookie") == ["a=1; Path=/", "b=2, x; Path=/"]
        if carrier.library != "httpx2":  # a client owned by the transport adds no cookies either
            assert "cookie" not in server.fields()


def test_a_long_field(carrier: Carrier) -> None:
    response, _ = exchanged(carrier, answer(b"", b"X-A: " + b"a" * 40_000))
    assert response.headers["x-a"] == "a" * 40_000


def test_fields_are_a_mapping(carrier: Carrier) -> None:
    came = answer(b"", b"X-A: 1", b"x-b: 2", b"X-A: 3")
    with serving(answering(came, came)) as server:
        first, second = [carrier.send(request(f"{server.url}/items")) for _ in range(2)]
    # Of the second one nothing was read yet.
    copied: Any = copy.deepcopy(first.headers), pickle.loads(pickle.dumps(first.headers))  # noqa: S301
    headers: Any
    for headers in (second.headers, *copied):
        assert headers["x-a"] == headers.get("X-A") == "1, 3"
        assert "X-B" in headers
        assert "x-c" not in headers
        assert headers.get("not a name") is None
        with pytest.raises(KeyError):
            headers["x-c"]
        named = {"x-a": "1, 3", "x-b": "2"}
        assert {name: value for name, value in headers.items() if name[:2] == "x-"} == named
        assert len(headers) == len(dict(headers))
        assert repr(headers) == f"Headers({sorted(headers)})"
        assert not hasattr(headers, "other")


def test_a_field_outside_ascii(carrier: Carrier) -> None:
    response, _ = exchanged(
        carrier, answer(b"1", b"X-A: caf\xe9", b"Set-Cookie: a=1", b"Set-Cookie: b=2")
    )
    assert response.content == b"1"
    assert response.headers["x-a"] == ("\ufffd" if carrier.library == "pyreqwest" else "caf\xe9")
    assert response.headers.get_all("set-cookie") == ["a=1", "b=2"]
    assert response.headers["content-length"] == "1"


# --- Connections ----------------------------------------------------------------------------------


def test_a_connection_is_kept(carrier: Carrier) -> None:
    with serving(answering(answer(b"1"), answer(b"2"), answer(b"3"))) as server:
        bodies = [carrier.send(request(f"{server.url}/items")).content for _ in range(3)]
        assert bodies == [b"1", b"2", b"3"]
        assert server.connections == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_connection_that_the_server_closed_while_idle(carrier: Carrier, method: str) -> None:
    def handle(peer: Peer) -> None:
        peer.request()
        peer.say(answer(b"1"))
        if carrier.library != "httpx2":  # which looks when it takes a connection; others at once
            peer.connection.shutdown(socket.SHUT_WR)
            assert peer.connection.recv(1) == b""
        peer.close()

    with serving(handle) as server:
        for n in range(3):
            server.left.clear()
            outgoing = request(f"{server.url}/items", method, b"x" if method == "POST" else None)
            assert carrier.send(outgoing).content == b"1"
            carrier.wait(server.left)
            assert server.connections == len(server.requests) == n + 1


def echo(peer: Peer) -> None:
    while message := peer.request():
        head, _, body = message.partition(b"\r\n\r\n")
        peer.say(answer(head.split()[1] + b" " + body))


def test_many_threads(sync_carrier: Carrier) -> None:
    begin = threading.Barrier(32)

    def run(thread: int) -> None:
        begin.wait(120)
        for n in range(5):
            mark = f"{thread}-{n}"
            response = sync_carrier.send(request(f"{server.url}/{mark}", "POST", mark.encode()))
            assert response.content == f"/{mark} {mark}".encode()

    with serving(echo) as server, ThreadPoolExecutor(32) as pool:
        list(pool.map(run, range(32)))
        assert len(server.requests) == 160
        assert server.connections < 160  # pyreqwest makes some that it then has no need of


def test_many_tasks(async_carrier: Carrier) -> None:
    async def one(url: str, mark: str) -> None:
        outgoing = request(f"{url}/{mark}", "POST", mark.encode())
        response = await async_carrier.transport.send(outgoing, timeout=120)
        assert response.content == f"/{mark} {mark}".encode()

    async def run(url: str) -> None:
        await asyncio.gather(*[one(url, str(n)) for n in range(50)])

    with serving(echo) as server:
        async_carrier.run(run, server.url)
        assert len(server.requests) == 50


# --- Requests -------------------------------------------------------------------------------------

SAME = [
    "/",
    "/items",
    "/items/",
    "//items//a",
    "/a%20b/%2F/%3F%23/%25",
    "/%c3%a9%C3%A9/%7E~-._",
    "/a.b/..a/.a/a..",
    "/a;x=1,2:@!$&'()*+=",
    "/items?a=%20&b=+&c=%2B&d=%26%3D&a=",
    "/items?a=/:@!$&()*+,;=?",
    "/items?a=%27%22%3C%3E%5B%5D%7B%7D%7C%5C%5E%60",
]
CHANGED = {  # which library cannot send it as it is written
    "/a/../b": {"httpx2", "pyreqwest"},  # the runtime never builds these two
    "/a/./b": {"httpx2", "pyreqwest"},
    "/a/%2E%2E/b": {"pyreqwest"},
    "/a/%2e%2E/b%2Fc": {"pyreqwest"},
    "/a/.%2e/b": {"pyreqwest"},
    "/a/%2E": {"pyreqwest"},
    "/items?a='": {"pyreqwest"},
    "/items?": {"aiohttp"},
}


@pytest.mark.parametrize("target", [*SAME, *CHANGED])
def test_the_target_is_sent_as_it_is_written(carrier: Carrier, target: str) -> None:
    if carrier.library not in CHANGED.get(target, ()):
        with serving(answering(answer())) as server:
            carrier.send(request(server.url + target))
            assert server.heads[0][0] == f"GET {target} HTTP/1.1"
    elif carrier.library != "httpx2":
        for _ in range(2):
            with pytest.raises(errors.RequestInvalid, match="would send another"):
                carrier.send(request("http://127.0.0.1:1" + target))


def test_a_refusal_hides_credentials() -> None:
    with pytest.raises(errors.RequestInvalid) as caught:
        PyreqwestTransport().send(request(f"http://h/a/../b?key={SECRET}"), timeout=1)
    assert SECRET not in str(caught.value) + repr(caught.value)
    for url in f"h?key={SECRET}", f"http://h:99999?key={SECRET}", f"ftp://h?key={SECRET}":
        transport = PyreqwestTransport()
        with pytest.raises(errors.RequestInvalid) as caught:
            transport.send(request(url), timeout=1)
        transport.close()
        assert SECRET not in str(caught.value) + repr(caught.value)
        assert caught.value.__cause__ is None or SECRET not in repr(caught.value.__cause__)


def test_only_the_target_counts() -> None:
    with serving(answering(answer(b"1"))) as server:
        carrier = Carrier("pyreqwest")
        url = server.url.replace("http://127.0.0.1", "HTTP://LocalHost")
        assert carrier.send(request(url + "?a=b")).content == b"1"
        assert server.heads[0][0] == "GET /?a=b HTTP/1.1"
        carrier.end()


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "QUERY", "OPTIONS"])
@pytest.mark.parametrize("content", [None, b"", b"\x00\xffx"])
def test_what_is_sent(carrier: Carrier, method: str, content: bytes | None) -> None:
    fields = {"x_api_KEY": "a  b\t\"c\\'=", "Authorization": "Bearer abc", "X_Empty": ""}
    _, server = exchanged(carrier, answer(), method, content, **fields)
    sent = server.fields()
    assert server.heads[0][0] == f"{method} /items HTTP/1.1"
    assert server.requests[0].partition(b"\r\n\r\n")[2] == (content or b"")
    for automatic in "accept-encoding", "connection":
        sent.pop(automatic, None)
    length = sent.pop("content-length", None)
    if content:
        assert length == "3"
    elif method in {"POST", "PUT", "PATCH", "QUERY"}:
        assert length == "0"
    elif method in {"GET", "OPTIONS"}:
        assert length is None
    else:
        assert length in {None, "0"}
    assert sent == {
        "host": server.host,
        "accept": "application/json",
        "user-agent": "items-client/1",
        "x-api-key": "a  b\t\"c\\'=",
        "authorization": "Bearer abc",
        "x-empty": "",
    }


@pytest.mark.parametrize("size", [2**20, 2**22])
def test_a_large_body_is_sent(carrier: Carrier, size: int) -> None:
    content = bytes(range(256)) * (size // 256)
    _, server = exchanged(carrier, answer(), "POST", content, Content_Type="application/zip")
    assert server.requests[0].partition(b"\r\n\r\n")[2] == content
    assert server.fields()["content-length"] == str(size)
    assert server.fields()["content-type"] == "application/zip"
    assert "transfer-encoding" not in server.fields()


def test_what_is_sent_can_be_replaced(carrier: Carrier) -> None:
    fields = {"host": "other", "ACCEPT_ENCODING": "identity", "connection": "close"}
    _, server = exchanged(carrier, answer(), "GET", None, **fields)
    sent = server.fields()
    assert (sent["host"], sent["accept-encoding"]) == ("other", "identity")
    assert sent["connection"] == "close"


def test_a_value_outside_ascii(carrier: Carrier) -> None:
    with serving(answering(answer())) as server:
        outgoing = request(f"{server.url}/items", X_A="caf\xe9" + SECRET)
        if carrier.library == "httpx2":
            carrier.send(outgoing)
            assert server.fields()["x-a"] == "caf\xe9" + SECRET
        else:
            with pytest.raises(errors.RequestInvalid, match=r"headers\.X-A: must be ASCII") as e:
                carrier.send(outgoing)
            assert SECRET not in str(e.value)
            assert server.requests == []


def test_a_line_break_never_goes_out(carrier: Carrier) -> None:
    with serving(answering(answer())) as server:
        outgoing = request(f"{server.url}/items", X_A=f"{SECRET}\r\nX-B: 1")
        with pytest.raises(errors.ApiError) as caught:
            carrier.send(outgoing, timeout=2)
        assert SECRET not in str(caught.value)
        assert server.requests == []


def test_a_host_outside_ascii() -> None:
    url, same = aiohttp_url("http://b\xfccher.example:81/a%2Fb/%2E?c=%20")
    assert str(url) == "http://xn--bcher-kva.example:81/a%2Fb/%2E?c=%20"
    assert same


# --- In a client ----------------------------------------------------------------------------------

OPERATION: Operation[int] = Operation(
    id="getCount",
    group="items",
    py_name="count",
    method="GET",
    path="/count",
    responses=(
        ResponseFacts(
            status="200", media=(Media(content_type="application/json", type=lambda: int),)
        ),
    ),
)
CONTRACT = Contract(
    title="Items",
    version="1",
    servers=(ServerFacts(url="/v1"),),
    security_schemes={},
    operations=(OPERATION,),
    user_agent="items-client/1",
)


def test_in_a_client(carrier: Carrier) -> None:
    options: Any = {"transport": carrier.transport}
    with serving(answering(answer(b"5", b"Content-Type: application/json"))) as server:
        if carrier.asynchronous:

            async def run() -> int:
                async with AsyncClientBase(CONTRACT, server.url, options=options) as client:
                    return await client._call(OPERATION, {}, None, {})

            assert carrier.run(run) == 5
        else:
            with SyncClientBase(CONTRACT, server.url, options=options) as client:
                assert client._call(OPERATION, {}, None, {}) == 5
        assert server.heads[0][0] == "GET /v1/count HTTP/1.1"
        assert server.fields()["host"] == server.host
        assert server.left.wait(120)  # closed with the client
    with pytest.raises(errors.ClientClosed):
        carrier.send(request(f"{server.url}/items"))


def run_python(code: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout.splitlines()


def test_nothing_is_imported_before_it_is_used() -> None:
    code = (
        "import sys, generators.runtime.transports.pyreqwest as a\n"
        "import generators.runtime.transports.aiohttp as b\n"
        "a.PyreqwestTransport(), a.AsyncPyreqwestTransport(), b.AsyncAiohttpTransport()\n"
        "print(sorted({'pyreqwest', 'aiohttp', 'yarl', 'httpx2', 'ssl'} & sys.modules.keys()))"
    )
    assert run_python(code) == ["[]"]


@pytest.mark.parametrize(
    "make", [PyreqwestTransport, AsyncPyreqwestTransport, AsyncAiohttpTransport]
)
def test_without_the_library(make: type, monkeypatch: pytest.MonkeyPatch) -> None:
    library = make.__module__.rpartition(".")[2]
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=rf"needs {library}: .* with its \[{library}\] extra"):
        make()


FORKED = """
import os, signal, sys
from generators.runtime import errors
from generators.runtime.transports.base import Request
from generators.runtime.transports.pyreqwest import PyreqwestTransport
def send(transport):
    try:
        return transport.send(Request("GET", sys.argv[1]), timeout=60).content
    except errors.ClientClosed as error:
        return str(error)
used = PyreqwestTransport()
print(send(used), flush=True)
child = os.fork()
if child == 0:
    signal.alarm(20)
    print(send(used))
    print(send(PyreqwestTransport()), flush=True)
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
"""


def test_after_a_fork() -> None:
    with serving(answering(answer(b"1"))) as server:
        done = subprocess.run(
            [sys.executable, "-c", FORKED, f"{server.url}/items"],
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert len(server.requests) == 1
    first, *others = done.stdout.splitlines()
    assert first == "b'1'"
    assert len(others) == 2
    assert all("cannot be used after a fork" in line for line in others)
