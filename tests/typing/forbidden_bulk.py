"""Calls with any number of items: what both checkers refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communications_api import AsyncClient, Client, models

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

client, async_client = Client(), AsyncClient()


async def later() -> AsyncIterator[dict[str, Any]]:
    yield {"sourceUuid": "1"}


def calls() -> None:
    method = client.history.import_messages_each
    # error: mypy[call-arg] pyright[reportCallIssue]
    method([{"sourceUuid": "1"}], department_uuid="d")
    # error: mypy[list-item] pyright[reportArgumentType]
    method([models.BotMessageAttributes()], department_uuid="d", customer_uuid="c")
    # error: mypy[arg-type] pyright[reportArgumentType]
    method(later(), department_uuid="d", customer_uuid="c")
    # error: mypy[arg-type] pyright[reportArgumentType]
    method([b""], department_uuid="d", customer_uuid="c", batch="many")
    # error: mypy[call-arg] pyright[reportCallIssue]
    method([b""], department_uuid="d", customer_uuid="c", content_type="text/plain")
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    client.messages.send_bot_message_each


async def async_calls() -> None:
    method = async_client.history.import_messages_each
    # error: mypy[attr-defined] pyright[reportGeneralTypeIssues]
    for _ in method([b""], department_uuid="d", customer_uuid="c"):
        pass
