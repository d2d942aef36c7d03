# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of Communications API: implement the handlers, give them to `create_app`."""

from __future__ import annotations

import sys
from abc import abstractmethod
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import Unpack

from . import models
from ._operations import CONTRACT
from ._runtime.lazy import attach
from ._runtime.server import (
    ApiKey,
    AppOptions,
    Authenticate,
    BasicCredentials,
    BearerToken,
    ClientCertificate,
    ErrorReply,
    Forbidden,
    Handler,
    HttpCredentials,
    Item,
    ItemBody,
    PrincipalT,
    ProblemError,
    Reply,
    Result,
    Upload,
    Violation,
    build_app,
    check_basic,
    check_token,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import FastAPI

    from ._runtime.server import (
        ConnectionLimits,
        DirectProtocol,
        LimitedH11Protocol,
        LimitedHttpToolsProtocol,
    )

__all__ = [
    "ApiKey",
    "AppOptions",
    "BasicCredentials",
    "BearerToken",
    "ClientCertificate",
    "Credentials",
    "ConnectionLimits",
    "DirectProtocol",
    "LimitedH11Protocol",
    "LimitedHttpToolsProtocol",
    "ErrorReply",
    "Forbidden",
    "HttpCredentials",
    "MessagesHandler",
    "HistoryHandler",
    "Item",
    "ItemBody",
    "ProblemError",
    "Reply",
    "Result",
    "Upload",
    "Violation",
    "check_basic",
    "check_token",
    "create_app",
    "main",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    # Imported when they are first used: they need uvicorn, which nothing else here does.
    __getattr__, _ = attach(
        f"{__package__}._runtime.server",
        {
            "ConnectionLimits": "connection_limits",
            "DirectProtocol": "protocol",
            "LimitedH11Protocol": "h11_protocol",
            "LimitedHttpToolsProtocol": "httptools_protocol",
        },
    )

Credentials: TypeAlias = BasicCredentials
"""What the authentication callable is given."""


class MessagesHandler(Handler[PrincipalT]):
    """Send a notification or a bot message, and edit a draft."""

    @abstractmethod
    def send_notification(
        self,
        *,
        principal: PrincipalT,
        department_uuid: str,
        user_uuid: str,
        body: models.SendNotificationRequest,
    ) -> Result[models.SendNotificationResponse]:
        """send Notification without single customer context.

        Sends a notification that does not belong to the context of one particular customer, which
        is why the path names a department and a user but no customer. The body holds the message
        itself, whom and how to notify, and how to send. The response identifies the notification
        message.

        `POST /department/{departmentUUID}/user/{userUUID}/notify`

        Args:
            principal: what the authentication callable returned.
            department_uuid: Identifier of the department in which the operation takes place.
            user_uuid: Identifier of the user whom the operation concerns.
            body: The message, whom to notify, and how to send.

        Returns:
            200 OK
        """
        raise NotImplementedError

    @abstractmethod
    def send_bot_message(
        self,
        *,
        principal: PrincipalT,
        department_uuid: str,
        user_uuid: str,
        body: models.SendBotMessageRequest,
    ) -> Result[models.SendBotMessageResponse]:
        """send a bot message to user.

        Sends a message from a bot to a user. Only text is supported at present. The body holds the
        message, in a smaller form than elsewhere in this API, and its recipient and sender.

        `POST /department/{departmentUUID}/user/{userUUID}/botmessage/send`

        Args:
            principal: what the authentication callable returned.
            department_uuid: Identifier of the department in which the operation takes place.
            user_uuid: Identifier of the user whom the operation concerns.
            body: The message, its recipient and the name of its sender.

        Returns:
            200 OK
        """
        raise NotImplementedError

    @abstractmethod
    def edit_draft(
        self,
        *,
        principal: PrincipalT,
        department_uuid: str,
        user_uuid: str,
        customer_uuid: str,
        message_uuid: str,
        body: models.EditDraftRequest,
    ) -> Result[models.EditDraftResponse]:
        """edit draft message.

        Edits a draft message. The path names the draft together with its department, user and
        customer; the body says who edits it and what it is to contain. The pages do not say whether
        parts left out of the body keep their value.

        `POST
        /department/{departmentUUID}/user/{userUUID}/customer/{customerUUID}/message/{messageUUID}`

        Args:
            principal: what the authentication callable returned.
            department_uuid: Identifier of the department in which the operation takes place.
            user_uuid: Identifier of the user whom the operation concerns.
            customer_uuid: Identifier of the customer whom the operation concerns.
            message_uuid: Identifier of the message to edit.
            body: Who edits the draft, and what it is to contain.

        Returns:
            200 OK
        """
        raise NotImplementedError


class HistoryHandler(Handler[PrincipalT]):
    """Take over messages and calls that already took place."""

    @abstractmethod
    def import_messages(
        self,
        *,
        principal: PrincipalT,
        department_uuid: str,
        customer_uuid: str,
        body: ItemBody[models.ImportMessagesRequest, models.HistoricalMessage],
    ) -> Result[models.ImportMessagesResponse]:
        """send Message.

        Saves a list of past messages and voice calls of one customer. Unlike the other operations,
        its response has no overall `status`: it answers for each message, under the `sourceUuid`
        that the message has in the request, and lists which sources were submitted and which
        failed.

        `PUT /department/{departmentUUID}/customer/{customerUUID}/communication/historical`

        Args:
            principal: what the authentication callable returned.
            department_uuid: Identifier of the department in which the operation takes place.
            customer_uuid: Identifier of the customer whom the operation concerns.
            body: The messages to save.

        Returns:
            200 OK
        """
        raise NotImplementedError


def _document() -> bytes:
    return files(str(__package__)).joinpath("openapi.json").read_bytes()


def create_app(
    *,
    messages: MessagesHandler[PrincipalT] | None = None,
    history: HistoryHandler[PrincipalT] | None = None,
    authenticate: Authenticate[Credentials, PrincipalT],
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `/communications`.

    Args:
        messages: implements its operations; without it they answer 501.
        history: implements its operations; without it they answer 501.
        authenticate: receives the credentials of a request and returns who is calling, or None to
            refuse (401); may be async.
        **options: see `AppOptions`.
    """
    return build_app(
        CONTRACT,
        {
            "messages": messages,
            "history": history,
        },
        authenticate=authenticate,
        document=_document,
        options=options,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve handlers with uvicorn until told to end; return the exit code.

    `python -m communications_api.server --help` lists the arguments.

    Args:
        arguments: those of the process by default.
    """
    from . import server  # by its own name: this module may be running as `__main__`
    from ._runtime.server.running import run
    from ._runtime.server.targets import Serving

    serving = Serving(
        server.create_app,
        {
            "messages": server.MessagesHandler,
            "history": server.HistoryHandler,
        },
        is_secured=True,
    )
    return run(CONTRACT, serving, "python -m communications_api.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
