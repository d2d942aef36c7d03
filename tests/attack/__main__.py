"""Attack servers for a while: `python -m tests.attack SECONDS`.

Each round sends what the tests here send, from many connections at a time and in every way to
serve, in sizes and cuts that are drawn anew. It ends by itself, and fails if a server stops
answering others meanwhile, keeps connections, or uses more memory with each round.
"""

from __future__ import annotations

import contextlib
import random
import resource
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.attack.connections import (
    ALL_KINDS,
    CHUNKED,
    GET,
    Server,
    patient,
    send,
    served,
    statuses,
)

if TYPE_CHECKING:
    import socket

LIMITS = patient(
    head_seconds=1, body_seconds=1, idle_seconds=1, max_connections=100, max_requests=100
)
ROUNDS = 4
GROWTH = 1.5
"""Memory after the last round over that after the second: allocators breathe."""


def attacks() -> list[tuple[bytes, bytes, int]]:
    """Return what is sent first, what over and over again, and how many times."""
    field, extension = b"X-A: %b\r\n" % (b"x" * 100), b"1;%b\r\n1\r\n" % (b"x" * 100)
    return [
        (b"GET /a/x HTTP/1.1\r\n", field, 10_000),
        (b"GET /a/x HTTP/1.1\r\nX-A: ", b"x", 500_000),
        (b"GET /a/x HTTP/1.1\r\nX-A: ", b"x", 500),
        (b"GET /a/x", b"", 0),
        (b"", b"", 0),
        (b"", b"\r\n", 500_000),
        (CHUNKED % b"" + b"0\r\n", field, 10_000),
        (CHUNKED % b"", extension, 10_000),
        (CHUNKED % b"", b"ffff\r\n%b\r\n" % (b"x" * 0xFFFF), 20),
        (CHUNKED % b"", b"", 0),
        (b"", GET % b"/a/x", 1_000),
        (b"", GET % b"/s", 500),
        (b"", GET % b"/a/large", 2),
    ]


STRANGERS = 2 * len(attacks())
"""Connections at a time: one that reads answers, and one that does not, of each attack."""


def stranger(server: Server, index: int, seed: int) -> None:
    """Attack once, and wait until the server ends it."""
    chosen = random.Random(seed + index)  # noqa: S311 - no secret follows from it
    first, again, times = attacks()[index % len(attacks())]
    sent = first + again * times
    size = (
        chosen.choice([1, 100, 10_000]) if len(sent) < 1000 else chosen.choice([1 << 14, 1 << 20])
    )
    parts = [sent[at : at + size] for at in range(0, len(sent), size)]
    with server.connection() as connection:
        reading = threading.Thread(target=_drain, args=(connection,))
        if index < len(attacks()):
            reading.start()
        send(connection, *parts)
        if reading.ident is None:
            reading.start()
        reading.join()


def _drain(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while connection.recv(1 << 16):
            pass


def at_once(server: Server, seed: int) -> bool:
    """Attack in all ways at once; return whether another client is answered meanwhile."""
    threads = [
        threading.Thread(target=stranger, args=(server, index, seed)) for index in range(STRANGERS)
    ]
    for thread in threads:
        thread.start()
    answer = server.say((GET % b"/a/x").replace(b"Host", b"Connection: close\r\nHost"))
    for thread in threads:
        thread.join()
    return statuses(answer) == [200]


def attack(kind: str, seconds: float, seed: int) -> list[str]:
    """Attack one kind of server; return what is wrong."""
    wrong, memory = [], []
    with served(kind, LIMITS) as server:
        for number in range(ROUNDS):
            until = time.monotonic() + seconds / ROUNDS
            is_first = True
            while is_first or time.monotonic() < until:
                is_first = False
                seed += STRANGERS
                if not at_once(server, seed):
                    wrong.append(f"{kind}: others were not answered (round {number}, seed {seed})")
            server.wait_until_none_is_left()
            server.wait_until_under_way(0)
            memory.append(_memory())
    if memory[-1] > GROWTH * memory[1]:
        wrong.append(f"{kind}: memory grew from {memory[1]} to {memory[-1]} bytes")
    print(f"{kind}: {memory[1] >> 20} to {memory[-1] >> 20} MiB", flush=True)
    return wrong


def _memory() -> int:
    """Return the bytes of memory in use (Linux), or the most so far."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * resource.getpagesize()


def main(arguments: list[str]) -> int:
    """Attack all kinds of servers for so many seconds together; 1 where something is wrong."""
    seconds = float(arguments[0]) if arguments else 300.0
    seed = time.time_ns() % 1_000_000
    print(f"seed {seed}", flush=True)
    wrong = [text for kind in ALL_KINDS for text in attack(kind, seconds / len(ALL_KINDS), seed)]
    print("\n".join(wrong) or "nothing is wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
