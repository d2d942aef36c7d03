# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Communications API."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from ._runtime.models import ApiModel, AwareDatetime, StrEnum
from ._runtime.outcomes import OutcomeModel, OutcomeRule


class Attachment(ApiModel):
    """A file that goes with a message."""

    file_url: Annotated[str | None, Field(alias="fileURL")] = None
    """Address of the file."""

    attachment_extension: Annotated[str | None, Field(alias="attachmentExtension")] = None
    """Extension of the file name."""

    mime_type: Annotated[str | None, Field(alias="mimeType")] = None
    """Media type of the file."""

    original_file_name: Annotated[str | None, Field(alias="originalFileName")] = None
    """Name of the file."""

    doc_size: Annotated[str | None, Field(alias="docSize")] = None
    """Size of the file. Documented as a string; its unit is not known."""

    thumbnail_url: Annotated[str | None, Field(alias="thumbnailURL")] = None
    """Address of a thumbnail of the file."""

    media_preview_url: Annotated[str | None, Field(alias="mediaPreviewURL")] = None
    """Address of a preview of the file."""


class TagAttribute(ApiModel):
    """An attribute of a message tag."""

    value: str | None = None
    """Value of the attribute."""


class ParentTag(ApiModel):
    """Reference from a message tag to a tag above it."""

    tag_type_uuid: Annotated[str | None, Field(alias="tagTypeUuid")] = None
    """Identifier of the type of tag."""

    reference_identifier: Annotated[str | None, Field(alias="referenceIdentifier")] = None
    """Identifier of what the tag refers to."""


class IncomingMessageAttributes(ApiModel):
    """What is particular to an incoming message."""

    from_number: Annotated[str | None, Field(alias="fromNumber")] = None
    """Number the message came from."""

    communication_uid: Annotated[str | None, Field(alias="communicationUID")] = None
    """Identifier of the communication."""

    forward_text: Annotated[bool | None, Field(alias="forwardText")] = None
    forwarded_email_reference: Annotated[str | None, Field(alias="forwardedEmailReference")] = None


class UserReference(ApiModel):
    """A user, as the editor of a draft or as a participant in an internal comment."""

    uuid: str | None = None
    """Identifier of the user."""

    name: str | None = None
    """Name of the user."""

    type: str | None = None
    """Kind of user."""

    department_uuid: Annotated[str | None, Field(alias="departmentUuid")] = None
    """Identifier of the department of the user."""


class VoiceCallAttributes(ApiModel):
    """Facts about a voice call. The wire names of the two prompts are cased differently."""

    calling_party: Annotated[str | None, Field(alias="callingParty")] = None
    """The party who calls."""

    party2: str | None = None
    """The other party."""

    party1_prompt: Annotated[str | None, Field(alias="party1Prompt")] = None
    party2_prompt: Annotated[str | None, Field(alias="party2prompt")] = None
    call_status: Annotated[int | None, Field(alias="callStatus")] = None
    """Status of the call, as a number whose meaning is not documented."""

    call_identifier: Annotated[str | None, Field(alias="callIdentifier")] = None
    """Identifier of the call."""

    call_date_time: Annotated[AwareDatetime | None, Field(alias="callDateTime")] = None
    """When the call took place."""

    call_broker: Annotated[str | None, Field(alias="callBroker")] = None
    recording_url: Annotated[str | None, Field(alias="recordingUrl")] = None
    """Address of the recording."""

    record_call: Annotated[bool | None, Field(alias="recordCall")] = None
    """Whether the call is recorded."""

    transcribe_call: Annotated[bool | None, Field(alias="transcribeCall")] = None
    """Whether the call is transcribed."""

    transcribe_text: Annotated[str | None, Field(alias="transcribeText")] = None


