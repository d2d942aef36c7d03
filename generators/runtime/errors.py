# ruff: noqa: N818 - names say what happened; all end in an ApiError
"""Every error a client raises, in one tree.

    ApiError                        anything that went wrong with one call
    ├── RequestInvalid              nothing was sent: an argument or the body is not valid
    ├── MissingCredentials          nothing was sent: the operation needs credentials
    ├── TokenError                  nothing was sent: no access token was given
    ├── ClientClosed                nothing was sent: the client has been closed
    ├── TransportError              no complete response came back
    │   ├── ConnectFailed           no connection: the server never saw the request
    │   │   └── ConnectTimeout      the same, because it took too long (also a Timeout)
    │   ├── ConnectionLost          the connection broke: the server may have acted
    │   └── Timeout                 no answer in time: the server may have acted
    ├── StatusError                 the server answered with a status other than 2xx
    │   ├── NotModified             304
    │   ├── BadRequest              400
    │   ├── Unauthorized            401
    │   ├── Forbidden               403
    │   ├── NotFound                404
    │   ├── Conflict                409
    │   ├── PreconditionFailed      412
    │   ├── UnprocessableContent    422
    │   ├── TooManyRequests         429
    │   └── ServerError             5xx
    ├── ResponseTooLarge            the answer has more bytes than are read
    ├── DecodeError                 the server answered 2xx, but not as the document says
    ├── PagingError                 what a page says of the next one leads nowhere
    └── ReportedFailure             the server answered 2xx, and the answer reports a failure

An error says which operation failed, where, and what the server said. Its message, its `repr` and
its pickled state hold no credential that the client sent; `body` and `headers` are kept as the
server sent them. Every error can be pickled and copied.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from .excerpts import excerpt
from .terminal import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from pydantic import ValidationError


_MOST_PROBLEMS = 10_000  # of one value


class Problem(NamedTuple):
    """One error of a value.

    Attributes:
        where: path to the value, for example `body.message.purpose` or `limit`.
        message: what is wrong; never the value itself.
    """

    where: str
    message: str


class ApiError(Exception):
    """Base of everything that can go wrong with one call.

    Attributes:
        operation_id: `operationId` of the operation that was called.
        method: HTTP method; empty where no request was built.
        url: where the request went, without credentials; empty where no request was built.
        status: HTTP status code of the response; None where there is none.
        headers: header fields of the response; names compare without regard to case.
        body: the response body as it came; empty where there is none.
    """

    operation_id: str = ""
    method: str = ""
    url: str = ""
    status: int | None = None
    headers: Mapping[str, str] = {}
    body: bytes = b""

    def __init__(self, message: str, *, operation_id: str = "", **facts: Any) -> None:
        """Take the message and, by keyword, the attributes documented on the class."""
        super().__init__(escaped(" ".join(message.splitlines())))
        self.operation_id = operation_id
        self.__dict__.update(facts)


# --- Nothing was sent -----------------------------------------------------------------------------


class RequestInvalid(ApiError, ValueError):
    """An argument or the body is not what the document says; nothing was sent.

    Attributes:
        problems: what is wrong, one entry for each value.
    """

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, operation_id: str, problems: Sequence[Problem]) -> Self:
        """Make the error from its problems."""
        listed = "; ".join(f"{where}: {message}" for where, message in problems)
        return cls(
            f"{operation_id}: nothing was sent, the request is not valid: {listed}",
            operation_id=operation_id,
            problems=tuple(problems),
        )


class MissingCredentials(ApiError):
    """The operation needs credentials that the client was not given; nothing was sent.

    Attributes:
        schemes: names of the security schemes that are accepted, one tuple per alternative.
    """

    schemes: tuple[tuple[str, ...], ...] = ()


class TokenError(ApiError):
    """No access token was given; nothing was sent to the API.

    `url` and `status` are of the answer of the authorization server. What it was sent and what it
    answered is not kept, as both hold secrets.

    Attributes:
        error: code of RFC 6749, section 5.2, such as `invalid_client`; empty where none came.
        description: what the server says about it; empty where it says nothing.
    """

    error: str = ""
    description: str = ""


class ClientClosed(ApiError, RuntimeError):
    """The client, or the HTTP client it was given, has been closed; nothing was sent."""


# --- No complete response -------------------------------------------------------------------------


class TransportError(ApiError):
    """No complete response came back; `__cause__` is the transport's own error.

    Attributes:
        may_have_been_processed: whether the server may have acted on the request. Where this is
            False, sending the request again is safe whatever its method.
    """

    may_have_been_processed: bool = True


class ConnectFailed(TransportError):
    """No connection could be made: the server never saw the request."""

    may_have_been_processed = False


class ConnectionLost(TransportError):
    """The connection broke, or was not HTTP, after the request was begun."""


class Timeout(TransportError):
    """The server did not answer in time."""


class ConnectTimeout(ConnectFailed, Timeout):
    """No connection could be made, or none of the pool was free, in time."""


class ResponseTooLarge(ApiError):
    """The answer has more bytes than `max_response_bytes`; the rest of it was not read.

    It is not asked for again. The server may have acted on the request.

    Attributes:
        limit: of an answer that is read whole, in bytes, decompressed.
    """

    limit: int = 0


# --- Answers other than 2xx -----------------------------------------------------------------------


class StatusError(ApiError):
    """The server answered with a status other than 2xx.

    Attributes:
        error: the body read as the type that the document declares for this status; otherwise, for
            `application/problem+json` (RFC 9457), the JSON object; otherwise None.
        reason: the standard phrase of the status, such as `Not Found`.
    """

    status: int  # pyright: ignore[reportIncompatibleVariableOverride] - nobody sets it again
    error: Any = None
    reason: str = ""


class NotModified(StatusError):
    """304: nothing has changed since the answer that the request names by its `If-None-Match`."""


class BadRequest(StatusError):
    """400: the server could not understand the request."""


class Unauthorized(StatusError):
    """401: the server did not accept the credentials, or wants some."""


class Forbidden(StatusError):
    """403: the credentials do not permit this operation."""


class NotFound(StatusError):
    """404: there is nothing at this address."""


class Conflict(StatusError):
    """409: the request does not fit the current state."""


class PreconditionFailed(StatusError):
    """412: what the request names by its `If-Match` has changed since."""


class UnprocessableContent(StatusError):
    """422: the request is well-formed, its content is not acceptable."""


class TooManyRequests(StatusError):
    """429: the server asks to be called less often; see the `Retry-After` header."""


class ServerError(StatusError):
    """5xx: the server failed."""


_by_status: dict[int, type[StatusError]] = {
    304: NotModified,
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    412: PreconditionFailed,
    422: UnprocessableContent,
    429: TooManyRequests,
}
_phrases = {413: "Content Too Large", 422: "Unprocessable Content"}  # newer than Python 3.11's


def status_error_class(status: int) -> type[StatusError]:
    """Return the class of error for an HTTP status code."""
    return ServerError if 500 <= status <= 599 else _by_status.get(status, StatusError)


def reason_phrase(status: int) -> str:
    """Return the standard phrase of a status code (RFC 9110), empty for an unknown one."""
    try:
        return _phrases.get(status) or HTTPStatus(status).phrase
    except ValueError:
        return ""


# --- Answers that cannot be read ------------------------------------------------------------------


class DecodeError(ApiError):
    """The server answered 2xx, but not as the document says; `body` is what came.

    Attributes:
        problems: where the body differs from its type; empty where it could not be read at all.
    """

    problems: tuple[Problem, ...] = ()


class PagingError(ApiError):
    """A page of a list says of the next one what cannot be followed; `body` is what came.

    Its cursor was there before, or it is a URL of another origin, which nothing is sent to.

    Attributes:
        cursor: what asked for the page; None where it was the first.
    """

    cursor: str | int | None = None


class ReportedFailure(ApiError):
    """The server answered 2xx, and the answer says that nothing succeeded.

    Attributes:
        result: the answer.
        errors: the errors that the answer lists.
        outcome: how the request went, an `Outcome`: the same as that of an answer that reports
            partial failure.
    """

    status: int  # pyright: ignore[reportIncompatibleVariableOverride] - nobody sets it again
    result: Any = None
    errors: tuple[Any, ...] = ()
    outcome: Any = None


# --- Texts ----------------------------------------------------------------------------------------


def problems_of(error: ValidationError, *at: str) -> list[Problem]:
    """List what Pydantic found wrong, without the values; where that is very much, say how much.

    Args:
        error: from a validator.
        at: path of the validated value.
    """
    count = error.error_count()
    if count > _MOST_PROBLEMS:
        return [Problem(".".join(at), f"has {count:,} errors, too many to list them")]
    return [
        Problem(".".join((*at, *map(str, item["loc"]))), excerpt(item["msg"]))
        for item in error.errors(include_url=False, include_context=False, include_input=False)
    ]
