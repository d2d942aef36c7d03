# case_read_write/models/_edit_user_request.py
class EditUserRequest(ApiModel):
    """Its class is called EditUserRequestRequest until it has the name alone."""

    edit_user_request_request: Annotated[str, Field(alias="EditUserRequestRequest")] = (
        "EditUserRequestRequest"
    )
    kind: EditUserRequestKind | None = None

# case_read_write/models/_edit_user_request_kind.py
class EditUserRequestKind(StrEnum):
    EDIT_USER_REQUEST_REQUEST = "EditUserRequestRequest"
    OTHER = "other"

# case_read_write/models/_group_request.py
class GroupRequest(ApiModel):
    members: list[UserRequest]
    lead: UserRequest | None = None

# case_read_write/models/_group_response.py
class GroupResponse(ApiModel):
    members: list[UserResponse]
    lead: UserResponse | None = None
    created: AwareDatetime | None = None

# case_read_write/models/_plain.py
class Plain(ApiModel):
    text: str | None = None

# case_read_write/models/_user_request.py
class UserRequest(ApiModel):
    name: str
    password: str
    note: str | None = None

# case_read_write/models/_user_response.py
class UserResponse(ApiModel):
    id: int
    name: str
    note: str | None = None
