# pyright: strict
"""Calls with any number of items; both checkers accept it all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_type

from communications_api import AsyncClient, Client, dicts, models
from communications_api.bulk import ItemResult, Journal, Progress, Status

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


def given() -> Iterator[models.HistoricalMessage]:
    yield models.HistoricalMessage(source_uuid="1")


async def later() -> AsyncIterator[dicts.HistoricalMessageDict]:
    yield {"sourceUuid": "1"}


def note(progress: Progress) -> None:
    print(progress.items, progress.rate)


def keep(outcome: ItemResult[Any]) -> None:
    print(outcome.id, outcome.errors)


def calls(client: Client) -> None:
    method = client.history.import_messages_each
    plain: list[dicts.HistoricalMessageDict] = [{"sourceUuid": "1"}]
    for items in (given(), plain, [b"{}"], ["{}"], Path("items.jsonl")):
        with method(items, department_uuid="d", customer_uuid="c") as outcomes:
            for outcome in outcomes:
                assert_type(outcome, ItemResult[models.HistoricalMessage])
                assert_type(outcome.status, Status)
                assert_type(outcome.id, str | None)
    with Path("items.jsonl").open("rb") as file:
        method(file, department_uuid="d", customer_uuid="c", journal="import.db", batch=100)
    method(
        plain,
        department_uuid="d",
        customer_uuid="c",
        body={"callBackPathUrl": "https://host"},
        journal=Journal("import.db"),
        max_bytes=10_000,
        concurrency=8,
        on_progress=note,
        on_known=keep,
        timeout=5.0,
        retries=3,
    )


async def async_calls(client: AsyncClient) -> None:
    method = client.history.import_messages_each
    async for outcome in method(later(), department_uuid="d", customer_uuid="c"):
        assert_type(outcome, ItemResult[models.HistoricalMessage])
    async with method(given(), department_uuid="d", customer_uuid="c") as outcomes:
        async for outcome in outcomes:
            print(outcome.position)


def decide() -> None:
    with Journal("import.db") as journal:
        for outcome in journal.outcomes():
            assert_type(outcome, ItemResult[Any])
        assert_type(journal.undecided(), list[ItemResult[Any]])
        assert_type(journal.resend([1, 2]) + journal.skip(), int)
        assert_type(journal.counts(), dict[str, int])
