"""Calls with more items than one request takes: batch by batch, and what came of each item."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from ..bulk.async_each import AsyncEach
from ..bulk.journal_tables import plain
from ..bulk.requesting import array_of
from ..bulk.results import BATCH
from ..errors import ApiError
from ..narrowing import AnyDict, AnyList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..bulk.results import EachOptions, ItemResult
    from ..operations import Operation
    from .performing import Report

_EVERY: Final = 100
"""Items from one report of progress to the next."""
ANSWER: Final[Mapping[str, Any]] = {
    "items_accepted": {"type": "integer"},
    "items_not_accepted": {"type": "array", "items": {"type": "object"}},
    "items_unknown": {"type": "integer"},
}
"""Properties of an answer for many items, beside those of the document."""


def is_bulk(operation: Operation[Any]) -> bool:
    """Return whether an operation takes items that can be sent in several requests."""
    media = operation.body.media if operation.body is not None else ()
    return any(item.array is not None for item in media)


def batch_of(operation: Operation[Any]) -> int:
    """Return how many items one request of an operation takes."""
    return min(BATCH, array_of(operation)[1].max_items or BATCH)


def cut_body(operation: Operation[Any], body: Any) -> tuple[list[Any], Any] | None:
    """Return the items of a body, and the rest of it; None where one request takes them all."""
    name = array_of(operation)[1].name
    items: Any = body.get(name) if name and isinstance(body, AnyDict) else body
    if not isinstance(items, AnyList) or len(items) <= batch_of(operation):
        return None
    rest = {key: value for key, value in body.items() if key != name} if name else None
    return items, rest


async def send_in_batches(
    group: Any,
    operation: Operation[Any],
    cut: tuple[list[Any], Any],
    keywords: Mapping[str, Any],
    most: int,
    seconds: float,
    report: Report,
) -> tuple[dict[str, Any], list[str]]:
    """Send items and return what came of them, and what is to be said of it.

    Args:
        group: of the client.
        operation: what is called.
        cut: the items, and the rest of each body.
        keywords: arguments, and options of each request.
        most: items that are given one by one, of those that were not accepted.
        seconds: how long it may take.
        report: tells how many items are done.

    Raises:
        ApiError: nothing is known to have come of any item.
    """
    items, rest = cut
    names = {item.py_name for item in operation.parameters}
    arguments = {name: value for name, value in keywords.items() if name in names}
    given: Any = {name: value for name, value in keywords.items() if name not in names}
    options: EachOptions = given
    outcomes: list[ItemResult[Any]] = []
    notes: list[str] = []
    each = AsyncEach[Any](group, operation, arguments, items, rest, options)
    try:
        async with asyncio.timeout(seconds), each:
            async for outcome in each:
                outcomes.append(outcome)
                if len(outcomes) % _EVERY == 0:
                    await report(len(outcomes), len(items), f"{len(outcomes):,} items are done")
    except TimeoutError:
        notes.append(f"it took longer than {seconds:g} seconds and was stopped")
    except ApiError as error:
        if not outcomes:
            raise
        notes.append(f"it was stopped: {error}")
    accepted = sum(outcome.status == "accepted" for outcome in outcomes)
    others = [outcome for outcome in outcomes if outcome.status != "accepted"]
    if len(others) > most:
        notes.append(f"items_not_accepted: {most:,} of {len(others):,} items are shown")
    unknown = len(items) - len(outcomes)
    if unknown:
        notes.append("of items_unknown some may have been accepted: find out before you repeat it")
    if others:
        notes.append("repeat those that were rejected alone, with their errors mended")
    value = {
        "items_accepted": accepted,
        "items_not_accepted": [_shown(outcome) for outcome in others[:most]],
        "items_unknown": unknown,
    }
    return value, notes


def _shown(outcome: ItemResult[Any]) -> dict[str, Any]:
    shown = {"position": outcome.position, "id": outcome.id, "status": outcome.status}
    return {**shown, "errors": [plain(error) for error in outcome.errors]}
