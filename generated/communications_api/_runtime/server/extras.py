"""What an app serves besides the operations: the document, a page, health and readiness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import Route

from .health import alive
from .pages import SECURITY, page
from .problems import logger

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from fastapi import FastAPI
    from starlette.requests import Request

    from .application import Application
    from .health import Readiness
    from .routes import OperationRoutes

    Answering = Callable[[Request], Awaitable[Response]]

DOCUMENT: Final = "/openapi.json"
PATHS: Final = {"docs_path": "/docs", "health_path": "/healthz", "ready_path": "/readyz"}
"""Where the others are, unless an option of the same name says so."""


def paths(options: Mapping[str, object], operations: OperationRoutes) -> dict[str, str]:
    """Return the paths of what is served besides the operations, by the names of their options.

    A default path that an operation already has is left out, which is logged.

    Args:
        options: paths by the name of their option; None for one that is not wanted.
        operations: have their paths first.

    Raises:
        ValueError: if a given path is not a path, is that of an operation or is given twice.
    """
    by_option: dict[str, str] = {}
    hides = _owner(DOCUMENT, operations)
    if hides is not None:
        logger.warning("%s belongs to %s, so the document is not served", DOCUMENT, hides)
    for option, default in PATHS.items():
        path = options.get(option, default)
        if path is None:
            continue
        if not isinstance(path, str) or not path.startswith("/") or set(path) & set("{}?#%"):
            raise ValueError(f"{option}: {path!r} is not a plain path that begins with a slash")
        if path == DOCUMENT or path in by_option.values():
            raise ValueError(f"{option}: {path!r} is taken already")
        owner = _owner(path, operations)
        if owner is None:
            by_option[option] = path
        elif option in options:
            raise ValueError(f"{option}: {path!r} belongs to {owner}: give another path, or None")
        else:
            text = "%s belongs to %s, so nothing else is served there: give another %s, or None"
            logger.warning(text, path, owner, option)
    return by_option


def _owner(path: str, operations: OperationRoutes) -> str | None:
    """Return the id of an operation that a path belongs to, by whatever method."""
    for method in ("GET", *sorted({r.operation.method for r in operations.routes})):
        route, _, _ = operations.find(method, path)
        if route is not None:
            return route.operation.id
    return None


def add(
    app: Application,
    operations: OperationRoutes,
    document: Callable[[], bytes],
    readiness: Readiness,
    where: Mapping[str, str],
) -> None:
    """Add the routes.

    Args:
        app: gets them.
        operations: for the page.
        document: gives the OpenAPI document as JSON.
        readiness: of the app.
        where: see `paths`.
    """
    content: list[bytes] = []

    async def openapi(request: Request) -> Response:  # noqa: ARG001
        if not content:
            content.append(document())
        return Response(content[0], media_type="application/json")

    async def docs(request: Request) -> Response:  # noqa: ARG001
        link = "../" * (where["docs_path"].count("/") - 1) + DOCUMENT[1:]
        text = page(app.openapi(), operations.routes, link)
        headers = {"Content-Security-Policy": SECURITY, "X-Content-Type-Options": "nosniff"}
        return Response(text, 200, headers, media_type="text/html")

    _route(app, DOCUMENT, openapi)
    answering = {"docs_path": docs, "health_path": alive, "ready_path": readiness.answer}
    for option, path in where.items():
        _route(app, path, answering[option])


def _route(app: FastAPI, path: str, answer: Answering) -> None:
    async def endpoint(request: Request) -> Response:
        request.scope["route"] = route  # as FastAPI does for its own, for the access log
        return await answer(request)

    route = Route(path, endpoint, methods=["GET"], include_in_schema=False)
    app.router.routes.append(route)
