# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model SendNotificationRequest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._message_attributes import MessageAttributes
from ._message_sending_attributes_lite import MessageSendingAttributesLite
from ._notification_attributes_with_body_tags import NotificationAttributesWithBodyTags


class SendNotificationRequest(ApiModel):
    """A notification to send outside the context of a single customer."""

    message_attributes: Annotated[MessageAttributes | None, Field(alias="messageAttributes")] = None
    notification_attributes: Annotated[
        NotificationAttributesWithBodyTags | None, Field(alias="notificationAttributes")
    ] = None
    message_sending_attributes_lite: Annotated[
        MessageSendingAttributesLite | None, Field(alias="messageSendingAttributesLite")
    ] = None
