"""What a bulk call gives: the outcome of each item, and how far it is."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeAlias

from typing_extensions import TypedDict, TypeVar

if TYPE_CHECKING:
    from ..client.retries import Retries
    from .call_journal import Journal

ItemT = TypeVar("ItemT")

BATCH = 500
"""Items of one request, by default."""
MAX_BYTES = 1_000_000
"""Bytes of one request, by default; an item that is longer by itself is sent by itself."""
CONCURRENCY = 4
"""Requests under way at the same time, by default."""

Items: TypeAlias = Iterable[ItemT | bytes | str] | os.PathLike[str]
"""Items of a blocking call: models, plain data, or JSON texts.

A path is that of a file with one JSON text on each line.
"""
AsyncItems: TypeAlias = (
    AsyncIterable[ItemT | bytes | str] | Iterable[ItemT | bytes | str] | os.PathLike[str]
)
"""Items of an asynchronous call."""

Status: TypeAlias = Literal["accepted", "rejected", "undecided", "skipped"]
"""What came of an item.

Undecided are those that were sent and of which nobody said what came of them; skipped are those of
which `Journal.skip` was told that they are not to be sent again.
"""


class ItemResult(NamedTuple, Generic[ItemT]):
    """What came of one item.

    Attributes:
        position: number of the item among all items, from 0 on; empty lines have none.
        id: its identity as text, by the property that `x-outcome` names as `itemId`; None where it
            has none.
        status: see `Status`.
        errors: why it was rejected, or is undecided: `Problem`s of an item that was not sent as it
            is not valid; what the answer says of it; or the error of the whole request. From a
            journal they are plain data.
        warnings: what the answer notes about it.
        entry: what the answer says about it, where it has an entry for it; None from a journal.
        item: as it was given; None from a journal.
        sent: whether it was sent.
    """

    position: int
    id: str | None
    status: Status
    errors: tuple[Any, ...] = ()
    warnings: tuple[Any, ...] = ()
    entry: Any = None
    item: Any = None
    sent: bool = True


class Progress(NamedTuple):
    """How far a call is; of items that the journal knew, `known` says how many there were.

    Attributes:
        items: that came to something in this call.
        accepted: of these.
        rejected: of these, sent or not.
        undecided: of these.
        known: items whose outcome stood in the journal already.
        bytes: length of the JSON text of all items that were taken, known ones included.
        seconds: since the call began.
    """

    items: int
    accepted: int
    rejected: int
    undecided: int
    known: int
    bytes: int
    seconds: float

    @property
    def rate(self) -> float:
        """Items in a second, without those that were known."""
        return self.items / self.seconds if self.seconds else 0.0


class EachOptions(TypedDict, total=False):
    """Options of a call with any number of items, and those of each of its requests.

    Keys:
        journal: a `Journal`, or the path of one, that makes the call one that can be resumed.
        batch: items of one request, 500 by default.
        max_bytes: bytes of one request, 1,000,000 by default.
        concurrency: requests under way at the same time, 4 by default.
        on_progress: called with a `Progress` whenever a request came to something.
        on_known: called with what the journal knows of an item that was not accepted, when the item
            comes by again: for lists of failed items that are to be complete.
        timeout: as for one call.
        total_timeout: as for one call.
        max_response_bytes: as for one call.
        retries: as for one call.
        headers: as for one call.
    """

    journal: Journal | str | os.PathLike[str] | None
    batch: int
    max_bytes: int
    concurrency: int
    on_progress: Callable[[Progress], object]
    on_known: Callable[[ItemResult[Any]], object]
    timeout: float | None
    total_timeout: float | None
    max_response_bytes: int | None
    retries: Retries | int
    headers: Mapping[str, str]


OWN_OPTIONS = ("journal", "batch", "max_bytes", "concurrency", "on_progress", "on_known")
"""Those that are not options of each request."""


def check_numbers(options: Mapping[str, Any]) -> None:
    """Refuse numbers that cannot be.

    Raises:
        ValueError: one is not a whole number above 0.
    """
    for name in ("batch", "max_bytes", "concurrency"):
        value = options.get(name, 1)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise ValueError(f"{name} must be a whole number above 0")
