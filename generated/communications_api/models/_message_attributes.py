# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model MessageAttributes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._attachment import Attachment
from ._draft_attributes import DraftAttributes
from ._message_protocol import MessageProtocol
from ._message_purpose import MessagePurpose
from ._message_tag import MessageTag
from ._message_type import MessageType
from ._tag_name import TagName


class MessageAttributes(ApiModel):
    """What a message says, what kind of message it is, and where it shows."""

    body: str | None = None
    """Text of the message."""

    type: MessageType | None = None
    protocol: MessageProtocol | None = None
    purpose: MessagePurpose | None = None
    is_manual: Annotated[bool | None, Field(alias="isManual")] = None
    """Whether the message is a manual one."""

    subject: str | None = None
    """Subject line of the message."""

    meta_data: Annotated[dict[str, str] | None, Field(alias="metaData")] = None
    """Additional data about the message; every value is text."""

    tags: list[TagName] | None = None
    """Fixed tags of the message; not to be confused with `messageTags`."""

    draft_attributes: Annotated[DraftAttributes | None, Field(alias="draftAttributes")] = None
    attachments: list[Attachment] | None = None
    """Files that go with the message."""

    default_reply_action: Annotated[str | None, Field(alias="defaultReplyAction")] = None
    update_thread_timestamp: Annotated[bool | None, Field(alias="updateThreadTimestamp")] = None
    """Whether the message updates the timestamp of its thread."""

    update_total_message_count: Annotated[bool | None, Field(alias="updateTotalMessageCount")] = (
        None
    )
    """Whether the message updates the total number of messages."""

    show_in_customer_conversation: Annotated[
        bool | None, Field(alias="showInCustomerConversation")
    ] = None
    """Whether the message shows in the conversation with the customer."""

    message_tags: Annotated[list[MessageTag] | None, Field(alias="messageTags")] = None
    """Structured tags of the message; not to be confused with `tags`."""
