# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model BotMessageAttributes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._message_protocol import MessageProtocol
from ._message_purpose import MessagePurpose
from ._message_type import MessageType


class BotMessageAttributes(ApiModel):
    """
    What a bot message says and what kind of message it is. Smaller than `MessageAttributes`; only
    here is the number of attachments given. Only text is supported at present.
    """

    body: str | None = None
    """Text of the message."""

    type: MessageType | None = None
    protocol: MessageProtocol | None = None
    purpose: MessagePurpose | None = None
    is_manual: Annotated[bool | None, Field(alias="isManual")] = None
    """Whether the message is a manual one."""

    number_of_message_attachments: Annotated[
        int | None, Field(alias="numberOfMessageAttachments")
    ] = None
    """Number of attachments of the message."""

    subject: str | None = None
    """Subject line of the message."""
