"""What can be watched: functions of yours, told of each request, answer, retry and drift."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .errors import TransportError
    from .transport import Request, Response


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
    """An answer holds something that the document does not know; it was kept.

    Attributes:
        operation_id: of the operation that answered.
        kind: `field`, `enum value`, `variant` or `status` (of success; others are errors).
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
    """

    on_request: Callable[[RequestSent], object] | None = None
    on_response: Callable[[ResponseReceived], object] | None = None
    on_retry: Callable[[RetryPlanned], object] | None = None
    on_failure: Callable[[CallFailed], object] | None = None
    on_drift: Callable[[Drift], object] | None = None
