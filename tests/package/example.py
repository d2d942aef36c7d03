"""An implementation of the API for tests: answers as documented, and remembers what it was sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from communications_api import models
from communications_api.server import (
    Credentials,
    HistoryHandler,
    ItemBody,
    MessagesHandler,
    check_basic,
    create_app,
)

if TYPE_CHECKING:
    from fastapi import FastAPI

PAYLOADS = Path(__file__).parent.parent / "spec" / "payloads"
USERNAME, PASSWORD = "dealer", "correct horse"
OPERATIONS = {
    "sendNotification": ("messages", "send_notification"),
    "sendBotMessage": ("messages", "send_bot_message"),
    "editDraft": ("messages", "edit_draft"),
    "importMessages": ("history", "import_messages"),
}
"""Group and method of each operation, by operationId."""


def payload(operation_id: str, direction: str) -> Any:
    """Return a documented payload; `direction` is `request` or `response`."""
    return json.loads((PAYLOADS / f"{operation_id}.{direction}.json").read_text("utf-8"))


class Log:
    """What handlers were called with: (operationId, path arguments, body as JSON)."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, str], Any]] = []

    def add(self, operation_id: str, body: models.ApiModel, **path: str) -> None:
        self.calls.append((operation_id, path, json.loads(body.to_json())))


class Messages(MessagesHandler[str]):
    """Answers as documented."""

    def __init__(self, log: Log) -> None:
        self.log = log

    async def send_notification(
        self,
        *,
        principal: str,
        department_uuid: str,
        user_uuid: str,
        body: models.SendNotificationRequest,
    ) -> models.SendNotificationResponse:
        assert principal == USERNAME
        self.log.add("sendNotification", body, department_uuid=department_uuid, user_uuid=user_uuid)
        return models.SendNotificationResponse.model_validate(
            payload("sendNotification", "response")
        )

    async def send_bot_message(
        self,
        *,
        principal: str,
        department_uuid: str,
        user_uuid: str,
        body: models.SendBotMessageRequest,
    ) -> models.SendBotMessageResponse:
        assert principal == USERNAME
        self.log.add("sendBotMessage", body, department_uuid=department_uuid, user_uuid=user_uuid)
        return models.SendBotMessageResponse.model_validate(payload("sendBotMessage", "response"))

    async def edit_draft(
        self,
        *,
        principal: str,
        department_uuid: str,
        user_uuid: str,
        customer_uuid: str,
        message_uuid: str,
        body: models.EditDraftRequest,
    ) -> models.EditDraftResponse:
        assert principal == USERNAME
        self.log.add(
            "editDraft",
            body,
            department_uuid=department_uuid,
            user_uuid=user_uuid,
            customer_uuid=customer_uuid,
            message_uuid=message_uuid,
        )
        return models.EditDraftResponse.model_validate(payload("editDraft", "response"))


class History(HistoryHandler[str]):
    """Answers as documented."""

    def __init__(self, log: Log) -> None:
        self.log = log

    async def import_messages(
        self,
        *,
        principal: str,
        department_uuid: str,
        customer_uuid: str,
        body: ItemBody[models.ImportMessagesRequest, models.HistoricalMessage],
    ) -> models.ImportMessagesResponse:
        assert principal == USERNAME
        whole = body.head.model_copy()
        whole.save_message_request_list = [message async for message in body.valid()]
        self.log.add(
            "importMessages", whole, department_uuid=department_uuid, customer_uuid=customer_uuid
        )
        return models.ImportMessagesResponse.model_validate(payload("importMessages", "response"))


async def authenticate(credentials: Credentials) -> str | None:
    """Know one user."""
    return credentials.username if check_basic(credentials, USERNAME, PASSWORD) else None


def example_app(log: Log, dispatch: Literal["app", "direct"] = "app") -> FastAPI:
    """Return the app."""
    return create_app(
        messages=Messages(log),
        history=History(log),
        authenticate=authenticate,
        dispatch=dispatch,
    )
