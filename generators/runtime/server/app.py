"""The application: a FastAPI app that serves the operations of a contract.

Routes, middleware, exception handlers and whatever else an application has are added to it as to
any other FastAPI app. Operations have a route of their own kind, which goes from the bytes of a
request to those of the answer without FastAPI's dependencies and encoders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from starlette.responses import Response

from .application import Application, Dispatch
from .endpoint import Endpoint
from .handlers import Handler, method_of
from .routes import OperationRoute, OperationRoutes
from .routing import server_path
from .security import Authenticate, Guard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fastapi import FastAPI
    from starlette.middleware import Middleware
    from starlette.requests import Request
    from starlette.types import Lifespan

    from ..operations import Contract

MAX_BODY_BYTES = 64 * 1024 * 1024
"""Default limit of a request body: 64 MiB."""


class AppOptions(TypedDict, total=False):
    """Options of an app; all have defaults.

    Attributes:
        max_body_bytes: limit of a request body, in bytes (default 64 MiB); above it, 413.
        path_prefix: path that operations are served under, by default that of the document's first
            server; empty for none. Operations with a server of their own keep its path.
        realm: of `WWW-Authenticate`; by default the title of the API.
        dispatch: `"direct"` answers operations before FastAPI sees a request: its telemetry is not
            told of them. Only where the app has no middleware and no root path; a warning in the
            log says that it has. By default (`"app"`) they are answered behind the middleware.
        lifespan: as of FastAPI: runs around the life of the app.
        middleware: as of FastAPI: the outermost first.
    """

    max_body_bytes: int
    path_prefix: str
    realm: str
    dispatch: Dispatch
    lifespan: Lifespan[Any]
    middleware: Sequence[Middleware]


def build_app(
    contract: Contract,
    handlers: Mapping[str, Handler[Any] | None],
    *,
    authenticate: Authenticate[Any, Any] | None = None,
    document: Callable[[], bytes],
    options: AppOptions | None = None,
) -> FastAPI:
    """Return an app that serves a contract.

    Args:
        contract: the facts.
        handlers: by group; the operations of a group without one answer 501.
        authenticate: says who credentials belong to; needed if any operation has security.
        document: gives the OpenAPI document as JSON, served at `/openapi.json`.
        options: see `AppOptions`.

    Raises:
        TypeError: if a handler lacks a method, is of no group of the contract or is a class, or if
            `authenticate` is missing.
        ValueError: if two operations have the same method and path, or if a security scheme is
            unknown.
    """
    options = options or {}
    prefix = server_path(options.get("path_prefix", contract.servers[0].url))
    _check(contract, handlers, authenticate)
    routes = []
    for operation in contract.operations:
        guard = None
        if operation.security and authenticate is not None:
            realm = options.get("realm", contract.title)
            guard = Guard(contract, operation, authenticate, realm)
        method = method_of(handlers.get(operation.group), operation)
        limit = options.get("max_body_bytes", MAX_BODY_BYTES)
        endpoint = Endpoint(operation, method, guard, limit)
        own = server_path(operation.servers[0].url) if operation.servers else prefix
        routes.append(OperationRoute(own + operation.path, operation, endpoint))
    operations = OperationRoutes(routes)
    app = Application(
        operations,
        document=document,
        dispatch=options.get("dispatch", "app"),
        access_log=None,
        title=contract.title,
        version=contract.version,
        lifespan=options.get("lifespan"),
        middleware=options.get("middleware", ()),
    )
    _add_document(app, document)
    return app


def _check(
    contract: Contract,
    handlers: Mapping[str, Handler[Any] | None],
    authenticate: Authenticate[Any, Any] | None,
) -> None:
    groups = {operation.group for operation in contract.operations}
    for group, handler in handlers.items():
        if group not in groups:
            raise TypeError(f"no operation belongs to {group!r}")
        if isinstance(handler, type):
            raise TypeError(f"{group}: give an instance of {handler.__name__}, not the class")
    if authenticate is None and any(operation.security for operation in contract.operations):
        raise TypeError("authenticate is missing: this API has operations with security")


def _add_document(app: FastAPI, document: Callable[[], bytes]) -> None:
    content: list[bytes] = []

    async def openapi(request: Request) -> Response:  # noqa: ARG001
        if not content:
            content.append(document())
        return Response(content[0], media_type="application/json")

    app.add_route("/openapi.json", openapi, methods=["GET"], include_in_schema=False)
