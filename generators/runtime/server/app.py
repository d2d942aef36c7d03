"""The application: a FastAPI app that serves the operations of a contract.

Routes, middleware, exception handlers and whatever else an application has are added to it as to
any other FastAPI app. Operations have a route of their own kind, which goes from the bytes of a
request to those of the answer without FastAPI's dependencies and encoders.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypedDict

from starlette.middleware import Middleware

from ..limits import MAX_HEAD_BYTES, MAX_HEAD_FIELDS
from ..parameters.percent_encoding import sent_part
from . import extras
from .access_log import AccessLog
from .application import Application, Dispatch, FrontedApplication
from .choices import check_choices
from .dependencies import DependentEndpoint, dependencies_of
from .endpoint import Endpoint
from .functions import as_async
from .handlers import Handler, method_of
from .heads import HeadLimits
from .health import Readiness
from .limiting import check_limits, limits_of
from .routes import OperationRoute, OperationRoutes
from .routing import server_path
from .security import Authenticate, Check, Guard

if TYPE_CHECKING:
    import os
    from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

    from fastapi import FastAPI
    from fastapi.params import Depends
    from starlette.types import Lifespan

    from ..operations import Contract
    from ..traffic import TrafficFile
    from ..validation.unlisted import UnlistedValues
    from .checking import Answers


class AppOptions(TypedDict, total=False):
    """Options of an app; all have defaults.

    Attributes:
        access_log: whether a line of JSON is logged for each request; see `AccessLog`. The logger
            has the name of the package and `.access`.
        checks: who calls, by the names of security schemes that the document requires and does not
            declare: see `Check`. Operations that need one without a check answer 501.
        record: file to which each exchange is written, for `specmill drift`, or a `TrafficFile`;
            without credentials and personal content. It is middleware.
        answers: `"checked"` holds each answer of a handler against the document and answers 500 in
            its place where it does not fit, with an entry in the log: for development. `"trusted"`,
            the default, sends what handlers return.
        unlisted_values: `"accept"` takes values that an enum of the document does not list, and
            hands them to the handler as members that are not `is_known`; by default (`"refuse"`)
            they are answered 422. Enums that the document declares as open take them anyway.
        max_body_bytes: limit of every request body, in bytes; above it, 413. By default 1 MiB, and
            64 MiB for files, bytes, and arrays and streams that are read item by item.
        max_body_bytes_of: the same for single operations, by operationId.
        spool_max_bytes: of a file in a form that is held in memory, in bytes (default 1 MiB); a
            larger one is written to disk while it arrives.
        max_path_bytes: of the path of a request, as it was sent (default 8192); above it, 414.
        max_segment_bytes: of one segment of the path (default 4096); above it, 414.
        max_query_fields: pairs of name and value in a query (default 1000); above it, 400.
        max_cookies: pairs of name and value in cookies (default 1000); above it, 400.
        max_form_fields: fields and files of a form (default 10000); above it, 400.
        max_head_bytes: limit of the names and values of all header fields together, and of a query
            (default 64 KiB); above it, 431, or 414.
        max_head_fields: limit of the number of header fields (default 100); above it, 431.
        path_prefix: path that operations are served under, by default that of the document's first
            server; empty for none. Operations with a server of their own keep its path.
        realm: of `WWW-Authenticate`; by default the title of the API.
        dependencies: as of FastAPI: solved before each operation, when it is authenticated.
        dispatch: `"direct"` answers operations before FastAPI sees a request: its telemetry is not
            told of them. Only where the app has no middleware and no root path; a warning in the
            log says that it has. Served by `DirectProtocol`, without ASGI in between. By default
            (`"app"`) they are answered behind the middleware.
        docs_path: of a page that lists the operations; by default `/docs`, None for none.
        health_path: answers 200 while the process runs; by default `/healthz`, None for none.
        ready_path: answers 200 where requests are wanted, otherwise 503; by default `/readyz`, None
            for none.
        ready: says whether the application is ready, async or not; without it, it always is, until
            `app.state.readiness.stop()` is called, as the runner does when it is told to end.
        lifespan: as of FastAPI: runs around the life of the app.
        middleware: as of FastAPI: the outermost first.
    """

    access_log: bool
    checks: Mapping[str, Check]
    record: str | os.PathLike[str] | TrafficFile
    answers: Answers
    unlisted_values: UnlistedValues
    max_body_bytes: int
    max_body_bytes_of: Mapping[str, int]
    spool_max_bytes: int
    max_path_bytes: int
    max_segment_bytes: int
    max_query_fields: int
    max_cookies: int
    max_form_fields: int
    max_head_bytes: int
    max_head_fields: int
    path_prefix: str
    realm: str
    dependencies: Sequence[Depends]
    dispatch: Dispatch
    docs_path: str | None
    health_path: str | None
    ready_path: str | None
    ready: Callable[[], bool | Awaitable[bool]]
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

    `FastAPI` is what it returns, and everything that can be added to one can be added to it.

    Raises:
        TypeError: if a handler lacks a method, is of no group of the contract or is a class, or if
            `authenticate` is missing.
        ValueError: if a security scheme is unknown, if there is a check of one that is declared, or
            if an option has a value that is none of its own.
    """
    options = options or {}
    _check(contract, handlers, authenticate)
    _check_schemes(contract, options)
    check_choices(options)
    check_limits(contract, options)
    routes = list(_routes(contract, handlers, authenticate, options))
    operations = OperationRoutes(routes, limits_of(options))
    where = extras.paths(options, operations)
    app = _application(contract, operations, document, options)
    for route in operations.routes:
        if isinstance(route.endpoint, DependentEndpoint):
            route.endpoint.attach(app)
    app.state.readiness = Readiness(options.get("ready"))
    app.state.answers = options.get("answers", "trusted")
    extras.add(app, operations, document, app.state.readiness, where)
    return app


