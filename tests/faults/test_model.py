"""Random scripts of faults against a model of the rules in a few lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.faults import fault_server as on

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.callers import Caller
    from tests.faults.fault_server import FaultServer, Step

IDEMPOTENT = {"GET", "OPTIONS", "PUT", "DELETE"}  # a HEAD is answered before its body can fail
PASSING = {408, 429, 502, 503, 504}


@dataclass(frozen=True)
class Fault:
    """One step of a script, and what the rules need to know about it.

    Attributes:
        make: makes the step.
        status: of the answer; 0 where there is none.
        error: class of the error; empty for a result.
        arrives: whether the server gets the request.
    """

    make: Callable[[], Step]
    error: str
    status: int = 0
    arrives: bool = True

    def __repr__(self) -> str:
        return repr(self.make())


def answers(status: int, error: str) -> Fault:
    return Fault(partial(on.answer, status), error, status)


REFUSED = Fault(on.refuse, "ConnectFailed", arrives=False)
FAULTS = [
    REFUSED,
    Fault(on.reset_unread, "ConnectionLost", arrives=False),
    *(Fault(make, "ConnectionLost") for make in list(on.LOST)[1:]),
    *(answers(status, "ServerError") for status in (500, 501, 502, 503, 504, 599)),
    *(answers(status, "StatusError") for status in (302, 402, 408, 410)),
    answers(400, "BadRequest"),
    answers(401, "Unauthorized"),
    answers(404, "NotFound"),
    answers(429, "TooManyRequests"),
]
GOOD = answers(200, "")


def is_sent_again(method: str, fault: Fault, *, unsafe: bool) -> bool:
    """The rules: what may be sent once more after a fault."""
    if fault is REFUSED or fault.status == 429:
        return True  # the server cannot have acted
    if method not in IDEMPOTENT and not unsafe:
        return False
    return fault.status in PASSING if fault.status else True


def expected(method: str, script: list[Fault], limit: int, *, unsafe: bool) -> list[Fault]:
    """What the attempts of a call meet, the last of which is what it ends with."""
    met: list[Fault] = []
    for fault in [*script, GOOD]:
        met.append(fault)
        done = fault is GOOD or len(met) > limit
        if done or not is_sent_again(method, fault, unsafe=unsafe):
            break
    return met


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    calls=st.lists(
        st.tuples(
            st.sampled_from(sorted(IDEMPOTENT) + ["POST"] * 3 + ["PATCH"] * 2),
            st.lists(st.sampled_from(FAULTS), max_size=5),
            st.integers(0, 4),
            st.booleans(),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_no_script_makes_a_client_send_more_than_it_may(
    usual_caller: Caller, server: FaultServer, calls: list[tuple[str, list[Fault], int, bool]]
) -> None:
    for method, script, limit, unsafe in calls:
        # In the middle of a connection there is no being refused: the call before ends it.
        server.play(on.answer(200, on.THING, on.JSON), on.refuse())
        usual_caller.thing("GET", retries=0)
        usual_caller.thing("GET", retries=0)
        server.play(*(fault.make() for fault in script), then=on.answer())
        retries = usual_caller.Retries(limit=limit, initial=0, unsafe=unsafe)
        happened = usual_caller.thing(method, retries=retries)

        met = expected(method, script, limit, unsafe=unsafe)
        assert happened.attempts == list(range(1, len(met) + 1))
        assert len(server.requests) == sum(fault.arrives for fault in met)
        if method not in IDEMPOTENT and not unsafe:
            # Said once more without the model: at most one of them can have been acted on.
            assert sum(fault.arrives and fault.status != 429 for fault in met) <= 1
        assert type(happened.error).__name__ == (met[-1].error or "NoneType")
        assert len({(seen.method, seen.target, seen.body) for seen in server.requests}) <= 1
        assert [event.response.status for event in happened.answers] == [
            fault.status for fault in met if fault.status
        ]
        assert len(happened.retries) == len(met) - 1
        assert len(happened.failures) == (met[-1].status == 0)
        assert all(event.delay == 0 for event in happened.retries)
