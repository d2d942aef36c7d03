"""What generated clients are made of: two clients that hold the sending, and groups of operations.

Building the request (`calls`), the conversation with its retries (`exchange`) and reading the
answer (`decoding`) are shared; the two clients differ in whether they block or await.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from ..errors import TransportError
from ..transports.httpx2 import AsyncHttpx2Transport, Httpx2Transport
from .base import BUILD, RAW, STREAM, ClientBase, Group, with_mode
from .credentials import Credential, Secret
from .exchange import Wait, exchange, out_of_time
from .hooks import Around, CallBegun
from .options import AsyncClientOptions, CallOptions, ClientOptions, ClientSettings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from typing import Self

    import httpx2
    from typing_extensions import Unpack

    from ..operations import Contract, Operation
    from ..streams.parts import AsyncOpening, Opening
    from ..streams.streaming import AsyncEventStream, AsyncStream, EventStream, Stream
    from ..transports.asgi import AsgiApp
    from ..transports.base import AsyncTransport, Request, Response, Transport
    from .exchange import Settings
    from .raw import RawResponse

__all__ = [
    "AsyncClientBase",
    "AsyncClientOptions",
    "AsyncGroup",
    "CallOptions",
    "ClientOptions",
    "Secret",
    "SyncClientBase",
    "SyncGroup",
]

ResultT = TypeVar("ResultT")
P = ParamSpec("P")


class SyncClientBase(ClientBase):
    """Base of the generated synchronous client. It may be used by several threads at once.

    Args:
        contract: the document.
        base_url: where the API is; None for the document's first server. See `resolve_base_url`.
        credentials: from `credentials.basic`, `bearer` and `api_key`; None is skipped.
        options: see `ClientOptions`.

    Raises:
        ValueError: if `base_url`, a credential or an option cannot be used.
        TypeError: if an option is unknown or of the wrong type.
        ImportError: if httpx2 is needed and not installed.
    """

    _kinds = ("close", "handle_request", "close")
    _wrapper = Httpx2Transport

    def __init__(
        self,
        contract: Contract,
        base_url: str | None = None,
        *,
        credentials: Iterable[Credential | None] = (),
        options: ClientOptions | None = None,
    ) -> None:
        super().__init__(contract, base_url, credentials, options or {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close what this client opened or took over; an `http_client` given to it stays open."""
        self._closing()()

    def _make(self, given: httpx2.BaseTransport | None) -> Transport:
        import httpx2

        client = httpx2.Client(transport=given, timeout=self._timeout)
        return Httpx2Transport(client, owned=True, hides_urls=given is None)

    @classmethod
    def from_env(
        cls,
        environment: str = "",
        *,
        environ: Mapping[str, str] | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """Make a client from environment variables; the class says what they are called.

        Args:
            environment: one of several, such as `staging`: its name stands in the middle of the
                variables' names, as in `..._STAGING_BASE_URL`.
            environ: the variables; those of the process by default.
            **options: as of the constructor.

        Raises:
            ValueError: a variable that is needed is not set.
        """
        return cls._from_env(environment, environ, options)

    @classmethod
    def _for_app(
        cls,
        app: AsgiApp,
        base_url: str,
        raise_app_exceptions: bool,  # noqa: FBT001 - generated methods take it by keyword
        secrets: Mapping[str, Secret | None],
        options: ClientSettings,
    ) -> Self:
        """Make a client that calls an ASGI application in a thread beside."""
        from ..transports.asgi import AsgiTransport

        transport = AsgiTransport(app, raise_app_exceptions=raise_app_exceptions)
        return cls._made_for(transport, base_url, secrets, options)

    def with_options(self, **options: Unpack[ClientSettings]) -> Self:
        """Return a client with other options that shares the connections of this one.

        Header fields are added to those there are. Closing it does nothing: close this one.
        """
        return self._changed(options)

    def with_raw_response(
        self, method: Callable[P, ResultT], *args: P.args, **kwargs: P.kwargs
    ) -> RawResponse[ResultT]:
        """Call a method of this client and return the answer as it came, whatever its status.

        For example `client.with_raw_response(client.pets.get, pet_id="1")`.
        """
        return cast("RawResponse[ResultT]", with_mode(method, RAW, args, kwargs))

    def with_streaming_response(
        self, method: Callable[P, ResultT], *args: P.args, **kwargs: P.kwargs
    ) -> Opening[ResultT]:
        """Call a method of this client in a `with` statement and read the body in parts.

        For example, with `client.with_streaming_response(client.files.get, file_id="1")` as
        `response`: `for chunk in response.iter_bytes()`. An error status raises as the call would.
        """
        from ..streams.parts import Opening

        return Opening(lambda: cast("Any", with_mode(method, STREAM, args, kwargs)))

    def build(self, method: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Request:
        """Return the request that a call would send, and send nothing: a dry run.

        For example `client.build(client.pets.get, pet_id="1").curl()`.
        """
        return cast("Request", with_mode(method, BUILD, args, kwargs))

    def _call(
        self,
        operation: Operation[ResultT],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> ResultT:
        request, settings, mode = self._prepared(operation, arguments, body, options)
        if mode is None and not self._around:
            transport: Transport = self._transport or self._opened(operation.id, self._make)
            answer = self._converse(request, settings, transport)
            return self._finished(operation, request, answer, None)
        if mode == BUILD:
            return cast("ResultT", request)
        with Around(self._around, CallBegun(operation, request)):
            return self._carry_out(operation, request, settings, mode)

    def _carry_out(
        self, operation: Operation[ResultT], request: Request, settings: Settings, mode: object
    ) -> ResultT:
        if mode == STREAM:
            from .stream_calls import call_in_parts

            return cast("ResultT", call_in_parts(self, operation, request, settings))
        transport = self._transport or self._opened(operation.id, self._make)
        response = self._converse(request, settings, transport)
        return self._finished(operation, request, response, mode)

    def _stream(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> Stream[Any]:
        """Call an operation and return the stream of its items, or what is asked for instead."""
        from .stream_calls import call_stream

        prepared = self._prepared(operation, arguments, body, options)
        if not self._around or prepared[2] == BUILD:
            return cast("Stream[Any]", call_stream(self, operation, prepared))
        with Around(self._around, CallBegun(operation, prepared[0])):
            return cast("Stream[Any]", call_stream(self, operation, prepared))

    def _event_stream(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> EventStream[Any]:
        """Call an operation whose stream is one of server-sent events; see `_stream`."""
        return cast("EventStream[Any]", self._stream(operation, arguments, body, options))

    def _sender(self, operation_id: str) -> Transport:
        sender: Transport = self._transport or self._opened(operation_id, self._make)
        return sender

    def _converse(self, request: Request, settings: Settings, transport: Transport) -> Response:
        answer: Response | None = None
        error: TransportError | None = None
        if settings.is_plain:
            try:
                answer = transport.send(request, timeout=settings.timeout)
            except TransportError as failed:
                error = failed
            else:
                if settings.retries.takes(answer.status):
                    return answer
        steps = exchange(request, settings)
        if settings.is_plain:
            next(steps)  # asks for what was sent above
        while True:
            try:
                step = steps.send(answer) if error is None else steps.throw(error)
            except StopIteration as done:
                response: Response = done.value
                return response
            answer = error = None
            if isinstance(step, Wait):
                time.sleep(step.seconds)
                continue
            try:
                answer = transport.send(request, timeout=step.timeout)
            except TransportError as failed:
                error = failed


class AsyncClientBase(ClientBase):
    """Base of the generated asynchronous client; see `SyncClientBase`. It belongs to one loop."""

    _kinds = ("aclose", "handle_async_request", "aclose")
    _wrapper = AsyncHttpx2Transport

    def __init__(
        self,
        contract: Contract,
        base_url: str | None = None,
        *,
        credentials: Iterable[Credential | None] = (),
        options: AsyncClientOptions | None = None,
    ) -> None:
        super().__init__(contract, base_url, credentials, options or {})

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close what this client opened or took over; an `http_client` given to it stays open."""
        closing = self._closing()()
        if closing is not None:
            await closing

    def _make(self, given: httpx2.AsyncBaseTransport | None) -> AsyncTransport:
        import httpx2

        client = httpx2.AsyncClient(transport=given, timeout=self._timeout)
        return AsyncHttpx2Transport(client, owned=True, hides_urls=given is None)

    @classmethod
    def from_env(
        cls,
        environment: str = "",
        *,
        environ: Mapping[str, str] | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> Self:
        """Make a client from environment variables; see `SyncClientBase.from_env`."""
        return cls._from_env(environment, environ, options)

    @classmethod
    def _for_app(
        cls,
        app: AsgiApp,
        base_url: str,
        raise_app_exceptions: bool,  # noqa: FBT001 - generated methods take it by keyword
        secrets: Mapping[str, Secret | None],
        options: ClientSettings,
    ) -> Self:
        """Make a client that calls an ASGI application in the event loop of the caller."""
        from ..transports.asgi import AsyncAsgiTransport

        transport = AsyncAsgiTransport(app, raise_app_exceptions=raise_app_exceptions)
        return cls._made_for(transport, base_url, secrets, options)

    def with_options(self, **options: Unpack[ClientSettings]) -> Self:
        """Return a client with other options; see `SyncClientBase.with_options`."""
        return self._changed(options)

    async def with_raw_response(
        self, method: Callable[P, Awaitable[ResultT]], *args: P.args, **kwargs: P.kwargs
    ) -> RawResponse[ResultT]:
        """Call a method of this client and return the answer as it came, whatever its status."""
        return cast("RawResponse[ResultT]", await with_mode(method, RAW, args, kwargs))

    def with_streaming_response(
        self, method: Callable[P, Awaitable[ResultT]], *args: P.args, **kwargs: P.kwargs
    ) -> AsyncOpening[ResultT]:
        """Call a method of this client in an `async with` statement and read the body in parts."""
        from ..streams.parts import AsyncOpening

        return AsyncOpening(lambda: cast("Any", with_mode(method, STREAM, args, kwargs)))

    async def build(
        self, method: Callable[P, Awaitable[object]], *args: P.args, **kwargs: P.kwargs
    ) -> Request:
        """Return the request that a call would send, and send nothing: a dry run."""
        return cast("Request", await with_mode(method, BUILD, args, kwargs))

    async def _call(
        self,
        operation: Operation[ResultT],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> ResultT:
        request, settings, mode = self._prepared(operation, arguments, body, options)
        if mode is None and not self._around and settings.total_timeout is None:
            transport: AsyncTransport = self._transport or self._opened(operation.id, self._make)
            answer = await self._converse(request, settings, transport)
            return self._finished(operation, request, answer, None)
        if mode == BUILD:
            return cast("ResultT", request)
        with Around(self._around, CallBegun(operation, request)):
            return await self._carry_out(operation, request, settings, mode)

    async def _carry_out(
        self, operation: Operation[ResultT], request: Request, settings: Settings, mode: object
    ) -> ResultT:
        if mode == STREAM:
            from .stream_calls import call_in_parts_async

            return cast("ResultT", await call_in_parts_async(self, operation, request, settings))
        transport = self._transport or self._opened(operation.id, self._make)
        converse = self._converse if settings.total_timeout is None else self._in_time
        response = await converse(request, settings, transport)
        return self._finished(operation, request, response, mode)

    async def _stream(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> AsyncStream[Any]:
        """Call an operation and return the stream of its items, or what is asked for instead."""
        from .stream_calls import call_stream_async

        prepared = self._prepared(operation, arguments, body, options)
        if not self._around or prepared[2] == BUILD:
            return cast("AsyncStream[Any]", await call_stream_async(self, operation, prepared))
        with Around(self._around, CallBegun(operation, prepared[0])):
            return cast("AsyncStream[Any]", await call_stream_async(self, operation, prepared))

    async def _event_stream(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> AsyncEventStream[Any]:
        """Call an operation whose stream is one of server-sent events; see `_stream`."""
        stream = await self._stream(operation, arguments, body, options)
        return cast("AsyncEventStream[Any]", stream)

    def _sender(self, operation_id: str) -> AsyncTransport:
        sender: AsyncTransport = self._transport or self._opened(operation_id, self._make)
        return sender

    async def _in_time(
        self, request: Request, settings: Settings, transport: AsyncTransport
    ) -> Response:
        if settings.total_timeout is None:
            return await self._converse(request, settings, transport)
        import asyncio

        try:
            async with asyncio.timeout(settings.total_timeout):
                return await self._converse(request, settings, transport)
        except TimeoutError:
            raise out_of_time(request) from None

    async def _converse(
        self, request: Request, settings: Settings, transport: AsyncTransport
    ) -> Response:
        answer: Response | None = None
        error: TransportError | None = None
        if settings.is_plain:
            try:
                answer = await transport.send(request, timeout=settings.timeout)
            except TransportError as failed:
                error = failed
            else:
                if settings.retries.takes(answer.status):
                    return answer
        steps = exchange(request, settings)
        if settings.is_plain:
            next(steps)  # asks for what was sent above
        while True:
            try:
                step = steps.send(answer) if error is None else steps.throw(error)
            except StopIteration as done:
                response: Response = done.value
                return response
            answer = error = None
            if isinstance(step, Wait):
                import asyncio

                await asyncio.sleep(step.seconds)
                continue
            try:
                answer = await transport.send(request, timeout=step.timeout)
            except TransportError as failed:
                error = failed


class SyncGroup(Group):
    """Base of the generated groups of operations."""

    def __init__(self, client: SyncClientBase) -> None:
        self._client = client
        self._call = client._call  # noqa: SLF001 - of this module
        self._stream = client._stream  # noqa: SLF001 - of this module
        self._event_stream = client._event_stream  # noqa: SLF001 - of this module


class AsyncGroup(Group):
    """Base of the generated groups of asynchronous operations."""

    def __init__(self, client: AsyncClientBase) -> None:
        self._client = client
        self._call = client._call  # noqa: SLF001 - of this module
        self._stream = client._stream  # noqa: SLF001 - of this module
        self._event_stream = client._event_stream  # noqa: SLF001 - of this module