class MessageSendingAttributes(ApiModel):
    """
    How an edited draft is to be sent. The full set: compare `MessageSendingAttributesLite` and
    `BotMessageSendingAttributes`.
    """

    add_signature: Annotated[bool | None, Field(alias="addSignature")] = None
    """Whether to add a signature."""

    add_tcpa_footer: Annotated[bool | None, Field(alias="addTCPAFooter")] = None
    """Whether to add the TCPA footer."""

    override_optout_rules: Annotated[bool | None, Field(alias="overrideOptoutRules")] = None
    """Whether to send regardless of the opt-out rules."""

    send_v_card: Annotated[bool | None, Field(alias="sendVCard")] = None
    """Whether to send a vCard."""

    communication_value_of_customer: Annotated[
        str | None, Field(alias="communicationValueOfCustomer")
    ] = None
    """Where to reach the customer: presumably a phone number or an email address."""

    communication_label: Annotated[str | None, Field(alias="communicationLabel")] = None
    override_holidays: Annotated[bool | None, Field(alias="overrideHolidays")] = None
    """Whether to send regardless of holidays."""

    override_hours_of_operations: Annotated[
        bool | None, Field(alias="overrideHoursOfOperations")
    ] = None
    """Whether to send regardless of the hours of operation."""

    list_of_emails_to_be_cced: Annotated[list[str] | None, Field(alias="listOfEmailsToBeCCed")] = (
        None
    )
    """Email addresses to send a copy to."""

    list_of_emails_to_be_bcced: Annotated[
        list[str] | None, Field(alias="listOfEmailsToBeBCCed")
    ] = None
    """Email addresses to send a blind copy to."""

    callback_url: Annotated[str | None, Field(alias="callbackURL")] = None
    """Address to call back. When it is called, and with what, is not documented."""

    callback_meta_data: Annotated[dict[str, Any] | None, Field(alias="callbackMetaData")] = None
    """Additional data for the callback."""

    add_footer: Annotated[bool | None, Field(alias="addFooter")] = None
    """Whether to add a footer."""

    send_synchronously: Annotated[bool | None, Field(alias="sendSynchronously")] = None
    """Whether to send synchronously."""

    delay: int | None = None
    """Delay before sending. Its unit is not documented."""

    queue_if_opted_out: Annotated[bool | None, Field(alias="queueIfOptedOut")] = None
    """Whether to queue the message if the customer has opted out."""


class MessageSendingAttributesLite(ApiModel):
    """How a notification is to be sent."""

    delay: int | None = None
    """Delay before sending. Its unit is not documented."""

    send_synchronously: Annotated[bool | None, Field(alias="sendSynchronously")] = None
    """Whether to send synchronously."""

    call_back_url: Annotated[str | None, Field(alias="callBackUrl")] = None
    """Address to call back. When it is called, and with what, is not documented."""

    call_back_metadata: Annotated[dict[str, Any] | None, Field(alias="callBackMetadata")] = None
    """Additional data for the callback."""


class BotMessageSendingAttributes(ApiModel):
    """To whom a bot message is to be sent, and in whose name."""

    recipient_communication_value: Annotated[
        str | None, Field(alias="recipientCommunicationValue")
    ] = None
    """Where to reach the recipient: presumably a phone number, as only text is supported."""

    sender_name: Annotated[str | None, Field(alias="senderName")] = None
    """Name of the sender."""


class ErrorDetail(ApiModel):
    """An error that a response reports."""

    error_code: Annotated[str | None, Field(alias="errorCode")] = None
    """Code of the error. The possible codes are not documented."""

    error_description: Annotated[str | None, Field(alias="errorDescription")] = None
    """Text that describes the error."""

    error_uid: Annotated[str | None, Field(alias="errorUID")] = None
    """Identifier of the error."""


class WarningDetail(ApiModel):
    """A warning that a response reports."""

    warning_code: Annotated[str | None, Field(alias="warningCode")] = None
    """Code of the warning. The possible codes are not documented."""

    warning_description: Annotated[str | None, Field(alias="warningDescription")] = None
    """Text that describes the warning."""


