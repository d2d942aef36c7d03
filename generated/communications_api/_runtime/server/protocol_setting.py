"""Whether `DirectProtocol` answers the operations of a server, and which requests it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast
from weakref import WeakKeyDictionary

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from .application import Application
from .problems import logger

if TYPE_CHECKING:
    from uvicorn import Config

    from .routes import Shortcut

_LEFT: Final = frozenset({b"expect", b"transfer-encoding", b"upgrade"})
_FORWARDED: Final = frozenset({b"x-forwarded-for", b"x-forwarded-proto"})


class Setting:
    """What is the same for all connections of a server.

    Args:
        config: of the server.

    Attributes:
        shortcut: answers operations; None where everything is left to uvicorn.
        left: names of headers; requests with one of them are left to uvicorn.
    """

    def __init__(self, config: Config) -> None:
        app: Any = cast("Any", config).loaded_app
        self.left = _LEFT
        if type(app) is ProxyHeadersMiddleware:  # which heeds these headers alone
            self.left = _LEFT | _FORWARDED
            app = app.app
        why = _why_not(config, app)
        self.shortcut: Shortcut | None = None if why else app.direct()
        if why:
            logger.warning("operations are answered by way of uvicorn: %s", why)


def _why_not(config: Config, app: object) -> str:
    """Return why operations cannot be answered without uvicorn; empty where they can."""
    if not isinstance(app, Application):
        return f"{type(app).__name__} is in front of the app"
    if app.dispatch != "direct":
        return "the app is made without dispatch='direct'"
    if app.logs_access:
        return "the app has an access log"
    if config.access_log:
        return "its access log is on (access_log)"
    for name in ("limit_concurrency", "root_path", "reset_contextvars"):
        if getattr(config, name, None):
            return f"its option {name} is set"
    return ""


_settings: WeakKeyDictionary[Config, Setting] = WeakKeyDictionary()


def setting_of(config: Config) -> Setting:
    """Return what is the same for all connections of a server, made with its first."""
    if config not in _settings:
        _settings[config] = Setting(config)
    return _settings[config]
