"""How a client waits: blocking, or in an event loop. Besides sending, only this differs."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .attempts import out_of_time

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
    from typing import Self

    from ..transports.base import Request

ResultT = TypeVar("ResultT")


def sleep(seconds: float) -> None:
    """Wait, and block the thread."""
    time.sleep(seconds)


async def async_sleep(seconds: float) -> None:
    """Wait, and let the event loop do other things."""
    import asyncio

    await asyncio.sleep(seconds)


def fetch_limit(most: float, remaining: float | None) -> float:
    """Return the seconds for a token: it is fetched by the thread of the call."""
    return most if remaining is None else min(most, remaining)


def async_fetch_limit(most: float, remaining: float | None) -> float:  # noqa: ARG001 - see the docstring
    """Return the seconds for a token: the task that fetches it belongs to no call alone."""
    return most


@contextmanager
def time_limit(request: Request, seconds: float) -> Generator[None]:  # noqa: ARG001 - see the docstring
    """Do nothing: where a thread blocks, only the transport can look at `Request.deadline`."""
    yield


@asynccontextmanager
async def async_time_limit(request: Request, seconds: float) -> AsyncGenerator[None]:
    """End what is awaited inside after so many seconds.

    Raises:
        Timeout: they have passed.
    """
    import asyncio

    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise out_of_time(request) from None


# --- One thing ahead ------------------------------------------------------------------------------


class Ahead(Generic[ResultT]):
    """Calls a function in another thread meanwhile; leaving the `with` statement waits for its end.

    A call that was begun cannot be cancelled: what it gives is dropped.
    """

    def __init__(self, function: Callable[[], ResultT]) -> None:
        self._function = function

    def __enter__(self) -> Self:
        from concurrent.futures import ThreadPoolExecutor
        from contextvars import copy_context

        self._executor = ThreadPoolExecutor(1, "page-ahead")
        self._future = self._executor.submit(copy_context().run, self._function)
        return self

    def result(self) -> ResultT:
        """Return what the function returned, or raise what it raised."""
        return self._future.result()

    def __exit__(self, *error: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


class AsyncAhead(Generic[ResultT]):
    """Runs a task meanwhile; leaving the `async with` statement cancels it."""

    def __init__(self, function: Callable[[], Coroutine[Any, Any, ResultT]]) -> None:
        self._function = function

    async def __aenter__(self) -> Self:
        import asyncio

        self._task = asyncio.create_task(self._function())
        return self

    async def result(self) -> ResultT:
        """Return what the task returned, or raise what it raised."""
        return await self._task

    async def __aexit__(self, *error: object) -> None:
        import asyncio

        self._task.cancel()
        await asyncio.wait([self._task])
        if not self._task.cancelled():
            self._task.exception()  # it is known, and of no interest
