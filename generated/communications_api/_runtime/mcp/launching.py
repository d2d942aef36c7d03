"""The command: `python -m <package>.mcp`."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING, Any

from .. import terminal
from .dispatching import Dispatcher
from .sdk_server import make_server

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server

    from .served import Served
    from .switches import Switches

_USAGE = 2


def launch(served: Served, switches: Switches) -> int:
    """Serve until the other side goes away, and return the exit code."""
    try:
        variable = served.variable("base_url", switches.environment)
        if not (switches.base_url or switches.mock or served.base_url or os.environ.get(variable)):
            raise ValueError(f"where is the API? Give --base-url, or set {variable}")
        dispatcher = Dispatcher(served, switches)
        dispatcher.performer.check()
    except (ValueError, OSError) as error:
        terminal.write(f"{served.program}: {error}", sys.stderr)
        return _USAGE
    server = make_server(dispatcher, served, switches)
    if switches.http:
        from .http_front import serve_http

        serve_http(server, served, switches)
    else:
        asyncio.run(_serve(server))
    return 0


async def _serve(server: Server[Any]) -> None:
    from mcp.server.stdio import stdio_server

    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())
