# case_read_write/models/_edit_user_request.py
class EditUserRequest(ApiModel):
    """Its class is called EditUserRequestRequest until it has the name alone."""

    edit_user_request_request: Annotated[str, Field(alias="EditUserRequestRequest")] = "EditUserRequestRequest"
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

# case_read_write/_operations.py
LIST_USERS: Operation[list[models.UserResponse]] = Operation(
    id="listUsers",
    group="default",
    py_name="list_users",
    method="GET",
    path="/users",
    responses=(Response(status="200", description="all", media=(Media(content_type="application/json", type=lambda: list[models.UserResponse]),)),),
)

REPLACE_GROUP: Operation[models.GroupResponse] = Operation(
    id="replaceGroup",
    group="default",
    py_name="replace_group",
    method="PUT",
    path="/users",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.GroupRequest),)),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.GroupResponse),)),),
)

CREATE_USER: Operation[models.UserResponse] = Operation(
    id="createUser",
    group="default",
    py_name="create_user",
    method="POST",
    path="/users",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.UserRequest),)),
    responses=(Response(status="201", description="made", media=(Media(content_type="application/json", type=lambda: models.UserResponse),)),),
)

EDIT_USER: Operation[None] = Operation(
    id="editUser",
    group="default",
    py_name="edit_user",
    method="PATCH",
    path="/users",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.EditUserRequest),)),
    responses=(Response(status="204", description="done"),),
)

CONTRACT = Contract(
    title="Case read write",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(LIST_USERS, REPLACE_GROUP, CREATE_USER, EDIT_USER),
    user_agent="case-read-write/1.0.0" + f" ({GENERATED_BY})",
    logger="case_read_write",
)

# case_read_write/client.py
class Default(SyncGroup):
    def list_users(self, **options: Unpack[CallOptions]) -> list[models.UserResponse]: ...

    def replace_group(self, *, body: models.GroupRequest | dicts.GroupRequestDict, **options: Unpack[CallOptions]) -> models.GroupResponse: ...

    def create_user(self, *, body: models.UserRequest | dicts.UserRequestDict, **options: Unpack[CallOptions]) -> models.UserResponse: ...

    def edit_user(self, *, body: models.EditUserRequest | dicts.EditUserRequestDict, **options: Unpack[CallOptions]) -> None: ...

# case_read_write/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def list_users(self) -> Result[list[models.UserResponse]]: ...

    @abstractmethod
    def replace_group(self, *, body: models.GroupRequest) -> Result[models.GroupResponse]: ...

    @abstractmethod
    def create_user(self, *, body: models.UserRequest) -> Result[models.UserResponse]: ...

    @abstractmethod
    def edit_user(self, *, body: models.EditUserRequest) -> Result[None]: ...
