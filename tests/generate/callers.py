"""What calls a generated package: each client over each transport, and the command line."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from tests.generate.service import _handler, _handlers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.generate.service import Loopback, Package


class Caller(NamedTuple):
    """A client and what it sends through.

    Attributes:
        is_async: whether it is the asynchronous client.
        transport: class in the package's `transports`; empty for the one that clients have.
        socket: whether it calls a server on a socket; otherwise the application in this process.
    """

    is_async: bool
    transport: str = ""
    socket: bool = True


CALLERS = {
    "httpx2": Caller(is_async=False),
    "httpx2-async": Caller(is_async=True),
    "pyreqwest": Caller(is_async=False, transport="PyreqwestTransport"),
    "pyreqwest-async": Caller(is_async=True, transport="AsyncPyreqwestTransport"),
    "aiohttp-async": Caller(is_async=True, transport="AsyncAiohttpTransport"),
    "process": Caller(is_async=False, socket=False),
    "process-async": Caller(is_async=True, socket=False),
}

Call = tuple[str, dict[str, Any]]
"""Method and arguments of a call."""


@dataclass
class Calling:
    """Calls operations of one package with one client.

    Attributes:
        package: whose client it is.
        caller: which client, and what it sends through.
        loopback: the server on a socket.
    """

    package: Package
    caller: Caller
    loopback: Loopback

    def all(self, app: Any, calls: Iterable[Call], **options: Any) -> list[Any]:
        """Call operations one after the other; return their results, or the errors of the API."""
        options = {"retries": 0, **options}
        if self.caller.transport:
            options["transport"] = getattr(self.package.transports, self.caller.transport)()
        self.loopback.app = app
        if self.caller.is_async:
            return asyncio.run(self._all_async(app, list(calls), options))
        cls = self.package.client.Client
        if self.caller.socket and not self.caller.transport:
            options["http_client"] = self.loopback.http
        made = (
            cls(self.loopback.url, **options) if self.caller.socket else cls.for_app(app, **options)
        )
        results: list[Any] = []
        with made as client:
            for method, arguments in calls:
                try:
                    results.append(getattr(client.default, method)(**arguments))
                except self.package.errors.ApiError as error:
                    results.append(error)
        return results

    async def _all_async(self, app: Any, calls: list[Call], options: dict[str, Any]) -> list[Any]:
        cls = self.package.async_client.AsyncClient
        made = (
            cls(self.loopback.url, **options) if self.caller.socket else cls.for_app(app, **options)
        )
        results: list[Any] = []
        async with made as client:
            for method, arguments in calls:
                try:
                    results.append(await getattr(client.default, method)(**arguments))
                except self.package.errors.ApiError as error:
                    results.append(error)
        return results


def plain(value: Any) -> Any:
    """Return what a program sees as plain data."""
    if isinstance(value, BaseModel):
        return json.loads(value.to_json())  # type: ignore[attr-defined]  # it is an `ApiModel`
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def same(left: Any, right: Any) -> bool:
    """Whether two values are the same down to their kind: `5` is not `5.0`."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


def as_listed(schema: dict[str, Any], value: Any) -> Any:
    """Return a value as a program sees it: of an enum the one it lists, an integer as an `int`."""
    listed = [*schema.get("enum", ()), *([schema["const"]] if "const" in schema else ())]
    if value in listed:
        return listed[listed.index(value)]
    return int(value) if schema.get("type") == "integer" else value


class Recorder:
    """A server that keeps what handlers were called with."""

    def __init__(self, package: Package) -> None:
        self.seen: list[Any] = []
        handlers: dict[str, Any] = {}
        for group, base in _handlers(package):
            answers = dict.fromkeys(base.__abstractmethods__, self._take)
            handlers[group] = _handler(base, answers, {})
        self.app = package.server.create_app(**handlers)

    def _take(self, **arguments: Any) -> None:
        (value,) = arguments.values()
        if hasattr(value, "head"):  # an array that is read item by item
            items = list(value)
            assert not [item.errors for item in items if item.errors]
            value = [item.value for item in items]
        self.seen.append(plain(value))
