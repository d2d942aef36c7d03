# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model HistoricalMessage."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel, AwareDatetime
from ._message_attributes import MessageAttributes
from ._notification_attributes import NotificationAttributes
from ._voice_call_attributes import VoiceCallAttributes


class HistoricalMessage(ApiModel):
    """A past message or voice call to save."""

    source_uuid: Annotated[str | None, Field(alias="sourceUuid")] = None
    """Identifier of the message at its source. The response refers to the message by it."""

    call_back_path_url: Annotated[str | None, Field(alias="callBackPathUrl")] = None
    """Address to call back about this message. When it is called, and with what, is not documented."""

    sent_on: Annotated[AwareDatetime | None, Field(alias="sentOn")] = None
    """When the message was sent."""

    received_on: Annotated[AwareDatetime | None, Field(alias="receivedOn")] = None
    """When the message was received."""

    user_uuid: Annotated[str | None, Field(alias="userUuid")] = None
    """Identifier of the user."""

    message_uuid: Annotated[str | None, Field(alias="messageUuid")] = None
    """Identifier of the message."""

    communication_uid: Annotated[str | None, Field(alias="communicationUid")] = None
    """Identifier of the communication."""

    message_attributes: Annotated[MessageAttributes | None, Field(alias="messageAttributes")] = None
    notification_attributes: Annotated[
        NotificationAttributes | None, Field(alias="notificationAttributes")
    ] = None
    voice_call_attributes: Annotated[
        VoiceCallAttributes | None, Field(alias="voiceCallAttributes")
    ] = None
