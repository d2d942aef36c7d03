# case_samples/models/_attach_request.py
class AttachRequest(ApiModel):
    first: FormFile | None = None
    second: FormFile | None = None
    purpose: str | None = None

# case_samples/models/_note.py
class Note(OpenModel):
    text: str

# case_samples/models/_send_file_request.py
class SendFileRequest(ApiModel):
    file: FormFile | None = None
    the_name: Annotated[str | None, Field(alias='the "name"')] = None

# case_samples/models/_send_form_request.py
class SendFormRequest(ApiModel):
    a: str | None = None
    b: list[str] | None = None

# case_samples/models/_upload_request.py
class UploadRequest(ApiModel):
    file: FormFile | None = None
    note: str | None = None
    tags: list[str] | None = None

# case_samples/_operations.py
SEND_NOTE: Operation[models.Note] = Operation(
    id="sendNote",
    group="default",
    py_name="send_note",
    method="POST",
    path="/boxes/{box}/notes/{token}",
    parameters=(
        Parameter(name="box", py_name="box", location="path", type=lambda: str, required=True),
        Parameter(name="token", py_name="token", location="path", type=lambda: int, required=True),
        Parameter(name="order", py_name="order", location="query", type=lambda: str, required=True, style="form", explode=True),
        Parameter(name="size", py_name="size", location="query", type=lambda: int, style="form", explode=True),
        Parameter(name="tags", py_name="tags", location="query", type=lambda: list[str], style="form", explode=True),
        Parameter(name="X-Trace", py_name="x_trace", location="header", type=lambda: str, required=True),
        Parameter(name="theme", py_name="theme", location="cookie", type=lambda: str, required=True, style="form", explode=True),
    ),
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Note),)),
    responses=(Response(status="200", description="kept", media=(Media(content_type="application/json", type=lambda: models.Note),)),),
    security=({"basic": ()},),
)

SEND_TEXT: Operation[None] = Operation(
    id="sendText",
    group="default",
    py_name="send_text",
    method="PUT",
    path="/text",
    body=RequestBody(required=True, media=(Media(content_type="text/plain", type=lambda: str),)),
    responses=(Response(status="204", description="kept"),),
    security=({"bearer": (), "queryKey": ()},),
)

SEND_FORM: Operation[None] = Operation(
    id="sendForm",
    group="default",
    py_name="send_form",
    method="POST",
    path="/form",
    body=RequestBody(required=True, media=(Media(content_type="application/x-www-form-urlencoded", type=lambda: models.SendFormRequest),)),
    responses=(Response(status="204", description="kept"),),
    security=({"headerKey": (), "cookieKey": ()},),
)

SEND_FILE: Operation[None] = Operation(
    id="sendFile",
    group="default",
    py_name="send_file",
    method="POST",
    path="/file",
    body=RequestBody(required=True, media=(Media(content_type="multipart/form-data", type=lambda: models.SendFileRequest),)),
    responses=(Response(status="204", description="kept"),),
)

UPLOAD: Operation[None] = Operation(
    id="upload",
    group="default",
    py_name="upload",
    method="PUT",
    path="/upload",
    body=RequestBody(required=True, media=(Media(content_type="multipart/form-data", type=lambda: models.UploadRequest),)),
    responses=(Response(status="204", description="kept"),),
)

ATTACH: Operation[None] = Operation(
    id="attach",
    group="default",
    py_name="attach",
    method="POST",
    path="/attach",
    body=RequestBody(
        required=True,
        media=(Media(content_type="multipart/form-data", type=lambda: models.AttachRequest, encoding={"second": Encoding(content_type="text/plain")}),),
    ),
    responses=(Response(status="204", description="kept"),),
)

SEARCH: Operation[None] = Operation(
    id="search",
    group="default",
    py_name="search",
    method="GET",
    path="/search",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: dict[str, Any]),)),
    responses=(Response(status="204", description="nothing"),),
)

UNKNOWN: Operation[None] = Operation(
    id="unknown",
    group="default",
    py_name="unknown",
    method="GET",
    path="/unknown",
    parameters=(Parameter(name="code", py_name="code", location="query", type=lambda: str, required=True, style="form", explode=True),),
    responses=(Response(status="204", description="nothing"),),
    security=({"basic": ()},),
)