class ResultStatus(StrEnum):
    """Whether the service reports success or failure."""

    SUCCESS = "SUCCESS"
    FAILURE = "FAILURE"


class MessageType(StrEnum):
    """Kind of message: a draft, a discarded draft, an outgoing or incoming message, or a note."""

    DRAFT = "DRAFT"
    DISCARDED_DRAFT = "DISCARDED_DRAFT"
    OUTGOING = "OUTGOING"
    INCOMING = "INCOMING"
    NOTE = "NOTE"


class MessageProtocol(StrEnum):
    """How a message is carried, if at all."""

    TEXT = "TEXT"
    EMAIL = "EMAIL"
    VOICE_CALL = "VOICE_CALL"
    NONE = "NONE"


class MessagePurpose(StrEnum):
    """What a message is for. These are codes of the service; the pages list them without explanation."""

    F = "F"
    OPTIN_APP = "OPTIN_APP"
    OPTIN_REJ = "OPTIN_REJ"
    OPTIN_REQ = "OPTIN_REQ"
    OPTIN_ACT = "OPTIN_ACT"
    D = "D"
    PDINOTIFY = "PDINOTIFY"
    INS_NOTIFY = "INS_NOTIFY"
    INSPECT_RESTORED = "INSPECT_RESTORED"
    TECH_INS_NOTIFY = "TECH_INS_NOTIFY"
    VWA_REGULAR_MANUAL = "VWA_REGULAR_MANUAL"
    VWA_TECH_MANUAL = "VWA_TECH_MANUAL"
    VWA_TECH_AUTO = "VWA_TECH_AUTO"
    APPT_ESTIMATE_SIGN_REQUEST = "APPT_ESTIMATE_SIGN_REQUEST"
    AUTORESPOND = "AUTORESPOND"
    CONSENT = "CONSENT"
    TIRE_PROFILE_INSP = "TIRE_PROFILE_INSP"
    TIRE_RECOMM_APPROVAL = "TIRE_RECOMM_APPROVAL"
    W = "W"
    P = "P"
    R = "R"
    S = "S"
    A = "A"
    CIW_NOT_OP = "CIWNotOp"
    PR = "PR"
    APR = "APR"
    AUTOMATIC_PREQUALIFICATION = "AUTOMATIC_PREQUALIFICATION"
    AC = "AC"
    AU = "AU"
    AD = "AD"
    V = "V"
    TF = "TF"
    CF = "CF"
    CWM = "CWM"
    AER = "AER"
    ATR = "ATR"
    OOO_DELEGATION_DELEGATEE_NOTIFY = "OOO_DELEGATION_DELEGATEE_NOTIFY"
    DELEGATION_OOO_NOTE = "DELEGATION_OOO_NOTE"
    MANUAL_DELEGATION_NOTE = "MANUAL_DELEGATION_NOTE"
    MANUAL_DELEGATION_NOTIFICATION = "MANUAL_DELEGATION_NOTIFICATION"
    MESSAGE_SEND_FAILURE_NOTIFICATION = "MESSAGE_SEND_FAILURE_NOTIFICATION"
    UNASSIGNED_MESSAGE_NOTIFICATION = "UNASSIGNED_MESSAGE_NOTIFICATION"
    AUTOCSI_FAILED_NOTIFICATION = "AUTOCSI_FAILED_NOTIFICATION"
    AUTOCSI_SENT_MANUALLY = "AUTOCSI_SENT_MANUALLY"
    TIRE_RECOMMENDATION_MANUAL = "TIRE_RECOMMENDATION_MANUAL"
    CUSTOMER_DOCUMENT_VERIFICATION = "CUSTOMER_DOCUMENT_VERIFICATION"
    PAYMENT_MANAGER_APPROVAL_PAYMENT_REQUEST = "PAYMENT_MANAGER_APPROVAL_PAYMENT_REQUEST"
    PAYMENT_MANAGER_APPROVAL_NAME_MATCHING = "PAYMENT_MANAGER_APPROVAL_NAME_MATCHING"
    MDLCACT = "MDLCACT"
    RECALL = "RECALL"
    PDMSG = "PDMSG"
    NE = "NE"
    APPNOTIFY = "APPNOTIFY"
    MDLLACT = "MDLLACT"
    DRIV_CALL = "DRIV_CALL"
    PDM_CALL = "PDM_CALL"
    FDNOTIFY = "FDNOTIFY"
    CARDDELETE = "CARDDELETE"
    WTNS = "WTNS"
    FIN_INVITE_M = "FinInviteM"
    FIN_ALERT = "FIN_ALERT"
    PAY_RCPT = "PAY_RCPT"
    REF_RCPT = "REF_RCPT"
    SCH_TXT = "SCH_TXT"
    CIW_OPT_IN = "CIWOptIn"
    MDLLRSA = "MDLLRSA"
    MDLCWSA = "MDLCWSA"
    MDLCASA = "MDLCASA"
    PDNOTIFY = "PDNOTIFY"
    CA_SESS_STRT = "CASessStrt"
    PDNOTES = "PDNOTES"
    DRIV_SA = "DRIV_SA"
    DRIV_PDM = "DRIV_PDM"
    ACNOT = "ACNOT"
    APP_NOTIF = "APP_NOTIF"
    AUTH = "AUTH"
    JAUTH = "JAUTH"
    LEAD_NOTIF = "LEAD_NOTIF"
    CARD_SAVE_RCPT = "CardSave_RCPT"
    DO_VEH_OPT_ALERT = "DO_VEH_OPT_ALERT"
    OPT_OUT = "OPT_OUT"
    REF_REQ = "REF_REQ"
    MPI_AUTO = "MPI_AUTO"
    MPI_NOTIF = "MPI_NOTIF"
    MPI_MANUAL = "MPI_MANUAL"
    LEAD_NOTIF_MISSED = "LEAD_NOTIF_MISSED"
    WFR = "WFR"
    CUSTOMER_SENTIMENT_STATUS = "CUSTOMER_SENTIMENT_STATUS"
    BDC_CALL_FORWARD = "BDC_CALL_FORWARD"
    FOLLOWUP = "FOLLOWUP"
    THREE_D_S_APPROVAL = "THREE_D_S_APPROVAL"
    THREE_D_S_APPROVAL_UNDO = "THREE_D_S_APPROVAL_UNDO"
    SIGNED_INVOICE_NOTIFICATION = "SIGNED_INVOICE_NOTIFICATION"
    INCOMING_MESSAGE = "INCOMING_MESSAGE"
    COMMUNICATION_PREFERENCE_CHANGE_NOTIFICATION = "COMMUNICATION_PREFERENCE_CHANGE_NOTIFICATION"
    UBER_RIDE_COMPLETION = "UBER_RIDE_COMPLETION"
    UBER_RIDE_CANCELLATION = "UBER_RIDE_CANCELLATION"
    SHARED_RIDE_MESSAGE = "SHARED_RIDE_MESSAGE"
    THREAD_OWNERSHIP_CHANGED_NOTIFICATION = "THREAD_OWNERSHIP_CHANGED_NOTIFICATION"
    USER_ONBOARDING_INVITE = "USER_ONBOARDING_INVITE"
    OUT_OF_OFFICE_TURN_OFF_REMINDER = "OUT_OF_OFFICE_TURN_OFF_REMINDER"
    RETRY_AUTORESPONDER = "RETRY_AUTORESPONDER"
    DUE_FOLLOWUPS_NOTE = "DUE_FOLLOWUPS_NOTE"
    DO_NEG_AMT_ALERT = "DO_NEG_AMT_ALERT"
    PAYMENT_FIRSTTIME_CUSTOMER = "PAYMENT_FIRSTTIME_CUSTOMER"
    OPB = "OPB"
    MBNOTES = "MBNOTES"
    SIGNED_ESTIMATE_NOTIFICATION = "SIGNED_ESTIMATE_NOTIFICATION"
    RSNOTES = "RSNOTES"
    READY_TO_SEND_NOTIFICATION = "READY_TO_SEND_NOTIFICATION"
    VOICEBOT_ASSIST = "VOICEBOT_ASSIST"
    VOICEBOT_ASSIST_BOOK_AN_APPOINTMENT_REPLY = "VOICEBOT_ASSIST_BOOK_AN_APPOINTMENT_REPLY"
    VOICEBOT_CALL_SUMMARY = "VOICEBOT_CALL_SUMMARY"


