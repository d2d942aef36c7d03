"""When a request is sent again, and after how long.

Exponential backoff with full jitter (Brooker, "Exponential Backoff And Jitter"), `Retry-After` in
both its forms (RFC 9110, section 10.2.3). What the server may have acted on is sent again only
where acting twice is the same as acting once: idempotent methods (RFC 9110, section 9.2.2), and
requests with an idempotency key.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from ..errors import ConnectionLost, Timeout, TransportError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..transports.base import Request, Response

_NOT_PROCESSED = frozenset({429})


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """How often a request is sent again, and when.

    Attributes:
        limit: attempts after the first one; 0 for none.
        statuses: answers after which an idempotent request is sent again.
        unsafe_statuses: the same for others: those that say the request was not processed.
        unsafe: treat every request as idempotent. A message may then be sent twice.
        initial: seconds; the first pause is a random part of it, and each further one of twice the
            part before.
        longest: seconds; no pause is longer, unless the server asks for it.
        longest_asked: seconds; where `Retry-After` asks for more, the answer goes to the caller.
        jitter: gives a number from 0 to 1.
    """

    limit: int = 2
    statuses: frozenset[int] = frozenset({408, 429, 502, 503, 504})
    unsafe_statuses: frozenset[int] = _NOT_PROCESSED
    unsafe: bool = False
    initial: float = 0.5
    longest: float = 8.0
    longest_asked: float = 60.0
    jitter: Callable[[], float] = random.random

    def takes(self, status: int) -> bool:
        """Whether an answer of this status is accepted for every request, as nearly all are."""
        return status not in self.statuses and status not in self.unsafe_statuses

    def after_error(self, request: Request, error: TransportError, attempt: int) -> float | None:
        """Return the seconds to wait before the next attempt; None to give up.

        Args:
            request: what was sent.
            error: why there is no answer.
            attempt: how many attempts have been made, from 1 on.
        """
        again = self._is_safe(request) or not error.may_have_been_processed
        transient = (
            isinstance(error, (ConnectionLost, Timeout)) or not error.may_have_been_processed
        )
        if attempt > self.limit or not (again and transient):
            return None
        return self._pause(attempt)

    def after_response(self, request: Request, response: Response, attempt: int) -> float | None:
        """Return the seconds to wait before the next attempt; None to take this answer."""
        statuses = self.statuses if self._is_safe(request) else self.unsafe_statuses
        if attempt > self.limit or response.status not in statuses:
            return None
        asked = retry_after(response.headers)
        if asked is None:
            return self._pause(attempt)
        return asked if asked <= self.longest_asked else None

    def _is_safe(self, request: Request) -> bool:
        return self.unsafe or bool(request.repeatable)

    def _pause(self, attempt: int) -> float:
        return min(self.longest, self.initial * 2.0 ** min(attempt - 1, 60)) * self.jitter()


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds a server asks to wait; None where it does not ask, or unreadably."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
        return max(0.0, when.timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
