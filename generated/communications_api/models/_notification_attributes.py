# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model NotificationAttributes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._notification_button import NotificationButton


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
