# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case read write.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._edit_user_request import EditUserRequest
    from ._edit_user_request_kind import EditUserRequestKind
    from ._group_request import GroupRequest
    from ._group_response import GroupResponse
    from ._plain import Plain
    from ._user_request import UserRequest
    from ._user_response import UserResponse

__all__ = [
    "ApiModel",
    "UserRequest",
    "UserResponse",
    "GroupRequest",
    "GroupResponse",
    "Plain",
    "EditUserRequestKind",
    "EditUserRequest",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "UserRequest": "_user_request",
            "UserResponse": "_user_response",
            "GroupRequest": "_group_request",
            "GroupResponse": "_group_response",
            "Plain": "_plain",
            "EditUserRequestKind": "_edit_user_request_kind",
            "EditUserRequest": "_edit_user_request",
        },
    )
