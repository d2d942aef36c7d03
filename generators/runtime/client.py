"""What generated clients are made of: two clients that hold the sending, and groups of operations.

Building the request (`calls`), the conversation with its retries (`exchange`) and reading the
answer (`decoding`) are shared; the two clients differ in whether they block or await.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from .client_base import BUILD, RAW, ClientBase, Group, with_mode
from .credentials import Credential, Secret
from .errors import TransportError
from .exchange import Wait, exchange, out_of_time
from .options import AsyncClientOptions, CallOptions, ClientOptions, ClientSettings
from .transport import AsyncHttpx2Transport, AsyncTransport, Httpx2Transport, Request, Transport

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from typing import Self

    import httpx2
    from typing_extensions import Unpack

    from .asgi import AsgiApp
    from .exchange import Settings
    from .operations import Contract, Operation
    from .raw import RawResponse
    from .transport import Response

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
    def for_app(
        cls,
        app: AsgiApp,
        *,
        base_url: str = "http://testserver",
        raise_app_exceptions: bool = True,
        **options: Any,
    ) -> Self:
        """Make a client that calls an ASGI application in this process, without a socket.

        The application runs in a thread beside; it starts with the first call and ends when the
        client is closed.

        Args:
            app: the application, for example from `create_app`.
            base_url: what the application is told it was called at.
            raise_app_exceptions: whether what the application raises is raised by the call;
                otherwise it is an answer with status 500.
            **options: as of the constructor, credentials included.
        """
        from .asgi import AsgiTransport

        transport = AsgiTransport(app, raise_app_exceptions=raise_app_exceptions)
        make = cast("Callable[..., Self]", cls)
        return make(base_url, transport=transport, **options)

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
        if mode == BUILD:
            return cast("ResultT", request)
        transport: Transport = self._transport or self._opened(operation.id, self._make)
        steps = exchange(request, settings)
        answer: Response | None = None
        error: TransportError | None = None
        while True:
            try:
                step = steps.send(answer) if error is None else steps.throw(error)
            except StopIteration as done:
                return self._finished(operation, request, done.value, mode)
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
    def for_app(
        cls,
        app: AsgiApp,
        *,
        base_url: str = "http://testserver",
        raise_app_exceptions: bool = True,
        **options: Any,
    ) -> Self:
        """Make a client that calls an ASGI application in this process and event loop.

        The application starts with the first call and ends when the client is closed; see
        `SyncClientBase.for_app`.
        """
        from .asgi import AsyncAsgiTransport

        transport = AsyncAsgiTransport(app, raise_app_exceptions=raise_app_exceptions)
        make = cast("Callable[..., Self]", cls)
        return make(base_url, transport=transport, **options)

    def with_options(self, **options: Unpack[ClientSettings]) -> Self:
        """Return a client with other options; see `SyncClientBase.with_options`."""
        return self._changed(options)

    async def with_raw_response(
        self, method: Callable[P, Awaitable[ResultT]], *args: P.args, **kwargs: P.kwargs
    ) -> RawResponse[ResultT]:
        """Call a method of this client and return the answer as it came, whatever its status."""
        return cast("RawResponse[ResultT]", await with_mode(method, RAW, args, kwargs))

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
        if mode == BUILD:
            return cast("ResultT", request)
        if settings.total_timeout is None:
            response = await self._converse(request, settings)
        else:
            import asyncio

            try:
                async with asyncio.timeout(settings.total_timeout):
                    response = await self._converse(request, settings)
            except TimeoutError:
                raise out_of_time(request) from None
        return self._finished(operation, request, response, mode)

    async def _converse(self, request: Request, settings: Settings) -> Response:
        transport: AsyncTransport = self._transport or self._opened(
            request.operation_id, self._make
        )
        steps = exchange(request, settings)
        answer: Response | None = None
        error: TransportError | None = None
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


class AsyncGroup(Group):
    """Base of the generated groups of asynchronous operations."""

    def __init__(self, client: AsyncClientBase) -> None:
        self._client = client
        self._call = client._call  # noqa: SLF001 - of this module
