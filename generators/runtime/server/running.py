"""The command: `python -m <package>.server module:Handlers`."""

from __future__ import annotations

import argparse
import logging
import math
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING, Any

from ..limits import SERVER_PORT, SHUTDOWN_SECONDS
from .arguments import count, port, seconds
from .choices import CHOICES
from .connection_arguments import add_arguments, limits_of
from .limiting import add_limits, stated_limits
from .targets import Serving, TargetError, app_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    import uvicorn

    from ..operations import Contract
    from .app import AppOptions
    from .watching import Watched

_FAILED = 1
_USAGE = 2


def run(
    contract: Contract, serving: Serving, program: str, arguments: Sequence[str] | None = None
) -> int:
    """Serve until the process is told to end; return the exit code.

    SIGTERM and SIGINT end it: `/readyz` answers 503, after `--drain` seconds no connection is
    accepted any more, requests under way are finished, and the lifespan of the app ends. A second
    signal ends the waiting.

    Args:
        contract: the facts.
        serving: the server module of the package.
        program: how the command is written, for its help.
        arguments: those of the process by default.

    Returns:
        0 when it was told to end, 1 when the app did not start, 2 for wrong usage.
    """
    namespace = _parser(contract, program, serving).parse_args(arguments)
    try:
        import uvicorn  # noqa: F401 # pyright: ignore[reportUnusedImport] - whether it is there
    except ModuleNotFoundError:
        return _refuse("uvicorn is missing: install the extra [server]")
    _set_up_logs(contract, access=namespace.access_log is not None)
    try:
        app = app_of(
            serving,
            namespace.targets,
            namespace.authenticate,
            _options(namespace),
            partial=namespace.partial,
        )
    except TargetError as error:
        return _refuse(str(error))
    try:
        family = socket.AF_INET6 if ":" in namespace.host else socket.AF_INET
        listener = socket.create_server((namespace.host, namespace.port), family=family)
    except OSError as error:
        return _refuse(f"cannot listen at {_host(namespace.host)}:{namespace.port}: {error}")
    with listener:
        return _serve(app, listener, contract, namespace)


def _refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return _USAGE


def _parser(contract: Contract, program: str, serving: Serving) -> argparse.ArgumentParser:
    handlers = ", ".join(cls.__name__ for cls in serving.handlers.values())
    parser = argparse.ArgumentParser(
        prog=program,
        description=f"Serve {_plain(contract.title)} with uvicorn.".replace("%", "%%"),
        epilog=f"Handlers are subclasses of {handlers}; one class may be several of them.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add(
        "targets",
        nargs="+",
        metavar="module:attribute",
        help="handler classes or instances, an app, or a function that returns one of them",
    )
    add("--authenticate", metavar="module:function", help="returns whose credentials are sent")
    add("--partial", action="store_true", help="operations without a handler answer 501")
    add("--answers", choices=CHOICES["answers"], help="checked: for development")
    add(
        "--unlisted-values",
        choices=CHOICES["unlisted_values"],
        help="accept: values that an enum does not list reach handlers",
    )
    add("--dispatch", choices=CHOICES["dispatch"], help="direct: before FastAPI, without ASGI")
    add("--access-log", choices=("json",), help="a line for each request, on standard output")
    add_limits(parser)
    add_arguments(parser)
    add("--host", default="127.0.0.1", help="address to listen at (default %(default)s)")
    add("--port", type=port, default=SERVER_PORT, help="0 for any free one (default %(default)s)")
    add(
        "--forwarded-allow-ips",
        metavar="LIST",
        help="addresses of proxies whose X-Forwarded-... headers are believed (default: none)",
    )
    add(
        "--drain",
        type=seconds(86400),
        default=0.0,
        metavar="SECONDS",
        help="how long to go on serving after SIGTERM, while /readyz answers 503 "
        "(default %(default)g)",
    )
    add(
        "--shutdown-timeout",
        type=count,
        default=SHUTDOWN_SECONDS,
        metavar="SECONDS",
        help="how long requests under way may then take (default %(default)s)",
    )
    return parser


def _options(namespace: argparse.Namespace) -> AppOptions:
    """Return the options of the app that the command line sets."""
    options: dict[str, Any] = {
        name: getattr(namespace, name)
        for name in (*CHOICES, "max_head_bytes", "max_head_fields")
        if getattr(namespace, name) is not None
    }
    options |= stated_limits(namespace)
    if namespace.access_log is not None:
        options["access_log"] = True
    return options  # type: ignore[return-value]  # these are some of its keys


def _set_up_logs(contract: Contract, *, access: bool) -> None:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    if access:
        logger = logging.getLogger(f"{contract.logger}.access")
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False


def _serve(app: Any, listener: socket.socket, contract: Contract, namespace: Any) -> int:
    import uvicorn

    url = f"http://{_host(namespace.host)}:{listener.getsockname()[1]}"
    limits = limits_of(namespace, getattr(app, "heads", None))
    config = uvicorn.Config(
        app,
        http=_protocol(app).within(limits),
        timeout_keep_alive=math.ceil(limits.idle_seconds),
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=namespace.forwarded_allow_ips is not None,
        forwarded_allow_ips=namespace.forwarded_allow_ips,
        timeout_graceful_shutdown=namespace.shutdown_timeout,
    )
    ready = f"{_plain(contract.title)} at {url}"
    answers = getattr(getattr(app, "state", None), "answers", None)
    server = _server(config, f"{ready}, answers {answers}" if answers else ready, namespace.drain)

    def handle_signal(number: int, frame: FrameType | None) -> None:
        server.handle_exit(number, frame)

    # The server takes these over while it runs, and raises them again when it has ended: that it
    # was told to end is not a failure.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, handle_signal)
    try:
        server.run([listener])
    except SystemExit:  # of uvicorn, where the lifespan of the app failed; the log says why
        return _FAILED
    return 0 if server.started else _FAILED


def _protocol(app: Any) -> type[Watched]:
    """Return what serves connections."""
    try:
        if getattr(app, "dispatch", None) == "direct" and not app.logs_access:
            from .protocol import DirectProtocol

            return DirectProtocol
        from .httptools_protocol import LimitedHttpToolsProtocol
    except ModuleNotFoundError as missing:
        if missing.name != "httptools":
            raise
        from .h11_protocol import LimitedH11Protocol

        return LimitedH11Protocol
    return LimitedHttpToolsProtocol


def _server(config: uvicorn.Config, ready: str, drain: float) -> uvicorn.Server:
    import uvicorn

    class Server(uvicorn.Server):
        """Says when it serves, and is in no hurry to end."""

        _drain: threading.Timer | None = None

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(ready, flush=True)

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            readiness = getattr(getattr(config.app, "state", None), "readiness", None)
            if readiness is not None:
                readiness.stop()
            if self._drain is not None:
                self._drain.cancel()  # nobody wants to wait any longer
            if not drain or self._drain is not None:
                super().handle_exit(sig, frame)
                return
            self._drain = threading.Timer(drain, super().handle_exit, (sig, frame))
            self._drain.daemon = True
            self._drain.start()

    return Server(config)


def _host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
