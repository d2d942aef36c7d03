"""A generated server with handlers of a few lines, and a generated client that calls it."""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import httpx2

from generators import pipeline
from tests.support import generated, package_of, write

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

Answers = Mapping[str, Callable[..., Any]]
"""By method of a handler: what it does."""


class Package:
    """A generated package; its modules are attributes."""

    models: ModuleType
    errors: ModuleType
    server: ModuleType
    client: ModuleType
    async_client: ModuleType

    def __init__(self, name: str) -> None:
        self.name = name

    def __getattr__(self, module: str) -> ModuleType:
        return importlib.import_module(f"{self.name}.{module}")


class Packages:
    """Writes a package when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: dict[str, Package] = {}

    def __call__(self, case: str) -> Package:
        if case not in self._written:
            write(generated(case).tree, self.folder)
            self._written[case] = Package(package_of(case))
        return self._written[case]

    def of(self, document: Mapping[str, Any], name: str) -> Package:
        """Return the package of a document about which there is nothing to tell."""
        file = self.folder / f"{name}.json"
        file.write_text(json.dumps(document), "utf-8")
        result = pipeline.generate(file)
        assert result.described.diagnostics == []
        write(result.tree, self.folder)
        return Package(name)


class Loopback:
    """An ASGI application that is whichever one is being tested.

    Attributes:
        url: where it is served.
        http: what it is called with; one for all, as reading certificates takes long.
    """

    url: str
    app: Any = None

    def __init__(self, http: httpx2.Client) -> None:
        self.http = http

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.app(scope, receive, send)


@dataclass
class Service:
    """A client of one case, and the server it calls.

    Attributes:
        seen: arguments of the last call of a handler.
    """

    package: Package
    app: Any
    loopback: Loopback | None
    options: Mapping[str, Any]
    seen: dict[str, Any] = field(default_factory=dict)

    def call(self, group: str, method: str, **arguments: Any) -> Any:
        """Call an operation and return its result."""
        if self.loopback is None:
            return asyncio.run(self._call(group, method, arguments))
        self.loopback.app = self.app
        options = {"http_client": self.loopback.http, **self.options}
        with self.package.client.Client(self.loopback.url, **options) as client:
            return getattr(getattr(client, group), method)(**arguments)

    async def _call(self, group: str, method: str, arguments: Mapping[str, Any]) -> Any:
        transport = httpx2.ASGITransport(app=self.app)
        options = {"transport": transport, **self.options}
        async with self.package.async_client.AsyncClient("http://case.test", **options) as client:
            return await getattr(getattr(client, group), method)(**arguments)


class Connect:
    """Makes services, all with the synchronous client or all with the other one."""

    def __init__(self, packages: Packages, loopback: Loopback | None) -> None:
        self._packages = packages
        self._loopback = loopback

    def __call__(
        self,
        case: str,
        answers: Answers | None = None,
        *,
        authenticate: Callable[[Any], Any] | None = None,
        **options: Any,
    ) -> Service:
        """Return a service.

        Args:
            case: name of its folder.
            answers: what handlers do; a method that is not named returns the body it was given.
            authenticate: for `create_app`.
            options: of the client.
        """
        package = self._packages(case)
        service = Service(package, None, self._loopback, {"retries": 0, **options})
        keywords: dict[str, Any] = {} if authenticate is None else {"authenticate": authenticate}
        for group, base in _handlers(package):
            keywords[group] = _handler(base, answers or {}, service.seen)
        service.app = package.server.create_app(**keywords)
        return service


def _handlers(package: Package) -> list[tuple[str, Any]]:
    """Return keyword of `create_app` and abstract class for each group."""
    hints = package.server.create_app.__annotations__
    return [
        (keyword, getattr(package.server, annotation.partition("[")[0]))
        for keyword, annotation in hints.items()
        if annotation.partition("[")[0].endswith("Handler")
    ]


def _handler(base: Any, answers: Answers, seen: dict[str, Any]) -> Any:
    def method(name: str) -> Any:
        async def run(_: Any, **arguments: Any) -> Any:
            seen.clear()
            seen.update(arguments)
            answer: Callable[..., Any] = answers.get(name, _body)
            return answer(**arguments)

        return run

    methods = {name: method(name) for name in base.__abstractmethods__}
    return cast("Any", type("Implementation", (base,), methods))()


def _body(**arguments: Any) -> Any:
    return arguments.get("body")
