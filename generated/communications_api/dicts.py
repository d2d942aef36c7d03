# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Types of plain data, which may be given in place of models.

Keys are the names on the wire. Where a model is declared, a dictionary of its type or the model
itself is taken; where an enum is, one of its values or a member.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from . import models
from ._runtime.models.plain_data import Array

__all__ = [
    "AttachmentDict",
    "TagAttributeDict",
    "ParentTagDict",
    "IncomingMessageAttributesDict",
    "UserReferenceDict",
    "VoiceCallAttributesDict",
    "MessageSendingAttributesDict",
    "MessageSendingAttributesLiteDict",
    "BotMessageSendingAttributesDict",
    "MessageTypeValue",
    "MessageProtocolValue",
    "MessagePurposeValue",
    "TagNameValue",
    "DraftStatusValue",
    "DraftFailureReasonValue",
    "ButtonThemeValue",
    "BotMessageAttributesDict",
    "DraftAttributesDict",
    "MessageTagDict",
    "InternalCommentAttributesDict",
    "NotificationButtonDict",
    "SendBotMessageRequestDict",
    "MessageAttributesDict",
    "NotificationAttributesDict",
    "NotificationAttributesWithBodyTagsDict",
    "HistoricalMessageDict",
    "SendNotificationRequestDict",
    "EditDraftRequestDict",
    "ImportMessagesRequestDict",
]


class AttachmentDict(TypedDict):
    """Plain data of `models.Attachment`."""

    fileURL: NotRequired[str | None]
    attachmentExtension: NotRequired[str | None]
    mimeType: NotRequired[str | None]
    originalFileName: NotRequired[str | None]
    docSize: NotRequired[str | None]
    thumbnailURL: NotRequired[str | None]
    mediaPreviewURL: NotRequired[str | None]


class TagAttributeDict(TypedDict):
    """Plain data of `models.TagAttribute`."""

    value: NotRequired[str | None]


class ParentTagDict(TypedDict):
    """Plain data of `models.ParentTag`."""

    tagTypeUuid: NotRequired[str | None]
    referenceIdentifier: NotRequired[str | None]


class IncomingMessageAttributesDict(TypedDict):
    """Plain data of `models.IncomingMessageAttributes`."""

    fromNumber: NotRequired[str | None]
    communicationUID: NotRequired[str | None]
    forwardText: NotRequired[bool | None]
    forwardedEmailReference: NotRequired[str | None]


class UserReferenceDict(TypedDict):
    """Plain data of `models.UserReference`."""

    uuid: NotRequired[str | None]
    name: NotRequired[str | None]
    type: NotRequired[str | None]
    departmentUuid: NotRequired[str | None]


class VoiceCallAttributesDict(TypedDict):
    """Plain data of `models.VoiceCallAttributes`."""

    callingParty: NotRequired[str | None]
    party2: NotRequired[str | None]
    party1Prompt: NotRequired[str | None]
    party2prompt: NotRequired[str | None]
    callStatus: NotRequired[int | None]
    callIdentifier: NotRequired[str | None]
    callDateTime: NotRequired[datetime | str | None]
    callBroker: NotRequired[str | None]
    recordingUrl: NotRequired[str | None]
    recordCall: NotRequired[bool | None]
    transcribeCall: NotRequired[bool | None]
    transcribeText: NotRequired[str | None]


class MessageSendingAttributesDict(TypedDict):
    """Plain data of `models.MessageSendingAttributes`."""

    addSignature: NotRequired[bool | None]
    addTCPAFooter: NotRequired[bool | None]
    overrideOptoutRules: NotRequired[bool | None]
    sendVCard: NotRequired[bool | None]
    communicationValueOfCustomer: NotRequired[str | None]
    communicationLabel: NotRequired[str | None]
    overrideHolidays: NotRequired[bool | None]
    overrideHoursOfOperations: NotRequired[bool | None]
    listOfEmailsToBeCCed: NotRequired[Array[str] | None]
    listOfEmailsToBeBCCed: NotRequired[Array[str] | None]
    callbackURL: NotRequired[str | None]
    callbackMetaData: NotRequired[Mapping[str, Any] | None]
    addFooter: NotRequired[bool | None]
    sendSynchronously: NotRequired[bool | None]
    delay: NotRequired[int | None]
    queueIfOptedOut: NotRequired[bool | None]


class MessageSendingAttributesLiteDict(TypedDict):
    """Plain data of `models.MessageSendingAttributesLite`."""

    delay: NotRequired[int | None]
    sendSynchronously: NotRequired[bool | None]
    callBackUrl: NotRequired[str | None]
    callBackMetadata: NotRequired[Mapping[str, Any] | None]


class BotMessageSendingAttributesDict(TypedDict):
    """Plain data of `models.BotMessageSendingAttributes`."""

    recipientCommunicationValue: NotRequired[str | None]
    senderName: NotRequired[str | None]


