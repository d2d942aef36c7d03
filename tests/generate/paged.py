"""A server of lists in pages, written by hand, and both clients of the case `pages` to read it."""

from __future__ import annotations

import asyncio
import json
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.generate.service import Package

PATIENCE = 20.0
"""Seconds after which a test gives up on what should have happened long before."""
SIZE = 2
"""Items of a page, where nobody says otherwise."""
METHODS = {
    "cursor": "pets.list_pets",
    "last-item": "charges.list_charges",
    "body": "charges.search_charges",
    "last-text": "tags.list_names",
    "page": "owners.list_owners",
    "offset": "visits.list_visits",
    "link": "tags.list_tags",
    "next-url": "notes.list_notes",
}
"""The method that reads each style."""
NEEDED: dict[str, dict[str, Any]] = {"body": {"body": {"query": "all"}}, "last-text": {"limit": 2}}
"""Arguments that a style needs."""


@dataclass
class Asked:
    """A request that came."""

    path: str
    query: dict[str, str]
    body: Any
    headers: dict[str, str]


@dataclass
class ListServer:
    """Answers lists of numbered items, as an ASGI application.

    Attributes:
        count: how many items each list has.
        asked: the requests, in the order they came.
        statuses: answers instead, by the number of the request.
        next: what leads to the next page instead, by the number of the request.
        empty: numbers of the requests that get a page without items.
        hold: number of the request that waits for `gate`.
        arrived: is set when that request has come.
        dropped: is set when the client has gone before it was answered.
    """

    count: int = 5
    asked: list[Asked] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    next: dict[int, Any] = field(default_factory=dict)
    empty: set[int] = field(default_factory=set)
    hold: int = 0
    gate: threading.Event = field(default_factory=threading.Event)
    arrived: threading.Event = field(default_factory=threading.Event)
    dropped: threading.Event = field(default_factory=threading.Event)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        query = dict(parse_qsl(scope["query_string"].decode()))
        asked = Asked(scope["path"], query, json.loads(body or b"null"), headers)
        self.asked.append(asked)
        number = len(self.asked)
        if number == self.hold and not await self._held(receive):
            return
        status = self.statuses.get(number, 200)
        answer, fields = self._answer(number, asked) if status == 200 else ({}, [])
        fields = [(b"content-type", b"application/json"), *fields]
        await send({"type": "http.response.start", "status": status, "headers": fields})
        await send({"type": "http.response.body", "body": json.dumps(answer).encode()})

    async def _held(self, receive: Any) -> bool:
        """Wait for the gate; return whether the client is still there."""
        self.arrived.set()
        gone = asyncio.ensure_future(receive())
        opened = asyncio.ensure_future(asyncio.to_thread(self.gate.wait, PATIENCE))
        await asyncio.wait([gone, opened], return_when=asyncio.FIRST_COMPLETED)
        if gone.done():
            self.dropped.set()
            self.gate.set()
        gone.cancel()
        return not self.dropped.is_set()

    def _answer(self, number: int, asked: Asked) -> tuple[Any, list[tuple[bytes, bytes]]]:
        given, name = asked.query, asked.path.rpartition("/")[2]
        size = int(given.get("limit", SIZE))
        fields: list[tuple[bytes, bytes]] = []
        cursor = given.get("cursor") or given.get("starting_after") or given.get("from")
        cursor = cursor or asked.headers.get("after")
        if name == "search":
            cursor = (asked.body.get("paging") or {}).get("after")
        start = int(cursor.removeprefix("c")) if cursor else 0
        if name == "owners":
            start = (int(given.get("page", 1)) - 1) * size
        elif name == "visits":
            start = int(given.get("offset", 0))
        numbers = range(start + 1, min(start + size, self.count) + 1)
        if number in self.empty:
            numbers = range(0)
        following = start + size if start + size < self.count else None
        lead = self.next.get(number)
        token = lead or (following and f"c{following}")
        reference = lead or (following and f"/{name}?from={following}&limit={size}&key=other")
        last = following is None
        answers: dict[str, Any] = {
            "pets": {"data": [{"name": str(n)} for n in numbers], "meta": {"next-cursor": token}},
            "charges": {"data": [{"id": f"c{n}"} for n in numbers], "has_more": not last},
            "search": {
                "data": [{"id": f"c{n}"} for n in numbers],
                "has_more": not last,
                "next_page": token,
            },
            "owners": {
                "result": {"owners": [{"id": n} for n in numbers], "pages": -(-self.count // size)}
            },
            "visits": [{"number": n} for n in numbers],
            "tags": [str(n) for n in numbers],
            "names": {"names": [str(n) for n in numbers] or None},
            "notes": {"notes": [{"text": str(n)} for n in numbers], "next": reference},
        }
        if name == "tags" and reference:
            link = f'</first>; rel="first", <{reference}>; title="a, b"; rel="last next"'
            fields = [(b"link", link.encode())]
        return answers[name], fields


@dataclass
class Read:
    """What came of reading a list.

    Attributes:
        items: numbers of the items.
        pages: of `pages()`.
        error: what was raised.
    """

    items: list[int] = field(default_factory=list)
    pages: list[Any] = field(default_factory=list)
    error: Exception | None = None


@dataclass
class Reader:
    """Reads lists with one of the clients of a package."""

    package: Package
    url: str
    is_async: bool

    def __call__(
        self,
        style: str,
        arguments: dict[str, Any] | None = None,
        *,
        by: str = "items",
        seen: Callable[[Any], bool] = lambda _: False,
        client: dict[str, Any] | None = None,
        **options: Any,
    ) -> Read:
        """Read a list to its end, or until `seen` says that it is enough."""
        arguments = arguments or {}
        arguments = {**NEEDED.get(style, {}), **arguments}
        settings = {"token": "secret", "api_key": "the key", "retries": 0, **(client or {})}
        return (self._async if self.is_async else self._sync)(
            METHODS[style], arguments, by, seen, settings, options
        )

    def _sync(
        self, name: str, arguments: Any, by: str, seen: Any, settings: Any, options: Any
    ) -> Read:
        read = Read()
        with self.package.client.Client(self.url, **settings) as client:
            pages = client.each(_method(client, name), **arguments)
            try:
                for value in getattr(pages, by)(**options):
                    _take(read, value, by)
                    if seen(value):
                        break
            except Exception as error:
                read.error = error
        return read

    def _async(self, *settings: Any) -> Read:
        return asyncio.run(self._read(*settings))

    async def _read(
        self, name: str, arguments: Any, by: str, seen: Any, settings: Any, options: Any
    ) -> Read:
        read = Read()
        async with self.package.async_client.AsyncClient(self.url, **settings) as client:
            pages = client.each(_method(client, name), **arguments)
            try:
                async for value in getattr(pages, by)(**options):
                    _take(read, value, by)
                    if await asyncio.to_thread(seen, value):
                        break
            except Exception as error:
                read.error = error
            await asyncio.sleep(0)  # the loop closes a generator that was left
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            await asyncio.wait(others, timeout=PATIENCE)
        assert not {task for task in others if not task.done()}
        return read


def _method(client: Any, name: str) -> Any:
    group, method = name.split(".")
    return getattr(getattr(client, group), method)


def _take(read: Read, value: Any, by: str) -> None:
    if by == "pages":
        read.pages.append(value)
        items = value.items()
    else:
        items = [value]
    read.items += [number(item) for item in items]


def number(item: Any) -> int:
    """Return the number of an item."""
    if isinstance(item, str):
        return int(item)
    (value,) = item.to_dict().values()
    return int(str(value).removeprefix("c"))


def origin(url: str) -> str:
    """Return the origin of a URL."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
