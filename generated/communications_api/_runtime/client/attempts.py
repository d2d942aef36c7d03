"""The attempts of one call: how long each may take, and whether another one follows.

Nothing here sends or waits. A client sends, reports what came of it, and waits for as long as the
answer to that says: see `_converse` of the clients.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ..errors import Timeout
from ..transports.gathering import too_large
from . import hooks as events

if TYPE_CHECKING:
    from ..errors import TransportError
    from ..transports.base import Request, Response
    from .options import Settings


class Attempts:
    """The attempts of one call, from the first to the one whose outcome the caller gets.

    Args:
        request: what is sent, once or several times.
        settings: what holds for the call.
    """

    _count = 0
    _start = 0.0  # of the attempt; this and `_end` are readings of `time.monotonic()`
    _end: float | None = None

    def __init__(self, request: Request, settings: Settings) -> None:
        self._request = request
        self._settings = settings
        if settings.total_timeout is not None:
            self._end = time.monotonic() + settings.total_timeout

    def begin(self) -> float | None:
        """Begin an attempt and return its limit in seconds; None for no limit.

        Raises:
            Timeout: the total time of the call is used up.
        """
        self._count += 1
        request, settings = self._request, self._settings
        request.attempts += 1
        timeout = settings.timeout
        if settings.is_plain:
            return timeout
        request.deadline = self._end
        for hook in settings.hooks:
            if hook.on_request is not None:
                hook.on_request(events.RequestSent(request, request.attempts))
        self._start = time.monotonic()
        if self._end is None:
            return timeout
        remaining = self._end - self._start
        if remaining <= 0:
            error = out_of_time(request)
            self._give_up(error)
            raise error
        return remaining if timeout is None else min(remaining, timeout)

    def answered(self, response: Response) -> float | None:
        """Take the response of the attempt; return the seconds to wait before the next attempt.

        None means that there is no other: the response is the answer to the call.

        Raises:
            ResponseTooLarge: a transport that knows of no limit read more than it.
        """
        settings, request = self._settings, self._request
        most = request.max_response_bytes
        if most is not None and len(response.content) > most:
            raise too_large(request)
        if settings.hooks:
            elapsed = time.monotonic() - self._start
            for hook in settings.hooks:
                if hook.on_response is not None:
                    event = events.ResponseReceived(request, response, request.attempts, elapsed)
                    hook.on_response(event)
        if settings.retries.takes(response.status):
            return None
        delay = settings.retries.after_response(request, response, self._count)
        return delay if delay is None else self._planned(delay, response, None)

    def failed(self, error: TransportError) -> float | None:
        """Take the error of an attempt without a response, as `answered` takes a response.

        None means that there is no other attempt: the error is to be raised.
        """
        delay = self._settings.retries.after_error(self._request, error, self._count)
        if delay is not None:
            delay = self._planned(delay, None, error)
        if delay is None:
            self._give_up(error)
        return delay

    def _planned(
        self, delay: float, response: Response | None, error: TransportError | None
    ) -> float | None:
        """Return the delay if the total time allows for it."""
        if self._end is not None and time.monotonic() + delay >= self._end:
            return None
        for hook in self._settings.hooks:
            if hook.on_retry is not None:
                request = self._request
                event = events.RetryPlanned(request, request.attempts, delay, response, error)
                hook.on_retry(event)
        return delay

    def _give_up(self, error: TransportError) -> None:
        for hook in self._settings.hooks:
            if hook.on_failure is not None:
                hook.on_failure(events.CallFailed(self._request, self._request.attempts, error))


def out_of_time(request: Request) -> Timeout:
    """Return the error of a call that used up its `total_timeout`."""
    text = (
        f"{request.operation_id}: {request.method} {request.safe_url}: no answer within the total "
        "time; the server may have acted on the request"
    )
    facts = {"method": request.method, "url": request.safe_url}
    return Timeout(text, operation_id=request.operation_id, **facts)
