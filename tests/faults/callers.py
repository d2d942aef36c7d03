"""Generated clients over every transport, called alike, and what happened in each call."""

from __future__ import annotations

import asyncio
import importlib
import ssl
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import httpx2

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from types import ModuleType

    from tests.faults.fault_server import FaultServer

USER, PASSWORD = "dealer", "pass-w0rd"
HEADER_KEY, QUERY_KEY = "header-s3cret", "query-s3cret"
CODED = "ZGVhbGVyOnBhc3MtdzByZA=="
SECRETS = (PASSWORD, HEADER_KEY, QUERY_KEY, CODED)
"""What no message may show, in every form in which it is sent."""

CARRIERS = ("httpx2", "async-httpx2", "pyreqwest", "async-pyreqwest", "async-aiohttp")
"""Transports, by the library they go through."""
DEFAULT = CARRIERS[:2]
"""Those that are used where nothing is said."""


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()  # reading them takes long


def transport(package: ModuleType, carrier: str) -> Any:
    """Make what a client is given as its transport."""
    transports = importlib.import_module(f"{package.__name__}.transports")
    if carrier == "httpx2":
        return httpx2.HTTPTransport(verify=_certificates())
    if carrier == "async-httpx2":
        return httpx2.AsyncHTTPTransport(verify=_certificates())
    if carrier == "async-aiohttp":
        return transports.AsyncAiohttpTransport()
    if carrier == "pyreqwest":
        return transports.PyreqwestTransport()
    return transports.AsyncPyreqwestTransport()


@dataclass
class Happened:
    """What a client told while it was used.

    Attributes:
        result: of the call; None where it failed.
        error: what it raised.
        sent: attempts, in the order they were made.
        answers: that came.
        retries: that were planned.
        failures: calls without an answer.
        drifts: that were told.
    """

    result: Any = None
    error: Any = None
    sent: list[Any] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    retries: list[Any] = field(default_factory=list)
    failures: list[Any] = field(default_factory=list)
    drifts: list[Any] = field(default_factory=list)

    @property
    def attempts(self) -> list[int]:
        """The numbers of the attempts."""
        return [event.attempt for event in self.sent]


class Caller:
    """A generated client, whether it blocks or awaits, called as if it blocked.

    Attributes:
        carrier: name of its transport.
        client: the generated client; may be replaced by one with other options.
        happened: since `call` was last used.
    """

    def __init__(
        self, package: ModuleType, carrier: str, server: FaultServer, **options: Any
    ) -> None:
        self.package = package
        self.carrier = carrier
        self.asynchronous = carrier.startswith("async-")
        self.errors = importlib.import_module(f"{package.__name__}.errors")
        module = importlib.import_module(f"{package.__name__}.client")
        self.Hooks, self.Retries = module.Hooks, module.Retries
        self.happened = Happened()
        self._server = server
        self._runner = asyncio.Runner() if self.asynchronous else None
        given: dict[str, Any] = {
            "retries": self.Retries(limit=2, initial=0),
            "timeout": 10.0,
            "transport": transport(package, carrier),
            "hooks": self.hooks(),
            **options,
        }
        make = package.AsyncClient if self.asynchronous else package.Client
        self.client = self._first = make(server.url, **given)

    def hooks(self, **more: Callable[[Any], object]) -> Any:
        """Return hooks that keep what they are told; some may be replaced."""

        def sent(event: Any) -> None:
            self.happened.sent.append(event)
            self._server.prepare()

        def keep(name: str) -> Callable[[Any], object]:
            return lambda event: getattr(self.happened, name).append(event)

        callbacks: dict[str, Any] = {
            "on_request": sent,
            "on_response": keep("answers"),
            "on_retry": keep("retries"),
            "on_failure": keep("failures"),
            "on_drift": keep("drifts"),
        }
        return self.Hooks(**callbacks | more)

    def run(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Run a coroutine in the loop of an asynchronous client."""
        assert self._runner is not None
        return self._runner.run(coroutine)

    def method(self, name: str) -> Callable[..., Any]:
        """Return a method of the client, such as `things.get_thing`."""
        group, _, operation = name.partition(".")
        method: Callable[..., Any] = getattr(getattr(self.client, group), operation)
        return method

    def call(self, name: str, **arguments: Any) -> Happened:
        """Call an operation, and return what happened."""
        self.happened = Happened()
        try:
            self.happened.result = self._do(self.method(name), arguments)
        except Exception as error:
            self.happened.error = error
        return self.happened

    def thing(self, method: str, id: str = "1", **options: Any) -> Happened:  # noqa: A002
        """Call the operation of a method on a thing."""
        if method in {"PUT", "POST", "PATCH"}:
            options.setdefault("body", {"name": "a"})
        return self.call(f"things.{method.lower()}_thing", id=id, **options)

    def close(self) -> None:
        """Close the client, and see that it left nothing behind."""
        self.happened = Happened()
        if self._runner is None:
            self._first.close()
        else:
            self._runner.run(self._end())
            self._runner.close()
        self._server.wait_until_closed()

    async def _end(self) -> None:
        await self._first.aclose()
        # Transports close their sockets in callbacks of the loop.
        await asyncio.to_thread(self._server.wait_until_closed)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    def _do(self, function: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        if self._runner is None:
            return function(**arguments)
        return self._runner.run(_alone(function(**arguments)))


async def _alone(awaitable: Awaitable[Any]) -> Any:
    try:
        return await awaitable
    finally:
        for _ in range(3):  # what the loop does to generators that were left in the middle
            await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}, "a call left tasks behind"