def _application(
    contract: Contract,
    operations: OperationRoutes,
    document: Callable[[], bytes],
    options: AppOptions,
) -> Application:
    stated: dict[str, Any] = {
        "document": document,
        "title": contract.title,
        "version": contract.version,
        "lifespan": options.get("lifespan"),
        "middleware": [*options.get("middleware", ()), *_recorded(contract, options)],
        "heads": HeadLimits(
            options.get("max_head_bytes", MAX_HEAD_BYTES),
            options.get("max_head_fields", MAX_HEAD_FIELDS),
        ),
    }
    access_log = AccessLog(f"{contract.logger}.access") if options.get("access_log") else None
    dispatch = options.get("dispatch", "app")
    if access_log is None and dispatch == "app":
        return Application(operations, **stated)
    return FrontedApplication(operations, dispatch=dispatch, access_log=access_log, **stated)


def _recorded(contract: Contract, options: AppOptions) -> Iterator[Middleware]:
    """Give the middleware that records, the innermost."""
    if "record" in options:
        from ..traffic import TrafficFile
        from .recorded import Recorded

        file = options["record"]
        file = file if isinstance(file, TrafficFile) else TrafficFile(file)
        yield Middleware(Recorded, contract=contract, file=file)


def _routes(
    contract: Contract,
    handlers: Mapping[str, Handler[Any] | None],
    authenticate: Authenticate[Any, Any] | None,
    options: AppOptions,
) -> Iterator[OperationRoute]:
    prefix = server_path(options.get("path_prefix", contract.servers[0].url))
    everywhere, single = limits_of(options), options.get("max_body_bytes_of", {})
    answers = options.get("answers", "trusted")
    unlisted = options.get("unlisted_values", "refuse")
    more = options.get("dependencies", ())
    for operation in contract.operations:
        guard = None
        if operation.security:
            realm, checks = options.get("realm", contract.title), options.get("checks", {})
            guard = Guard(contract, operation, authenticate, realm, checks)
        plain = method_of(handlers.get(operation.group), operation)
        method = plain and as_async(plain)
        declared = dependencies_of(plain, operation)
        limits = everywhere
        if operation.id in single:
            limits = replace(everywhere, body_bytes=single[operation.id])
        if declared or more:
            endpoint: Endpoint = DependentEndpoint(
                operation, method, guard, limits, answers, unlisted, declared, more
            )
        else:
            endpoint = Endpoint(operation, method, guard, limits, answers, unlisted)
        own = server_path(operation.servers[0].url) if operation.servers else prefix
        yield OperationRoute(own + sent_part(operation.path), operation, endpoint)


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
    used = {name for operation in contract.operations for a in operation.security for name in a}
    schemes = contract.security_schemes
    declared = [name for name in used if name not in schemes or not schemes[name].is_undeclared]
    if authenticate is None and declared:
        raise TypeError("authenticate is missing: this API has operations with security")


def _check_schemes(contract: Contract, options: AppOptions) -> None:
    schemes = contract.security_schemes
    for name in options.get("checks", {}):
        if name not in schemes or not schemes[name].is_undeclared:
            undeclared = [repr(item.name) for item in schemes.values() if item.is_undeclared]
            listed = ", ".join(undeclared) or "none"
            raise ValueError(
                f"checks: {name!r} is no undeclared security scheme; there is {listed}"
            )
