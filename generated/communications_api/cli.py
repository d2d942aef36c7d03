# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Communications API: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Bulk, Command, Group, Option, Program
from ._runtime.cli.importing import import_items
from ._version import DESCRIPTION

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="communications-api",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="COMMUNICATIONS_API",
    help="Communications API\n\nSends notifications and bot messages, edits drafts, and takes over messages and calls from the past. Every operation works within one department of a dealership; where it concerns a user, a customer or a message, that one is named in the path as well. A 200 response can still report a failure: read its `status`, `errors` and `warnings`, or for an import its lists of accepted and failed messages.",
    secrets={"basicAuth": ("username", "password")},
    groups=(
        Group(
            name="messages",
            attribute="messages",
            help="Send a notification or a bot message, and edit a draft.",
            commands=(
                Command(
                    name="send-notification",
                    id="sendNotification",
                    method="send_notification",
                    request="POST /department/{departmentUUID}/user/{userUUID}/notify",
                    summary="send Notification without single customer context",
                    description="Sends a notification that does not belong to the context of one particular customer, which is why the path names a department and a user but no customer. The body holds the message itself, whom and how to notify, and how to send. The response identifies the notification message.",
                    options=(
                        Option(
                            name="department-uuid",
                            argument="department_uuid",
                            kind="text",
                            required=True,
                            help="Identifier of the department in which the operation takes place.",
                        ),
                        Option(
                            name="user-uuid",
                            argument="user_uuid",
                            kind="text",
                            required=True,
                            help="Identifier of the user whom the operation concerns.",
                        ),
                    ),
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                        help="The message, whom to notify, and how to send.",
                    ),
                ),
                Command(
                    name="send-bot-message",
                    id="sendBotMessage",
                    method="send_bot_message",
                    request="POST /department/{departmentUUID}/user/{userUUID}/botmessage/send",
                    summary="send a bot message to user",
                    description="Sends a message from a bot to a user. Only text is supported at present. The body holds the message, in a smaller form than elsewhere in this API, and its recipient and sender.",
                    options=(
                        Option(
                            name="department-uuid",
                            argument="department_uuid",
                            kind="text",
                            required=True,
                            help="Identifier of the department in which the operation takes place.",
                        ),
                        Option(
                            name="user-uuid",
                            argument="user_uuid",
                            kind="text",
                            required=True,
                            help="Identifier of the user whom the operation concerns.",
                        ),
                    ),
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                        help="The message, its recipient and the name of its sender.",
                    ),
                ),
                Command(
                    name="edit-draft",
                    id="editDraft",
                    method="edit_draft",
                    request="POST /department/{departmentUUID}/user/{userUUID}/customer/{customerUUID}/message/{messageUUID}",
                    summary="edit draft message",
                    description="Edits a draft message. The path names the draft together with its department, user and customer; the body says who edits it and what it is to contain. The pages do not say whether parts left out of the body keep their value.",
                    options=(
                        Option(
                            name="department-uuid",
                            argument="department_uuid",
                            kind="text",
                            required=True,
                            help="Identifier of the department in which the operation takes place.",
                        ),
                        Option(
                            name="user-uuid",
                            argument="user_uuid",
                            kind="text",
                            required=True,
                            help="Identifier of the user whom the operation concerns.",
                        ),
                        Option(
                            name="customer-uuid",
                            argument="customer_uuid",
                            kind="text",
                            required=True,
                            help="Identifier of the customer whom the operation concerns.",
                        ),
                        Option(
                            name="message-uuid",
                            argument="message_uuid",
                            kind="text",
                            required=True,
                            help="Identifier of the message to edit.",
                        ),
                    ),
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                        help="Who edits the draft, and what it is to contain.",
                    ),
                ),
            ),
        ),
        Group(
            name="history",
            attribute="history",
            help="Take over messages and calls that already took place.",
            commands=(
                Command(
                    name="import-messages",
                    id="importMessages",
                    method="import_messages",
                    request="PUT /department/{departmentUUID}/customer/{customerUUID}/communication/historical",
                    summary="send Message",
                    description="Saves a list of past messages and voice calls of one customer. Unlike the other operations, its response has no overall `status`: it answers for each message, under the `sourceUuid` that the message has in the request, and lists which sources were submitted and which failed.",
                    options=(
                        Option(
                            name="department-uuid",
                            argument="department_uuid",
                            kind="text",
                            required=True,
                            help="Identifier of the department in which the operation takes place.",
                        ),
                        Option(
                            name="customer-uuid",
                            argument="customer_uuid",
                            kind="text",
                            required=True,
                            help="Identifier of the customer whom the operation concerns.",
                        ),
                    ),
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                        help="The messages to save.",
                    ),
                    bulk=Bulk(method="import_messages_each", run=import_items),
                ),
            ),
        ),
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: those of the process by default.
    """
    return run(PROGRAM, arguments)
