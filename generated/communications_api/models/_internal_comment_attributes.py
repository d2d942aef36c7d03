# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model InternalCommentAttributes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._user_reference import UserReference


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
