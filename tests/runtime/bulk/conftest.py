"""Both clients of the case `bulk`, called alike, and a server of it that does as it is told."""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.generate.service import Packages

Answer = Callable[[list[Any]], Any]
"""Gets the items of a request and returns an answer, or `(status, answer)`, or raises."""


def report(items: list[Any]) -> Any:
    """Accept all contacts but those called `bad`."""
    failed = [item["id"] for item in items if item.get("name") == "bad"]
    return {
        "results": [{"id": id_, "errors": ["no such shop"]} for id_ in failed],
        "accepted": [item["id"] for item in items if item.get("name") != "bad"],
        "failed": failed,
    }


def verdict(items: list[Any]) -> Any:
    """Accept a request as a whole, unless one order is for `bad`."""
    if any(item["article"] == "bad" for item in items if isinstance(item, dict)):
        return {"status": "failure", "errors": ["no such article"]}
    return {"status": "success"}


@dataclass
class Bulk:
    """A client, and what its server was sent.

    Attributes:
        package: import name.
        is_async: which client it is.
        answer: what the server does with the items of a request.
        bodies: that it was sent, one for each request.
        requests: likewise.
        most: requests under way at the same time.
    """

    package: str
    is_async: bool
    answer: Answer = report
    bodies: list[Any] = field(default_factory=list)
    requests: list[Any] = field(default_factory=list)
    under_way: int = 0
    most: int = 0

    def items(self) -> list[Any]:
        """Return the items of all requests."""
        return [item for body in self.bodies for item in items_of(body)]

    def _answer(self, request: Any) -> Any:
        transports = importlib.import_module(f"{self.package}._runtime.transports.base")
        body = json.loads(request.content)
        self.bodies.append(body)
        self.requests.append(request)
        answer = self.answer(items_of(body))
        status, answer = answer if isinstance(answer, tuple) else (200, answer)
        headers = transports.Headers([("content-type", "application/json")])
        return transports.Response(status, headers, json.dumps(answer).encode())

    def send(self, request: Any, *, timeout: float | None) -> Any:
        """Answer a request, as a blocking transport or as one that awaits."""
        return self._answer_later(request) if self.is_async else self._answer(request)

    async def _answer_later(self, request: Any) -> Any:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            await asyncio.sleep(0)
            return self._answer(request)
        finally:
            self.under_way -= 1

    def aclose(self) -> Any:
        return asyncio.sleep(0)

    def close(self) -> None:
        pass

    def module(self, name: str) -> Any:
        """Return a module of the package."""
        return importlib.import_module(f"{self.package}.{name}")

    def each(
        self,
        items: Any,
        method: str = "contacts.import_contacts_each",
        *,
        taken: list[Any] | None = None,
        **options: Any,
    ) -> list[Any]:
        """Call a method with items, and return the outcomes.

        Args:
            items: of the call.
            method: of the client.
            taken: gets the outcomes as they are given.
            **options: of the method.
        """
        outcomes: list[Any] = [] if taken is None else taken
        if method.startswith("contacts"):
            options = {"shop": "s1", "body": {"source": "crm"}, **options}
        options = {"retries": 0, **options}
        name = "AsyncClient" if self.is_async else "Client"
        module = self.module("async_client" if self.is_async else "client")
        client = getattr(module, name)("http://case.test", transport=self)
        group, _, attribute = method.partition(".")
        each = getattr(getattr(client, group), attribute)(items, **options)
        if self.is_async:

            async def collect() -> None:
                async for outcome in each:
                    outcomes.append(outcome)  # noqa: PERF401 - those before an error count

            asyncio.run(collect())
        else:
            for outcome in each:
                outcomes.append(outcome)  # noqa: PERF402 - those before an error count
        return outcomes


def items_of(body: Any) -> list[Any]:
    """Return the items in a body of any of the operations."""
    if isinstance(body, list):
        return body
    items: list[Any] = body.get("contacts") or body.get("notes") or []
    return items


async def later(items: Any) -> AsyncIterator[Any]:
    """Give items as an asynchronous iterable."""
    for item in items:
        await asyncio.sleep(0)
        yield item


@pytest.fixture(params=["sync", "async"])
def bulk(request: pytest.FixtureRequest, packages: Packages) -> Bulk:
    """Give each client in turn."""
    return Bulk(packages("bulk").name, is_async=request.param == "async")


@pytest.fixture
def blocking(packages: Packages) -> Bulk:
    """Give the blocking client alone, where both share what is tested."""
    return Bulk(packages("bulk").name, is_async=False)
