"""The FastAPI application of an API, with the shortest way that a request may take through it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from fastapi import FastAPI
from starlette.middleware import Middleware

from .heads import HeadGuard, HeadLimits
from .problems import exception_handlers, logger
from .routes import Shortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.types import ASGIApp, Lifespan, Receive, Scope, Send

    from .access_log import AccessLog
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
        title: of the API.
        version: of the API.
        lifespan: as of FastAPI.
        middleware: as of FastAPI.
        heads: limits of the heads of requests.

    Attributes:
        dispatch: the option, see `Dispatch`.
        logs_access: whether it writes a line for each request.
        heads: limits of the heads of requests.
    """

    dispatch: Dispatch = "app"
    logs_access = False

    def __init__(
        self,
        operations: OperationRoutes,
        *,
        document: Callable[[], bytes],
        title: str,
        version: str,
        lifespan: Lifespan[Any] | None,
        middleware: Sequence[Middleware],
        heads: HeadLimits | None = None,
    ) -> None:
        self.heads = heads or HeadLimits()
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

    def direct(self) -> Shortcut | None:
        """Return what may answer operations before any other part of the app sees a request.

        None where that is off, or where another part of the app sees all requests. Only what serves
        the app calls this: it fixes the middleware.
        """
        return None

    def build_middleware_stack(self) -> ASGIApp:
        """Return the middleware around the router, with the operations in front of what they can.

        Where the application has middleware, they are behind the last of it, and what limits heads
        is before the first.
        """
        middleware = self.user_middleware
        if not middleware and self.max_body_size is None:
            return self.shortcut(super().build_middleware_stack())
        guard = Middleware(HeadGuard, limits=self.heads)
        self.user_middleware = [guard, *middleware, Middleware(self.shortcut)]
        try:
            return super().build_middleware_stack()
        finally:
            self.user_middleware = middleware

    def shortcut(self, app: ASGIApp, of: Application | None = None) -> Shortcut:
        """Return what answers operations in front of an application; see `Shortcut`."""
        return Shortcut(app, self._operations, self.router.routes, of, self.heads)

    def openapi(self) -> dict[str, Any]:
        """Return the document that the package was generated from."""
        schema = self.openapi_schema
        if schema is None:
            schema = self.openapi_schema = json.loads(self._document())
        return schema


class FrontedApplication(Application):
    """An application that does something before FastAPI sees a request: logs it, or answers it.

    A class of its own, as each step on the way of all requests costs 2 % of a small one.

    Args:
        operations: the routes of the API.
        dispatch: see `Dispatch`.
        access_log: writes a line for each request; None for no log.
        **options: further ones of `Application`.
    """

    def __init__(
        self,
        operations: OperationRoutes,
        *,
        dispatch: Dispatch,
        access_log: AccessLog | None,
        **options: Any,
    ) -> None:
        super().__init__(operations, **options)
        self.dispatch = dispatch
        self.logs_access = access_log is not None
        self._around: Callable[[ASGIApp], ASGIApp] = access_log.around if access_log else _alone
        self._ordinary: ASGIApp = super().__call__
        self._settled: ASGIApp | None = self._ordinary if dispatch == "app" else None
        self._entry = self._around(self._settled or self._settle_and_answer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve as an ASGI application."""
        await self._entry(scope, receive, send)

    async def _settle_and_answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        entry = self._settle() if scope["type"] == "http" else self._ordinary
        await entry(scope, receive, send)

    def direct(self) -> Shortcut | None:
        """See `Application.direct`."""
        if self.logs_access:
            return None
        entry = self._settle()
        return entry if isinstance(entry, Shortcut) else None

    def _settle(self) -> ASGIApp:
        """Return what answers from the first request on, after which nothing can be added.

        The operations themselves do, unless middleware or a root path stand before them.
        """
        if self._settled is not None:
            return self._settled
        if self.middleware_stack is None:
            self.middleware_stack = self.build_middleware_stack()
        # Whoever wraps the stack from outside, as instrumentation does, stands before the shortcut.
        if type(self.middleware_stack) is Shortcut and not self.root_path:
            self._settled = self.shortcut(self._ordinary, of=self)
        else:
            logger.warning("direct dispatch is off: the app has middleware, or a root path")
            self._settled = self._ordinary
        self._entry = self._around(self._settled)
        return self._settled


def _alone(entry: ASGIApp) -> ASGIApp:
    return entry
