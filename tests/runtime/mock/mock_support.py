"""A mock in this process, and a short way to ask it."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2

JSON = {"Content-Type": "application/json"}


class Mocked:
    """A mock, asked as over HTTP; every request has a key unless `key` is None."""

    def __init__(self, mock: Any) -> None:
        self.mock = mock

    def ask(
        self, method: str, path: str, *, key: str | None = "k", base: str = "/v1", **more: Any
    ) -> httpx2.Response:
        """Send a request to an operation."""
        params = dict(more.pop("params", {}))
        if key is not None:
            params["key"] = key
        return self.say(method, base + path, params=params, **more)

    def say(self, method: str, path: str, **more: Any) -> httpx2.Response:
        """Send any request."""

        async def send() -> httpx2.Response:
            transport = httpx2.ASGITransport(app=self.mock)
            async with httpx2.AsyncClient(transport=transport, base_url="http://mock.test") as http:
                return await http.request(method, path, **more)

        return asyncio.run(send())

    def prefer(self, text: str, method: str = "GET", path: str = "/pets/5", **more: Any) -> Any:
        """Send a request with preferences."""
        headers = {"Prefer": text, **more.pop("headers", {})}
        return self.ask(method, path, headers=headers, **more)

    def add(self, text: str = "", **more: Any) -> httpx2.Response:
        """Add a pet."""
        headers = {"Prefer": text} if text else {}
        return self.ask("POST", "/pets", json={"name": "Tom", **more}, headers=headers)
