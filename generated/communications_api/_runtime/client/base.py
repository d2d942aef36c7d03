"""What both clients share: settings, building requests, reading answers."""

from __future__ import annotations

import copy
import inspect
import threading
from logging import DEBUG
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from ..errors import ClientClosed
from ..limits import DEFAULT_TIMEOUT, MAX_RESPONSE_BYTES
from ..models.outcomes import OutcomeModel
from .calls import build_request, checked_headers
from .credentials import Credential, Credentials
from .decoding import read_response
from .drift import DriftReporter
from .environment import from_environment
from .logs import Logger
from .needing import need_httpx2
from .options import (
    CLIENT_OPTIONS,
    CLIENT_SETTINGS,
    Settings,
    as_hooks,
    as_retries,
    check_options,
)
from .repeats import Repeat, repeat_of
from .reported import judge_outcome
from .retries import Retries
from .servers import ChosenServer, normal_url, other_base_url, resolve_base_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Self

    from ..operations import Contract, Operation
    from ..streams.chunks import ItemObserver
    from ..transports.base import Request, Response
    from .groups import Group, PlannedCall
    from .options import CallOptions
    from .tokens import TokenSource

ResultT = TypeVar("ResultT")
GroupT = TypeVar("GroupT", bound="Group")


class ClientBase:
    """What both clients share: the settings, and everything but sending and waiting."""

    _is_async: ClassVar[bool]
    """Whether it awaits what it sends through."""
    _close_method: ClassVar[str]
    """Closes what it sends through: the HTTP clients and transports that it takes have it."""
    _httpx2_method: ClassVar[str]
    """What httpx2 calls in its own transports of the kind that this client takes."""
    _transport_of: Callable[[Any], Any]
    """Makes a transport of an HTTP client of httpx2."""

    def __init__(
        self,
        contract: Contract,
        base_url: str | ChosenServer | None,
        credentials: Iterable[Credential | None],
        options: Mapping[str, Any],
    ) -> None:
        check_options(options, CLIENT_OPTIONS)
        http_client, transport = options.get("http_client"), options.get("transport")
        if http_client is not None and transport is not None:
            raise ValueError("give http_client or transport, not both")
        for name, sender, methods in (
            ("http_client", http_client, (self._close_method,)),
            ("transport", transport, ("send", self._httpx2_method)),
        ):
            fits = any(hasattr(sender, method) for method in methods)
            if sender is not None and not (fits and self._can_use(sender)):
                raise TypeError(f"{name}: {type(sender).__name__} is for the other client")
        if not hasattr(transport, "send"):
            need_httpx2()
        self._contract = contract
        if isinstance(base_url, ChosenServer):
            first, base_url = base_url.url, None
            self._base_url = normal_url(first)
        else:
            first = contract.servers[0].url if contract.servers else "/"
            self._base_url = resolve_base_url(contract, base_url)
        self._first_server, self._url_of_caller = first, base_url
        self._headers = checked_headers(options.get("headers") or {})
        own_fields = {name.lower() for name in self._headers}
        self._options = options
        self._timeout: float | None = options.get("timeout", DEFAULT_TIMEOUT)
        self._transport: Any = None
        self._owner = True
        if http_client is not None:
            self._transport = self._transport_of(http_client)
            self._timeout = options.get("timeout", self._transport.default_timeout)
            own_fields |= {name.lower() for name in http_client.headers}
            if http_client.auth is not None:
                own_fields.add("authorization")
        self._credentials = Credentials(contract, credentials, own_fields)
        self._lock = threading.Lock()
        self._closed = False
        self._tokens: dict[str, TokenSource] = {}
        self._fetches: Any = None
        if self._credentials.grants:
            from .token_caches import MemoryTokenCache
            from .tokens import sources_of

            cache = options.get("token_cache")
            cache = MemoryTokenCache() if cache is None else cache
            self._tokens = sources_of(contract, self._credentials, self._base_url, cache, options)
            self._fetches = self._sharing_of(cache)
        self._configure(options)

    _sharing_of: Callable[[object], Any]
    """Makes what fetches a token once for all clients that share a cache."""

    def _can_use(self, sender: Any) -> bool:
        """Whether the `send` of an HTTP client or a transport blocks or awaits as this client does.

        One that awaits may also be a plain method that returns an awaitable.
        """
        awaits = inspect.iscoroutinefunction(getattr(sender, "send", None))
        if not self._is_async:
            return not awaits
        return awaits or hasattr(sender, self._close_method)

    def _configure(self, options: Mapping[str, Any]) -> None:
        """Set the options that every call begins with."""
        self._logger = Logger(self._contract, personal=options.get("log_personal", False))
        hooks = as_hooks(options.get("hooks", ()))
        retries = as_retries(options.get("retries", Retries()))
        self._settings = Settings(
            self._timeout,
            options.get("total_timeout"),
            retries,
            hooks,
            options.get("on_failure") == "return",
            options.get("max_response_bytes", MAX_RESPONSE_BYTES),
        )
        for hook in hooks:
            if hook.on_client is not None:
                hook.on_client(self._contract)
        self._drift = DriftReporter(self._logger, hooks)
        self._around = tuple(hook.around_call for hook in hooks if hook.around_call is not None)
        self._repeats: dict[int, Repeat] = {}  # by id() of the operation, which they keep
        self._groups: dict[type[Group], Group] = {}

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._base_url}>"

    def _group(self, cls: type[GroupT]) -> GroupT:
        """Return the operations of one tag, the same each time."""
        group = self._groups.get(cls)
        if group is None:
            make = cast("Callable[[ClientBase], Group]", cls)
            group = self._groups.setdefault(cls, make(self))
        return cast("GroupT", group)

    def _changed(self, options: Mapping[str, Any]) -> Self:
        """Return this client with other options; both share the transport."""
        check_options(options, CLIENT_SETTINGS)
        if self._transport is None and not self._closed:
            self._opened("with_options")
        merged = {**self._options, **options}
        other = copy.copy(self)
        vars(other).update(
            _owner=False,
            _options=merged,
            _headers={**self._headers, **checked_headers(options.get("headers") or {})},
            _timeout=options.get("timeout", self._timeout),
        )
        other._configure(merged)  # noqa: SLF001 - of its own class
        return other

    _make_transport: Callable[[Any], Any]
    """Makes a transport of one of httpx2's, or of None for the ordinary one."""
    _secrets: ClassVar[tuple[str, ...]] = ()
    """Keywords of the constructor that take a secret."""
    _where: ClassVar[tuple[str, ...]] = ()
    """Keywords of the constructor that choose a server of the document."""
    _environment: ClassVar[str] = "API"
    """What names of environment variables begin with."""

    @classmethod
    def _from_env(
        cls, environment: str, environ: Mapping[str, str] | None, options: Mapping[str, Any]
    ) -> Self:
        return from_environment(
            cls, (cls._environment, environment), (cls._where, cls._secrets), environ, options
        )

    @classmethod
    def _made_for(
        cls,
        transport: object,
        base_url: str,
        secrets: Mapping[str, object],
        options: Mapping[str, Any],
    ) -> Self:
        """Make a client with a transport of its own and the secrets that were given."""
        known = {keyword: secret for keyword, secret in secrets.items() if secret is not None}
        make = cast("Callable[..., Self]", cls)
        return make(base_url, transport=transport, **known, **options)

    def _prepared(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> tuple[Request, Settings]:
        """Return the request of a call, and its settings."""
        settings = self._settings if not options else self._settings.with_options(options)
        if self._logger.log.isEnabledFor(DEBUG):
            settings = settings.with_hooks(self._logger.hooks)
        repeat = None if options else self._repeats.get(id(operation))
        request = None if repeat is None else repeat.request(arguments, body)
        if request is None:
            request = self._built(operation, arguments, body, options)
        request.max_response_bytes = settings.max_response_bytes
        return request, settings

    def _prepared_call(self, call: PlannedCall[Any]) -> tuple[Request, Settings]:
        """Return the request of a planned call, and its settings."""
        prepared = self._prepared(call.operation, call.arguments, call.body, call.options)
        if call.is_stream:
            from .opening import ask_for_stream

            ask_for_stream(prepared[0], call.operation)
        return prepared

    def _base_url_of(self, operation: Operation[Any]) -> str:
        """Return the base URL of an operation, which may have servers of its own."""
        if not operation.servers:
            return self._base_url
        own = operation.servers[0].url
        return other_base_url(self._first_server, self._url_of_caller, self._base_url, own)

    def _built(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> Request:
        request = build_request(
            self._contract,
            base_url := self._base_url_of(operation),
            operation,
            arguments,
            body,
            credentials=self._credentials,
            client_headers=self._headers,
            headers=options.get("headers"),
            content_type=options.get("content_type"),
        )
        if not options and id(operation) not in self._repeats:
            repeat = repeat_of(base_url, operation, body, self._credentials, request)
            if repeat is not None:
                self._repeats[id(operation)] = repeat
        return request

    def _finished(
        self,
        operation: Operation[ResultT],
        request: Request,
        response: Response,
        settings: Settings,
    ) -> ResultT:
        """Return the result of a call.

        Raises:
            ApiError: what was answered is no success.
        """
        drift = self._drift
        result = read_response(operation, request, response, drift.status)
        drift.parts(operation.id, result)
        if isinstance(result, OutcomeModel) and not result._went_well():  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
            judge_outcome(request, response, result, self._logger, settings)
        return result

    def _item_observer(self, operation_id: str) -> ItemObserver:
        """Return the observer of the items of a stream, which reports drift in them."""
        from ..streams.chunks import ItemObserver

        return ItemObserver(
            lambda item: self._drift.parts(operation_id, item),
            lambda name: self._drift.event(operation_id, name),
        )

    def _opened(self, operation_id: str) -> Any:
        """Return the transport; it is made on first use, as reading certificates takes long.

        Raises:
            ClientClosed: the client is closed.
        """
        with self._lock:
            if self._closed:
                text = f"{operation_id}: nothing was sent, the client is closed: make a new one"
                raise ClientClosed(text, operation_id=operation_id)
            if self._transport is None:
                transport = self._options.get("transport")
                has_send = hasattr(transport, "send")
                self._transport = transport if has_send else self._make_transport(transport)
            return self._transport

    def _to_close(self) -> Any:
        """Mark the client as closed and return the transport to close; None where there is none."""
        if not self._owner:
            return None
        with self._lock:
            unused = None if self._closed else self._options.get("transport")
            transport, self._transport, self._closed = self._transport or unused, None, True
        return transport if hasattr(transport, self._close_method) else None