class TagName(StrEnum):
    """Fixed tag of a message. One value is documented."""

    TRASH = "TRASH"


class DraftStatus(StrEnum):
    """Where a draft stands."""

    SCHEDULED = "SCHEDULED"
    FAILED = "FAILED"
    DISCARDED = "DISCARDED"
    SENT = "SENT"
    DRAFTED = "DRAFTED"
    QUEUED = "QUEUED"


class DraftFailureReason(StrEnum):
    """Why a draft failed. The misspelled TEXING is the documented value."""

    MDL_EVENT_UNDER_TIME_LIMIT_REASON = "MDL_EVENT_UNDER_TIME_LIMIT_REASON"
    MIN_DELAY_FOR_CEP_NOT_PASSED_REASON = "MIN_DELAY_FOR_CEP_NOT_PASSED_REASON"
    UNCLOSED_RO_EXISTS_REASON = "UNCLOSED_RO_EXISTS_REASON"
    TIME_NOT_CORRECT_FOR_SENDING_REASON = "TIME_NOT_CORRECT_FOR_SENDING_REASON"
    MESSAGE_NOT_ALLOWED_FOR_LABEL = "MESSAGE_NOT_ALLOWED_FOR_LABEL"
    PREFERRED_COMMUNICATION_NOT_FOUND = "PREFERRED_COMMUNICATION_NOT_FOUND"
    NUMBER_OPTED_OUT = "NUMBER_OPTED_OUT"
    NOT_OK_TO_EMAIL = "NOT_OK_TO_EMAIL"
    FAILED_AUTO_CSI_OLD_CLOSE_DATE = "FAILED_AUTO_CSI_OLD_CLOSE_DATE"
    USER_DOES_NOT_HAVE_AUTHORITY_TEXING_MANUAL = "USER_DOES_NOT_HAVE_AUTHORITY_TEXING_MANUAL"
    USER_DOES_NOT_HAVE_AUTHORITY_TEXTING_AUTOMATIC = (
        "USER_DOES_NOT_HAVE_AUTHORITY_TEXTING_AUTOMATIC"
    )
    OLD_INSPECTION = "OLD_INSPECTION"
    DEALERSHIP_NOT_AUTHORIZED_TO_SEND_MESSAGE = "DEALERSHIP_NOT_AUTHORIZED_TO_SEND_MESSAGE"
    NO_CUSTOMER_FOUND = "NO_CUSTOMER_FOUND"
    INVALID_PHONE_NUMBER = "INVALID_PHONE_NUMBER"
    CUSTOMER_OPTED_OUT = "CUSTOMER_OPTED_OUT"
    USER_DOES_NOT_HAVE_AUTHORITY_TO_SEND_MESSAGE = "USER_DOES_NOT_HAVE_AUTHORITY_TO_SEND_MESSAGE"
    FAILED_TO_SEND_TEXT = "FAILED_TO_SEND_TEXT"
    NO_PHONE_NUMBER = "NO_PHONE_NUMBER"
    GENERIC_FAILURE_REASON = "GENERIC_FAILURE_REASON"
    NO_EMAIL_ID = "NO_EMAIL_ID"
    CANT_SEND_EMAIL_TO_THIS_CUSTOMER = "CANT_SEND_EMAIL_TO_THIS_CUSTOMER"
    USER_DOES_NOT_HAVE_AUTHORITY_TO_EMAIL_MESSAGE = "USER_DOES_NOT_HAVE_AUTHORITY_TO_EMAIL_MESSAGE"
    USER_NOT_FOUND_OR_INVALID = "USER_NOT_FOUND_OR_INVALID"


