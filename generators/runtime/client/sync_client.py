# Written by `make sync` from async_client.py: edit that.
"""The synchronous client: it sends and waits.

Building requests (`calls`), the attempts of a call (`attempts`) and reading answers (`decoding`)
are shared by both clients. How `build` and its like learn what a method calls is in `groups`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from ..errors import TransportError
from ..transports.httpx2 import Httpx2Transport
from .attempts import Attempts
from .base import ClientBase
from .groups import PlannedCall
from .hooks import Around, CallBegun
from .raw import raw_response
from .sharing import Sharing
from .sync_conditions import Conditions
from .sync_groups import planned
from .waiting import sleep, time_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Self

    import httpx2
    from typing_extensions import Unpack

    from ..operations import Contract, Operation
    from ..streams.sync_streams import (
        EventStream,
        Opening,
        Stream,
        StreamingResponse,
    )
    from ..transports.asgi import AsgiApp
    from ..transports.base import Request, Response, Transport
    from .credentials import Credential
    from .options import CallOptions, ClientOptions, ClientSettings, Settings
    from .page_walk import HasItems
    from .raw import RawResponse
    from .servers import ChosenServer
    from .sync_paging import Pages

ResultT = TypeVar("ResultT")
PageT = TypeVar("PageT", bound="HasItems[Any] | list[Any]")
P = ParamSpec("P")


class SyncClientBase(Conditions, ClientBase):
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

    _is_async = False
    _close_method = "close"
    _httpx2_method = "handle_request"
    _transport_of = Httpx2Transport
    _sharing_of = Sharing

    def __init__(
        self,
        contract: Contract,
        base_url: str | ChosenServer | None = None,
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
        transport = self._to_close()
        if self._fetches is not None and self._owner:
            self._fetches.close()
        if transport is not None:
            transport.close()

    def _make_transport(self, transport: httpx2.BaseTransport | None) -> Transport:
        import httpx2

        client = httpx2.Client(transport=transport, timeout=self._timeout)
        return Httpx2Transport(client, owned=True, hides_urls=transport is None)

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
        secrets: Mapping[str, object],
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

    # --- What a call can give besides its result --------------------------------------------------

    def with_raw_response(
        self, method: Callable[P, ResultT], *args: P.args, **kwargs: P.kwargs
    ) -> RawResponse[ResultT]:
        """Call a method of this client and return the answer as it came, whatever its status.

        For example `client.with_raw_response(client.pets.get, pet_id="1")`.
        """
        client, call = planned(method, args, kwargs)
        return client._send_raw(call)

    def with_streaming_response(
        self, method: Callable[P, ResultT], *args: P.args, **kwargs: P.kwargs
    ) -> Opening[ResultT]:
        """Call a method of this client in a `with` statement and read the body in parts.

        For example, with `client.with_streaming_response(client.files.get, file_id="1")` as
        `response`: `for chunk in response.iter_bytes()`. An error status raises as the call
        would.
        """
        from ..streams.sync_streams import Opening

        def begin() -> StreamingResponse[ResultT]:
            client, call = planned(method, args, kwargs)
            return client._send_streaming(call)

        return Opening(begin)

    def each(self, method: Callable[P, PageT], *args: P.args, **kwargs: P.kwargs) -> Pages[PageT]:
        """Return the pages of a list that a method of this client answers in pages.

        For example `for pet in client.each(client.pets.list, limit=100).items()`. The
        document says by `x-pagination` which methods do.
        """
        from .sync_paging import Pages

        return Pages(method, args, kwargs)

    def build(self, method: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Request:
        """Return the request that a call would send, and send nothing: a dry run.

        For example `client.build(client.pets.get, pet_id="1").curl()`.
        """
        client, call = planned(method, args, kwargs)
        request, _ = client._prepared_call(call)
        return request

    def _send_raw(self, call: PlannedCall[ResultT]) -> RawResponse[ResultT]:
        request, settings = self._prepared_call(call)
        with Around(self._around, CallBegun(call.operation, request)):
            response = self._answer(request, settings)
        if not call.is_stream:
            return raw_response(call.operation, request, response)
        from .sync_opening import whole_stream

        return raw_response(
            call.operation, request, response, whole_stream(self, call.operation, request)
        )

    def _send_streaming(self, call: PlannedCall[ResultT]) -> StreamingResponse[ResultT]:
        from .sync_opening import open_response

        request, settings = self._prepared_call(call)
        with Around(self._around, CallBegun(call.operation, request)):
            return open_response(self, call, request, settings)

    # --- What generated methods call --------------------------------------------------------------

    def _call(
        self,
        operation: Operation[ResultT],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> ResultT:
        """Call an operation and return its result."""
        request, settings = self._prepared(operation, arguments, body, options)
        if not self._around:
            response = self._answer(request, settings)
            return self._finished(operation, request, response, settings)
        with Around(self._around, CallBegun(operation, request)):
            response = self._answer(request, settings)
            return self._finished(operation, request, response, settings)

    def _stream(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> Stream[Any]:
        """Call an operation and return the stream of its items."""
        from .sync_opening import open_stream

        call = PlannedCall(operation, arguments, body, options, is_stream=True)
        request, settings = self._prepared_call(call)
        with Around(self._around, CallBegun(operation, request)):
            return open_stream(self, operation, request, settings)

    def _event_stream(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> EventStream[Any]:
        """Call an operation whose stream is one of server-sent events; see `_stream`."""
        stream = self._stream(operation, arguments, body, options)
        return cast("EventStream[Any]", stream)

    def _put_token(self, request: Request) -> None:
        """Put the access token that a request wants into it; see `with_token`."""
        from .sync_tokens import with_token

        with_token(self, request, _converse)

    # --- The conversation with the server ---------------------------------------------------------

    def _answer(
        self, request: Request, settings: Settings, transport: Transport | None = None
    ) -> Response:
        """Return the answer to a request, whatever its status, after as many attempts as it takes.

        Args:
            request: what to send.
            settings: what holds for the call.
            transport: what to send through; None for that of the client.

        Raises:
            TransportError: no answer came, and none will be tried for.
        """
        sender: Transport = transport or self._transport or self._opened(request.operation_id)
        if request.wants_token is not None:
            from .sync_tokens import authorized

            return authorized(self, request, settings, sender, _converse)
        return _converse(request, settings, sender)


def _converse(request: Request, settings: Settings, transport: Transport) -> Response:
    if settings.total_timeout is None:
        return _attempts(request, settings, transport)
    with time_limit(request, settings.total_timeout):
        return _attempts(request, settings, transport)


def _attempts(request: Request, settings: Settings, transport: Transport) -> Response:
    attempts = Attempts(request, settings)
    while True:
        timeout = attempts.begin()
        try:
            response = transport.send(request, timeout=timeout)
        except TransportError as error:
            delay = attempts.failed(error)
            if delay is None:
                raise
        else:
            delay = attempts.answered(response)
            if delay is None:
                return response
        sleep(delay)
