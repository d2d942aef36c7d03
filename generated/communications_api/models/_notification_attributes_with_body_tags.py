# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model NotificationAttributesWithBodyTags."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._notification_button import NotificationButton


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
