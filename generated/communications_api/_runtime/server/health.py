"""Health and readiness: whether the process lives, and whether it wants requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json
from starlette.responses import Response

from .functions import as_async
from .problems import logger

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request


class Readiness:
    """Says whether requests are wanted: not once shutdown began, nor while the application objects.

    Args:
        ready: the application's: returns whether it is ready; async or not. What it raises counts
            as no, and is logged.
    """

    def __init__(self, ready: Callable[[], bool | Awaitable[bool]] | None = None) -> None:
        self._ready = None if ready is None else as_async(ready)
        self._stopping = False

    def stop(self) -> None:
        """Say from now on that no requests are wanted."""
        self._stopping = True

    async def status(self) -> str:
        """Return `ready`, `stopping` or `not ready`."""
        if self._stopping:
            return "stopping"
        if self._ready is None:
            return "ready"
        try:
            return "ready" if await self._ready() else "not ready"
        except Exception as error:
            logger.error("whether the application is ready is not known", exc_info=error)
            return "not ready"

    async def answer(self, request: Request) -> Response:  # noqa: ARG002 - as routes are called
        """Answer 200 or 503."""
        status = await self.status()
        return _response(status, 200 if status == "ready" else 503)


async def alive(request: Request) -> Response:  # noqa: ARG001 - as routes are called
    """Answer 200: the process runs and its event loop turns."""
    return _response("alive", 200)


def _response(status: str, code: int) -> Response:
    data: dict[str, Any] = {"status": status}
    headers = {"Cache-Control": "no-store"}
    return Response(to_json(data), code, headers, media_type="application/json")
