"""Streamable HTTP: `Host` and `Origin` are checked, and each request brings a bearer token."""

from __future__ import annotations

import hmac
import os
import secrets
import sys
from typing import TYPE_CHECKING, Any, Final

import uvicorn
from mcp.server.transport_security import TransportSecuritySettings

from .. import terminal

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server

    from .served import Served
    from .switches import Switches

PATH: Final = "/mcp"
MAX_BODY: Final = 4_000_000
_MAX_SESSIONS: Final = 100


def http_app(server: Server[Any], switches: Switches, token: str) -> Any:
    """Return the ASGI application.

    Args:
        server: of the SDK.
        switches: the options.
        token: what each request has to bring.
    """
    names = [
        "127.0.0.1",
        "localhost",
        "[::1]",
        *([switches.host] if _is_name(switches.host) else []),
    ]
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        max_request_body_size=MAX_BODY,
        max_sessions=_MAX_SESSIONS,
        transport_security=TransportSecuritySettings(
            enable_dns_rebinding_protection=True,
            allowed_hosts=[f"{name}:*" for name in names] + list(switches.allow_host),
            allowed_origins=[f"http://{name}:*" for name in names] + list(switches.allow_origin),
        ),
    )
    return _WithToken(app, token)


def serve_http(server: Server[Any], served: Served, switches: Switches) -> None:
    """Serve until interrupted. The token is that of the environment, else a new one is printed."""
    variable = served.variable("mcp_token")
    token = os.environ.get(variable, "").strip()
    if not token:
        token = secrets.token_urlsafe(32)
        terminal.write(f"No {variable} is set. The token of this run: {token}", sys.stderr)
    config = uvicorn.Config(
        http_app(server, switches, token),
        host=switches.host,
        port=switches.port,
        log_level="warning",
        access_log=False,
        server_header=False,
    )
    runner = _Announcing(config, switches.host)
    runner.run()


class _Announcing(uvicorn.Server):
    """Says where it listens, when it does."""

    def __init__(self, config: uvicorn.Config, host: str) -> None:
        super().__init__(config)
        self._host = host

    async def startup(self, sockets: Any = None) -> None:
        """Listen."""
        await super().startup(sockets)
        for server in self.servers:
            for socket in server.sockets:
                host = f"[{self._host}]" if ":" in self._host else self._host
                port = socket.getsockname()[1]
                terminal.write(f"Serving http://{host}:{port}{PATH}", sys.stderr)
                return


class _WithToken:
    """Answers 401 to requests without the token."""

    def __init__(self, app: Any, token: str) -> None:
        self._app = app
        self._token = token.encode()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan" or (scope["type"] == "http" and self._has_token(scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            headers = [(b"www-authenticate", b"Bearer"), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 401, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
        else:  # no WebSocket is served
            await receive()
            await send({"type": "websocket.close"})

    def _has_token(self, scope: Any) -> bool:
        fields = [value for name, value in scope["headers"] if name == b"authorization"]
        if len(fields) != 1:
            return False
        scheme, _, token = fields[0].partition(b" ")
        return scheme.lower() == b"bearer" and hmac.compare_digest(token, self._token)


def _is_name(host: str) -> bool:
    """Whether an address can be what callers name, and not all addresses."""
    return host not in {"0.0.0.0", "::", ""}  # noqa: S104 - it is compared
