"""What both clients share: settings, building requests, reading answers - all but the sending."""

from __future__ import annotations

import copy
import inspect
import os
import threading
from logging import DEBUG
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from ..errors import ClientClosed, ReportedFailure, excerpt
from ..models.outcomes import OutcomeModel
from ..transports.httpx2 import need_httpx2
from .calls import build_request, checked_headers, other_base_url, resolve_base_url
from .credentials import Credential, Credentials, Secret
from .decoding import read_response
from .drift import DriftReporter
from .exchange import Settings
from .logs import Logger
from .options import (
    CALL_OPTIONS,
    CLIENT_OPTIONS,
    CLIENT_SETTINGS,
    DEFAULT_TIMEOUT,
    CallOptions,
    as_hooks,
    as_retries,
    check_options,
)
from .raw import raw_response
from .repeats import Repeat, repeat_of
from .retries import Retries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Self

    from ..operations import Contract, Operation
    from ..streams.streaming import Look
    from ..transports.base import Request, Response

ResultT = TypeVar("ResultT")

MODE = "_mode"
"""Hidden option of a call: what is to come back instead of the result."""
BUILD, RAW, STREAM, RETURN_FAILURE = "build", "raw", "stream", "return failure"


class Group:
    """Operations of one tag."""


def with_mode(method: Callable[..., Any], mode: str, args: Any, kwargs: Any) -> Any:
    """Call a method of a client so that something else than its result comes back."""
    return method(*args, **kwargs, **{MODE: mode})


