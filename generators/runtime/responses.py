"""Which of the declared responses of an operation stands for a status, and which for its success.

A success is a response with a status of 2xx. Where an operation states none, `default` takes its
place and describes every response. Where it states some, `default` describes errors only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from typing_extensions import TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


BODILESS = frozenset({204, 205, 304})
"""Statuses of answers that have no content (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5)."""
WITHOUT_LENGTH = BODILESS - {205}
"""Statuses of answers that end after their headers (RFC 9112, section 6.3)."""


class Declared(Protocol):
    """A declared response; its status is `"200"`, a range such as `"2XX"`, or `"default"`."""

    @property
    def status(self) -> str:
        """The status, in any case."""
        ...


ResponseT = TypeVar("ResponseT", bound=Declared)


def states_success(status: str) -> bool:
    """Whether a declared status, such as `"201"` or `"2XX"`, is one of success."""
    return status[:1] == "2"


def success_statuses(statuses: Iterable[str]) -> list[str]:
    """Return the declared statuses that stand for success, in order."""
    listed = list(statuses)
    stated = [status for status in listed if states_success(status)]
    return stated or [status for status in listed if status.upper() == "DEFAULT"]


def successes(responses: Sequence[ResponseT]) -> list[ResponseT]:
    """Return the responses that stand for success, in documented order."""
    statuses = set(success_statuses(response.status for response in responses))
    return [response for response in responses if response.status in statuses]


def first_success(responses: Sequence[ResponseT]) -> ResponseT | None:
    """Return the response that a plain result stands for; None where no success is declared."""
    return next(iter(successes(responses)), None)


def usual(responses: Sequence[ResponseT]) -> ResponseT | None:
    """Return the response that a call usually gets; None where none is declared at all."""
    return first_success(responses) or next(iter(responses), None)


def declared(responses: Sequence[ResponseT], status: int) -> ResponseT | None:
    """Return the response declared for a status: itself, its range, `default`; None where none is.

    Args:
        responses: those of one operation.
        status: of a response, 100 to 999.
    """
    by_status = {response.status.upper(): response for response in responses}
    exact = by_status.get(str(status)) or by_status.get(f"{status // 100}XX")
    if exact is None and not (200 <= status <= 299 and any(map(states_success, by_status))):
        return by_status.get("DEFAULT")
    return exact


def status_of(responses: Sequence[ResponseT], response: ResponseT) -> int:
    """Return a status that a declared response stands for; see `declared`."""
    text = response.status.upper()
    if text == "DEFAULT":
        return 200 if declared(responses, 200) is response else 500
    return int(text.replace("X", "0"))


def names_version(method: str, fields: Collection[str], statuses: Collection[str]) -> bool:
    """Whether an operation names the version of what it answers, and knows `If-None-Match`.

    Args:
        method: in upper case.
        fields: lower-case names of the declared header fields of requests and successes.
        statuses: as declared.
    """
    return method in {"GET", "HEAD", "QUERY"} and (
        "etag" in fields or "if-none-match" in fields or "304" in statuses
    )


def takes_version(fields: Collection[str], statuses: Collection[str]) -> bool:
    """Whether an operation acts on the version only that a request names by `If-Match`.

    Args:
        fields: lower-case names of the declared header fields of requests.
        statuses: as declared.
    """
    refuses = "412" in statuses or "428" in statuses
    return "if-match" in fields or (refuses and "if-unmodified-since" not in fields)
