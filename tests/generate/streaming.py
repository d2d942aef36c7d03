"""A generated server and a generated client of the case `streams`, called in every way there is."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.generate.service import Package

WAYS = (
    *("sync-app", "async-app", "sync-httpx2", "async-httpx2"),
    *("sync-pyreqwest", "async-pyreqwest", "async-aiohttp"),
)
PATIENCE = 20.0
"""Seconds after which a test gives up on what should have happened long before."""


class Gate:
    """Something that a handler waits for, and that a test lets happen."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def open(self) -> None:
        self._event.set()

    async def passed(self) -> None:
        assert await asyncio.to_thread(self._event.wait, PATIENCE)

    def wait(self) -> None:
        assert self._event.wait(PATIENCE)


class Pulled:
    """A stream, or a body in parts, of either client, pulled from outside of any event loop."""

    def __init__(self, run: Callable[[Any], Any], source: Any, close: Callable[[], Any]) -> None:
        self._run = run
        self._iterator = source
        self._close = close

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        if hasattr(self._iterator, "__anext__"):
            try:
                return self._run(self._iterator.__anext__)
            except StopAsyncIteration:
                raise StopIteration from None
        return next(self._iterator)

    def close(self) -> None:
        self._run(self._close)


class Caller:
    """A client, called as if it were synchronous."""

    def __init__(self, client: Any, runner: asyncio.Runner | None) -> None:
        self.client = client
        self._runner = runner

    def run(self, call: Callable[[], Any]) -> Any:
        """Call something and wait for what it gives, where that has to be waited for."""
        if self._runner is None:
            return call()

        async def waited() -> Any:
            result = call()
            return await result if hasattr(result, "__await__") else result

        return self._runner.run(waited())

    def call(self, name: str, **arguments: Any) -> Any:
        group, method = name.split(".")
        return self.run(lambda: getattr(getattr(self.client, group), method)(**arguments))

    def pull(self, name: str, *, events: bool = False, **arguments: Any) -> Pulled:
        stream = self.call(name, **arguments)
        source = stream.events() if events else stream
        return Pulled(self.run, source, getattr(stream, "aclose", None) or stream.close)

    @contextmanager
    def in_parts(self, name: str, **arguments: Any) -> Iterator[Any]:
        group, method = name.split(".")
        bound = getattr(getattr(self.client, group), method)
        opening = self.client.with_streaming_response(bound, **arguments)
        if self._runner is None:
            with opening as response:
                yield response
            return
        response = self.run(opening.__aenter__)
        try:
            yield response
        finally:
            self.run(lambda: opening.__aexit__(None, None, None))

    def pulled(self, source: Any) -> Pulled:
        return Pulled(self.run, source, lambda: None)


@contextmanager
def calling(package: Package, app: Any, way: str, **options: Any) -> Iterator[Caller]:
    """Give a client of an application."""
    kind, _, library = way.partition("-")
    module = package.client if kind == "sync" else package.async_client
    cls = module.Client if kind == "sync" else package.async_client.AsyncClient
    options = {"retries": 0, **options}
    if library == "app":
        with _used(cls.for_app(app, **options), kind) as caller:
            yield caller
        return
    if library != "httpx2":
        name = ("" if kind == "sync" else "Async") + library.capitalize() + "Transport"
        options["transport"] = getattr(package.transports, name)()
    with serve(app) as url, _used(cls(url, **options), kind) as caller:
        yield caller


@contextmanager
def _used(client: Any, kind: str) -> Iterator[Caller]:
    if kind == "sync":
        with client:
            yield Caller(client, None)
        return
    with asyncio.Runner() as runner:
        caller = Caller(client, runner)
        try:
            yield caller
        finally:
            caller.run(client.aclose)
