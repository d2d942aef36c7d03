"""Streamable HTTP: `Host` and `Origin` are checked, and each request brings a bearer token."""

from __future__ import annotations

import hmac
import os
import re
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
_MAX_SESSIONS: Final = 1000
"""Open at the same time; one ends after 30 minutes without a request."""
_ENDING: Final = 3
"""Seconds that calls under way have when the server is ended."""
_host: Final = re.compile(rb"([\w.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?", re.ASCII)


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
    return _Front(app, token)


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
        timeout_graceful_shutdown=_ENDING,
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


class _Front:
    """Answers 401 to requests without the token, and lets nothing through but the one path."""

    def __init__(self, app: Any, token: str) -> None:
        self._app = app
        self._token = token.encode()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":  # none is served
            await receive()
            await send({"type": "websocket.close"})
            return
        status = 200 if scope["type"] == "lifespan" else self._status(scope)
        if status == 200:
            await self._app(scope, receive, send)
            return
        headers = [(b"content-length", b"0")]
        if status == 401:
            headers.append((b"www-authenticate", b"Bearer"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    def _status(self, scope: Any) -> int:
        """Return with what a request is answered; 200 where the SDK answers it.

        Which hosts and origins may call is what the SDK is told; it takes all that begins like one
        of them for the port of it.
        """
        fields: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            fields.setdefault(name, []).append(value)
        scheme, _, token = b",".join(fields.get(b"authorization", [])).partition(b" ")
        if scheme.lower() != b"bearer" or not hmac.compare_digest(token, self._token):
            return 401
        hosts = fields.get(b"host", [])
        if len(hosts) != 1 or not _host.fullmatch(hosts[0]):
            return 400
        return 200 if scope["path"] == PATH else 404


def _is_name(host: str) -> bool:
    """Whether an address can be what callers name, and not all addresses."""
    return host not in {"0.0.0.0", "::", ""}  # noqa: S104 - it is compared
