"""Transports that hand requests to a `Fake`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..transports.base import Request, Response
    from .fake import Fake


class FakeTransport:
    """Hands requests to a `Fake`."""

    in_process = True
    """Nothing that is sent leaves the process."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    def send(self, request: Request, *, timeout: float | None) -> Response:  # noqa: ARG002
        """Return the answer; nothing takes time."""
        return self._fake.answer(request)


class AsyncFakeTransport:
    """Hands requests to a `Fake`."""

    in_process = True
    """Nothing that is sent leaves the process."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    async def send(self, request: Request, *, timeout: float | None) -> Response:  # noqa: ARG002
        """Return the answer; nothing takes time."""
        return self._fake.answer(request)
