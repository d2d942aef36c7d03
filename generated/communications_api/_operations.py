# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from . import models
from ._runtime.operations import (
    Contract,
    ItemArray,
    Media,
    Operation,
    Parameter,
    RequestBody,
    Response,
    SecurityScheme,
    Server,
)
from ._version import GENERATED_BY

SEND_NOTIFICATION: Operation[models.SendNotificationResponse] = Operation(
    id="sendNotification",
    group="messages",
    py_name="send_notification",
    method="POST",
    path="/department/{departmentUUID}/user/{userUUID}/notify",
    parameters=(
        Parameter(
            name="departmentUUID",
            py_name="department_uuid",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="userUUID",
            py_name="user_uuid",
            location="path",
            type=lambda: str,
            required=True,
        ),
    ),
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.SendNotificationRequest,
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="OK",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.SendNotificationResponse,
                ),
            ),
        ),
    ),
    security=(
        {
            "basicAuth": (),
        },
    ),
)

SEND_BOT_MESSAGE: Operation[models.SendBotMessageResponse] = Operation(
    id="sendBotMessage",
    group="messages",
    py_name="send_bot_message",
    method="POST",
    path="/department/{departmentUUID}/user/{userUUID}/botmessage/send",
    parameters=(
        Parameter(
            name="departmentUUID",
            py_name="department_uuid",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="userUUID",
            py_name="user_uuid",
            location="path",
            type=lambda: str,
            required=True,
        ),
    ),
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.SendBotMessageRequest,
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="OK",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.SendBotMessageResponse,
                ),
            ),
        ),
    ),
    security=(
        {
            "basicAuth": (),
        },
    ),
)

EDIT_DRAFT: Operation[models.EditDraftResponse] = Operation(
    id="editDraft",
    group="messages",
    py_name="edit_draft",
    method="POST",
    path="/department/{departmentUUID}/user/{userUUID}/customer/{customerUUID}/message/{messageUUID}",
    parameters=(
        Parameter(
            name="departmentUUID",
            py_name="department_uuid",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="userUUID",
            py_name="user_uuid",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="customerUUID",
            py_name="customer_uuid",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="messageUUID",
            py_name="message_uuid",
            location="path",
            type=lambda: str,
            required=True,
        ),
    ),
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.EditDraftRequest,
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="OK",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.EditDraftResponse,
                ),
            ),
        ),
    ),
    security=(
        {
            "basicAuth": (),
        },
    ),
)

IMPORT_MESSAGES: Operation[models.ImportMessagesResponse] = Operation(
    id="importMessages",
    group="history",
    py_name="import_messages",
    method="PUT",
    path="/department/{departmentUUID}/customer/{customerUUID}/communication/historical",
    parameters=(
        Parameter(
            name="departmentUUID",
            py_name="department_uuid",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="customerUUID",
            py_name="customer_uuid",
            location="path",
            type=lambda: str,
            required=True,
        ),
    ),
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.ImportMessagesRequest,
                array=ItemArray(
                    type=lambda: models.HistoricalMessage,
                    name="saveMessageRequestList",
                    id="sourceUuid",
                ),
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="OK",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.ImportMessagesResponse,
                ),
            ),
        ),
    ),
    security=(
        {
            "basicAuth": (),
        },
    ),
)

CONTRACT = Contract(
    title="Communications API",
    version="1.0.0",
    servers=(
        Server(
            url="/communications",
            description="Base path of every operation. The pages name no host: resolve it against the host you were given.",
        ),
    ),
    security_schemes={
        "basicAuth": SecurityScheme(
            name="basicAuth",
            type="http",
            scheme="basic",
        ),
    },
    operations=(
        SEND_NOTIFICATION,
        SEND_BOT_MESSAGE,
        EDIT_DRAFT,
        IMPORT_MESSAGES,
    ),
    user_agent="communications-api/1.0.0" + f" ({GENERATED_BY})",
    logger="communications_api",
    personal=frozenset(
        {
            "body",
            "callingParty",
            "communicationValueOfCustomer",
            "fileURL",
            "fromNumber",
            "listOfEmailsToBeBCCed",
            "listOfEmailsToBeCCed",
            "name",
            "originalFileName",
            "party2",
            "recipientCommunicationValue",
            "recordingUrl",
            "senderName",
            "subject",
            "transcribeText",
        }
    ),
)
