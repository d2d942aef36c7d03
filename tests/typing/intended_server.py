# pyright: strict
"""Serving: handlers of every form, and applications. Both type checkers accept it all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_type

from communications_api import AsyncClient, Client, models
from communications_api.server import (
    Credentials,
    HistoryHandler,
    ItemBody,
    MessagesHandler,
    ProblemError,
    Reply,
    Violation,
    check_basic,
    create_app,
)
from fastapi import FastAPI


@dataclass
class Dealer:
    name: str


class Messages(MessagesHandler[Dealer]):
    async def send_notification(
        self,
        *,
        principal: Dealer,
        department_uuid: str,
        user_uuid: str,
        body: models.SendNotificationRequest,
    ) -> models.SendNotificationResponse:
        if body.message_attributes is None:
            raise ProblemError(422, title=f"{principal.name} sent no message")
        return models.SendNotificationResponse(status=models.ResultStatus.SUCCESS)

    # A plain function runs in a thread.
    def send_bot_message(
        self,
        *,
        principal: Dealer,
        department_uuid: str,
        user_uuid: str,
        body: models.SendBotMessageRequest,
    ) -> models.SendBotMessageResponse:
        return models.SendBotMessageResponse()

    # A reply says more than the result.
    async def edit_draft(
        self,
        *,
        principal: Dealer,
        department_uuid: str,
        user_uuid: str,
        customer_uuid: str,
        message_uuid: str,
        body: models.EditDraftRequest,
    ) -> models.EditDraftResponse | Reply:
        if not message_uuid:
            return Reply(status=200, body=models.EditDraftResponse(), headers={"X-A": "b"})
        return models.EditDraftResponse()


class History(HistoryHandler[Dealer]):
    # What is not needed may be taken together.
    def import_messages(
        self,
        *,
        body: ItemBody[models.ImportMessagesRequest, models.HistoricalMessage],
        **rest: object,
    ) -> models.ImportMessagesResponse | Reply:
        # In a thread, so without `async`.
        assert_type([message.source_uuid for message in body.valid()], list[str | None])
        return Reply(body=models.ImportMessagesResponse())


class ItemByItem(HistoryHandler[Dealer]):
    async def import_messages(
        self,
        *,
        body: ItemBody[models.ImportMessagesRequest, models.HistoricalMessage],
        **rest: object,
    ) -> models.ImportMessagesResponse:
        assert_type(body.head.call_back_path_url, str | None)
        failed: list[str] = []
        async for item in body:
            if item.errors:
                assert_type(item.errors, tuple[Violation, ...])
                failed.append(str(item.data))
            else:
                assert_type(item.value, models.HistoricalMessage)
        await body.check()
        async for message in body.valid():
            assert_type(message.source_uuid, str | None)
        return models.ImportMessagesResponse(failed_source_uuids=failed)


class Beginning(MessagesHandler[Dealer]):
    """Implements nothing yet."""


async def authenticate(credentials: Credentials) -> Dealer | None:
    return Dealer(credentials.username) if check_basic(credentials, "u", "p") else None


def at_once(credentials: Credentials) -> Dealer | None:
    return Dealer(credentials.username)


def applications() -> None:
    assert_type(Beginning.partial(), Beginning)
    app = create_app(messages=Messages(), history=History(), authenticate=authenticate)
    assert_type(app, FastAPI)
    create_app(messages=Beginning.partial(), authenticate=at_once, max_body_bytes=1000)
    client = Client.for_app(app, username="u", password="p", headers={"X-A": "b"}, timeout=1)
    assert_type(client, Client)
    assert_type(AsyncClient.for_app(app, raise_app_exceptions=False), AsyncClient)
