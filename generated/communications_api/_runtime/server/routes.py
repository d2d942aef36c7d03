"""The operations as routes: as one in the app, and as a shortcut past the app's own routing."""

from __future__ import annotations

from functools import cache, partial
from math import inf
from typing import TYPE_CHECKING, Any, Final

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, NoMatchFound

from ..limits import USUAL, Limits
from ..parameters.reading import ParameterReader
from ..parameters.segments import dividers
from ..validation.problems import ProblemError
from .heads import HEAD_BYTES, HeadLimits
from .problems import logger, response_of
from .routing import Router, allow, raw_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.datastructures import URLPath
    from starlette.types import ASGIApp, Receive, Scope, Send

    from ..operations import Operation
    from ..parameters.segments import Fits
    from .endpoint import Endpoint

_RAISED: Final = "api.raised"  # key of the ASGI scope: what the application has a handler for
_TELEMETRY: Final = "fastapi.telemetry"  # key of the ASGI scope: FastAPI wants to see the route

TOO_LONG: Final = "api.too_long"  # key of the ASGI scope: the path is over the limit


def too_long() -> ProblemError:
    """Return the problem for a path over the limit: 414."""
    return ProblemError(414, detail="The path of this URL, or a segment of it, is too long.")


class OperationRoute(BaseRoute):
    """The route of one operation, as `scope["route"]` shows it to middleware.

    Attributes:
        path: the whole path template.
        path_format: the same.
        name: the operationId.
        methods: the one method.
        operation: the facts.
        endpoint: serves it.
    """

    def __init__(self, path: str, operation: Operation[Any], endpoint: Endpoint) -> None:
        self.path = self.path_format = path
        self.name = operation.id
        self.methods = {operation.method}
        self.operation = operation
        self.endpoint = endpoint

    def matches(self, scope: Scope) -> tuple[Match, Scope]:  # noqa: ARG002
        """Match nothing: `OperationRoutes` does that for all operations at once."""
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self.endpoint(scope, receive, send)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.operation.method} {self.path})"


class OperationRoutes(BaseRoute):
    """All operations as one route of the app: found in one step, whatever their number.

    Args:
        routes: one for each operation.
        limits: of paths.

    Attributes:
        routes: the same.
        find: finds the operation of a request; see `Router.find`.

    Of two with the same method and path, names of parameters aside, the first is served; the log
    has a warning.
    """

    def __init__(self, routes: Sequence[OperationRoute], limits: Limits = USUAL) -> None:
        self.routes = list(routes)
        router: Router[OperationRoute] = Router(limits)
        for route in self.routes:
            try:
                router.add(route.operation.method, route.path, route, _fits(route))
            except ValueError:
                message = "%s %s is not served: another operation has the same method and path"
                logger.warning(message, route.operation.method, route.path)
        self.find = router.find
        self._is_too_long = router.is_too_long

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Find the operation; only its path matching is a partial match (405).

        So is a path over the limit (414): another route of the app may take it.
        """
        if scope["type"] != "http":
            return Match.NONE, {}
        path = raw_path(scope)
        route, values, allowed = self.find(scope["method"], path)
        if route is not None:
            child_scope = {"route": route, "endpoint": route.endpoint, "path_params": values}
            return Match.FULL, child_scope
        if allowed:
            return Match.PARTIAL, {"path_params": {}, "allowed_methods": allowed}
        if self._is_too_long(path):
            return Match.PARTIAL, {"path_params": {}, TOO_LONG: True}
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that matched.

        Raises:
            HTTPException: 405, with the methods of the path.
            ProblemError: 414.
        """
        raised: Exception | None = scope.pop(_RAISED, None)
        if raised is not None:
            raise raised
        route = scope.get("route")
        if isinstance(route, OperationRoute) and "allowed_methods" not in scope:
            if _TELEMETRY in scope:
                _name_span(route)
            await route.endpoint(scope, receive, send)
        elif TOO_LONG in scope:
            raise too_long()
        else:
            raise HTTPException(405, headers={"Allow": allow(scope["allowed_methods"])})

    def url_path_for(self, name: str, /, **path_params: Any) -> URLPath:
        """Raise `NoMatchFound`: URLs of operations are written by the client."""
        raise NoMatchFound(name, path_params)


def _fits(route: OperationRoute) -> dict[str, Fits]:
    """Return what tells values of parameters in the path, where some share a segment."""
    listed = route.operation.parameters if dividers(route.path) else ()
    return {
        parameter.name: partial(_takes, cache(partial(ParameterReader, parameter)))
        for parameter in listed
        if parameter.location == "path"
    }


def _takes(reader: Callable[[], ParameterReader], raw: str) -> bool:
    return reader().takes(raw)


def _name_span(route: OperationRoute) -> None:
    """Say in FastAPI's span which operation this is: FastAPI sees one route for all of them."""
    from opentelemetry import trace  # is there where a span is

    span = trace.get_current_span()
    span.set_attribute("http.route", route.path)
    span.update_name(f"{route.operation.method} {route.path}")


class Shortcut:
    """Answers operations, and leaves everything else to the app behind it.

    Nothing is lost by it: what an endpoint raises because the application has a handler for it is
    raised again where handlers of the application see it, and requests that FastAPI's telemetry
    follows go the long way.

    Args:
        app: what is behind.
        operations: what to answer.
        routes: of the app, in order: one before the operations is tried first.
        first: the app that is put into the scope of requests, where nothing before this does so.
        heads: limits of the heads of requests.

    Attributes:
        app: the same.
        first: the same.
    """

    def __init__(
        self,
        app: ASGIApp,
        operations: OperationRoutes,
        routes: Sequence[BaseRoute],
        first: ASGIApp | None = None,
        heads: HeadLimits | None = None,
    ) -> None:
        self.app = app
        self._heads = heads = heads or HeadLimits()
        self._head_bytes, self._head_fields = heads.max_bytes, heads.max_fields
        self.first = first
        self._operations = operations
        self._find = operations.find
        self._routes = routes

    def find(self, method: str, path: str) -> tuple[OperationRoute, dict[str, str]] | None:
        """Return the operation that is answered here, and its path parameters as they were sent.

        None for everything that is left to the app behind.

        Args:
            method: in upper case.
            path: percent-encoded.
        """
        if self._routes[0] is not self._operations:
            return None
        route, values, _ = self._find(method, path)
        return None if route is None or not route.endpoint.is_alone else (route, values)

    async def leave(self, error: Exception, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the app behind answer what an endpoint raised, with a handler of its own."""
        scope[_RAISED] = error
        await self.app(scope, receive, send)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        match = None
        if scope["type"] == "http":
            if (
                len(scope["headers"]) > self._head_fields
                or scope.get(HEAD_BYTES, inf) > self._head_bytes
            ):
                problem = self._heads.problem(scope)
                if problem is not None:
                    await response_of(problem)(scope, receive, send)
                    return
            if _RAISED not in scope and _TELEMETRY not in scope:
                match = self.find(scope["method"], raw_path(scope))
        if match is None:
            await self.app(scope, receive, send)
            return
        route, scope["path_params"] = match
        endpoint = route.endpoint
        scope["route"], scope["endpoint"] = route, endpoint
        if self.first is not None:
            scope["app"] = self.first
        try:
            answer = await endpoint.answer(scope, receive)
        except Exception as error:
            await self.leave(error, scope, receive, send)
            return
        if type(answer) is tuple and endpoint.sends_body:
            # What `send` does, which is nearly always this.
            status, headers, content = answer
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": content})
        elif answer is not None:
            await endpoint.send(answer, receive, send)
