"""Calls with more items than one request takes: batch by batch, and what came of each item.

It is imported where a package has such an operation alone.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from ..bulk.journal_tables import plain
from ..bulk.requesting import array_of
from ..bulk.results import BATCH
from ..errors import ApiError
from ..narrowing import AnyDict, AnyList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..bulk.results import ItemResult
    from ..operations import Operation
    from .performing import Report

_EVERY: Final = 100
"""Items from one report of progress to the next."""


async def send_in_batches(
    each: Callable[..., Any],
    operation: Operation[Any],
    keywords: Mapping[str, Any],
    most: int,
    seconds: float,
    report: Report,
) -> tuple[dict[str, Any], list[str]] | None:
    """Send items; return what came of them, and what is to be said of it.

    None where one request takes them all: nothing was sent.

    Args:
        each: the client's method that takes any number of items.
        operation: what is called.
        keywords: of the method for one request.
        most: items that are given one by one, of those that were not accepted.
        seconds: how long it may take.
        report: tells how many items are done.

    Raises:
        ApiError: nothing is known to have come of any item.
    """
    _, array = array_of(operation)
    body = keywords.get("body")
    items: Any = body.get(array.name) if array.name and isinstance(body, AnyDict) else body
    if not isinstance(items, AnyList) or len(items) <= min(BATCH, array.max_items or BATCH):
        return None
    rest = {key: value for key, value in keywords.items() if key not in {"body", "content_type"}}
    if array.name and isinstance(body, AnyDict):
        rest["body"] = {key: value for key, value in body.items() if key != array.name}
    outcomes: list[ItemResult[Any]] = []
    notes: list[str] = []
    try:
        async with asyncio.timeout(seconds), each(items, **rest) as stream:
            async for outcome in stream:
                outcomes.append(outcome)
                if len(outcomes) % _EVERY == 0:
                    await report(len(outcomes), len(items), f"{len(outcomes):,} items are done")
    except TimeoutError:
        notes.append(f"it took longer than {seconds:g} seconds and was stopped")
    except ApiError as error:
        if not outcomes:
            raise
        notes.append(f"it was stopped: {error}")
    return _told(outcomes, len(items), most, notes)


def _told(
    outcomes: list[ItemResult[Any]], total: int, most: int, notes: list[str]
) -> tuple[dict[str, Any], list[str]]:
    others = [outcome for outcome in outcomes if outcome.status != "accepted"]
    unknown = total - len(outcomes)
    if len(others) > most:
        notes.append(f"items_not_accepted: {most:,} of {len(others):,} items are shown")
    if unknown:
        notes.append("of items_unknown some may have been accepted: find out before you repeat it")
    if others:
        notes.append("repeat those that were rejected alone, with their errors mended")
    value = {
        "items_accepted": len(outcomes) - len(others),
        "items_not_accepted": [_shown(outcome) for outcome in others[:most]],
        "items_unknown": unknown,
    }
    return value, notes


def _shown(outcome: ItemResult[Any]) -> dict[str, Any]:
    shown = {"position": outcome.position, "id": outcome.id, "status": outcome.status}
    return {**shown, "errors": [plain(error) for error in outcome.errors]}
