"""Calls that are made once for all who ask for the same at the same time."""

from __future__ import annotations

import copy
import threading
from typing import TYPE_CHECKING, Generic, TypeVar

from ..errors import ClientClosed

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Coroutine
    from concurrent.futures import Future

T = TypeVar("T")


class Sharing(Generic[T]):
    """Makes a call in the thread that asks first; other threads wait for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[str, Future[T]] = {}

    def once(self, key: str, make: Callable[[], T], timeout: float | None = None) -> T:
        """Return what a call gives, or raise what it raises.

        Args:
            key: tells calls apart.
            make: the call.
            timeout: seconds to wait for a call that another thread makes; None for no limit.

        Raises:
            TimeoutError: they have passed.
        """
        from concurrent.futures import CancelledError, Future  # with the first token only

        while True:
            with self._lock:
                future = self._running.get(key)
                leads = future is None
                if future is None:
                    future = self._running[key] = Future()
            if leads:
                return self._made(key, make, future)
            try:
                return future.result(timeout)
            except CancelledError:
                continue  # the thread that made the call was interrupted
            except TimeoutError:
                raise
            except Exception as error:
                raise copy.copy(
                    error
                ) from error.__cause__  # each thread has a traceback of its own

    def _made(self, key: str, make: Callable[[], T], future: Future[T]) -> T:
        try:
            result = make()
        except Exception as error:
            self._end(key)
            future.set_exception(error)
            raise
        except BaseException:
            self._end(key)
            future.cancel()
            raise
        self._end(key)
        future.set_result(result)
        return result

    def _end(self, key: str) -> None:
        with self._lock:
            del self._running[key]

    def close(self) -> None:
        """Do nothing: a call ends with the thread that makes it."""


class AsyncSharing(Generic[T]):
    """Makes a call in a task of its own: it goes on when a task that waits for it is cancelled."""

    def __init__(self) -> None:
        self._running: dict[str, asyncio.Task[T]] = {}

    async def once(
        self, key: str, make: Callable[[], Coroutine[None, None, T]], timeout: float | None = None
    ) -> T:
        """Return what a call gives, or raise what it raises; see `Sharing.once`."""
        import asyncio  # as above

        task = self._running.get(key)
        if task is None:
            task = self._running[key] = asyncio.create_task(make())
            task.add_done_callback(lambda done: self._end(key, done))
        try:
            async with asyncio.timeout(timeout):
                return await asyncio.shield(task)
        except asyncio.CancelledError:
            waiting = asyncio.current_task()
            if task.cancelled() and waiting is not None and not waiting.cancelling():
                text = "nothing was sent, the client is closed: make a new one"
                raise ClientClosed(text) from None
            raise
        except TimeoutError:
            raise
        except Exception as error:
            raise copy.copy(error) from error.__cause__

    def _end(self, key: str, task: asyncio.Task[T]) -> None:
        self._running.pop(key, None)
        if not task.cancelled():
            task.exception()  # where nobody waits any more, nobody has to hear of it

    async def aclose(self) -> None:
        """End the calls that are under way."""
        for task in list(self._running.values()):
            task.cancel()
