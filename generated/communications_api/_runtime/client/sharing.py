"""Calls that are made once for all who ask for the same at the same time.

Clients that share something, such as a cache of tokens, share these calls as well: threads those of
blocking clients, tasks of one event loop those of the others.
"""

from __future__ import annotations

import copy
import threading
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakKeyDictionary, WeakValueDictionary

from ..errors import ClientClosed

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Coroutine
    from concurrent.futures import Future

T = TypeVar("T")


class _Running:
    """The calls that are under way of all who share something.

    Args:
        shared: what they share; it lives as long as this, so that its id is that of nothing else.
    """

    def __init__(self, shared: object) -> None:
        self._shared = shared
        self.lock = threading.Lock()
        self.futures: dict[str, Future[Any]] = {}
        self._tasks: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, asyncio.Task[Any]]]
        self._tasks = WeakKeyDictionary()

    def tasks(self, loop: asyncio.AbstractEventLoop) -> dict[str, asyncio.Task[Any]]:
        """Return the tasks in an event loop."""
        with self.lock:
            return self._tasks.setdefault(loop, {})


_lock = threading.Lock()
_running: WeakValueDictionary[int, _Running] = WeakValueDictionary()  # by id() of what is shared


def _running_of(shared: object) -> _Running:
    with _lock:
        running = _running.get(id(shared))
        if running is None:
            running = _running[id(shared)] = _Running(shared)
        return running


class Sharing(Generic[T]):
    """Makes a call in the thread that asks first; other threads wait for it.

    Args:
        shared: what all have in common who share calls.
    """

    def __init__(self, shared: object) -> None:
        self._all = _running_of(shared)

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
            with self._all.lock:
                future = self._all.futures.get(key)
                leads = future is None
                if future is None:
                    future = self._all.futures[key] = Future()
            if leads:
                return self._made(key, make, future)
            try:
                result: T = future.result(timeout)
                return result
            except (CancelledError, ClientClosed):
                continue  # the thread that made the call was interrupted, or its client closed
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
        with self._all.lock:
            del self._all.futures[key]

    def close(self) -> None:
        """Do nothing: a call ends with the thread that makes it."""


class AsyncSharing(Generic[T]):
    """Makes a call in a task of its own: it goes on when a task that waits for it is cancelled.

    Args:
        shared: see `Sharing`.
    """

    def __init__(self, shared: object) -> None:
        self._all = _running_of(shared)
        self._own: set[asyncio.Task[T]] = set()
        self._closed = False

    async def once(
        self, key: str, make: Callable[[], Coroutine[None, None, T]], timeout: float | None = None
    ) -> T:
        """Return what a call gives, or raise what it raises; see `Sharing.once`."""
        import asyncio  # as above

        running = self._all.tasks(asyncio.get_running_loop())
        async with asyncio.timeout(timeout):
            while True:
                task = running.get(key)
                if task is None:
                    task = running[key] = asyncio.create_task(make())
                    self._own.add(task)
                    task.add_done_callback(lambda done: self._end(running, key, done))
                try:
                    result: T = await asyncio.shield(task)
                    return result
                except asyncio.CancelledError:
                    waiting = asyncio.current_task()
                    if not task.cancelled() or waiting is None or waiting.cancelling():
                        raise
                    if self._closed:
                        text = "nothing was sent, the client is closed: make a new one"
                        raise ClientClosed(text) from None
                except ClientClosed:
                    if task in self._own:
                        raise
                except TimeoutError:
                    raise
                except Exception as error:
                    raise copy.copy(error) from error.__cause__
                # The client that made the call was closed: another one makes it.
                if running.get(key) is task:
                    del running[key]

    def _end(self, running: dict[str, asyncio.Task[Any]], key: str, task: asyncio.Task[T]) -> None:
        if running.get(key) is task:
            del running[key]
        self._own.discard(task)
        if not task.cancelled():
            task.exception()  # where nobody waits any more, nobody has to hear of it

    async def aclose(self) -> None:
        """End the calls that this client makes; who waits for them makes them anew."""
        self._closed = True
        for task in list(self._own):
            task.cancel()
