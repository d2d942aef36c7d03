"""Problem details (RFC 9457): what is answered when a request is not as the document says.

A problem says what is wrong with a request and where, never what was in it, and nothing about the
inside of the server: the id in `instance` finds the traceback in the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from os import urandom
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import to_json

from ..limits import MAX_VIOLATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .violations import Violation

CONTENT_TYPE: Final = "application/problem+json"

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
    414: "URI Too Long",
    415: "Unsupported Media Type",
    421: "Misdirected Request",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
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
        self.status: int = status
        self.title: str = title or title_of(status)
        self.detail: str | None = detail
        self.type: str = type
        self.headers: tuple[tuple[str, str], ...] = tuple(
            headers.items() if isinstance(headers, Mapping) else headers
        )
        self.violations: tuple[Violation, ...] = tuple(violations)
        self.members: dict[str, Any] = dict(members or {})

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


def invalid(violations: Sequence[Violation]) -> ProblemError:
    """Return the 422 problem that lists violations.

    Args:
        violations: those to list; the search for more ends where there are more than are listed.
    """
    count = len(violations)
    many = f"more than {MAX_VIOLATIONS}" if count > MAX_VIOLATIONS else str(count)
    detail = "The request has 1 violation." if count == 1 else f"The request has {many} violations"
    if count > MAX_VIOLATIONS:
        detail += f"; the first {MAX_VIOLATIONS} are listed."
    elif count > 1:
        detail += "."
    return ProblemError(422, detail=detail, violations=violations)
