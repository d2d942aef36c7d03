"""Problem details (RFC 9457): the one form of every error that the server itself answers.

A problem says what is wrong with a request and where, never what was in it, and nothing about the
inside of the server: the id in `instance` finds the traceback in the log.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from os import urandom
from typing import TYPE_CHECKING, Any, Final

from fastapi.exceptions import RequestValidationError
from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.responses import Response

from .violations import Violation, violations_of_loc

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from starlette.requests import Request

logger: Final = logging.getLogger(__package__)
"""Where the server logs: the name of its package."""

PROBLEM: Final = "api.problem"
"""Key of the ASGI scope that holds the id of the problem that was answered."""
CONTENT_TYPE: Final = "application/problem+json"
MAX_VIOLATIONS: Final = 100
"""How many violations one answer lists; its detail says how many there are."""

# RFC 9110, section 15; Python's own table has older names for 413 and 422 in some versions.
_TITLES: Final = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    408: "Request Timeout",
    409: "Conflict",
    410: "Gone",
    412: "Precondition Failed",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
_DETAILS: Final = {
    404: "Nothing was found at this path.",
    405: "This path does not serve this method; the Allow header lists those it does.",
}


class ProblemError(Exception):
    """A problem to be answered; a handler may raise it, and so may `authenticate`.

    Attributes:
        status: HTTP status, 400 to 599.
        title: short name of the kind of problem; by default that of the status.
        detail: what is wrong with this request; shown to the client.
        type: URI of the kind of problem.
        headers: further headers of the answer.
        violations: what is wrong with which part of the request.
        members: further members of the problem object (RFC 9457, section 3.2).
    """

    def __init__(
        self,
        status: int,
        title: str | None = None,
        detail: str | None = None,
        *,
        type: str = "about:blank",  # noqa: A002 - the member's name in RFC 9457
        headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
        violations: Sequence[Violation] = (),
        members: Mapping[str, Any] | None = None,
    ) -> None:
        if not 400 <= status <= 599:
            raise ValueError(f"a problem has a status from 400 to 599, not {status}")
        super().__init__(status, title, detail)
        self.status = status
        self.title = title or title_of(status)
        self.detail = detail
        self.type = type
        self.headers = tuple(headers.items() if isinstance(headers, Mapping) else headers)
        self.violations = tuple(violations)
        self.members = dict(members or {})

    def __str__(self) -> str:
        return f"{self.status} {self.title}" + (f": {self.detail}" if self.detail else "")


def title_of(status: int) -> str:
    """Return the name of a status (RFC 9110)."""
    return _TITLES.get(status) or ("Client Error" if status < 500 else "Server Error")


def new_id() -> str:
    """Return a new id for one occurrence of a problem: `urn:uuid:...` (RFC 9562)."""
    octets = bytearray(urandom(16))
    octets[6] = octets[6] & 0x0F | 0x40  # version 4
    octets[8] = octets[8] & 0x3F | 0x80  # the variant of RFC 9562
    text = octets.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def problem_body(problem: ProblemError, instance: str) -> bytes:
    """Return the problem object as JSON (RFC 9457, section 3).

    Args:
        problem: what to say.
        instance: id of this occurrence.
    """
    data: dict[str, Any] = {
        "type": problem.type,
        "title": problem.title,
        "status": problem.status,
    }
    if problem.detail is not None:
        data["detail"] = problem.detail
    data["instance"] = instance
    if problem.violations:
        data["violations"] = problem.violations[:MAX_VIOLATIONS]
    for name, value in problem.members.items():
        data.setdefault(name, value)
    return to_json(data, fallback=str, inf_nan_mode="null")


def invalid(violations: Sequence[Violation], count: int | None = None) -> ProblemError:
    """Return the 422 problem that lists violations.

    Args:
        violations: those to list.
        count: how many there are, where that is more than are given.
    """
    count = len(violations) if count is None else count
    detail = "The request has 1 violation." if count == 1 else f"The request has {count} violations"
    if count > MAX_VIOLATIONS:
        detail += f"; the first {MAX_VIOLATIONS} are listed."
    elif count > 1:
        detail += "."
    return ProblemError(422, detail=detail, violations=violations)


def internal(error: BaseException, what: str | None) -> tuple[ProblemError, str]:
    """Log an unexpected error with its traceback; return what to answer, and the id logged.

    Args:
        error: what was raised.
        what: where, for example an operationId; None where the error says it all itself.
    """
    instance = new_id()
    if what is None:
        logger.error("%s: %s", instance, error)
    else:
        logger.error("%s: %s failed", instance, what, exc_info=error)
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
        content = b"" if error.status_code in {204, 205, 304} else to_json(error.detail)
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
    problem, instance = internal(error, f"{request.method} {request.url.path}")
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
