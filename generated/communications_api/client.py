# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of Communications API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Unpack

from . import _operations as operations
from ._runtime.bulk.sync_each import Each as BulkEach
from ._runtime.client.credentials import basic as _basic
from ._runtime.client.hooks import Hooks
from ._runtime.client.recording import record
from ._runtime.client.retries import Retries
from ._runtime.client.sync_client import SyncClientBase
from ._runtime.client.sync_groups import SyncGroup

if TYPE_CHECKING:
    from typing import Self

    from . import dicts, models
    from ._runtime.bulk.results import EachOptions
    from ._runtime.bulk.results import Items as BulkItems
    from ._runtime.client.credentials import Secret
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

__all__ = ["Client", "Hooks", "Retries", "Messages", "History", "record"]


class Messages(SyncGroup):
    """Send a notification or a bot message, and edit a draft."""

    def send_notification(
        self,
        *,
        department_uuid: str,
        user_uuid: str,
        body: models.SendNotificationRequest | dicts.SendNotificationRequestDict,
        **options: Unpack[CallOptions],
    ) -> models.SendNotificationResponse:
        """send Notification without single customer context.

        Sends a notification that does not belong to the context of one particular customer, which
        is why the path names a department and a user but no customer. The body holds the message
        itself, whom and how to notify, and how to send. The response identifies the notification
        message.

        `POST /department/{departmentUUID}/user/{userUUID}/notify`

        Args:
            department_uuid: Identifier of the department in which the operation takes place.
            user_uuid: Identifier of the user whom the operation concerns.
            body: The message, whom to notify, and how to send; a model, or plain data of the same
                shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 OK

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_NOTIFICATION,
            {
                "department_uuid": department_uuid,
                "user_uuid": user_uuid,
            },
            body,
            options,
        )

    def send_bot_message(
        self,
        *,
        department_uuid: str,
        user_uuid: str,
        body: models.SendBotMessageRequest | dicts.SendBotMessageRequestDict,
        **options: Unpack[CallOptions],
    ) -> models.SendBotMessageResponse:
        """send a bot message to user.

        Sends a message from a bot to a user. Only text is supported at present. The body holds the
        message, in a smaller form than elsewhere in this API, and its recipient and sender.

        `POST /department/{departmentUUID}/user/{userUUID}/botmessage/send`

        Args:
            department_uuid: Identifier of the department in which the operation takes place.
            user_uuid: Identifier of the user whom the operation concerns.
            body: The message, its recipient and the name of its sender; a model, or plain data of
                the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 OK

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_BOT_MESSAGE,
            {
                "department_uuid": department_uuid,
                "user_uuid": user_uuid,
            },
            body,
            options,
        )

    def edit_draft(
        self,
        *,
        department_uuid: str,
        user_uuid: str,
        customer_uuid: str,
        message_uuid: str,
        body: models.EditDraftRequest | dicts.EditDraftRequestDict,
        **options: Unpack[CallOptions],
    ) -> models.EditDraftResponse:
        """edit draft message.

        Edits a draft message. The path names the draft together with its department, user and
        customer; the body says who edits it and what it is to contain. The pages do not say whether
        parts left out of the body keep their value.

        `POST
        /department/{departmentUUID}/user/{userUUID}/customer/{customerUUID}/message/{messageUUID}`

        Args:
            department_uuid: Identifier of the department in which the operation takes place.
            user_uuid: Identifier of the user whom the operation concerns.
            customer_uuid: Identifier of the customer whom the operation concerns.
            message_uuid: Identifier of the message to edit.
            body: Who edits the draft, and what it is to contain; a model, or plain data of the same
                shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 OK

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.EDIT_DRAFT,
            {
                "department_uuid": department_uuid,
                "user_uuid": user_uuid,
                "customer_uuid": customer_uuid,
                "message_uuid": message_uuid,
            },
            body,
            options,
        )


class History(SyncGroup):
    """Take over messages and calls that already took place."""

    def import_messages(
        self,
        *,
        department_uuid: str,
        customer_uuid: str,
        body: models.ImportMessagesRequest | dicts.ImportMessagesRequestDict,
        **options: Unpack[CallOptions],
    ) -> models.ImportMessagesResponse:
        """send Message.

        Saves a list of past messages and voice calls of one customer. Unlike the other operations,
        its response has no overall `status`: it answers for each message, under the `sourceUuid`
        that the message has in the request, and lists which sources were submitted and which
        failed.

        `PUT /department/{departmentUUID}/customer/{customerUUID}/communication/historical`

        Args:
            department_uuid: Identifier of the department in which the operation takes place.
            customer_uuid: Identifier of the customer whom the operation concerns.
            body: The messages to save; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 OK

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.IMPORT_MESSAGES,
            {
                "department_uuid": department_uuid,
                "customer_uuid": customer_uuid,
            },
            body,
            options,
        )

    def import_messages_each(
        self,
        items: BulkItems[models.HistoricalMessage | dicts.HistoricalMessageDict],
        *,
        department_uuid: str,
        customer_uuid: str,
        body: models.ImportMessagesRequest | Mapping[str, Any] | None = None,
        **options: Unpack[EachOptions],
    ) -> BulkEach[models.HistoricalMessage]:
        """Call `import_messages` with any number of items, a batch at a time.

        Write `for outcome in ...`: each item is checked, sent, and given back with what came of it.
        With a `journal` the same call goes on where an earlier one ended, however that did.

        Args:
            items: models, plain data or JSON texts, taken when they are needed; or the path of a
                file with one JSON text on each line.
            department_uuid: Identifier of the department in which the operation takes place.
            customer_uuid: Identifier of the customer whom the operation concerns.
            body: the rest of each body, without the items.
            **options: `journal`, `batch`, `max_bytes`, `concurrency`, `on_progress`, `on_known`,
                and those of each request; see `EachOptions`.

        Returns:
            what gives the outcome of each item, once it is iterated over.

        Raises:
            RequestInvalid: an argument is not valid; items that are not valid are given back.
            ApiError: while iterating: the server does nothing with any item, or nobody knows what
                came of several requests in succession.
            JournalError: while iterating: the journal cannot be used, or knows other items.
        """
        return BulkEach(
            self,
            operations.IMPORT_MESSAGES,
            {
                "department_uuid": department_uuid,
                "customer_uuid": customer_uuid,
            },
            items,
            body,
            options,
        )


