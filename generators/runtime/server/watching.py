"""What all protocols here do about time, refusals and the end of a connection.

A connection has one timer. It is set for the first time that something may be late, and set again
when it goes off: what comes in time costs no timer.

Source: RFC 9110 (section 15.5.9 Request Timeout, section 15.6.4 Service Unavailable), RFC 9112
(section 9.6: a connection is closed in two steps, so that the last answer arrives).
"""

from __future__ import annotations

import asyncio
from math import inf
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from ..limits import RETRY_AFTER_SECONDS
from ..validation.problems import CONTENT_TYPE, ProblemError, new_id, problem_body
from .connection_limits import ConnectionLimits
from .exchange import head_of

if TYPE_CHECKING:
    from typing import Self

    from uvicorn.server import ServerState

LINGER_SECONDS: Final = 2
"""How long what a client still sends is read, and dropped, after the answer that refuses it."""

Awaited: TypeAlias = Literal["nothing", "request", "head", "body", "answer", "end"]
"""What a connection waits for: the next request, the rest of a head or of a body, that the client
takes an answer, or that it has ended."""


class Watched(asyncio.Protocol):
    """A connection with limits; its subclasses read requests.

    Attributes:
        limits: to be replaced in a subclass.
        transport: of the connection.
        loop: that runs.
        server_state: of the server: its connections and tasks.
    """

    limits: ConnectionLimits = ConnectionLimits()
    transport: asyncio.Transport
    loop: asyncio.AbstractEventLoop
    server_state: ServerState

    _awaited: Awaited = "nothing"
    _deadline: float = inf
    _timer: asyncio.TimerHandle | None = None
    _goes_off: float = inf
    _unsent = 0  # bytes of answers, when that was last looked at
    _is_refused = False

    @classmethod
    def within(cls, limits: ConnectionLimits) -> type[Self]:
        """Return this protocol with other limits."""
        return cast("type[Self]", type(cls.__name__, (cls,), {"limits": limits}))

    # --- Time -------------------------------------------------------------------------------------

    def _await(self, what: Awaited, seconds: float) -> None:
        """Wait for something from now on, and for nothing else."""
        self._awaited = what
        self._unsent = 0
        self._deadline = deadline = self.loop.time() + seconds
        if deadline < self._goes_off:
            self._set_timer()

    def _await_nothing(self) -> None:
        """Wait as long as it takes: it is not the client who is to do something."""
        self._awaited = "nothing"
        self._deadline = inf

    def _set_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._goes_off = self._deadline
        self._timer = self.loop.call_at(self._deadline, self._look)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._goes_off = self._deadline = inf

    def _look(self) -> None:
        """See whether something is late."""
        self._timer, self._goes_off = None, inf
        if self.loop.time() < self._deadline < inf:
            self._set_timer()
        elif self._deadline < inf and not self._is_sending():
            self._be_late()

    def _is_sending(self) -> bool:
        """Return whether an answer is on its way; cut the connection off if nobody takes it."""
        unsent = self.transport.get_write_buffer_size()
        if not unsent:
            return False
        if unsent == self._unsent:
            self.transport.abort()
        else:
            self._await(self._awaited, self.limits.body_seconds)
            self._unsent = unsent
        return True

    def _be_late(self) -> None:
        if self._awaited == "end":
            self.transport.abort()
        elif self._awaited == "request":
            self._end()
        elif self._awaited == "head":
            self._refuse(_late("head"))
        elif self._awaited == "body":
            if self._wants_body():
                self._give_up()
            else:
                self._await("body", self.limits.body_seconds)
        else:
            self._await_nothing()

    def _wants_body(self) -> bool:
        """Return whether it is the client's turn: a body that nobody reads yet may wait."""
        return self.transport.is_reading()

    def _is_answered(self) -> bool:
        """Return whether the answer to the request under way has begun."""
        raise NotImplementedError

    def _give_up(self) -> None:
        """End the connection, as the body of a request does not come."""
        if not self._is_answered():
            self._send_problem(_late("body"))
        self._end()

    def _writing_pauses(self) -> None:
        """Watch whether the client takes the answer, if nothing else is awaited."""
        if self._awaited == "nothing":
            self._await("answer", self.limits.body_seconds)

    def _writing_resumes(self) -> None:
        if self._awaited == "answer":
            self._await_nothing()

    # --- The end ----------------------------------------------------------------------------------

    def _is_one_too_many(self) -> bool:
        """Return whether this is one connection too many, which is then answered and closed."""
        if len(self.server_state.connections) <= self.limits.max_connections:
            return False
        self._is_refused = True
        self._send_problem(_busy("The server has as many connections as it may have."))
        self._end()
        return True

    def _has_too_many_requests(self) -> bool:
        """Return whether one request more would be too many, which is then answered."""
        if len(self.server_state.tasks) < self.limits.max_requests:
            return False
        self._refuse(_busy("The server has as many requests under way as it may have."))
        return True

    def _refuse(self, problem: ProblemError) -> None:
        """Answer a request that nobody else has seen, and end the connection."""
        self._is_refused = True
        self._send_problem(problem)
        if self.transport.can_write_eof():
            self.transport.write_eof()
            if not self.transport.is_reading():
                self.transport.resume_reading()
            self._await("end", LINGER_SECONDS)
        else:
            self._end()

    def _send_problem(self, problem: ProblemError) -> None:
        content = problem_body(problem, new_id())
        headers = [
            *self.server_state.default_headers,
            (b"content-type", CONTENT_TYPE.encode()),
            (b"content-length", b"%d" % len(content)),
            *((name.encode(), value.encode()) for name, value in problem.headers),
        ]
        parts, _ = head_of(problem.status, headers, closes=True)
        if not self.transport.is_closing():
            self.transport.write(b"".join([*parts, content]))

    def _end(self) -> None:
        """Close the connection once all is sent, or is not taken."""
        self.transport.close()
        self._await("end", LINGER_SECONDS)


def _late(part: str) -> ProblemError:
    return ProblemError(408, detail=f"The {part} of the request did not arrive in time.")


def _busy(detail: str) -> ProblemError:
    return ProblemError(503, detail=detail, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
