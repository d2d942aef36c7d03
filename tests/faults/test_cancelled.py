"""Calls that are given up in the middle, clients that are shared, and what they leave behind."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults import fault_server as on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.faults.callers import Caller
    from tests.faults.fault_server import FaultServer, Peer, Seen

THREADS, CALLS = 32, 8


def held(where: str, arrived: threading.Event) -> on.Step:
    """Say some of an answer, tell that it is said, and wait until the client goes."""
    words = {"before the answer": b"", "in the body": on.begun(99, on.THING)}[where]

    def act(peer: Peer, _: Seen) -> bool:
        peer.say(words)
        arrived.set()
        peer.wait_for_the_end()
        return False

    return on.Step(where, act)


@pytest.mark.parametrize("where", ["before the answer", "in the body"])
@pytest.mark.parametrize("carrier", ["async-httpx2", "async-pyreqwest", "async-aiohttp"])
def test_a_cancelled_call(
    opened: Callable[..., Caller], server: FaultServer, carrier: str, where: str
) -> None:
    caller, arrived = opened(carrier), threading.Event()
    server.play(held(where, arrived))
    # pyreqwest lets a request run to its limit.
    limit = 0.5 if "pyreqwest" in carrier else 60

    async def run() -> None:
        call = caller.client.things.put_thing(id="1", body={"name": "a"}, timeout=limit)
        task = asyncio.create_task(call)
        assert await asyncio.to_thread(arrived.wait, on.PATIENCE)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert asyncio.all_tasks() == {asyncio.current_task()}
        await asyncio.to_thread(server.wait_until_closed)

    caller.run(run())
    assert caller.happened.attempts == [1]
    assert len(server.requests) == 1
    assert caller.thing("PUT").result.name == "a"


def test_a_call_that_is_cancelled_in_its_pause(
    opened: Callable[..., Caller], server: FaultServer
) -> None:
    caller = opened("async-httpx2")
    server.play(then=on.answer(503))

    async def run() -> None:
        pausing = asyncio.Event()
        hooks = caller.hooks(on_retry=lambda event: pausing.set())
        client = caller.client.with_options(hooks=hooks)
        retries = caller.Retries(initial=60, longest=60, jitter=lambda: 1)
        task = asyncio.create_task(client.things.get_thing(id="1", retries=retries))
        await asyncio.wait_for(pausing.wait(), on.PATIENCE)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    caller.run(run())
    assert len(server.requests) == 1


def test_one_of_many_is_cancelled(opened: Callable[..., Caller], server: FaultServer) -> None:
    caller, arrived = opened("async-httpx2"), threading.Event()
    hold = held("in the body", arrived).act

    def act(peer: Peer, seen: Seen) -> bool:
        assert hold is not None
        if seen.path.endswith("/slow"):
            return hold(peer, seen)
        peer.say(on.whole(200, on.thing(name=seen.path.rpartition("/")[2]), on.JSON))
        return True

    server.play(then=on.Step("some are slow", act))

    async def run() -> list[str]:
        get = caller.client.things.get_thing
        slow = asyncio.create_task(get(id="slow", timeout=60))
        assert await asyncio.to_thread(arrived.wait, on.PATIENCE)
        others = [asyncio.create_task(get(id=str(number))) for number in range(64)]
        slow.cancel()
        return [thing.name for thing in await asyncio.gather(*others)]

    assert caller.run(run()) == [str(number) for number in range(64)]


class StopError(BaseException):
    """Not an error but the end, as `KeyboardInterrupt` is."""


@pytest.fixture
def interrupts() -> Iterator[Callable[[], None]]:
    """Give what interrupts the main thread from another one, as Ctrl-C does."""

    def stop(*_: object) -> None:
        raise StopError

    before = signal.signal(signal.SIGUSR1, stop)
    main = threading.main_thread().ident
    assert main is not None
    yield lambda: signal.pthread_kill(main, signal.SIGUSR1)
    signal.signal(signal.SIGUSR1, before)


@pytest.mark.parametrize("words", [b"", on.begun(99, on.THING)], ids=["unanswered", "in the body"])
def test_an_interrupted_call(
    opened: Callable[..., Caller],
    server: FaultServer,
    interrupts: Callable[[], None],
    words: bytes,
) -> None:
    caller = opened("httpx2")

    def act(peer: Peer, _: Seen) -> bool:
        peer.say(words)
        interrupts()
        peer.wait_for_the_end()
        return False

    server.play(on.Step("interrupt", act))
    with pytest.raises(StopError):
        caller.client.things.put_thing(id="1", body={"name": "a"}, timeout=60)
    server.wait_until_closed()
    assert len(server.requests) == 1
    assert caller.happened.failures == []
    assert caller.thing("PUT").result.name == "a"


@pytest.mark.parametrize("carrier", ["httpx2", "async-httpx2"])
@pytest.mark.parametrize("hook", ["on_request", "on_response", "on_retry", "on_failure"])
def test_a_hook_that_ends_the_call(
    opened: Callable[..., Caller], server: FaultServer, carrier: str, hook: str
) -> None:
    caller = opened(carrier)

    def stop(event: Any) -> None:
        raise LookupError(hook)

    caller.client = caller.client.with_options(hooks=caller.hooks(**{hook: stop}))
    server.play(then=on.say("hang up") if hook == "on_failure" else on.answer(503))
    happened = caller.thing("PUT", retries=caller.Retries(limit=hook != "on_failure", initial=0))
    assert type(happened.error) is LookupError
    assert len(server.requests) == (hook != "on_request")


# --- Shared clients -------------------------------------------------------------------------------


def echo(seen: Seen) -> bytes:
    """Answer with the id that was asked for, and with things that the document does not know."""
    id_ = seen.path.rpartition("/")[2]
    return on.thing(name=id_, colour="blue", **{f"novelty{id_.rpartition('-')[2]}": 1})


@pytest.fixture
def switching() -> Iterator[None]:
    """Let threads take turns as often as can be."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("switching")
