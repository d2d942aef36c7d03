"""Batches that are under way at the same time: threads of a blocking client, tasks of another."""

from __future__ import annotations

import contextvars
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable
    from concurrent.futures import Future

    from .batches import Batch, Judged


class Lanes:
    """Sends batches in threads.

    Args:
        count: how many at the same time.
        depth: how many more wait for their turn: where many are begun together, the journal is
            written less often.
    """

    def __init__(self, count: int, depth: int) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._most, self._fewest = count + depth, max(depth, count - 1)
        self._pool = ThreadPoolExecutor(count, thread_name_prefix="bulk")
        self._under_way: dict[Future[Judged], None] = {}

    @property
    def room(self) -> int:
        """How many more batches may be started."""
        return self._most - len(self._under_way)

    @property
    def are_empty(self) -> bool:
        """Whether nothing is under way."""
        return not self._under_way

    def start(self, send: Callable[[Batch], Judged], batch: Batch) -> None:
        """Begin to send a batch."""
        context = contextvars.copy_context()
        self._under_way[self._pool.submit(context.run, send, batch)] = None

    def finished(self) -> list[Judged]:
        """Wait until there is room for others; return what came of those that are done."""
        from concurrent.futures import FIRST_COMPLETED, wait

        taken: list[Judged] = []
        while self._under_way and (len(self._under_way) > self._fewest or not taken):
            done, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
            taken += self._taken(done)
        return taken

    def _taken(self, done: set[Future[Judged]]) -> list[Judged]:
        ordered = [future for future in self._under_way if future in done]
        for future in ordered:
            del self._under_way[future]
        return [future.result() for future in ordered]

    def close(self) -> list[Judged]:
        """Wait for what is under way, and return what came of it; start nothing that waits."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        ended = {future for future in self._under_way if not future.cancelled()}
        return self._taken({future for future in ended if future.exception() is None})


class AsyncLanes:
    """Sends batches in tasks; see `Lanes`."""

    def __init__(self, count: int, depth: int) -> None:
        import asyncio

        self._most, self._fewest = count + depth, max(depth, count - 1)
        self._turns = asyncio.Semaphore(count)
        self._under_way: dict[asyncio.Task[Judged], None] = {}

    @property
    def room(self) -> int:
        """How many more batches may be started."""
        return self._most - len(self._under_way)

    @property
    def are_empty(self) -> bool:
        """Whether nothing is under way."""
        return not self._under_way

    def start(self, send: Callable[[Batch], Awaitable[Judged]], batch: Batch) -> None:
        """Begin to send a batch."""
        import asyncio

        self._under_way[asyncio.create_task(self._in_turn(send, batch))] = None

    async def _in_turn(self, send: Callable[[Batch], Awaitable[Judged]], batch: Batch) -> Judged:
        async with self._turns:
            return await send(batch)

    async def finished(self) -> list[Judged]:
        """Wait until there is room for others; return what came of those that are done."""
        import asyncio

        taken: list[Judged] = []
        while self._under_way and (len(self._under_way) > self._fewest or not taken):
            done, _ = await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            taken += self._taken(done)
        return taken

    def _taken(self, done: set[asyncio.Task[Judged]]) -> list[Judged]:
        ordered = [task for task in self._under_way if task in done]
        for task in ordered:
            del self._under_way[task]
        return [task.result() for task in ordered]

    async def aclose(self) -> list[Judged]:
        """End what is under way, and return what came of those that were done."""
        import asyncio

        done = {task for task in self._under_way if task.done()}
        ended = self._taken({task for task in done if task.exception() is None})
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        return ended


def blocking(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function that waits for a disk."""
    return function(*arguments)


async def async_blocking(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function that waits for a disk, and let the event loop do other things."""
    import asyncio

    return await asyncio.to_thread(function, *arguments)