CONTRACT = Contract(
    title="Case samples",
    version="1.0.0",
    servers=(Server(url="/v1", description=""),),
    security_schemes={
        "basic": SecurityScheme(name="basic", type="http", scheme="basic"),
        "bearer": SecurityScheme(name="bearer", type="http", scheme="bearer"),
        "queryKey": SecurityScheme(name="queryKey", type="apiKey", location="query", parameter_name="key"),
        "headerKey": SecurityScheme(name="headerKey", type="apiKey", location="header", parameter_name="X-Key"),
        "cookieKey": SecurityScheme(name="cookieKey", type="apiKey", location="cookie", parameter_name="sid"),
    },
    operations=(SEND_NOTE, SEND_TEXT, SEND_FORM, SEND_FILE, UPLOAD, ATTACH, SEARCH, UNKNOWN),
    user_agent="case-samples/1.0.0" + f" ({GENERATED_BY})",
    logger="case_samples",
)

# case_samples/client.py
class Default(SyncGroup):
    def send_note(
        self,
        *,
        box: str,
        token: int,
        order: str,
        x_trace: str,
        theme: str,
        body: models.Note | dicts.NoteDict | Mapping[str, Any],
        size: int | None = None,
        tags: list[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Note:
        """Send a note; ?> \\u000a $(exit) `exit` #{exit} -- */ encoding: none.

        `POST /boxes/{box}/notes/{token}`

        Args:
            box: path parameter `box`.
            token: path parameter `token`.
            order: query parameter `order`.
            size: query parameter `size`.
            tags: query parameter `tags`.
            x_trace: header parameter `X-Trace`.
            theme: cookie parameter `theme`.
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 kept

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.SEND_NOTE, {"box": box, "token": token, "order": order, "size": size, "tags": tags, "x_trace": x_trace, "theme": theme}, body, options
        )

    def send_text(self, *, body: str, **options: Unpack[CallOptions]) -> None: ...

    def send_form(self, *, body: models.SendFormRequest | dicts.SendFormRequestDict, **options: Unpack[CallOptions]) -> None: ...

    def send_file(self, *, body: models.SendFileRequest | dicts.SendFileRequestDict, **options: Unpack[CallOptions]) -> None: ...

    def upload(self, *, body: models.UploadRequest | dicts.UploadRequestDict, **options: Unpack[CallOptions]) -> None: ...

    def attach(self, *, body: models.AttachRequest | dicts.AttachRequestDict, **options: Unpack[CallOptions]) -> None: ...

    def search(self, *, body: dict[str, Any], **options: Unpack[CallOptions]) -> None: ...

    def unknown(self, *, code: str, **options: Unpack[CallOptions]) -> None: ...

class Client(SyncClientBase):
    _secrets: ClassVar[tuple[str, ...]] = ("username", "password", "token", "query_key_api_key", "header_key_api_key", "cookie_key_api_key")

    def __init__(
        self,
        base_url: str | None = None,
        *,
        username: Secret | None = None,
        password: Secret | None = None,
        token: Secret | None = None,
        query_key_api_key: Secret | None = None,
        header_key_api_key: Secret | None = None,
        cookie_key_api_key: Secret | None = None,
        **options: Unpack[ClientOptions],
    ) -> None: ...

# case_samples/server.py
Credentials: TypeAlias = BasicCredentials | BearerToken | ApiKey
"""What the authentication callable is given."""

class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def send_note(
        self, *, principal: PrincipalT, box: str, token: int, order: str, size: int | None, tags: list[str] | None, x_trace: str, theme: str, body: models.Note
    ) -> Result[models.Note]: ...

    @abstractmethod
    def send_text(self, *, principal: PrincipalT, body: str) -> Result[None]: ...

    @abstractmethod
    def send_form(self, *, principal: PrincipalT, body: models.SendFormRequest) -> Result[None]: ...

    @abstractmethod
    def send_file(self, *, body: models.SendFileRequest) -> Result[None]: ...

    @abstractmethod
    def upload(self, *, body: models.UploadRequest) -> Result[None]: ...

    @abstractmethod
    def attach(self, *, body: models.AttachRequest) -> Result[None]: ...

    @abstractmethod
    def search(self, *, body: dict[str, Any]) -> Result[None]: ...

    @abstractmethod
    def unknown(self, *, principal: PrincipalT, code: str) -> Result[None]: ...
