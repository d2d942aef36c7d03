"""One call as a conversation: send, perhaps wait and send again, until there is an answer.

Written once for both clients: a generator says what to do next, and the client does it, blocking or
awaiting.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from . import hooks as events
from .errors import Timeout, TransportError

if TYPE_CHECKING:
    from collections.abc import Generator

    from .hooks import Hooks
    from .retries import Retries
    from .transport import Request, Response


@dataclass(frozen=True, slots=True)
class Send:
    """Send the request and come back with the response, or with the `TransportError`."""

    request: Request
    timeout: float | None


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait for so many seconds."""

    seconds: float


Exchange: TypeAlias = "Generator[Send | Wait, Any, Response]"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one call.

    Attributes:
        timeout: seconds for each phase of an attempt; None for no limit.
        total_timeout: seconds for all attempts and the pauses between them; None for no limit.
        retries: when to send again.
        hooks: in the order they are called.
        is_plain: whether there are no hooks and no time limit. A client may then send at once, and
            begin the exchange only where that was not enough.
    """

    timeout: float | None
    total_timeout: float | None
    retries: Retries
    hooks: tuple[Hooks, ...] = ()

    is_plain: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_plain", not self.hooks and self.total_timeout is None)


def exchange(request: Request, settings: Settings) -> Exchange:
    """Give what to do next until there is an answer, which is returned.

    Raises:
        TransportError: no answer came, and none will be tried for.
    """
    until = None if settings.total_timeout is None else time.monotonic() + settings.total_timeout
    attempt = 1
    while True:
        request.deadline = until
        for hook in settings.hooks:
            if hook.on_request is not None:
                hook.on_request(events.RequestSent(request, attempt))
        begun = time.monotonic()
        error: TransportError | None = None
        response: Response | None = None
        try:
            received: Response = yield Send(request, _limit(settings.timeout, until, request))
        except TransportError as failed:
            error = failed
            delay = settings.retries.after_error(request, failed, attempt)
        else:
            response = received
            _tell_response(settings, request, received, attempt, time.monotonic() - begun)
            delay = settings.retries.after_response(request, received, attempt)
        if delay is None or (until is not None and time.monotonic() + delay >= until):
            if response is not None:
                return response
            assert error is not None  # noqa: S101 - one of the two there is
            for hook in settings.hooks:
                if hook.on_failure is not None:
                    hook.on_failure(events.CallFailed(request, attempt, error))
            raise error
        for hook in settings.hooks:
            if hook.on_retry is not None:
                hook.on_retry(events.RetryPlanned(request, attempt, delay, response, error))
        yield Wait(delay)
        attempt += 1


def out_of_time(request: Request) -> Timeout:
    """Return the error of a call that used up its `total_timeout`."""
    text = (
        f"{request.operation_id}: {request.method} {request.safe_url}: no answer within the total "
        "time; the server may have acted on the request"
    )
    facts = {"method": request.method, "url": request.safe_url}
    return Timeout(text, operation_id=request.operation_id, **facts)


def _tell_response(
    settings: Settings, request: Request, response: Response, attempt: int, elapsed: float
) -> None:
    for hook in settings.hooks:
        if hook.on_response is not None:
            hook.on_response(events.ResponseReceived(request, response, attempt, elapsed))


def _limit(timeout: float | None, until: float | None, request: Request) -> float | None:
    if until is None:
        return timeout
    left = until - time.monotonic()
    if left <= 0:
        raise out_of_time(request)
    return left if timeout is None else min(left, timeout)
