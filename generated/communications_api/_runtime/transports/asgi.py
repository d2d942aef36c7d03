"""Transports that call an ASGI application in this process: no socket, no server.

For tests, mostly: a client made with `for_app` talks to the application itself. What the
application raises is raised by the call, so that a test shows the line that failed. Sources: ASGI
3.0 and its lifespan specification.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from .. import errors
from . import fault
from .asgi_exchange import RISK, out_of_time, respond

if TYPE_CHECKING:
    from .base import Request, Response
    from .streamed import AsyncStreamedResponse, StreamedResponse

Message: TypeAlias = MutableMapping[str, Any]
AsgiApp: TypeAlias = Callable[
    [Any, Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]
]
"""An ASGI 3.0 application: called with `scope`, `receive` and `send`."""

ResultT = TypeVar("ResultT")

_LIFESPAN = {"version": "3.0", "spec_version": "2.0"}


class AsyncAsgiTransport:
    """Calls an application in the event loop of the caller.

    The application's lifespan begins with the first request and ends when this is closed. It
    belongs to the event loop of the first request.

    Args:
        app: the application.
        raise_app_exceptions: whether what the application raises is raised by the call; otherwise
            the call gets what a server makes of it: status 500, or a lost connection.
    """

    in_process = True
    """Nothing that is sent leaves the process."""

    def __init__(self, app: AsgiApp, *, raise_app_exceptions: bool = True) -> None:
        self._app = app
        self._raises = raise_app_exceptions
        self._lifespan: _Lifespan | None = None
        self._closed = False

    async def send(self, request: Request, *, timeout: float | None) -> Response:
        """Send a request; see `Transport.send`.

        The limit holds from the call of the application to its end; its start is not counted.
        """
        state = await self._started(request)
        limit = asyncio.timeout(timeout)
        try:
            async with limit:
                return await respond(self._app, request, state, raises=self._raises)
        except TimeoutError:
            if not limit.expired():  # it is the application's own
                raise
            raise out_of_time(request, timeout) from None

    async def stream(self, request: Request, *, timeout: float | None) -> AsyncStreamedResponse:
        """Send a request; see `StreamingTransport.stream`. The limit holds for each wait."""
        from .asgi_streams import LiveExchange

        state = await self._started(request)
        return await LiveExchange(self._app, request, state, raises=self._raises).head(timeout)

    async def _started(self, request: Request) -> dict[str, Any]:
        if self._closed:
            raise fault(errors.ClientClosed, request, "nothing was sent, the transport is closed")
        if self._lifespan is None:
            self._lifespan = _Lifespan(self._app)
        return await self._lifespan.started()

    async def aclose(self) -> None:
        """End the application's lifespan."""
        lifespan, self._lifespan, self._closed = self._lifespan, None, True
        if lifespan is not None:
            await lifespan.stop()


