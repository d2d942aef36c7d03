"""What type checkers have to refuse in handlers and applications; see `forbidden_calls`."""

from __future__ import annotations

from communications_api import models
from communications_api.server import (
    Credentials,
    HistoryHandler,
    ItemBody,
    MessagesHandler,
    Reply,
    create_app,
)


class WrongResult(HistoryHandler[str]):
    # error: mypy[override] pyright[reportIncompatibleMethodOverride]
    async def import_messages(
        self,
        *,
        principal: str,
        department_uuid: str,
        customer_uuid: str,
        body: ItemBody[models.ImportMessagesRequest, models.HistoricalMessage],
    ) -> models.EditDraftResponse:
        return models.EditDraftResponse()


class WrongPlainResult(HistoryHandler[str]):
    # error: mypy[override] pyright[reportIncompatibleMethodOverride]
    def import_messages(
        self,
        *,
        principal: str,
        department_uuid: str,
        customer_uuid: str,
        body: ItemBody[models.ImportMessagesRequest, models.HistoricalMessage],
    ) -> None:
        return None


class MissingParameter(HistoryHandler[str]):
    # error: mypy[override] pyright[reportIncompatibleMethodOverride]
    async def import_messages(
        self,
        *,
        principal: str,
        department_uuid: str,
        body: ItemBody[models.ImportMessagesRequest, models.HistoricalMessage],
    ) -> models.ImportMessagesResponse:
        return models.ImportMessagesResponse()


class WrongBody(HistoryHandler[str]):
    # error: mypy[override] pyright[reportIncompatibleMethodOverride]
    async def import_messages(
        self, *, body: models.EditDraftRequest, **rest: str
    ) -> models.ImportMessagesResponse:
        return models.ImportMessagesResponse()


class WholeBody(HistoryHandler[str]):
    # error: mypy[override] pyright[reportIncompatibleMethodOverride]
    async def import_messages(
        self, *, body: models.ImportMessagesRequest, **rest: str
    ) -> models.ImportMessagesResponse:
        return models.ImportMessagesResponse()


class OtherItems(HistoryHandler[str]):
    # error: mypy[override] pyright[reportIncompatibleMethodOverride]
    async def import_messages(
        self, *, body: ItemBody[models.ImportMessagesRequest, models.Attachment], **rest: str
    ) -> models.ImportMessagesResponse:
        return models.ImportMessagesResponse()


class WrongPrincipal(HistoryHandler[str]):
    # error: mypy[override] pyright[reportIncompatibleMethodOverride]
    async def import_messages(
        self,
        *,
        principal: int,
        department_uuid: str,
        customer_uuid: str,
        body: ItemBody[models.ImportMessagesRequest, models.HistoricalMessage],
    ) -> models.ImportMessagesResponse:
        return models.ImportMessagesResponse()


class Misspelled(HistoryHandler[str]):
    async def import_message(self, **rest: object) -> models.ImportMessagesResponse:
        return models.ImportMessagesResponse()


class NoBody(MessagesHandler[str]):
    async def send_bot_message(
        self, *, body: models.SendBotMessageRequest, **rest: object
    ) -> models.SendBotMessageResponse | Reply:
        # error: mypy[return-value] pyright[reportReturnType]
        return {"status": "SUCCESS"}


async def authenticate(credentials: Credentials) -> str | None:
    # error: mypy[attr-defined,no-any-return] pyright[reportAttributeAccessIssue]
    return credentials.token


def number(credentials: Credentials) -> int:
    return 1


def applications() -> None:
    # error: mypy[abstract] pyright[reportAbstractUsage]
    Misspelled()
    # error: mypy[abstract] pyright[reportAbstractUsage]
    MessagesHandler[str]()
    # error: mypy[arg-type] pyright[reportArgumentType]
    create_app(messages=NoBody, authenticate=authenticate)
    # error: mypy[arg-type] pyright[reportArgumentType]
    create_app(messages=Misspelled.partial(), authenticate=authenticate)
    # error: mypy[arg-type] pyright[reportArgumentType]
    create_app(messages=NoBody.partial(), authenticate=number)
    # error: mypy[call-arg] pyright[reportCallIssue]
    create_app(messages=NoBody.partial())
    # error: mypy[call-arg] pyright[reportCallIssue]
    create_app(mesages=NoBody.partial(), authenticate=authenticate)
    # error: mypy[call-arg] pyright[reportCallIssue]
    create_app(authenticate=authenticate, max_bytes=1)