MessageTypeValue: TypeAlias = Literal["DRAFT", "DISCARDED_DRAFT", "OUTGOING", "INCOMING", "NOTE"]


MessageProtocolValue: TypeAlias = Literal["TEXT", "EMAIL", "VOICE_CALL", "NONE"]


MessagePurposeValue: TypeAlias = Literal[
    "F",
    "OPTIN_APP",
    "OPTIN_REJ",
    "OPTIN_REQ",
    "OPTIN_ACT",
    "D",
    "PDINOTIFY",
    "INS_NOTIFY",
    "INSPECT_RESTORED",
    "TECH_INS_NOTIFY",
    "VWA_REGULAR_MANUAL",
    "VWA_TECH_MANUAL",
    "VWA_TECH_AUTO",
    "APPT_ESTIMATE_SIGN_REQUEST",
    "AUTORESPOND",
    "CONSENT",
    "TIRE_PROFILE_INSP",
    "TIRE_RECOMM_APPROVAL",
    "W",
    "P",
    "R",
    "S",
    "A",
    "CIWNotOp",
    "PR",
    "APR",
    "AUTOMATIC_PREQUALIFICATION",
    "AC",
    "AU",
    "AD",
    "V",
    "TF",
    "CF",
    "CWM",
    "AER",
    "ATR",
    "OOO_DELEGATION_DELEGATEE_NOTIFY",
    "DELEGATION_OOO_NOTE",
    "MANUAL_DELEGATION_NOTE",
    "MANUAL_DELEGATION_NOTIFICATION",
    "MESSAGE_SEND_FAILURE_NOTIFICATION",
    "UNASSIGNED_MESSAGE_NOTIFICATION",
    "AUTOCSI_FAILED_NOTIFICATION",
    "AUTOCSI_SENT_MANUALLY",
    "TIRE_RECOMMENDATION_MANUAL",
    "CUSTOMER_DOCUMENT_VERIFICATION",
    "PAYMENT_MANAGER_APPROVAL_PAYMENT_REQUEST",
    "PAYMENT_MANAGER_APPROVAL_NAME_MATCHING",
    "MDLCACT",
    "RECALL",
    "PDMSG",
    "NE",
    "APPNOTIFY",
    "MDLLACT",
    "DRIV_CALL",
    "PDM_CALL",
    "FDNOTIFY",
    "CARDDELETE",
    "WTNS",
    "FinInviteM",
    "FIN_ALERT",
    "PAY_RCPT",
    "REF_RCPT",
    "SCH_TXT",
    "CIWOptIn",
    "MDLLRSA",
    "MDLCWSA",
    "MDLCASA",
    "PDNOTIFY",
    "CASessStrt",
    "PDNOTES",
    "DRIV_SA",
    "DRIV_PDM",
    "ACNOT",
    "APP_NOTIF",
    "AUTH",
    "JAUTH",
    "LEAD_NOTIF",
    "CardSave_RCPT",
    "DO_VEH_OPT_ALERT",
    "OPT_OUT",
    "REF_REQ",
    "MPI_AUTO",
    "MPI_NOTIF",
    "MPI_MANUAL",
    "LEAD_NOTIF_MISSED",
    "WFR",
    "CUSTOMER_SENTIMENT_STATUS",
    "BDC_CALL_FORWARD",
    "FOLLOWUP",
    "THREE_D_S_APPROVAL",
    "THREE_D_S_APPROVAL_UNDO",
    "SIGNED_INVOICE_NOTIFICATION",
    "INCOMING_MESSAGE",
    "COMMUNICATION_PREFERENCE_CHANGE_NOTIFICATION",
    "UBER_RIDE_COMPLETION",
    "UBER_RIDE_CANCELLATION",
    "SHARED_RIDE_MESSAGE",
    "THREAD_OWNERSHIP_CHANGED_NOTIFICATION",
    "USER_ONBOARDING_INVITE",
    "OUT_OF_OFFICE_TURN_OFF_REMINDER",
    "RETRY_AUTORESPONDER",
    "DUE_FOLLOWUPS_NOTE",
    "DO_NEG_AMT_ALERT",
    "PAYMENT_FIRSTTIME_CUSTOMER",
    "OPB",
    "MBNOTES",
    "SIGNED_ESTIMATE_NOTIFICATION",
    "RSNOTES",
    "READY_TO_SEND_NOTIFICATION",
    "VOICEBOT_ASSIST",
    "VOICEBOT_ASSIST_BOOK_AN_APPOINTMENT_REPLY",
    "VOICEBOT_CALL_SUMMARY",
]


TagNameValue: TypeAlias = Literal["TRASH"]


DraftStatusValue: TypeAlias = Literal[
    "SCHEDULED", "FAILED", "DISCARDED", "SENT", "DRAFTED", "QUEUED"
]