class Client(SyncClientBase):
    """Client of Communications API 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `COMMUNICATIONS_API_BASE_URL`,
    `COMMUNICATIONS_API_USERNAME`, `COMMUNICATIONS_API_PASSWORD`.

    Operations:
        messages.send_notification: send Notification without single customer context
        messages.send_bot_message: send a bot message to user
        messages.edit_draft: edit draft message
        history.import_messages: send Message
        history.import_messages_each: send Message
    """

    _environment: ClassVar[str] = "COMMUNICATIONS_API"
    _secrets: ClassVar[tuple[str, ...]] = (
        "username",
        "password",
    )

    def __init__(
        self,
        base_url: str | None = None,
        *,
        username: Secret | None = None,
        password: Secret | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`.
            username: user name of security scheme `basicAuth`, or a callable that gives it for each
                request.
            password: password of security scheme `basicAuth`, or a callable that gives it for each
                request.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            base_url,
            credentials=(_basic("basicAuth", username, password),),
            options=options,
        )

    @classmethod
    def for_app(
        cls,
        app: AsgiApp,
        *,
        base_url: str = "http://testserver",
        raise_app_exceptions: bool = True,
        username: Secret | None = None,
        password: Secret | None = None,
        **options: Unpack[ClientSettings],
    ) -> Self:
        """Make a client that calls an ASGI application in this process, without a socket.

        The application runs in a thread beside. It starts with the first call and
        ends when the client is closed.

        Args:
            app: the application, for example from `create_app`.
            base_url: what the application is told it was called at.
            raise_app_exceptions: whether what the application raises is raised by the call;
                otherwise it is an answer with status 500.
            username: as of the constructor.
            password: as of the constructor.
            **options: as of the constructor.
        """
        return cls._for_app(
            app,
            base_url,
            raise_app_exceptions,
            {
                "username": username,
                "password": password,
            },
            options,
        )

    @property
    def messages(self) -> Messages:
        """Send a notification or a bot message, and edit a draft."""
        return self._group(Messages)

    @property
    def history(self) -> History:
        """Take over messages and calls that already took place."""
        return self._group(History)
