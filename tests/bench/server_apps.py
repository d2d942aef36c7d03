"""The same operation, generated and as idiomatic FastAPI; run as `python -m ... ours|fastapi`."""

from __future__ import annotations

import secrets
import sys
from typing import Annotated

import uvicorn
from communications_api import models
from communications_api.server import Credentials, MessagesHandler, check_basic, create_app
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPBasic, HTTPBasicCredentials
from pydantic import BaseModel, ConfigDict, Field


class Messages(MessagesHandler[str]):
    """Answers with what it was sent."""

    async def send_bot_message(
        self, *, body: models.SendBotMessageRequest, **path: str
    ) -> models.SendBotMessageResponse:
        return models.SendBotMessageResponse(
            status=models.ResultStatus.SUCCESS, message_uuid=path["user_uuid"]
        )


async def authenticate(credentials: Credentials) -> str | None:
    """Know one user."""
    return credentials.username if check_basic(credentials, "u", "secret") else None


def ours() -> FastAPI:
    """Return the generated server."""
    return create_app(messages=Messages.partial(), authenticate=authenticate)


class _Plain(BaseModel):
    model_config = ConfigDict(populate_by_name=True)


class Attributes(_Plain):
    """As one writes it by hand."""

    body: str | None = None
    type: models.MessageType | None = None
    protocol: models.MessageProtocol | None = None
    purpose: models.MessagePurpose | None = None
    is_manual: bool | None = Field(None, alias="isManual")
    number: int | None = Field(None, alias="numberOfMessageAttachments")
    subject: str | None = None


class Sending(_Plain):
    """As one writes it by hand."""

    recipient: str | None = Field(None, alias="recipientCommunicationValue")
    sender_name: str | None = Field(None, alias="senderName")


class Request(_Plain):
    """As one writes it by hand."""

    message_attributes: Attributes | None = Field(None, alias="messageAttributes")
    sending: Sending | None = Field(None, alias="messageSendingAttributes")


class Answer(_Plain):
    """As one writes it by hand."""

    status: models.ResultStatus | None = None
    message_uuid: str | None = Field(None, alias="messageUuid")


basic = HTTPBasic()


async def current_user(credentials: Annotated[HTTPBasicCredentials, Depends(basic)]) -> str:
    """Authenticate as FastAPI's documentation does."""
    name = secrets.compare_digest(credentials.username.encode(), b"u")
    if not (name and secrets.compare_digest(credentials.password.encode(), b"secret")):
        raise HTTPException(401, headers={"WWW-Authenticate": "Basic"})
    return credentials.username


def fastapi() -> FastAPI:
    """Return the same operation as idiomatic FastAPI."""
    app = FastAPI()

    @app.post(
        "/communications/department/{department_uuid}/user/{user_uuid}/botmessage/send",
        response_model_exclude_unset=True,
    )
    async def send(
        department_uuid: str,
        user_uuid: str,
        body: Request,
        user: Annotated[str, Depends(current_user)],
    ) -> Answer:
        return Answer.model_validate({"status": "SUCCESS", "messageUuid": user_uuid})

    return app


if __name__ == "__main__":
    made = {"ours": ours, "fastapi": fastapi}[sys.argv[1]]()
    uvicorn.run(made, port=int(sys.argv[2]), log_level="warning", access_log=False)
