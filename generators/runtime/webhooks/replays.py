"""Events that came before: a sender repeats one until it is taken, and others may repeat it, too.

The id of an event is believed where a signature covers it, and nowhere else.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable

Claim: TypeAlias = Literal["new", "underway", "done"]
"""What is known of an event: nothing, that it is being handled, or that it was handled."""

REPLAY_SECONDS: Final = 24 * 60 * 60
REPLAY_EVENTS: Final = 100_000


class ReplayGuard(Protocol):
    """Remembers events by their ids; methods may be `async def`. A database can be behind it."""

    def claim(self, event_id: str, /) -> Claim | Awaitable[Claim]:
        """Return what is known of an event and, where that is nothing, note it as under way.

        Both in one step: of two requests at the same time, one is told `new`.
        """
        ...

    def settle(self, event_id: str, /, *, done: bool) -> Awaitable[None] | None:
        """Note the end of an event that was claimed.

        Args:
            event_id: of the event.
            done: whether it was handled; otherwise it is forgotten, to be tried again.
        """
        ...


class MemoryReplayGuard:
    """Remembers events in this process, for some time and up to some number.

    Args:
        seconds: for which an event is remembered once it was handled.
        events: how many are remembered; above it, the oldest is forgotten.
    """

    def __init__(self, *, seconds: float = REPLAY_SECONDS, events: int = REPLAY_EVENTS) -> None:
        self._seconds, self._events = seconds, events
        self._underway: set[str] = set()
        self._done: dict[str, float] = {}
        self._lock = threading.Lock()

    def claim(self, event_id: str, /) -> Claim:
        """See `ReplayGuard.claim`."""
        with self._lock:
            self._forget()
            if event_id in self._underway:
                return "underway"
            if event_id in self._done:
                return "done"
            self._underway.add(event_id)
            return "new"

    def settle(self, event_id: str, /, *, done: bool) -> None:
        """See `ReplayGuard.settle`."""
        with self._lock:
            self._underway.discard(event_id)
            if done:
                self._done.pop(event_id, None)
                self._done[event_id] = time.monotonic()

    def _forget(self) -> None:
        limit = time.monotonic() - self._seconds
        while self._done:
            oldest = next(iter(self._done))
            if self._done[oldest] > limit and len(self._done) <= self._events:
                return
            del self._done[oldest]