class ButtonTheme(StrEnum):
    """Look of a button."""

    PRIMARY = "PRIMARY"
    SECONDARY = "SECONDARY"
    TERTIARY = "TERTIARY"
    QUATERNARY = "QUATERNARY"


class SendNotificationResponse(OutcomeModel):
    """Outcome of sending a notification."""

    _outcome: ClassVar[OutcomeRule] = OutcomeRule(
        status="status", errors="errors", warnings="warnings", failures=("FAILURE",)
    )
    notification_message_uuid: Annotated[str | None, Field(alias="notificationMessageUUID")] = None
    """Identifier of the notification message."""

    status: ResultStatus | None = None
    request_uuid: Annotated[str | None, Field(alias="requestUUID")] = None
    """Identifier of the request."""

    errors: list[ErrorDetail] | None = None
    """Errors that the service reports."""

    warnings: list[WarningDetail] | None = None
    """Warnings that the service reports."""


class SendBotMessageResponse(OutcomeModel):
    """Outcome of sending a bot message."""

    _outcome: ClassVar[OutcomeRule] = OutcomeRule(
        status="status", errors="errors", warnings="warnings", failures=("FAILURE",)
    )
    request_uuid: Annotated[str | None, Field(alias="requestUuid")] = None
    """Identifier of the request."""

    status: ResultStatus | None = None
    message_uuid: Annotated[str | None, Field(alias="messageUuid")] = None
    """Identifier of the bot message."""

    errors: list[ErrorDetail] | None = None
    """Errors that the service reports."""

    warnings: list[WarningDetail] | None = None
    """Warnings that the service reports."""


