"""What a connection keeps of what strangers send: no more of eight times as much."""

from __future__ import annotations

import asyncio
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from tests.attack.connections import CHUNKED, GET, PROTOCOLS, patient
from tests.runtime.server.conversing import Connection, Handlers, config_of, made

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL = 1 << 20
PIECE = 1 << 16
SENT = {
    "a head of fields": (b"GET /a/x HTTP/1.1\r\n", b"X-A: 1\r\n"),
    "a head of one field": (b"GET /a/x HTTP/1.1\r\nX-A: ", b"x"),
    "a target": (b"GET /", b"x"),
    "empty lines": (b"", b"\r\n"),
    "trailers": (CHUNKED % b"" + b"0\r\n", b"X-A: 1\r\n"),
    "a chunk extension": (CHUNKED % b"" + b"8;", b"x"),
    "chunk extensions": (CHUNKED % b"", b"1;a=%b\r\n1\r\n" % (b"x" * 200)),
    "requests": (GET % b"/a/wait", GET % b"/a/x"),
    "streams": (GET % b"/a/wait", GET % b"/s"),
    "a body that is refused": (CHUNKED % b"", b"ffff\r\n%b\r\n" % (b"x" * 0xFFFF)),
}
"""What is sent first, and then over and over again."""


def pieces(name: str, size: int) -> Iterator[bytes]:
    """Give what is sent in pieces."""
    first, again = SENT[name]
    yield first
    piece = again * (PIECE // len(again) or 1)
    for _ in range(size // len(piece)):
        yield piece


def kept(protocol: str, name: str, size: int) -> int:
    """Return how much memory is used at most while a stranger sends as long as it is read."""

    async def main() -> int:
        handlers = Handlers()
        app = made(handlers, dispatch="direct" if protocol == "direct" else "app")
        config = config_of(app, PROTOCOLS[protocol].within(patient()))
        connection = Connection(config)
        await connection.say(GET % b"/a/x")
        tracemalloc.start()
        for piece in pieces(name, size):
            if not connection.wire.reads or connection.wire.is_closing():
                break
            await connection.say(piece)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        handlers.go_on.set()
        await connection.end()
        return peak

    return asyncio.run(main())


@pytest.mark.parametrize("name", SENT)
@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_no_more_is_kept_of_eight_times_as_much(protocol: str, name: str) -> None:
    kept(protocol, name, SMALL)  # what is imported or made once
    assert kept(protocol, name, 8 * SMALL) < 1.5 * kept(protocol, name, SMALL) + 200_000