DraftFailureReasonValue: TypeAlias = Literal[
    "MDL_EVENT_UNDER_TIME_LIMIT_REASON",
    "MIN_DELAY_FOR_CEP_NOT_PASSED_REASON",
    "UNCLOSED_RO_EXISTS_REASON",
    "TIME_NOT_CORRECT_FOR_SENDING_REASON",
    "MESSAGE_NOT_ALLOWED_FOR_LABEL",
    "PREFERRED_COMMUNICATION_NOT_FOUND",
    "NUMBER_OPTED_OUT",
    "NOT_OK_TO_EMAIL",
    "FAILED_AUTO_CSI_OLD_CLOSE_DATE",
    "USER_DOES_NOT_HAVE_AUTHORITY_TEXING_MANUAL",
    "USER_DOES_NOT_HAVE_AUTHORITY_TEXTING_AUTOMATIC",
    "OLD_INSPECTION",
    "DEALERSHIP_NOT_AUTHORIZED_TO_SEND_MESSAGE",
    "NO_CUSTOMER_FOUND",
    "INVALID_PHONE_NUMBER",
    "CUSTOMER_OPTED_OUT",
    "USER_DOES_NOT_HAVE_AUTHORITY_TO_SEND_MESSAGE",
    "FAILED_TO_SEND_TEXT",
    "NO_PHONE_NUMBER",
    "GENERIC_FAILURE_REASON",
    "NO_EMAIL_ID",
    "CANT_SEND_EMAIL_TO_THIS_CUSTOMER",
    "USER_DOES_NOT_HAVE_AUTHORITY_TO_EMAIL_MESSAGE",
    "USER_NOT_FOUND_OR_INVALID",
]


ButtonThemeValue: TypeAlias = Literal["PRIMARY", "SECONDARY", "TERTIARY", "QUATERNARY"]


class BotMessageAttributesDict(TypedDict):
    """Plain data of `models.BotMessageAttributes`."""

    body: NotRequired[str | None]
    type: NotRequired[MessageTypeValue | models.MessageType | None]
    protocol: NotRequired[MessageProtocolValue | models.MessageProtocol | None]
    purpose: NotRequired[MessagePurposeValue | models.MessagePurpose | None]
    isManual: NotRequired[bool | None]
    numberOfMessageAttachments: NotRequired[int | None]
    subject: NotRequired[str | None]


class DraftAttributesDict(TypedDict):
    """Plain data of `models.DraftAttributes`."""

    draftStatus: NotRequired[DraftStatusValue | models.DraftStatus | None]
    scheduledOn: NotRequired[str | None]
    draftFailureReason: NotRequired[DraftFailureReasonValue | models.DraftFailureReason | None]


class MessageTagDict(TypedDict):
    """Plain data of `models.MessageTag`."""

    tagTypeUuid: NotRequired[str | None]
    referenceIdentifier: NotRequired[str | None]
    value: NotRequired[Mapping[str, Any] | None]
    primaryAttribute: NotRequired[TagAttributeDict | models.TagAttribute | None]
    secondaryAttributes: NotRequired[Sequence[TagAttributeDict | models.TagAttribute] | None]
    parentTags: NotRequired[Sequence[ParentTagDict | models.ParentTag] | None]


class InternalCommentAttributesDict(TypedDict):
    """Plain data of `models.InternalCommentAttributes`."""

    usersToNotify: NotRequired[Sequence[UserReferenceDict | models.UserReference] | None]
    usersFollowing: NotRequired[Sequence[UserReferenceDict | models.UserReference] | None]
    groupMembers: NotRequired[Mapping[str, Any] | None]
    usersSubscribed: NotRequired[Sequence[UserReferenceDict | models.UserReference] | None]
    usersUnSubscribed: NotRequired[Sequence[UserReferenceDict | models.UserReference] | None]


class NotificationButtonDict(TypedDict):
    """Plain data of `models.NotificationButton`."""

    buttonTextTranslationWidgetKey: NotRequired[str | None]
    buttonTextTranslationKey: NotRequired[str | None]
    buttonDefaultText: NotRequired[str | None]
    buttonTheme: NotRequired[ButtonThemeValue | models.ButtonTheme | None]
    buttonActionEventData: NotRequired[Mapping[str, str] | None]
    isPrimaryButton: NotRequired[bool | None]


class SendBotMessageRequestDict(TypedDict):
    """Plain data of `models.SendBotMessageRequest`."""

    messageAttributes: NotRequired[BotMessageAttributesDict | models.BotMessageAttributes | None]
    messageSendingAttributes: NotRequired[
        BotMessageSendingAttributesDict | models.BotMessageSendingAttributes | None
    ]