class EditDraftResponse(OutcomeModel):
    """Outcome of editing a draft."""

    _outcome: ClassVar[OutcomeRule] = OutcomeRule(
        status="status", errors="errors", warnings="warnings", failures=("FAILURE",)
    )
    message_uuid: Annotated[str | None, Field(alias="messageUUID")] = None
    """Identifier of the message."""

    status: ResultStatus | None = None
    request_uuid: Annotated[str | None, Field(alias="requestUUID")] = None
    """Identifier of the request."""

    customer_uuid: Annotated[str | None, Field(alias="customerUUID")] = None
    """Identifier of the customer."""

    meta_data: Annotated[dict[str, Any] | None, Field(alias="metaData")] = None
    """Additional data about the outcome."""

    errors: list[ErrorDetail] | None = None
    """Errors that the service reports."""

    warnings: list[WarningDetail] | None = None
    """Warnings that the service reports."""


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


class DraftAttributes(ApiModel):
    """State of a message as a draft."""

    draft_status: Annotated[DraftStatus | None, Field(alias="draftStatus")] = None
    scheduled_on: Annotated[str | None, Field(alias="scheduledOn")] = None
    """When the draft is scheduled. Documented as a plain string: its format is not known."""

    draft_failure_reason: Annotated[
        DraftFailureReason | None, Field(alias="draftFailureReason")
    ] = None


