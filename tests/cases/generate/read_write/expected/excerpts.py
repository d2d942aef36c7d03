# case_read_write/models/__init__.py
"""Models of Case read write.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


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


# case_read_write/models/_edit_user_request.py
"""Model EditUserRequest."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ApiModel


from ._edit_user_request_kind import EditUserRequestKind


class EditUserRequest(ApiModel):
    """Its class is called EditUserRequestRequest until it has the name alone."""

    edit_user_request_request: Annotated[str, Field(alias="EditUserRequestRequest")] = (
        "EditUserRequestRequest"
    )
    kind: EditUserRequestKind | None = None


# case_read_write/models/_edit_user_request_kind.py
"""Model EditUserRequestKind."""


from __future__ import annotations


from .._runtime.models import StrEnum


class EditUserRequestKind(StrEnum):
    EDIT_USER_REQUEST_REQUEST = "EditUserRequestRequest"
    OTHER = "other"


# case_read_write/models/_group_request.py
"""Model GroupRequest."""


from __future__ import annotations


from .._runtime.models import ApiModel


from ._user_request import UserRequest


class GroupRequest(ApiModel):
    members: list[UserRequest]
    lead: UserRequest | None = None


# case_read_write/models/_group_response.py
"""Model GroupResponse."""


from __future__ import annotations


from .._runtime.models import ApiModel, AwareDatetime


from ._user_response import UserResponse


class GroupResponse(ApiModel):
    members: list[UserResponse]
    lead: UserResponse | None = None
    created: AwareDatetime | None = None


# case_read_write/models/_plain.py
"""Model Plain."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Plain(ApiModel):
    text: str | None = None


# case_read_write/models/_user_request.py
"""Model UserRequest."""


from __future__ import annotations


from .._runtime.models import ApiModel


class UserRequest(ApiModel):
    name: str
    password: str
    note: str | None = None


# case_read_write/models/_user_response.py
"""Model UserResponse."""


from __future__ import annotations


from .._runtime.models import ApiModel


class UserResponse(ApiModel):
    id: int
    name: str
    note: str | None = None
