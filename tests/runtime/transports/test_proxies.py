"""Which transports go through the proxy that the environment names, and which do not."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import httpx2
import pytest
from pyreqwest.client import SyncClientBuilder

from generators.runtime.errors import ConnectFailed
from generators.runtime.transports.aiohttp import AsyncAiohttpTransport
from generators.runtime.transports.base import Request
from generators.runtime.transports.httpx2 import Httpx2Transport
from generators.runtime.transports.pyreqwest import PyreqwestTransport
from tests.runtime.transports.wire import Peer, Server, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


def answer(peer: Peer) -> None:
    while peer.request():
        peer.say(b"HTTP/1.1 204 No Content\r\n\r\n")


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with serving(answer) as server:
        monkeypatch.setenv("HTTP_PROXY", server.url)
        monkeypatch.setenv("http_proxy", server.url)  # what some read alone
        yield server


@pytest.fixture
def request_() -> Iterator[Request]:
    """Give a request to a port of this computer that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/items"
        yield Request("GET", url, {}, None, "listItems", url)


def httpx2_transport(*, trust_env: bool = True) -> Httpx2Transport:
    return Httpx2Transport(httpx2.Client(trust_env=trust_env), owned=True)


def test_httpx2_goes_through_it(proxy: Server, request_: Request) -> None:
    transport = httpx2_transport()
    assert transport.send(request_, timeout=120).status == 204
    transport.close()
    assert proxy.heads[0][0] == f"GET {request_.url} HTTP/1.1"


def test_httpx2_need_not(proxy: Server, request_: Request) -> None:
    transport = httpx2_transport(trust_env=False)
    with pytest.raises(ConnectFailed):
        transport.send(request_, timeout=120)
    transport.close()
    assert proxy.requests == []


def test_pyreqwest_goes_through_it(proxy: Server, request_: Request) -> None:
    transport = PyreqwestTransport()
    assert transport.send(request_, timeout=120).status == 204
    transport.close()
    assert proxy.heads[0][0] == f"GET {request_.url} HTTP/1.1"


def test_pyreqwest_need_not(proxy: Server, request_: Request) -> None:
    transport = PyreqwestTransport(SyncClientBuilder().no_proxy())
    with pytest.raises(ConnectFailed):
        transport.send(request_, timeout=120)
    transport.close()
    assert proxy.requests == []


@pytest.mark.parametrize("given", [False, True])
def test_aiohttp_goes_through_the_one_that_it_is_given(
    proxy: Server, request_: Request, *, given: bool
) -> None:
    async def call() -> int:
        transport = AsyncAiohttpTransport(proxy=proxy.url if given else None)
        try:
            return (await transport.send(request_, timeout=120)).status
        finally:
            await transport.aclose()

    if given:
        assert asyncio.run(call()) == 204
    else:
        with pytest.raises(ConnectFailed):
            asyncio.run(call())
    assert len(proxy.requests) == given
