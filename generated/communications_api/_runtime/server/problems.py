"""Errors that the server answers itself, as problems (RFC 9457): their log and their handlers."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from fastapi.exceptions import RequestValidationError
from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.responses import Response

from ..responses import BODILESS
from ..terminal import escaped
from ..validation.problems import (
    CONTENT_TYPE,
    ProblemError,
    invalid,
    new_id,
    problem_body,
    title_of,
)
from ..validation.violations import violations_of_loc

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from starlette.requests import Request

logger: Final = logging.getLogger(__package__)
"""Where the server logs: the name of its package."""

PROBLEM: Final = "api.problem"
"""Key of the ASGI scope that holds the id of the problem that was answered."""
_DETAILS: Final = {
    404: "Nothing was found at this path.",
    405: "This path does not serve this method; the Allow header lists those it does.",
}


def internal(error: BaseException, where: str | None) -> tuple[ProblemError, str]:
    """Log an unexpected error with its traceback; return what to answer, and the id logged.

    Args:
        error: what was raised.
        where: for example an operationId; None where the error says it all itself.
    """
    instance = new_id()
    if where is None:
        logger.error("%s: %s", instance, escaped(str(error)))
    else:
        logger.error("%s: %s failed", instance, where, exc_info=error)
    return ProblemError(
        500, detail="The server failed; its log has the cause by this id."
    ), instance


# --- Exception handlers of the app ----------------------------------------------------------------


def response_of(problem: ProblemError, instance: str | None = None) -> Response:
    """Return the answer that says `problem`."""
    response = Response(
        problem_body(problem, instance or new_id()), problem.status, media_type=CONTENT_TYPE
    )
    for name, value in problem.headers:
        response.headers.append(name, value)
    return response


async def handle_problem(request: Request, error: Exception) -> Response:
    """Answer a `ProblemError`."""
    assert isinstance(error, ProblemError)  # noqa: S101 - registered for this class
    return _noted(request, error)


async def handle_http_exception(request: Request, error: Exception) -> Response:
    """Answer an HTTPException of Starlette or FastAPI, keeping its headers.

    A detail that is not a text becomes the member `errors`.
    """
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class
    headers = dict(error.headers or {})
    if not 400 <= error.status_code <= 599:
        content = b"" if error.status_code in BODILESS else to_json(error.detail)
        return Response(content or None, error.status_code, headers)
    detail: Any = error.detail
    if detail == "Not Found" or detail == "Method Not Allowed":
        detail = _DETAILS.get(error.status_code)
    text = detail if isinstance(detail, str) and detail != title_of(error.status_code) else None
    members = {} if detail is None or isinstance(detail, str) else {"errors": detail}
    return _noted(
        request, ProblemError(error.status_code, detail=text, headers=headers, members=members)
    )


async def handle_request_validation(request: Request, error: Exception) -> Response:
    """Answer what FastAPI found wrong with a request to a route of the application's own."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class
    return _noted(request, invalid([violations_of_loc(item) for item in error.errors()]))


async def handle_unexpected(request: Request, error: Exception) -> Response:
    """Answer an error that nothing else handles; its traceback goes to the log only."""
    problem, instance = internal(error, escaped(f"{request.method} {request.url.path}"))
    return _noted(request, problem, instance)


def _noted(request: Request, problem: ProblemError, instance: str | None = None) -> Response:
    """Return the answer that says `problem`; its id is in the scope for the access log."""
    request.scope[PROBLEM] = instance = instance or new_id()
    return response_of(problem, instance)


def exception_handlers() -> dict[
    int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]
]:
    """Return the handlers that make every error of the application a problem."""
    return {
        ProblemError: handle_problem,
        HTTPException: handle_http_exception,
        RequestValidationError: handle_request_validation,
        Exception: handle_unexpected,
    }
