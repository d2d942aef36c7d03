"""How the cost of something grows with its size, and apps that strangers send requests to."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING, Any

from generators.runtime.server.protocol import DirectProtocol
from tests.runtime.server.loopback import listening, say
from tests.runtime.server.server_support import Things, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generators.runtime.operations import Operation

DISPATCHES = ("app", "direct")
TIMES = 8
"""How much larger the larger of two is."""
LINEAR = 5.0 * TIMES
"""How often the cost of the smaller one that of the larger may be: a square would be 8 times 8."""


def growth(run: Callable[[Any], object], small: Any, large: Any) -> float:
    """Return how often the cost of the small one that of the large one is, each at its best."""
    return _best(run, large) / _best(run, small)


def _best(run: Callable[[Any], object], given: Any) -> float:
    costs = []
    for _ in range(5):
        started = time.thread_time()
        run(given)
        costs.append(time.thread_time() - started)
    return max(min(costs), 1e-5)


@contextlib.contextmanager
def served(
    *operations: Operation[Any], dispatch: str, things: Things | None = None, **options: Any
) -> Iterator[int]:
    """Serve operations on a socket; give the port."""
    app = serve(*operations, handler=things or Things({}), dispatch=dispatch, **options)
    with listening(app, DirectProtocol if dispatch == "direct" else "httptools") as port:
        yield port


def status_of(port: int, head: bytes, content: bytes = b"") -> int:
    """Send a request; return the status of its answer."""
    length = b"Content-Length: %d\r\n" % len(content) if content else b""
    answer = say(port, head + b"Host: x\r\nConnection: close\r\n" + length + b"\r\n" + content)
    return int(answer[9:12])


def turns_during(coroutine: Any) -> tuple[Any, int]:
    """Return the result of a coroutine, and how often others had their turn meanwhile."""

    async def main() -> tuple[Any, int]:
        task, turns = asyncio.ensure_future(coroutine), 0
        while not task.done():
            turns += 1
            await asyncio.sleep(0)
        return task.result(), turns

    return asyncio.run(main())
