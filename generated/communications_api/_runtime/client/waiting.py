"""How a client waits: blocking, or in an event loop. Besides sending, only this differs."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

from .attempts import out_of_time

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    from ..transports.base import Request


def sleep(seconds: float) -> None:
    """Wait, and block the thread."""
    time.sleep(seconds)


async def async_sleep(seconds: float) -> None:
    """Wait, and let the event loop do other things."""
    import asyncio

    await asyncio.sleep(seconds)


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
