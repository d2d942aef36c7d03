"""Hooks: functions that are called for each call, request, answer, retry and drift."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from ..errors import TransportError
    from ..operations import Contract, Operation
    from ..transports.base import Request, Response


@dataclass(frozen=True, slots=True)
class CallBegun:
    """A call has built its request and is about to send it, once or several times.

    Header fields may be added to `request.headers`: each attempt sends them.
    """

    operation: Operation[Any]
    request: Request


@dataclass(frozen=True, slots=True)
class RequestSent:
    """A request is about to be sent; `attempt` counts from 1.

    Header fields may be added to `request.headers`.
    """

    request: Request
    attempt: int


@dataclass(frozen=True, slots=True)
class ResponseReceived:
    """An answer has come, whatever its status; `elapsed` is in seconds, for this attempt."""

    request: Request
    response: Response
    attempt: int
    elapsed: float


@dataclass(frozen=True, slots=True)
class RetryPlanned:
    """The request will be sent again after `delay` seconds.

    Either `response` or `error` says why. `attempt` is the one that failed.
    """

    request: Request
    attempt: int
    delay: float
    response: Response | None = None
    error: TransportError | None = None


@dataclass(frozen=True, slots=True)
class CallFailed:
    """No answer came and none will be tried for."""

    request: Request
    attempt: int
    error: TransportError


@dataclass(frozen=True, slots=True)
class Drift:
    """An answer holds something that the document does not know; it was kept (an event was not).

    Attributes:
        operation_id: of the operation that answered.
        kind: `field`, `enum value`, `variant`, `status` (of success; others are errors), or
            `event`: of a stream, which goes on.
        where: path in the answer, array positions left out, such as `items[].colour`.
        name: the unknown field, value, variant or status.
    """

    operation_id: str
    kind: str
    where: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """Functions that are called while the client works, in the thread or task of the call.

    They should be quick; what they raise is raised by the call.

    `around_call` gives a context manager: it is entered before the first attempt and left when the
    call is over, however it ends, with what the call raises if it does. It cannot keep that from
    the caller. A call that fails before it has a request to send does not begin.
    `on_client` is called with the facts of the API when a client is made with these hooks.
    """

    around_call: Callable[[CallBegun], AbstractContextManager[object]] | None = None
    on_request: Callable[[RequestSent], object] | None = None
    on_response: Callable[[ResponseReceived], object] | None = None
    on_retry: Callable[[RetryPlanned], object] | None = None
    on_failure: Callable[[CallFailed], object] | None = None
    on_drift: Callable[[Drift], object] | None = None
    on_client: Callable[[Contract], object] | None = None


class Around:
    """Enters what `around_call` of several hooks give for one call, and leaves it in reverse.

    Args:
        functions: of the hooks, in the order they are called.
        begun: their argument.
    """

    __slots__ = ("_begun", "_entered", "_functions")

    def __init__(
        self,
        functions: Iterable[Callable[[CallBegun], AbstractContextManager[object]]],
        begun: CallBegun,
    ) -> None:
        self._functions = functions
        self._begun = begun

    def __enter__(self) -> None:
        self._entered = ExitStack()
        try:
            for function in self._functions:
                self._entered.enter_context(function(self._begun))
        except BaseException as error:
            self.__exit__(type(error), error, error.__traceback__)
            raise

    def __exit__(self, *error: Any) -> None:
        self._entered.__exit__(*error)  # what it returns is dropped: errors reach the caller
