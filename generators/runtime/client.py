"""What generated clients are made of: two clients, and groups of operations.

Building the request (`calls`) and reading the response (`decoding`) are shared; the synchronous and
the asynchronous client differ in the line that sends.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from .calls import build_request, checked_headers, other_base_url, resolve_base_url
from .credentials import Credential, Credentials, Secret
from .decoding import read_response
from .errors import ClientClosed
from .transport import AsyncHttpx2Transport, Httpx2Transport, need_httpx2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Self

    import httpx2

    from .operations import Contract, Operation
    from .transport import AsyncTransport, Request, Transport

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

DEFAULT_TIMEOUT = 30.0
"""Seconds, for each phase of a call, where nothing else is said."""


class CallOptions(TypedDict, total=False):
    """What can be said about one call.

    Keys:
        timeout: seconds for each phase (getting a connection, connecting, each wait for the server
            while sending and receiving); None for no limit.
        headers: header fields; they replace those of the client of the same name.
        content_type: which of the body's declared media types to send.
    """

    timeout: float | None
    headers: Mapping[str, str]
    content_type: str


class ClientOptions(TypedDict, total=False):
    """What can be said about a synchronous client.

    Keys:
        timeout: as for one call; 30 seconds by default, or what `http_client` has.
        headers: header fields of every call.
        http_client: an HTTP client to send through, with its own headers, cookies, authentication,
            proxies and so on. It stays yours: closing this client does not close it.
        transport: what sends, instead of an HTTP client: an httpx2 transport or anything with
            `send(request, *, timeout)`. It is closed with this client if it can be closed.
    """

    timeout: float | None
    headers: Mapping[str, str]
    http_client: httpx2.Client
    transport: httpx2.BaseTransport | Transport


class AsyncClientOptions(TypedDict, total=False):
    """What can be said about an asynchronous client; see `ClientOptions`."""

    timeout: float | None
    headers: Mapping[str, str]
    http_client: httpx2.AsyncClient
    transport: httpx2.AsyncBaseTransport | AsyncTransport


_CALL_OPTIONS = CallOptions.__annotations__.keys()
_CLIENT_OPTIONS = ClientOptions.__annotations__.keys()


def _check_options(given: Mapping[str, Any], known: Iterable[str]) -> None:
    unknown = given.keys() - set(known)
    if unknown:
        raise TypeError(f"unknown option: {', '.join(sorted(unknown))}")
    timeout = given.get("timeout", 1)
    if timeout is not None and not (isinstance(timeout, (int, float)) and timeout > 0):
        raise ValueError("timeout must be a number of seconds greater than 0, or None for no limit")


class _Base:
    """What both clients share: the settings, and everything but the sending."""

    _kinds: tuple[str, str, str]  # methods: of an HTTP client, of an httpx2 transport, to close
    _wrapper: Callable[[Any], Any]  # makes a transport of an HTTP client

    def __init__(
        self,
        contract: Contract,
        base_url: str | None,
        credentials: Iterable[Credential | None],
        options: Mapping[str, Any],
    ) -> None:
        _check_options(options, _CLIENT_OPTIONS)
        http_client, transport = options.get("http_client"), options.get("transport")
        if http_client is not None and transport is not None:
            raise ValueError("give http_client or transport, not both")
        of_client, of_transport, _ = self._kinds
        for name, methods in ("http_client", {of_client}), ("transport", {"send", of_transport}):
            given = options.get(name)
            if given is not None and not any(hasattr(given, method) for method in methods):
                raise TypeError(f"{name}: {type(given).__name__} is for the other client")
        if not hasattr(transport, "send"):
            need_httpx2()
        self._contract = contract
        self._given_url = base_url
        self._base_url = resolve_base_url(contract, base_url)
        self._headers = checked_headers(options.get("headers") or {})
        elsewhere = {name.lower() for name in self._headers}
        self._options = options
        self._timeout: float | None = options.get("timeout", DEFAULT_TIMEOUT)
        self._transport: Any = None
        if http_client is not None:
            self._transport = self._wrapper(http_client)
            self._timeout = options.get("timeout", self._transport.default_timeout)
            elsewhere |= {name.lower() for name in http_client.headers}
            if http_client.auth is not None:
                elsewhere.add("authorization")
        self._credentials = Credentials(contract, credentials, elsewhere)
        self._lock = threading.Lock()
        self._closed = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._base_url}>"

    def _request(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> Request:
        if options:
            _check_options(options, _CALL_OPTIONS)
        base_url = self._base_url
        if operation.servers:
            first, own = self._contract.servers[0].url, operation.servers[0].url
            base_url = other_base_url(first, self._given_url, base_url, own)
        return build_request(
            self._contract,
            base_url,
            operation,
            arguments,
            body,
            credentials=self._credentials,
            client_headers=self._headers,
            headers=options.get("headers"),
            content_type=options.get("content_type"),
        )

    def _opened(self, operation_id: str, make: Callable[[Any], Any]) -> Any:
        """Return the transport; it is made on first use, as reading certificates takes long."""
        with self._lock:
            if self._closed:
                text = f"{operation_id}: nothing was sent, the client is closed: make a new one"
                raise ClientClosed(text, operation_id=operation_id)
            if self._transport is None:
                given = self._options.get("transport")
                self._transport = given if hasattr(given, "send") else make(given)
            return self._transport

    def _closing(self) -> Callable[[], Any]:
        """Mark the client as closed and return what closes its transport."""
        with self._lock:
            unused = None if self._closed else self._options.get("transport")
            transport, self._transport, self._closed = self._transport or unused, None, True
        return getattr(transport, self._kinds[2], lambda: None)


class SyncClientBase(_Base):
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

        return Httpx2Transport(httpx2.Client(transport=given, timeout=self._timeout), owned=True)

    def _call(
        self,
        operation: Operation[ResultT],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> ResultT:
        request = self._request(operation, arguments, body, options)
        transport: Transport = self._transport or self._opened(operation.id, self._make)
        response = transport.send(request, timeout=options.get("timeout", self._timeout))
        return read_response(operation, request, response)


class AsyncClientBase(_Base):
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
        return AsyncHttpx2Transport(client, owned=True)

    async def _call(
        self,
        operation: Operation[ResultT],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> ResultT:
        request = self._request(operation, arguments, body, options)
        transport: AsyncTransport = self._transport or self._opened(operation.id, self._make)
        response = await transport.send(request, timeout=options.get("timeout", self._timeout))
        return read_response(operation, request, response)


class SyncGroup:
    """Base of the generated groups of operations."""

    def __init__(self, client: SyncClientBase) -> None:
        self._client = client
        self._call = client._call  # noqa: SLF001 - of this module


class AsyncGroup:
    """Base of the generated groups of asynchronous operations."""

    def __init__(self, client: AsyncClientBase) -> None:
        self._client = client
        self._call = client._call  # noqa: SLF001 - of this module
