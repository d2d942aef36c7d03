# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model BotMessageSendingAttributes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class BotMessageSendingAttributes(ApiModel):
    """To whom a bot message is to be sent, and in whose name."""

    recipient_communication_value: Annotated[
        str | None, Field(alias="recipientCommunicationValue")
    ] = None
    """Where to reach the recipient: presumably a phone number, as only text is supported."""

    sender_name: Annotated[str | None, Field(alias="senderName")] = None
    """Name of the sender."""