class MessageTag(ApiModel):
    """
    A structured tag of a message: its type, what it refers to, its value and attributes, and the
    tags above it.
    """

    tag_type_uuid: Annotated[str | None, Field(alias="tagTypeUuid")] = None
    """Identifier of the type of tag."""

    reference_identifier: Annotated[str | None, Field(alias="referenceIdentifier")] = None
    """Identifier of what the tag refers to."""

    value: dict[str, Any] | None = None
    """Value of the tag."""

    primary_attribute: Annotated[TagAttribute | None, Field(alias="primaryAttribute")] = None
    secondary_attributes: Annotated[
        list[TagAttribute] | None, Field(alias="secondaryAttributes")
    ] = None
    """Further attributes of the tag."""

    parent_tags: Annotated[list[ParentTag] | None, Field(alias="parentTags")] = None
    """Tags above this one."""


class InternalCommentAttributes(ApiModel):
    """Who takes part in an internal comment."""

    users_to_notify: Annotated[list[UserReference] | None, Field(alias="usersToNotify")] = None
    """Users to notify of the comment."""

    users_following: Annotated[list[UserReference] | None, Field(alias="usersFollowing")] = None
    """Users who follow."""

    group_members: Annotated[dict[str, Any] | None, Field(alias="groupMembers")] = None
    """Members of groups."""

    users_subscribed: Annotated[list[UserReference] | None, Field(alias="usersSubscribed")] = None
    """Users who are subscribed."""

    users_un_subscribed: Annotated[list[UserReference] | None, Field(alias="usersUnSubscribed")] = (
        None
    )
    """Users who are unsubscribed."""


class NotificationButton(ApiModel):
    """A button of a notification."""

    button_text_translation_widget_key: Annotated[
        str | None, Field(alias="buttonTextTranslationWidgetKey")
    ] = None
    """Widget under which the translation of the button's text is found."""

    button_text_translation_key: Annotated[str | None, Field(alias="buttonTextTranslationKey")] = (
        None
    )
    """Key under which the translation of the button's text is found."""

    button_default_text: Annotated[str | None, Field(alias="buttonDefaultText")] = None
    """Default text of the button."""

    button_theme: Annotated[ButtonTheme | None, Field(alias="buttonTheme")] = None
    button_action_event_data: Annotated[
        dict[str, str] | None, Field(alias="buttonActionEventData")
    ] = None
    """Data for the button's action; every value is text."""

    is_primary_button: Annotated[bool | None, Field(alias="isPrimaryButton")] = None
    """Whether this is the primary button."""


class HistoricalMessageResult(ApiModel):
    """Outcome for one message of the list."""

    source_uuid: Annotated[str | None, Field(alias="sourceUuid")] = None
    """The `sourceUuid` of the message in the request."""

    message_uuid: Annotated[str | None, Field(alias="messageUuid")] = None
    """Identifier of the message."""

    errors: list[ErrorDetail] | None = None
    """Errors that concern this message."""

    warnings: list[WarningDetail] | None = None
    """Warnings that concern this message."""


class SendBotMessageRequest(ApiModel):
    """A bot message to send to a user."""

    message_attributes: Annotated[BotMessageAttributes | None, Field(alias="messageAttributes")] = (
        None
    )
    message_sending_attributes: Annotated[
        BotMessageSendingAttributes | None, Field(alias="messageSendingAttributes")
    ] = None


class ImportMessagesResponse(OutcomeModel):
    """Outcome of saving a list of past messages."""

    _outcome: ClassVar[OutcomeRule] = OutcomeRule(
        errors="errors",
        warnings="warnings",
        items="save_message_response",
        failed="failed_source_uuids",
        submitted="succesfully_submitted_source_uuids",
        item_id="source_uuid",
        item_errors="errors",
        item_warnings="warnings",
    )
    save_message_response: Annotated[
        list[HistoricalMessageResult] | None, Field(alias="saveMessageResponse")
    ] = None
    """Outcome for each message."""

    succesfully_submitted_source_uuids: Annotated[
        list[str] | None, Field(alias="succesfullySubmittedSourceUuids")
    ] = None
    """The `sourceUuid` of each message that was submitted. The wire name is misspelled."""

    failed_source_uuids: Annotated[list[str] | None, Field(alias="failedSourceUuids")] = None
    """The `sourceUuid` of each message that failed."""

    errors: list[ErrorDetail] | None = None
    """Errors that concern the list as a whole."""

    warnings: list[WarningDetail] | None = None
    """Warnings that concern the list as a whole."""


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


