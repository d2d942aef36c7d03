"""Limits in front of uvicorn's protocols: what they are given is counted, cut and timed before.

A protocol of uvicorn's is given one message at a time, and the next when that is answered. Trailers
are not given to it: one of its protocols takes them for header fields.

Of what uvicorn does not document, this uses what it declares below, `transport`, `loop` and
`server_state`, and overrides `on_response_complete`. The range of versions says what that rests on.
"""

from __future__ import annotations

import asyncio
from math import inf
from typing import TYPE_CHECKING, Any, Final

from ..limits import MAX_DIRECT_BYTES
from ..validation.problems import ProblemError
from .framing import Framing, Part, whole_request
from .heads import HEAD_BYTES
from .watching import Watched

if TYPE_CHECKING:
    from collections.abc import Callable

_NO_HEAD: Final = object()


class Limited(Watched):
    """To stand before a protocol of uvicorn's in the bases of a class.

    Attributes:
        is_taken_over: whether the connection was that of another protocol before: it is then no
            further connection.
    """

    is_taken_over = False
    _has_strict_parser = False  # see `whole_request`
    scope: Any  # of the last request
    cycle: Any
    """Of the last request: `body`, `more_body`, `response_started`, `response_complete` and
    `waiting_for_100_continue` are read."""
    _framing: Framing
    _feed: Callable[[bytes], None]  # to the protocol behind this
    _is_at_rest = False  # nothing is under way, and nothing of a request has come
    _is_under_way = False  # a request is not answered yet
    _idle_seconds: float  # between requests
    _held = b""  # what came behind a request that is not answered yet
    _held_from = 0

    # --- What the transport says ------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        super().connection_made(transport)
        self._framing = Framing(self.limits)
        self._feed = super().data_received
        self._idle_seconds = self.limits.idle_seconds
        if self.is_taken_over or not self._is_one_too_many():
            self._is_at_rest = True
            self._await("request", self.limits.idle_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._stop_timer()
        self._held = b""
        self._feed = _drop
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """See `asyncio.Protocol`."""
        super().pause_writing()
        self._writing_pauses()

    def resume_writing(self) -> None:
        """See `asyncio.Protocol`."""
        self._writing_resumes()
        super().resume_writing()

    def data_received(self, data: bytes) -> None:
        """Take bytes."""
        if self._is_at_rest and self._take_whole(data):
            return
        if self._is_refused:
            return  # they are read only so that the answer arrives
        self._is_at_rest = False
        if self._held:
            self._hold(self._held[self._held_from :] + data, 0)
        else:
            self._follow(data, 0)

    def shutdown(self) -> None:
        """Close the connection, after the answer to the request that is under way."""
        if self._is_refused:
            self.transport.close()
        else:
            super().shutdown()  # type: ignore[misc]  # uvicorn's protocols have it

    def on_response_complete(self) -> None:
        """Go on with the next request; uvicorn's protocols call this."""
        super().on_response_complete()  # type: ignore[misc]  # uvicorn's protocols have it
        self._answer_is_complete()

    def _answer_is_complete(self) -> None:
        self._is_under_way = False
        if self.transport.is_closing():
            self._await("end", self.limits.body_seconds)
        elif self._framing.part is Part.HEAD:
            self._await("request", self._idle_seconds)
            if self._held:
                self.loop.call_soon(self._go_on)
            else:
                self._is_at_rest = True

    # --- From bytes to messages -------------------------------------------------------------------

    def _take_whole(self, data: bytes) -> bool:
        """Take a request that is all there, as it nearly always is; return False for any other.

        It does what the functions below do together: each step is on the way of all requests.
        """
        limits = self.limits
        end, length = whole_request(data, by_strict_parser=self._has_strict_parser)
        if (
            not 0 < end <= limits.max_head_bytes
            or data.count(b"\n", 0, end) - 2 > limits.max_head_fields
            or len(self.server_state.tasks) >= limits.max_requests
        ):
            return False
        before = self.cycle
        self._is_at_rest = False
        self._is_under_way = True
        self._feed(data)
        cycle = self.cycle
        if cycle is before or (cycle.more_body and not length):
            self._follow(data, end, before)
            return True
        self.scope[HEAD_BYTES] = limits.max_head_bytes
        if not self._is_under_way:  # its task is begun, and has ended, at once
            return True
        if cycle.more_body or len(cycle.body) != length:
            self._turn_down(_unclear())
        else:
            self._awaited, self._deadline = "nothing", inf
        return True

    def _hold(self, data: bytes, start: int) -> None:
        """Keep bytes until the request before them is answered."""
        self._held, self._held_from = data, start
        if len(data) - start > MAX_DIRECT_BYTES:
            self.transport.pause_reading()

    def _go_on(self) -> None:
        """Take the bytes that were kept."""
        if self._held and not self._is_under_way and not self.transport.is_closing():
            data, self._held = self._held, b""
            self.transport.resume_reading()
            self._follow(data, self._held_from)

    def _follow(self, data: bytes, start: int, before: Any = _NO_HEAD) -> None:
        """Give bytes to the protocol behind this, part by part.

        Args:
            data: what has come.
            start: where to begin in it.
            before: the last cycle before a head that ends there and was given already.
        """
        framing, length = self._framing, len(data)
        try:
            if before is not _NO_HEAD:
                start = self._see_head(data, start, before)
            while start < length:
                if framing.part is Part.HEAD:
                    if self._is_under_way:
                        self._hold(data, start)
                        break
                    start = self._take_head(data, start)
                else:
                    start = self._take_body(data, start)
        except ProblemError as problem:
            self._turn_down(problem)
        if not self._is_refused:
            self._wait()

    def _wait(self) -> None:
        """Say what is awaited, when bytes have come."""
        if self.transport.is_closing():
            if self._awaited != "end":
                self._await("end", self.limits.body_seconds)
        elif self._framing.part is not Part.HEAD:
            # The time for a body that nobody reads any more is not prolonged.
            if self._is_under_way or self._awaited != "body":
                self._await("body", self.limits.body_seconds)
        elif self._is_under_way:
            self._await_nothing()
        elif self._awaited not in {"request", "head"}:
            self._await("request", self._idle_seconds)

    def _take_head(self, data: bytes, start: int) -> int:
        """Take a head, or a part of it; return where it ends.

        Raises:
            ProblemError: it is refused.
        """
        framing = self._framing
        if framing.is_at_start and data[start] in b"\r\n":  # empty lines, which say nothing
            return len(data) - len(data[start:].lstrip(b"\r\n"))
        is_first = framing.is_at_start
        end, is_whole = framing.head(data, start)
        if is_whole and self._has_too_many_requests():
            return len(data)
        cycle = self.cycle
        self._is_under_way = is_whole
        self._feed(data[start:end])
        if not is_whole:
            if is_first:
                self._await("head", self.limits.head_seconds)
            return end
        return self._see_head(data, end, cycle)

    def _see_head(self, data: bytes, end: int, before: Any) -> int:
        """See what became of a head; return up to where bytes are taken.

        Args:
            data: with the head.
            end: of the head.
            before: the last cycle before it.

        Raises:
            ProblemError: it is refused.
        """
        if self.cycle is not before:
            self.scope[HEAD_BYTES] = self.limits.max_head_bytes
            self._framing.expect_body(self.scope["headers"])
            self._compare()
            return end
        self._is_under_way = False
        self._leave(data[end:])
        return len(data)

    def _take_body(self, data: bytes, start: int) -> int:
        """Take a part of a body; return where it ends.

        Raises:
            ProblemError: it is refused.
        """
        framing = self._framing
        if framing.part is Part.TRAILERS:
            end, is_whole = framing.trailers(data, start)
            if is_whole:
                self._feed(b"\r\n")
        else:
            end = framing.body(data, start)
            self._feed(data[start:end])
        self._compare()
        return len(data) if self.transport.is_closing() else end

    def _compare(self) -> None:
        """Make sure that the parser and we agree on where the message ends.

        httptools takes no body after `CONNECT` or `Upgrade`, and reads it as the next request.

        Raises:
            ProblemError: 400: where it ends must not be a matter of opinion.
        """
        cycle, part = self.cycle, self._framing.part
        if self.transport.is_closing() or (cycle.response_complete and part is not Part.UNREADABLE):
            return
        if part is Part.UNREADABLE or cycle.more_body is (part is Part.HEAD):
            raise _unclear()

    def _leave(self, data: bytes) -> None:
        """Deal with a head that did not become a request.

        Raises:
            ProblemError: 400: it is neither refused nor a request to another protocol.
        """
        protocol = self.transport.get_protocol()
        if protocol is not self:
            self._stop_timer()
            self._is_refused = True  # there is nothing left for us to do
            if data and isinstance(protocol, asyncio.Protocol):
                protocol.data_received(data)
        elif not self.transport.is_closing():
            raise ProblemError(400, detail="The request cannot be read.")

    def _turn_down(self, problem: ProblemError) -> None:
        """Answer a request that is refused, unless that is done already."""
        if not self._is_under_way:
            self._refuse(problem)
        else:
            self._is_refused = True
            if not self._is_answered():
                self._send_problem(problem)
            self._end()

    def _is_answered(self) -> bool:
        return not self._is_under_way or bool(self.cycle.response_started)

    def _wants_body(self) -> bool:
        return super()._wants_body() and not (
            self._is_under_way and self.cycle.waiting_for_100_continue
        )


def _unclear() -> ProblemError:
    return ProblemError(400, detail="It cannot be told where the request ends.")


def _drop(data: bytes) -> None:
    """Take bytes of a connection that has ended."""