class AsgiTransport:
    """Calls an application in an event loop of its own, which runs in a thread of its own.

    Any number of threads may send at once. The thread and the application's lifespan begin with the
    first request and end when this is closed.

    Args:
        app: the application.
        raise_app_exceptions: see `AsyncAsgiTransport`.
    """

    in_process = True
    """Nothing that is sent leaves the process."""

    def __init__(self, app: AsgiApp, *, raise_app_exceptions: bool = True) -> None:
        self._inner = AsyncAsgiTransport(app, raise_app_exceptions=raise_app_exceptions)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._running: concurrent.futures.Future[asyncio.AbstractEventLoop]
        self._stop: asyncio.Event
        self._failure: BaseException | None = None
        self._closed = False

    def send(self, request: Request, *, timeout: float | None) -> Response:
        """Send a request; see `AsyncAsgiTransport.send`."""
        return self._run_there(request, lambda: self._inner.send(request, timeout=timeout))

    def stream(self, request: Request, *, timeout: float | None) -> StreamedResponse:
        """Send a request; see `AsyncAsgiTransport.stream`."""
        from .asgi_streams import in_loop

        streamed = self._run_there(request, lambda: self._inner.stream(request, timeout=timeout))
        return in_loop(lambda make: self._run_there(request, make), streamed)

    def _run_there(
        self, request: Request, make: Callable[[], Coroutine[Any, Any, ResultT]]
    ) -> ResultT:
        """Run a coroutine in the event loop of the application and return its result."""
        with self._lock:
            if self._closed:
                text = "nothing was sent, the transport is closed"
                raise fault(errors.ClientClosed, request, text)
            # Under the lock, so that closing comes either before this or after it.
            future = asyncio.run_coroutine_threadsafe(make(), self._loop())
        try:
            return future.result()
        except concurrent.futures.CancelledError:
            text = f"the client was closed before the answer came; {RISK}"
            raise fault(errors.ConnectionLost, request, text) from None
        finally:
            future.cancel()  # where the wait was interrupted

    def _loop(self) -> asyncio.AbstractEventLoop:
        if self._thread is None:
            self._running = concurrent.futures.Future()
            self._thread = threading.Thread(target=self._run, name="asgi-app", daemon=True)
            self._thread.start()
        return self._running.result()

    def _run(self) -> None:
        try:
            asyncio.run(self._live())
        except Exception as error:
            self._failure = error

    async def _live(self) -> None:
        self._stop = asyncio.Event()
        self._running.set_result(asyncio.get_running_loop())
        await self._stop.wait()
        await self._inner.aclose()

    def close(self) -> None:
        """End the application's lifespan and the thread; requests under way are abandoned."""
        with self._lock:
            thread, self._thread, self._closed = self._thread, None, True
            if thread is not None:
                self._running.result().call_soon_threadsafe(self._stop.set)
        if thread is not None:
            thread.join()
            if self._failure is not None:
                raise self._failure


class _Lifespan:
    """The life of an application: one task, as contexts are left by the task that entered them."""

    def __init__(self, app: AsgiApp) -> None:
        self._app = app
        self._state: dict[str, Any] = {}
        self._inbox: asyncio.Queue[Message] = asyncio.Queue()
        self._outbox: asyncio.Queue[Message | None] = asyncio.Queue()
        self._error: Exception | None = None
        self._inbox.put_nowait({"type": "lifespan.startup"})
        self._task = asyncio.create_task(self._call())
        self._start = asyncio.create_task(self._done())

    async def _call(self) -> None:
        scope = {"type": "lifespan", "asgi": _LIFESPAN, "state": self._state}
        try:
            await self._app(scope, self._inbox.get, self._outbox.put)
        except Exception as error:
            self._error = error
        finally:
            self._outbox.put_nowait(None)

    async def _done(self) -> bool:
        """Return whether the application reports this step as complete; False where it has ended.

        Raises:
            Exception: what the application raised after saying that the step failed.
            RuntimeError: it reported a failure without raising.
        """
        message = await self._outbox.get()
        if message is not None and message["type"].endswith(".failed"):
            await self._task
            reason = message.get("message") or "no reason given"
            raise self._error or RuntimeError(f"{message['type']}: {reason}")
        return message is not None

    async def started(self) -> dict[str, Any]:
        """Return the application's state for one request, once it has started.

        An application that raises or returns at once has no lifespan, which is allowed.

        Raises:
            Exception: starting failed.
        """
        await asyncio.shield(self._start)  # a caller that gives up does not stop it for others
        return self._state.copy()

    async def stop(self) -> None:
        """Let the application end.

        Raises:
            Exception: ending failed.
        """
        start, task = self._start, self._task
        try:
            if start.done() and start.exception() is None and start.result():
                self._inbox.put_nowait({"type": "lifespan.shutdown"})
                if await self._done():
                    await task
                if self._error is not None:
                    raise self._error
        finally:
            for pending in (start, task):
                if not pending.done():
                    pending.cancel()
                    await asyncio.wait({pending})
