"""The operations as idiomatic FastAPI: Pydantic models, dependencies, `async def`."""

from __future__ import annotations

import secrets
import sys
from typing import TYPE_CHECKING, Annotated

from communications_api import models  # noqa: TC002 - read by pydantic
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPBasic, HTTPBasicCredentials
from pydantic import BaseModel, ConfigDict, Field

from tests.bench.models import plain_models

if TYPE_CHECKING:
    from communications_api.models import ImportMessagesRequest, ImportMessagesResponse
else:  # the same models as one writes them by hand
    ImportMessagesRequest = plain_models().ImportMessagesRequest
    ImportMessagesResponse = sys.modules[ImportMessagesRequest.__module__].ImportMessagesResponse


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


def app() -> FastAPI:
    """Return the same operations as idiomatic FastAPI."""
    made = FastAPI()

    @made.post(
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

    @made.put(
        "/communications/department/{department_uuid}/customer/{customer_uuid}/communication/historical",
        response_model_exclude_unset=True,
    )
    async def import_messages(
        department_uuid: str,
        customer_uuid: str,
        body: ImportMessagesRequest,
        user: Annotated[str, Depends(current_user)],
    ) -> ImportMessagesResponse:
        taken = [message.source_uuid or "" for message in body.save_message_request_list or ()]
        return ImportMessagesResponse(succesfully_submitted_source_uuids=taken)

    return made
