# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model EditDraftRequest."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._incoming_message_attributes import IncomingMessageAttributes
from ._internal_comment_attributes import InternalCommentAttributes
from ._message_attributes import MessageAttributes
from ._message_sending_attributes import MessageSendingAttributes
from ._notification_attributes import NotificationAttributes
from ._user_reference import UserReference


class EditDraftRequest(ApiModel):
    """Who edits a draft, and what the draft is to contain."""

    is_free_marker_message: Annotated[bool | None, Field(alias="isFreeMarkerMessage")] = None
    """Whether the message is a FreeMarker template, as the name suggests; see `freeMarkerMetadata`."""

    editor: UserReference | None = None
    message_attributes: Annotated[MessageAttributes | None, Field(alias="messageAttributes")] = None
    message_sending_attributes: Annotated[
        MessageSendingAttributes | None, Field(alias="messageSendingAttributes")
    ] = None
    notification_attributes: Annotated[
        NotificationAttributes | None, Field(alias="notificationAttributes")
    ] = None
    incoming_message_attributes: Annotated[
        IncomingMessageAttributes | None, Field(alias="incomingMessageAttributes")
    ] = None
    internal_comment_attributes: Annotated[
        InternalCommentAttributes | None, Field(alias="internalCommentAttributes")
    ] = None
    message_metadata: Annotated[dict[str, Any] | None, Field(alias="messageMetadata")] = None
    """Additional data about the message."""

    free_marker_metadata: Annotated[dict[str, Any] | None, Field(alias="freeMarkerMetadata")] = None
    """Additional data that goes with a FreeMarker message, as the name suggests."""
