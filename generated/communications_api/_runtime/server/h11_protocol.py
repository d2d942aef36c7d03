"""uvicorn's protocol on h11, with limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from .limited import Limited

if TYPE_CHECKING:
    import asyncio

    from uvicorn import Config
    from uvicorn.server import ServerState


class LimitedH11Protocol(Limited, H11Protocol):
    """Serves one connection as uvicorn's `h11` does, within `limits`.

    To be given to uvicorn as `http`. h11 has a limit of its own for a head that comes in pieces,
    16 KiB; where uvicorn is not told another one, it is that of `limits`.

    Args:
        config: of the server.
        server_state: of the server: its connections and tasks.
        app_state: of the lifespan.
        _loop: that runs.
    """

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        if config.h11_max_incomplete_event_size is None:
            config.h11_max_incomplete_event_size = self.limits.max_head_bytes
        super().__init__(config, server_state, app_state, _loop)
