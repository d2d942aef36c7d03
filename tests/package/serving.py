"""Serve an app on a real socket, for as long as a test needs it."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import uvicorn
from communications_api.server import DirectProtocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Server(uvicorn.Server):
    """Tells when it serves, so that nobody has to poll."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@contextmanager
def serve(app: Any, *, lifespan: Literal["on", "off"] = "off") -> Iterator[str]:
    """Run `app` on a free port of the loopback interface and give its URL.

    One that was made with `dispatch="direct"` is served by `DirectProtocol`.
    """
    is_direct = getattr(app, "dispatch", "app") == "direct"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(
            app,
            http=DirectProtocol if is_direct else "auto",
            access_log=not is_direct,
            log_level="warning",
            lifespan=lifespan,
        )
        server = _Server(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            if not server.ready.wait(30):
                raise TimeoutError("the server did not start within 30 seconds")
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(30)