@pytest.mark.parametrize("carrier", ["httpx2", "pyreqwest"])
def test_threads_share_a_client(
    opened: Callable[..., Caller], server: FaultServer, carrier: str
) -> None:
    caller = opened(carrier)
    server.play(then=on.compute(echo))
    together = threading.Barrier(THREADS)

    def work(thread: int) -> list[str]:
        names = []
        for call in range(CALLS):
            together.wait(on.PATIENCE)  # all get what is unknown at once
            thing = caller.client.things.put_thing(id=f"{thread}-{call}", body={"name": "b"})
            names.append(thing.name)
        return names

    with ThreadPoolExecutor(THREADS) as pool:
        names = list(pool.map(work, range(THREADS)))
    assert names == [[f"{thread}-{call}" for call in range(CALLS)] for thread in range(THREADS)]
    assert len(server.requests) == THREADS * CALLS
    assert len({seen.path for seen in server.requests}) == THREADS * CALLS
    assert server.connections < THREADS * CALLS
    # Each once, whoever saw it first.
    drifts = sorted((drift.kind, drift.where, drift.name) for drift in caller.happened.drifts)
    novelties = [("field", "", f"novelty{call}") for call in range(CALLS)]
    assert drifts == [("enum value", "colour", "blue"), *novelties]


@pytest.mark.parametrize("carrier", ["async-httpx2", "async-pyreqwest", "async-aiohttp"])
def test_tasks_share_a_client(
    opened: Callable[..., Caller], server: FaultServer, carrier: str
) -> None:
    caller = opened(carrier)
    server.play(then=on.compute(echo))

    async def run() -> list[str]:
        put = caller.client.things.put_thing
        calls = [put(id=str(number), body={"name": "b"}) for number in range(THREADS * CALLS)]
        return [thing.name for thing in await asyncio.gather(*calls)]

    assert caller.run(run()) == [str(number) for number in range(THREADS * CALLS)]
    assert len({seen.path for seen in server.requests}) == THREADS * CALLS
    assert server.connections < THREADS * CALLS
    assert len(caller.happened.drifts) == 1 + THREADS * CALLS


@pytest.mark.parametrize("carrier", ["httpx2", "pyreqwest"])
def test_threads_share_a_client_that_meets_faults(
    opened: Callable[..., Caller], server: FaultServer, carrier: str
) -> None:
    """Each request is lost once; each is then answered, and none is sent a third time."""
    caller = opened(carrier)
    lock, seen_before = threading.Lock(), set[str]()

    def act(peer: Peer, seen: Seen) -> bool:
        with lock:
            first = seen.path not in seen_before
            seen_before.add(seen.path)
        if first:
            peer.reset()
            return False
        peer.say(on.whole(200, echo(seen), on.JSON))
        return True

    server.play(then=on.Step("once lost", act))
    with ThreadPoolExecutor(THREADS) as pool:
        get = caller.client.things.get_thing
        things = list(pool.map(lambda number: get(id=str(number)), range(THREADS * 4)))
    assert [thing.name for thing in things] == [str(number) for number in range(THREADS * 4)]
    paths = [seen.path for seen in server.requests]
    assert len(paths) == 2 * len(set(paths)) == THREADS * 8


@pytest.mark.parametrize("carrier", ["httpx2", "pyreqwest"])
def test_a_client_is_closed_while_threads_use_it(
    opened: Callable[..., Caller], server: FaultServer, carrier: str
) -> None:
    caller = opened(carrier)
    server.play(then=on.compute(echo))
    busy = threading.Semaphore(0)

    def work(number: int) -> Exception:
        while True:
            try:
                caller.client.things.get_thing(id=str(number))
            except Exception as error:
                return error
            busy.release()

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(work, number) for number in range(4)]
        for _ in range(12):
            assert busy.acquire(timeout=on.PATIENCE)
        caller.client.close()
        errors = [future.result(on.PATIENCE) for future in running]
    # Calls that have begun come to their end with httpx2, and break with pyreqwest.
    allowed = (caller.errors.ClientClosed,)
    allowed += (caller.errors.TransportError,) if carrier == "pyreqwest" else ()
    assert all(isinstance(error, allowed) for error in errors), errors
    assert type(caller.thing("GET").error) is caller.errors.ClientClosed


def test_what_two_threads_find_at_once_is_told_once(
    opened: Callable[..., Caller], server: FaultServer
) -> None:
    caller, both = opened("httpx2"), threading.Barrier(2)

    class Name(str):
        """A name that is looked up by two threads at the same time, if they can."""

        __slots__ = ()

        def __hash__(self) -> int:
            with suppress(threading.BrokenBarrierError):
                both.wait(0.2)
            return super().__hash__()

    thing = caller.thing("GET").result
    thing.__pydantic_extra__[Name("novelty")] = 1
    both.reset()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: caller.client._drift.parts("getThing", thing), range(2)))
    assert [drift.name for drift in caller.happened.drifts] == ["novelty"]