class NotificationAttributes(ApiModel):
    """Who is to be notified of a message, how, and which buttons are offered."""

    internal_subscribers_notifier_pop: Annotated[
        bool | None, Field(alias="internalSubscribersNotifierPop")
    ] = None
    """Whether the notifier pops up for internal subscribers."""

    external_subscribers_notifier_pop: Annotated[
        bool | None, Field(alias="externalSubscribersNotifierPop")
    ] = None
    """Whether the notifier pops up for external subscribers."""

    thread_owner_notifier_pop: Annotated[bool | None, Field(alias="threadOwnerNotifierPop")] = None
    """Whether the notifier pops up for the owner of the thread."""

    send_phone_notification: Annotated[bool | None, Field(alias="sendPhoneNotification")] = None
    """Whether a notification is sent to the phone."""

    additional_notifier_notification_dauuids: Annotated[
        list[str] | None, Field(alias="additionalNotifierNotificationDAUUIDs")
    ] = None
    """Identifiers of further recipients of the notification."""

    notification_buttons: Annotated[
        list[NotificationButton] | None, Field(alias="notificationButtons")
    ] = None
    """Buttons that the notification offers."""


class NotificationAttributesWithBodyTags(ApiModel):
    """
    Who is to be notified, how, and which buttons are offered. The same as `NotificationAttributes`,
    with `bodyTagsForSpecialRendering` in addition.
    """

    internal_subscribers_notifier_pop: Annotated[
        bool | None, Field(alias="internalSubscribersNotifierPop")
    ] = None
    """Whether the notifier pops up for internal subscribers."""

    external_subscribers_notifier_pop: Annotated[
        bool | None, Field(alias="externalSubscribersNotifierPop")
    ] = None
    """Whether the notifier pops up for external subscribers."""

    thread_owner_notifier_pop: Annotated[bool | None, Field(alias="threadOwnerNotifierPop")] = None
    """Whether the notifier pops up for the owner of the thread."""

    send_phone_notification: Annotated[bool | None, Field(alias="sendPhoneNotification")] = None
    """Whether a notification is sent to the phone."""

    additional_notifier_notification_dauuids: Annotated[
        list[str] | None, Field(alias="additionalNotifierNotificationDAUUIDs")
    ] = None
    """Identifiers of further recipients of the notification."""

    notification_buttons: Annotated[
        list[NotificationButton] | None, Field(alias="notificationButtons")
    ] = None
    """Buttons that the notification offers."""

    body_tags_for_special_rendering: Annotated[
        dict[str, Any] | None, Field(alias="bodyTagsForSpecialRendering")
    ] = None
    """Tags in the body of the message that are rendered specially."""


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


class SendNotificationRequest(ApiModel):
    """A notification to send outside the context of a single customer."""

    message_attributes: Annotated[MessageAttributes | None, Field(alias="messageAttributes")] = None
    notification_attributes: Annotated[
        NotificationAttributesWithBodyTags | None, Field(alias="notificationAttributes")
    ] = None
    message_sending_attributes_lite: Annotated[
        MessageSendingAttributesLite | None, Field(alias="messageSendingAttributesLite")
    ] = None


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


class ImportMessagesRequest(ApiModel):
    """Past messages of one customer to save."""

    save_message_request_list: Annotated[
        list[HistoricalMessage] | None, Field(alias="saveMessageRequestList")
    ] = None
    """The messages to save."""

    call_back_path_url: Annotated[str | None, Field(alias="callBackPathUrl")] = None
    """
    Address to call back about the list as a whole. When it is called, and with what, is not
    documented.
    """
