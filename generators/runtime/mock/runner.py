"""The command: `python -m <package>.mock`."""

from __future__ import annotations

import argparse
import asyncio
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ..limits import MOCK_PORT
from ..server.arguments import port, seconds
from ..server.choices import CHOICES
from .app import Mock, documented_of
from .arriving import DROP
from .dump import dump
from .options import MockOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import uvicorn

    from ..operations import Contract
    from .journal import Received
    from .options import WebhookSender

_GRACE_SECONDS = 2
_USAGE = 2


def run(
    contract: Contract,
    document: Callable[[], bytes],
    program: str,
    arguments: Sequence[str] | None = None,
    pushing: WebhookSender | None = None,
) -> int:
    """Serve a mock until it is interrupted, or write its answers; return the exit code.

    Args:
        contract: the facts.
        document: gives the OpenAPI document as JSON.
        program: how the command is written, for its help.
        arguments: those of the process by default.
        pushing: sends webhooks, where the document has some.
    """
    namespace = _parser(contract, program).parse_args(arguments)
    if namespace.dump is not None:
        return _dump(contract, document, namespace)
    options = MockOptions(
        dynamic=namespace.dynamic,
        seed=namespace.seed,
        delay=namespace.delay,
        callbacks=namespace.callbacks,
        cors=not namespace.no_cors,
        allowed_hosts=(namespace.host, *namespace.allow_host),
        unlisted_values=namespace.unlisted_values,
    )
    for name in (
        *("username", "password", "token", "api_key"),
        *("client_id", "client_secret", "token_lifetime", "webhook_secret"),
    ):
        if getattr(namespace, name) is not None:
            options[name] = getattr(namespace, name)
    if not namespace.quiet:
        options["on_answer"] = _tell
    return _serve(Mock(contract, document, options, pushing), namespace.host, namespace.port)


def _parser(contract: Contract, program: str) -> argparse.ArgumentParser:
    title = "".join(c if c.isprintable() else " " for c in contract.title).replace("%", "%%")
    parser = argparse.ArgumentParser(
        prog=program,
        description=f"Mock of {title}: answers every operation as the document shows it.",
        epilog="Requests choose with `Prefer: code=404, example=name, dynamic=true`. "
        "GET /__mock__ lists what else there is.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen at (default %(default)s)")
    add("--port", type=port, default=MOCK_PORT, help="0 for any free one (default %(default)s)")
    add("--dynamic", action="store_true", help="make up values where a request does not say")
    add("--seed", default="", metavar="TEXT", help="what made-up values follow from")
    add(
        "--delay",
        type=seconds(3600),
        default=0.0,
        metavar="SECONDS",
        help="wait before each answer",
    )
    add("--username", help="the one that is accepted (default: any)")
    add("--password", help="the one that is accepted (default: any)")
    add("--token", help="the bearer token that is accepted (default: any)")
    add("--api-key", help="the API key that is accepted (default: any)")
    add("--client-id", help="the client that gets tokens (default: any)")
    add("--client-secret", help="the secret of the client that gets tokens (default: any)")
    add(
        "--token-lifetime",
        type=seconds(10**9),
        metavar="SECONDS",
        help="how long a token is good for that the mock gives (default 3600)",
    )
    add("--webhook-secret", help="signs webhooks and callbacks: whsec_... (default: no signature)")
    add(
        "--callbacks",
        action="store_true",
        help="send callbacks, to any address that a request names: for callers you trust",
    )
    add(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name of the mock in a network, besides that of --host; * for any; may be repeated",
    )
    add(
        "--unlisted-values",
        choices=CHOICES["unlisted_values"],
        default="refuse",
        help="what becomes of values that an enum does not list (default %(default)s: 422)",
    )
    add("--no-cors", action="store_true", help="no answers to browsers on other pages")
    add("--quiet", action="store_true", help="no line for each request")
    add("--dump", type=Path, metavar="DIR", help="write all answers as files, and end")
    return parser


def _tell(received: Received) -> None:
    """Print one line for a request."""
    answer = "dropped" if received.status is None else str(received.status)
    if received.fault:
        answer += " (fault)"
    elif received.violations:
        answer += f" ({len(received.violations)} violations)"
    elif received.example:
        answer += f" ({received.example})"
    line = f"{received.method} {received.url} {answer}"
    print("".join(c if c.isprintable() else "?" for c in line), flush=True)


def _dump(contract: Contract, document: Callable[[], bytes], namespace: Any) -> int:
    base_url = f"http://{_host(namespace.host)}:{namespace.port}"
    try:
        failures = dump(contract, documented_of(document), namespace.dump, base_url)
    except OSError as error:
        print(f"cannot write: {error}", file=sys.stderr)
        return _USAGE
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def _host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _serve(mock: Mock, host: str, port: int) -> int:
    try:
        import uvicorn
    except ModuleNotFoundError:
        print("the mock needs uvicorn: install the extra [server]", file=sys.stderr)
        return _USAGE
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        print(f"cannot listen at {_host(host)}:{port}: {error}", file=sys.stderr)
        return _USAGE
    url = f"http://{_host(host)}:{listener.getsockname()[1]}"

    class Server(uvicorn.Server):
        """Says when it serves."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"Mock of {_plain(mock.contract.title)} at {url}", flush=True)

    server = Server(config(mock))

    def stop(number: int, frame: object) -> None:  # noqa: ARG001 - as signal handlers are called
        server.should_exit = True

    # The server takes the signals over while it runs, and raises them again when it has ended:
    # that it was told to end is not a failure.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    with listener:
        server.run([listener])
    return 0


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def config(mock: Mock, http: type[asyncio.Protocol] | None = None) -> uvicorn.Config:
    """Return how a mock is served.

    Args:
        mock: what to serve.
        http: uvicorn's implementation of HTTP; by default the one it chooses.
    """
    import uvicorn
    from uvicorn.protocols.http.auto import AutoHTTPProtocol

    bases = (_Dropping, http or AutoHTTPProtocol)
    protocol = cast("type[asyncio.Protocol]", type("Protocol", bases, {}))
    return uvicorn.Config(
        _dropping(mock),
        http=protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


_transports: dict[Any, asyncio.Transport] = {}
"""The open connections, by the address of the client."""


class _Dropping(asyncio.Protocol):
    """Remembers the connection of each client, so that it can be closed."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._peer = transport.get_extra_info("peername")
        _transports[self._key()] = cast("asyncio.Transport", transport)
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        _transports.pop(self._key(), None)
        super().connection_lost(exc)

    def _key(self) -> Any:
        return tuple(self._peer[:2])


def _dropping(mock: Mock) -> Callable[..., Any]:
    """Return a mock that can close connections."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        transport = _transports.get(tuple(scope.get("client") or ()))
        if transport is not None:
            scope["extensions"] = {**(scope.get("extensions") or {}), DROP: transport.abort}
        await mock(scope, receive, send)

    return app
