"""Options of a client and of one call, and how the two combine."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from ..limits import MAX_RESPONSE_BYTES
from .hooks import Hooks
from .retries import Retries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import httpx2

    from ..transports.base import AsyncTransport, Transport
    from .token_caches import TokenCache


class CallOptions(TypedDict, total=False):
    """Options of one call.

    Keys:
        timeout: seconds for each phase (getting a connection, connecting, each wait for the server
            while sending and receiving); None for no limit.
        total_timeout: seconds for the whole call, all attempts and pauses; None for no limit.
        retries: how often and when a request is sent again; a number of further attempts, or
            `Retries`.
        headers: header fields; they replace those of the client of the same name.
        content_type: which of the body's declared media types to send.
        on_failure: whether an answer that reports failure raises `ReportedFailure` (the default) or
            is returned.
        max_response_bytes: of an answer that is read whole, decompressed; above it,
            `ResponseTooLarge`. None for no limit. Streams have none.
    """

    timeout: float | None
    total_timeout: float | None
    max_response_bytes: int | None
    retries: Retries | int
    headers: Mapping[str, str]
    content_type: str
    on_failure: Literal["raise", "return"]


class ClientSettings(TypedDict, total=False):
    """Options of either client that `with_options` can change.

    Keys:
        timeout: as for one call; 30 seconds by default, or what `http_client` has.
        total_timeout: as for one call; no limit by default.
        retries: as for one call; `Retries()` by default: sent again up to twice.
        headers: header fields of every call.
        hooks: functions that are called for calls, requests, answers, retries and drift.
        log_personal: log personal content as it is, instead of `***`.
        on_failure: as for one call.
        max_response_bytes: as for one call; 100 MB by default.
    """

    timeout: float | None
    total_timeout: float | None
    max_response_bytes: int | None
    retries: Retries | int
    headers: Mapping[str, str]
    hooks: Hooks | Sequence[Hooks]
    log_personal: bool
    on_failure: Literal["raise", "return"]


class ClientOptions(ClientSettings, total=False):
    """Options of a synchronous client.

    Keys:
        http_client: an HTTP client to send through, with its own headers, cookies, authentication,
            proxies and so on. It stays yours: closing this client does not close it.
        transport: what sends, instead of an HTTP client: an httpx2 transport or anything with
            `send(request, *, timeout)`. It is closed with this client if it can be closed.
        token_cache: keeps the access tokens that grants give, to share or store them; by default
            this client alone has them.
    """

    http_client: httpx2.Client
    transport: httpx2.BaseTransport | Transport
    token_cache: TokenCache


class AsyncClientOptions(ClientSettings, total=False):
    """Options of an asynchronous client; see `ClientOptions`."""

    http_client: httpx2.AsyncClient
    transport: httpx2.AsyncBaseTransport | AsyncTransport
    token_cache: TokenCache


CALL_OPTIONS = frozenset(CallOptions.__annotations__)
CLIENT_SETTINGS = frozenset(ClientSettings.__annotations__)
CLIENT_OPTIONS = CLIENT_SETTINGS | {"http_client", "transport", "token_cache"}


# --- What holds for a call ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one call: the options of the client, replaced by those of the call.

    Attributes:
        timeout: seconds for each phase of an attempt; None for no limit.
        total_timeout: seconds for all attempts and the pauses between them; None for no limit.
        retries: when to send again.
        hooks: in the order they are called.
        returns_failure: whether an answer that reports failure is returned instead of raised.
        max_response_bytes: of an answer that is read whole; None for no limit.
        is_plain: whether an attempt has nobody to tell and no time to keep.
    """

    timeout: float | None
    total_timeout: float | None
    retries: Retries
    hooks: tuple[Hooks, ...] = ()
    returns_failure: bool = False
    max_response_bytes: int | None = MAX_RESPONSE_BYTES

    is_plain: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_plain", not self.hooks and self.total_timeout is None)

    def with_options(self, options: CallOptions) -> Settings:
        """Return the settings of a call with options of its own.

        Raises:
            TypeError: an option is unknown or of the wrong type.
            ValueError: an option cannot be what it is.
        """
        check_options(options, CALL_OPTIONS)
        failure = options.get("on_failure")
        return Settings(
            options.get("timeout", self.timeout),
            options.get("total_timeout", self.total_timeout),
            as_retries(options.get("retries", self.retries)),
            self.hooks,
            self.returns_failure if failure is None else failure == "return",
            options.get("max_response_bytes", self.max_response_bytes),
        )

    def with_hooks(self, hooks: Hooks) -> Settings:
        """Return the same with further hooks, which are called last."""
        return replace(self, hooks=(*self.hooks, hooks))


# --- Checks ---------------------------------------------------------------------------------------


def check_options(options: Mapping[str, Any], known: Iterable[str]) -> None:
    """Refuse options that do not exist or cannot be.

    Raises:
        TypeError: an option is unknown or of the wrong type.
        ValueError: a timeout or a limit is not a positive number.
    """
    unknown = options.keys() - set(known)
    if unknown:
        raise TypeError(f"unknown option: {', '.join(sorted(unknown))}")
    for name in ("timeout", "total_timeout"):
        value = options.get(name, 1)
        if value is not None and not (isinstance(value, (int, float)) and value > 0):
            raise ValueError(
                f"{name} must be a number of seconds greater than 0, or None for no limit"
            )
    most = options.get("max_response_bytes")
    if most is not None and not (isinstance(most, int) and not isinstance(most, bool) and most > 0):
        raise ValueError("max_response_bytes must be a whole number above 0, or None for no limit")
    if options.get("on_failure", "raise") not in {"raise", "return"}:
        raise ValueError("on_failure must be 'raise' or 'return'")
    if "retries" in options:
        as_retries(options["retries"])
    if "hooks" in options:
        as_hooks(options["hooks"])


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def as_retries(value: Retries | int) -> Retries:
    """Return the policy that a number of further attempts stands for.

    Raises:
        TypeError: it is neither.
        ValueError: it is negative.
    """
    if isinstance(value, Retries):
        return value
    if not _is_number(value):
        raise TypeError("retries must be a number of further attempts, or Retries(...)")
    if value < 0:
        raise ValueError("retries must not be negative")
    return Retries(limit=value)


def _are_hooks(values: Iterable[object]) -> bool:
    return all(isinstance(value, Hooks) for value in values)


def as_hooks(value: Hooks | Sequence[Hooks]) -> tuple[Hooks, ...]:
    """Return hooks as a tuple.

    Raises:
        TypeError: it holds something else.
    """
    hooks = (value,) if isinstance(value, Hooks) else tuple(value)
    if not _are_hooks(hooks):
        raise TypeError("hooks must be Hooks(...), or a sequence of those")
    return hooks