class ClientBase:
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
        check_options(options, CLIENT_OPTIONS)
        http_client, transport = options.get("http_client"), options.get("transport")
        if http_client is not None and transport is not None:
            raise ValueError("give http_client or transport, not both")
        of_client, of_transport, _ = self._kinds
        for name, methods in ("http_client", {of_client}), ("transport", {"send", of_transport}):
            given = options.get(name)
            fits = any(hasattr(given, method) for method in methods)
            if given is not None and not (fits and self._can_send(given)):
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
        self._owner = True
        if http_client is not None:
            self._transport = self._wrapper(http_client)
            self._timeout = options.get("timeout", self._transport.default_timeout)
            elsewhere |= {name.lower() for name in http_client.headers}
            if http_client.auth is not None:
                elsewhere.add("authorization")
        self._credentials = Credentials(contract, credentials, elsewhere)
        self._lock = threading.Lock()
        self._closed = False
        self._configure(options)

    def _can_send(self, given: Any) -> bool:
        """Whether `send` awaits, or blocks, as this client does; it may also give an awaitable."""
        awaits = inspect.iscoroutinefunction(getattr(given, "send", None))
        if self._kinds[2] == "close":
            return not awaits
        return awaits or hasattr(given, "aclose")

    def _configure(self, options: Mapping[str, Any]) -> None:
        """Set what calls begin with."""
        self._logger = Logger(self._contract, personal=options.get("log_personal", False))
        hooks = as_hooks(options.get("hooks", ()))
        retries = as_retries(options.get("retries", Retries()))
        self._settings = Settings(self._timeout, options.get("total_timeout"), retries, hooks)
        self._drift = DriftReporter(self._logger, hooks)
        self._around = tuple(hook.around_call for hook in hooks if hook.around_call is not None)
        self._mode = RETURN_FAILURE if options.get("on_failure") == "return" else None
        self._repeats: dict[int, Repeat] = {}  # by id() of the operation, which they keep

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._base_url}>"

    def _changed(self, options: Mapping[str, Any]) -> Self:
        """Return this client with other options; both share the transport."""
        check_options(options, CLIENT_SETTINGS)
        if self._transport is None and not self._closed:
            self._opened("with_options", self._make)
        merged = {**self._options, **options}
        other = copy.copy(self)
        groups = [name for name, value in vars(other).items() if isinstance(value, Group)]
        for name in groups:  # they belong to this client
            del vars(other)[name]
        vars(other).update(
            _owner=False,
            _options=merged,
            _headers={**self._headers, **checked_headers(options.get("headers") or {})},
            _timeout=options.get("timeout", self._timeout),
        )
        other._configure(merged)  # noqa: SLF001 - of its own class
        return other

    _make: Callable[[Any], Any]
    _secrets: ClassVar[tuple[str, ...]] = ()
    """Keywords of the constructor that take a secret."""
    _environment: ClassVar[str] = "API"
    """What names of environment variables begin with."""

    @classmethod
    def _from_env(
        cls, environment: str, environ: Mapping[str, str] | None, options: Mapping[str, Any]
    ) -> Self:
        found = os.environ if environ is None else environ
        middle = f"{environment.upper().replace('-', '_')}_" if environment else ""
        names = ("base_url", *cls._secrets)
        variables = {name: f"{cls._environment}_{middle}{name.upper()}" for name in names}
        given = {name: found.get(variable) for name, variable in variables.items()}
        values = {name: value for name, value in given.items() if value}
        make = cast("Callable[..., Self]", cls)
        try:
            return make(**{**values, **options})
        except ValueError as error:
            unset = ", ".join(variables[name] for name in names if name not in values)
            raise ValueError(f"{error} (not set: {unset})" if unset else str(error)) from None

    @classmethod
    def _made_for(
        cls,
        transport: object,
        base_url: str,
        secrets: Mapping[str, Secret | None],
        options: Mapping[str, Any],
    ) -> Self:
        """Make a client with a transport of its own and the secrets that were given."""
        given = {name: secret for name, secret in secrets.items() if secret is not None}
        make = cast("Callable[..., Self]", cls)
        return make(base_url, transport=transport, **given, **options)

    def _prepared(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> tuple[Request, Settings, object]:
        """Return the request, what holds for this call, and what is to come back."""
        settings, mode = self._settings, self._mode
        if options:
            if "on_failure" in options:
                mode = RETURN_FAILURE if options["on_failure"] == "return" else None
            mode = cast("dict[str, Any]", options).pop(MODE, mode)
            check_options(options, CALL_OPTIONS)
            settings = Settings(
                options.get("timeout", settings.timeout),
                options.get("total_timeout", settings.total_timeout),
                as_retries(options.get("retries", settings.retries)),
                settings.hooks,
            )
        if self._logger.log.isEnabledFor(DEBUG):
            hooks = (*settings.hooks, self._logger.hooks)
            settings = Settings(settings.timeout, settings.total_timeout, settings.retries, hooks)
        repeat = None if options else self._repeats.get(id(operation))
        request = None if repeat is None else repeat.request(arguments, body)
        if request is None:
            request = self._built(operation, arguments, body, options)
        return request, settings, mode

    def _built(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> Request:
        base_url = self._base_url
        if operation.servers:
            first, own = self._contract.servers[0].url, operation.servers[0].url
            base_url = other_base_url(first, self._given_url, base_url, own)
        request = build_request(
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
        if not options and id(operation) not in self._repeats:
            repeat = repeat_of(base_url, operation, body, self._credentials, request)
            if repeat is not None:
                self._repeats[id(operation)] = repeat
        return request

    def _finished(
        self, operation: Operation[ResultT], request: Request, response: Response, mode: object
    ) -> ResultT:
        if mode == RAW:
            return cast("ResultT", raw_response(operation, request, response))
        drift = self._drift
        result = read_response(operation, request, response, drift.status)
        drift.look(operation.id, result)
        if isinstance(result, OutcomeModel) and not result._went_well():  # noqa: SLF001 - of the runtime
            self._judge(request, response, result, mode)
        return result

    def _look(self, operation_id: str) -> Look:
        """Return what is done with the items of a stream besides giving them."""
        from ..streams.streaming import Look

        return Look(
            lambda item: self._drift.look(operation_id, item),
            lambda name: self._drift.event(operation_id, name),
        )

    def _judge(
        self, request: Request, response: Response, result: OutcomeModel, mode: object
    ) -> None:
        """Raise what an answer reports as failed altogether; warn of what failed in part."""
        outcome = result.outcome
        at = f"{request.operation_id}: {request.method} {request.safe_url}"
        if outcome.is_failure and mode != RETURN_FAILURE:
            said = excerpt(request.hide(outcome.reasons())) or "without saying why"
            raise ReportedFailure(
                f"{at} answered {response.status}, but reports a failure: {said} (see `result` and "
                "`errors`; on_failure='return' gives the result instead)",
                operation_id=request.operation_id,
                method=request.method,
                url=request.safe_url,
                status=response.status,
                headers=response.headers,
                body=response.content,
                result=result,
                errors=outcome.errors,
            )
        if outcome.failed:
            self._logger.log.warning(
                "%s: %d items failed, %d were accepted",
                *(at, len(outcome.failed), len(outcome.submitted)),
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
        if not self._owner:
            return lambda: None
        with self._lock:
            unused = None if self._closed else self._options.get("transport")
            transport, self._transport, self._closed = self._transport or unused, None, True
        return getattr(transport, self._kinds[2], lambda: None)
