"""uvicorn's protocol on httptools, with limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .limited import Limited

if TYPE_CHECKING:
    import asyncio


class LimitedHttpToolsProtocol(Limited, HttpToolsProtocol):
    """Serves one connection as uvicorn's `httptools` does, within `limits`.

    To be given to uvicorn as `http`.
    """

    _has_strict_parser = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        super().connection_made(transport)
        self._idle_seconds = min(self.limits.idle_seconds, self.config.timeout_keep_alive)

    def on_response_complete(self) -> None:
        """Do what uvicorn does, without its queue, which is empty, and a timer for each request."""
        self.server_state.total_requests += 1
        flow = self.flow
        if flow.read_paused and not self.transport.is_closing():
            flow.resume_reading()
        self._answer_is_complete()
