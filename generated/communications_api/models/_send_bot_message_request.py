# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model SendBotMessageRequest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._bot_message_attributes import BotMessageAttributes
from ._bot_message_sending_attributes import BotMessageSendingAttributes


class SendBotMessageRequest(ApiModel):
    """A bot message to send to a user."""

    message_attributes: Annotated[BotMessageAttributes | None, Field(alias="messageAttributes")] = (
        None
    )
    message_sending_attributes: Annotated[
        BotMessageSendingAttributes | None, Field(alias="messageSendingAttributes")
    ] = None
