"""The FastAPI application of an API, with the shortest way that a request may take through it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from fastapi import FastAPI
from starlette.middleware import Middleware

from .problems import exception_handlers, logger
from .routes import Shortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.types import ASGIApp, Lifespan, Receive, Scope, Send

    from .access import AccessLog
    from .routes import OperationRoutes

Dispatch: TypeAlias = Literal["app", "direct"]
"""Where operations are found: in the app behind its middleware, or before FastAPI is asked."""


class Application(FastAPI):
    """A FastAPI app that serves operations.

    Operations need nothing of FastAPI's exception middleware, exit stack and router unless an error
    has a handler of the application, so they are answered in front of these: behind the middleware
    of the application or, where it has none, in front of everything.

    Args:
        operations: the routes of the API.
        document: gives the OpenAPI document as JSON.
        dispatch: see `Dispatch`.
        access_log: writes a line for each request; None for no log.
        title: of the API.
        version: of the API.
        lifespan: as of FastAPI.
        middleware: as of FastAPI.

    Attributes:
        logs_access: whether it writes a line for each request.
    """

    def __init__(
        self,
        operations: OperationRoutes,
        *,
        document: Callable[[], bytes],
        dispatch: Dispatch,
        access_log: AccessLog | None,
        title: str,
        version: str,
        lifespan: Lifespan[Any] | None,
        middleware: Sequence[Middleware],
    ) -> None:
        super().__init__(
            title=title,
            version=version,
            openapi_url=None,
            docs_url=None,
            redoc_url=None,
            redirect_slashes=False,
            lifespan=lifespan,
            middleware=middleware,
            exception_handlers=exception_handlers(),
        )
        self._operations = operations
        self._document = document
        self.router.routes.append(operations)
        self.logs_access = access_log is not None
        self._around = access_log.around if access_log is not None else _alone
        self._enter(super().__call__)
        self._direct: _Direct | None = None
        if dispatch == "direct":
            self._direct = _Direct(self, super().__call__, self._enter)
            self._enter(self._direct)

    def _enter(self, entry: ASGIApp) -> None:
        """Have an application answer all requests."""
        self._entry = self._around(entry)

    @property
    def dispatch(self) -> Dispatch:
        """What was asked for."""
        return "app" if self._direct is None else "direct"

    def direct(self) -> Shortcut | None:
        """Return what may answer operations before anything else of the app sees a request.

        None where that was not asked for, or where the app has something that sees all requests.
        Asking is for what serves the app: it settles the middleware.
        """
        if self._direct is None or self.logs_access:
            return None
        entry = self._direct.choose()
        return entry if isinstance(entry, Shortcut) else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve as an ASGI application."""
        await self._entry(scope, receive, send)

    def build_middleware_stack(self) -> ASGIApp:
        """Return the middleware around the router, with the operations in front of what they can.

        With middleware of the application that is behind the last of it.
        """
        given = self.user_middleware
        if not given and self.max_body_size is None:
            return self.shortcut(super().build_middleware_stack())
        self.user_middleware = [*given, Middleware(self.shortcut)]
        try:
            return super().build_middleware_stack()
        finally:
            self.user_middleware = given

    def shortcut(self, app: ASGIApp, of: Application | None = None) -> Shortcut:
        """Return what answers operations in front of an application; see `Shortcut`."""
        return Shortcut(app, self._operations, self.router.routes, of)

    def openapi(self) -> dict[str, Any]:
        """Return the document that the package was generated from."""
        schema = self.openapi_schema
        if schema is None:
            schema = self.openapi_schema = json.loads(self._document())
        return schema


def _alone(entry: ASGIApp) -> ASGIApp:
    return entry


class _Direct:
    """Chooses, when the first request comes, who answers before FastAPI sees a request.

    That are the operations, as long as nothing is lost by it.

    Args:
        app: looked at when the first request comes.
        entry: of the same app, the ordinary one.
        settle: told of the choice, to ask it from then on.
    """

    def __init__(self, app: Application, entry: ASGIApp, settle: Callable[[ASGIApp], None]) -> None:
        self._app = app
        self._entry = entry
        self._settle = settle
        self._chosen: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        entry = self.choose() if scope["type"] == "http" else self._entry
        await entry(scope, receive, send)

    def choose(self) -> ASGIApp:
        """Return who answers; always the same from the first time on."""
        if self._chosen is None:
            self._chosen = self._choose()
            self._settle(self._chosen)
        return self._chosen

    def _choose(self) -> ASGIApp:
        app, chosen = self._app, self._entry
        if app.middleware_stack is None:
            app.middleware_stack = app.build_middleware_stack()
        # Whoever wraps the stack from outside, as instrumentation does, stands before the shortcut.
        if type(app.middleware_stack) is Shortcut and not app.root_path:
            chosen = app.shortcut(self._entry, of=app)
        else:
            logger.warning("direct dispatch is off: the app has middleware, or a root path")
        return chosen