class MessageAttributesDict(TypedDict):
    """Plain data of `models.MessageAttributes`."""

    body: NotRequired[str | None]
    type: NotRequired[MessageTypeValue | models.MessageType | None]
    protocol: NotRequired[MessageProtocolValue | models.MessageProtocol | None]
    purpose: NotRequired[MessagePurposeValue | models.MessagePurpose | None]
    isManual: NotRequired[bool | None]
    subject: NotRequired[str | None]
    metaData: NotRequired[Mapping[str, str] | None]
    tags: NotRequired[Sequence[TagNameValue | models.TagName] | None]
    draftAttributes: NotRequired[DraftAttributesDict | models.DraftAttributes | None]
    attachments: NotRequired[Sequence[AttachmentDict | models.Attachment] | None]
    defaultReplyAction: NotRequired[str | None]
    updateThreadTimestamp: NotRequired[bool | None]
    updateTotalMessageCount: NotRequired[bool | None]
    showInCustomerConversation: NotRequired[bool | None]
    messageTags: NotRequired[Sequence[MessageTagDict | models.MessageTag] | None]


class NotificationAttributesDict(TypedDict):
    """Plain data of `models.NotificationAttributes`."""

    internalSubscribersNotifierPop: NotRequired[bool | None]
    externalSubscribersNotifierPop: NotRequired[bool | None]
    threadOwnerNotifierPop: NotRequired[bool | None]
    sendPhoneNotification: NotRequired[bool | None]
    additionalNotifierNotificationDAUUIDs: NotRequired[Array[str] | None]
    notificationButtons: NotRequired[
        Sequence[NotificationButtonDict | models.NotificationButton] | None
    ]


class NotificationAttributesWithBodyTagsDict(TypedDict):
    """Plain data of `models.NotificationAttributesWithBodyTags`."""

    internalSubscribersNotifierPop: NotRequired[bool | None]
    externalSubscribersNotifierPop: NotRequired[bool | None]
    threadOwnerNotifierPop: NotRequired[bool | None]
    sendPhoneNotification: NotRequired[bool | None]
    additionalNotifierNotificationDAUUIDs: NotRequired[Array[str] | None]
    notificationButtons: NotRequired[
        Sequence[NotificationButtonDict | models.NotificationButton] | None
    ]
    bodyTagsForSpecialRendering: NotRequired[Mapping[str, Any] | None]


class HistoricalMessageDict(TypedDict):
    """Plain data of `models.HistoricalMessage`."""

    sourceUuid: NotRequired[str | None]
    callBackPathUrl: NotRequired[str | None]
    sentOn: NotRequired[datetime | str | None]
    receivedOn: NotRequired[datetime | str | None]
    userUuid: NotRequired[str | None]
    messageUuid: NotRequired[str | None]
    communicationUid: NotRequired[str | None]
    messageAttributes: NotRequired[MessageAttributesDict | models.MessageAttributes | None]
    notificationAttributes: NotRequired[
        NotificationAttributesDict | models.NotificationAttributes | None
    ]
    voiceCallAttributes: NotRequired[VoiceCallAttributesDict | models.VoiceCallAttributes | None]


class SendNotificationRequestDict(TypedDict):
    """Plain data of `models.SendNotificationRequest`."""

    messageAttributes: NotRequired[MessageAttributesDict | models.MessageAttributes | None]
    notificationAttributes: NotRequired[
        NotificationAttributesWithBodyTagsDict | models.NotificationAttributesWithBodyTags | None
    ]
    messageSendingAttributesLite: NotRequired[
        MessageSendingAttributesLiteDict | models.MessageSendingAttributesLite | None
    ]


class EditDraftRequestDict(TypedDict):
    """Plain data of `models.EditDraftRequest`."""

    isFreeMarkerMessage: NotRequired[bool | None]
    editor: NotRequired[UserReferenceDict | models.UserReference | None]
    messageAttributes: NotRequired[MessageAttributesDict | models.MessageAttributes | None]
    messageSendingAttributes: NotRequired[
        MessageSendingAttributesDict | models.MessageSendingAttributes | None
    ]
    notificationAttributes: NotRequired[
        NotificationAttributesDict | models.NotificationAttributes | None
    ]
    incomingMessageAttributes: NotRequired[
        IncomingMessageAttributesDict | models.IncomingMessageAttributes | None
    ]
    internalCommentAttributes: NotRequired[
        InternalCommentAttributesDict | models.InternalCommentAttributes | None
    ]
    messageMetadata: NotRequired[Mapping[str, Any] | None]
    freeMarkerMetadata: NotRequired[Mapping[str, Any] | None]


class ImportMessagesRequestDict(TypedDict):
    """Plain data of `models.ImportMessagesRequest`."""

    saveMessageRequestList: NotRequired[
        Sequence[HistoricalMessageDict | models.HistoricalMessage] | None
    ]
    callBackPathUrl: NotRequired[str | None]
