"""What an error of one request means for its items, and for the requests after it."""

from __future__ import annotations

from enum import Enum
from http import HTTPStatus
from typing import TYPE_CHECKING

from ..errors import RequestInvalid, StatusError, TransportError
from .batches import Judged
from .verdicts import Verdict

if TYPE_CHECKING:
    from ..errors import ApiError
    from .batches import Batch

_ABOUT_CONTENT = frozenset(
    {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.CONFLICT,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    }
)
"""Statuses with which a server refuses this body; another one may be as it should."""
IN_SUCCESSION = 3
"""Requests of which nobody knows what came of them: after as many, one after the other, a call
ends."""


class Meaning(Enum):
    """What an error means for the items of its request."""

    REJECTED = "the server refused them; others may fare better"
    NOT_SENT = "the server did nothing with them, and would not with others"
    UNKNOWN = "the server may have acted on them"


def meaning_of(error: ApiError) -> Meaning:
    """Return what an error means."""
    if isinstance(error, StatusError):
        if error.status in _ABOUT_CONTENT:
            return Meaning.REJECTED
        # A client error says that nothing was done (RFC 9110, section 15.5), and is not about the
        # body: the next request would be answered in the same way.
        is_refused = error.status < HTTPStatus.INTERNAL_SERVER_ERROR
        return Meaning.NOT_SENT if is_refused else Meaning.UNKNOWN
    if isinstance(error, TransportError):
        return Meaning.UNKNOWN if error.may_have_been_processed else Meaning.NOT_SENT
    if isinstance(error, RequestInvalid) or error.status is None:
        return Meaning.NOT_SENT  # credentials are missing, or the client is closed
    return Meaning.UNKNOWN  # the answer cannot be read, or is too large


def failed(batch: Batch, error: ApiError) -> Judged:
    """Return what an error says of the items of a batch."""
    meaning = meaning_of(error)
    if meaning is Meaning.NOT_SENT:
        return Judged(batch, None, error)
    unknown = meaning is Meaning.UNKNOWN
    verdict = Verdict("undecided" if unknown else "rejected", (error,))
    return Judged(batch, [verdict] * len(batch.sent_places), error, unknown)
