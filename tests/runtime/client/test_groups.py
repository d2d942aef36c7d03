"""What `build`, raw and streaming answers take: methods of a client's groups, and nothing else."""

from __future__ import annotations

import asyncio
from functools import partial, wraps
from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime.client.async_client import AsyncClientBase
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.client.sync_groups import SyncGroup
from generators.runtime.transports.base import Response
from tests.runtime.client.client_support import BASE, Anything, AsyncAnything, contract, operation

if TYPE_CHECKING:
    from generators.runtime.transports.base import Request

OP = operation()


class Script:
    def __init__(self) -> None:
        self.sent: list[Request] = []

    def send(self, request: Request, *, timeout: float | None) -> Response:
        self.sent.append(request)
        return Response(200)


class AsyncScript(Script):
    async def send(self, request: Request, *, timeout: float | None) -> Response:  # type: ignore[override]
        return super().send(request, timeout=timeout)

    async def aclose(self) -> None: ...


def client(script: Any, **options: Any) -> SyncClientBase:
    made: Any = {"transport": script, **options}
    return SyncClientBase(contract(operations=(OP,)), BASE, options=made)


class Twice(SyncGroup):
    def result(self) -> str:
        return f"{self._call(OP, {}, None, {})}!"


def test_a_planned_call_is_not_made_and_the_group_makes_others() -> None:
    script = Script()
    group = Anything(client(script))
    assert client(script).build(group.call, OP, {}, None).method == "GET"
    assert script.sent == []
    group.call(OP, {}, None)
    assert len(script.sent) == 1


def test_arguments_may_be_bound_before() -> None:
    caller = client(Script())
    method = partial(partial(Anything(caller).call, OP, {}), None, headers={"X-A": "1"})
    assert caller.build(method).headers["X-A"] == "1"
    assert caller.build(method, headers={"X-A": "2"}).headers["X-A"] == "2"
    assert caller.with_raw_response(method).status == 200


def test_arguments_may_be_bound_before_an_asynchronous_call() -> None:
    async def run() -> None:
        async with AsyncClientBase(
            contract(operations=(OP,)), BASE, options={"transport": AsyncScript()}
        ) as caller:
            method = partial(AsyncAnything(caller).call, OP, {}, None)
            assert (await caller.build(method)).method == "GET"
            async with caller.with_streaming_response(method) as response:
                assert await response.read() == b""

    asyncio.run(run())


def test_the_client_of_the_method_makes_the_call() -> None:
    first, second = client(Script(), headers={"X-C": "1"}), client(Script(), headers={"X-C": "2"})
    assert first.build(Anything(second).call, OP, {}, None).headers["X-C"] == "2"


def test_what_is_no_method_of_a_client_is_refused() -> None:
    script = Script()
    caller = client(script)
    method = Anything(caller).call

    @wraps(method)
    def wrapper(*arguments: Any) -> Any:
        return method(*arguments)

    for other in (lambda: None, print, wrapper, caller.close):
        with pytest.raises(TypeError, match="is no method of a client's operations"):
            caller.build(other)
    with pytest.raises(TypeError, match=r"Twice.result does more than call one operation"):
        caller.build(Twice(caller).result)
    assert script.sent == []
