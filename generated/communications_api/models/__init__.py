# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Communications API.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._attachment import Attachment
    from ._bot_message_attributes import BotMessageAttributes
    from ._bot_message_sending_attributes import BotMessageSendingAttributes
    from ._button_theme import ButtonTheme
    from ._draft_attributes import DraftAttributes
    from ._draft_failure_reason import DraftFailureReason
    from ._draft_status import DraftStatus
    from ._edit_draft_request import EditDraftRequest
    from ._edit_draft_response import EditDraftResponse
    from ._error_detail import ErrorDetail
    from ._historical_message import HistoricalMessage
    from ._historical_message_result import HistoricalMessageResult
    from ._import_messages_request import ImportMessagesRequest
    from ._import_messages_response import ImportMessagesResponse
    from ._incoming_message_attributes import IncomingMessageAttributes
    from ._internal_comment_attributes import InternalCommentAttributes
    from ._message_attributes import MessageAttributes
    from ._message_protocol import MessageProtocol
    from ._message_purpose import MessagePurpose
    from ._message_sending_attributes import MessageSendingAttributes
    from ._message_sending_attributes_lite import MessageSendingAttributesLite
    from ._message_tag import MessageTag
    from ._message_type import MessageType
    from ._notification_attributes import NotificationAttributes
    from ._notification_attributes_with_body_tags import NotificationAttributesWithBodyTags
    from ._notification_button import NotificationButton
    from ._parent_tag import ParentTag
    from ._result_status import ResultStatus
    from ._send_bot_message_request import SendBotMessageRequest
    from ._send_bot_message_response import SendBotMessageResponse
    from ._send_notification_request import SendNotificationRequest
    from ._send_notification_response import SendNotificationResponse
    from ._tag_attribute import TagAttribute
    from ._tag_name import TagName
    from ._user_reference import UserReference
    from ._voice_call_attributes import VoiceCallAttributes
    from ._warning_detail import WarningDetail

__all__ = [
    "ApiModel",
    "Attachment",
    "TagAttribute",
    "ParentTag",
    "IncomingMessageAttributes",
    "UserReference",
    "VoiceCallAttributes",
    "MessageSendingAttributes",
    "MessageSendingAttributesLite",
    "BotMessageSendingAttributes",
    "ErrorDetail",
    "WarningDetail",
    "ResultStatus",
    "MessageType",
    "MessageProtocol",
    "MessagePurpose",
    "TagName",
    "DraftStatus",
    "DraftFailureReason",
    "ButtonTheme",
    "SendNotificationResponse",
    "SendBotMessageResponse",
    "EditDraftResponse",
    "BotMessageAttributes",
    "DraftAttributes",
    "MessageTag",
    "InternalCommentAttributes",
    "NotificationButton",
    "HistoricalMessageResult",
    "SendBotMessageRequest",
    "ImportMessagesResponse",
    "MessageAttributes",
    "NotificationAttributes",
    "NotificationAttributesWithBodyTags",
    "HistoricalMessage",
    "SendNotificationRequest",
    "EditDraftRequest",
    "ImportMessagesRequest",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Attachment": "_attachment",
            "TagAttribute": "_tag_attribute",
            "ParentTag": "_parent_tag",
            "IncomingMessageAttributes": "_incoming_message_attributes",
            "UserReference": "_user_reference",
            "VoiceCallAttributes": "_voice_call_attributes",
            "MessageSendingAttributes": "_message_sending_attributes",
            "MessageSendingAttributesLite": "_message_sending_attributes_lite",
            "BotMessageSendingAttributes": "_bot_message_sending_attributes",
            "ErrorDetail": "_error_detail",
            "WarningDetail": "_warning_detail",
            "ResultStatus": "_result_status",
            "MessageType": "_message_type",
            "MessageProtocol": "_message_protocol",
            "MessagePurpose": "_message_purpose",
            "TagName": "_tag_name",
            "DraftStatus": "_draft_status",
            "DraftFailureReason": "_draft_failure_reason",
            "ButtonTheme": "_button_theme",
            "SendNotificationResponse": "_send_notification_response",
            "SendBotMessageResponse": "_send_bot_message_response",
            "EditDraftResponse": "_edit_draft_response",
            "BotMessageAttributes": "_bot_message_attributes",
            "DraftAttributes": "_draft_attributes",
            "MessageTag": "_message_tag",
            "InternalCommentAttributes": "_internal_comment_attributes",
            "NotificationButton": "_notification_button",
            "HistoricalMessageResult": "_historical_message_result",
            "SendBotMessageRequest": "_send_bot_message_request",
            "ImportMessagesResponse": "_import_messages_response",
            "MessageAttributes": "_message_attributes",
            "NotificationAttributes": "_notification_attributes",
            "NotificationAttributesWithBodyTags": "_notification_attributes_with_body_tags",
            "HistoricalMessage": "_historical_message",
            "SendNotificationRequest": "_send_notification_request",
            "EditDraftRequest": "_edit_draft_request",
            "ImportMessagesRequest": "_import_messages_request",
        },
    )
