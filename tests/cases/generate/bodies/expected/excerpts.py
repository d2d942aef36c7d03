# case_bodies/models/_note.py
class Note(ApiModel):
    text: str
    stars: Annotated[int | None, Field(ge=0, le=5)] = None

# case_bodies/models/_send_form_request.py
class SendFormRequest(ApiModel):
    name: str
    age: int | None = None
    tags: list[str] | None = None
    colours: list[str] | None = None

# case_bodies/models/_upload_request.py
class UploadRequest(ApiModel):
    file: FormFile
    more: list[FormFile] | None = None
    caption: str | None = None
    details: Note | None = None

# case_bodies/_operations.py
SEND_JSON: Operation[models.Note] = Operation(
    id="sendJson",
    group="default",
    py_name="send_json",
    method="POST",
    path="/json",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Note),)),
    responses=(Response(status="200", description="what was kept", media=(Media(content_type="application/json", type=lambda: models.Note),)),),
)

SEND_OPTIONAL: Operation[None] = Operation(
    id="sendOptional",
    group="default",
    py_name="send_optional",
    method="PATCH",
    path="/json",
    body=RequestBody(media=(Media(content_type="application/json", type=lambda: models.Note),)),
    responses=(Response(status="204", description="done"),),
)

SEND_LIST: Operation[None] = Operation(
    id="sendList",
    group="default",
    py_name="send_list",
    method="POST",
    path="/list",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: Annotated[list[models.Note], Field(min_length=1)]),)),
    responses=(Response(status="204", description="done"),),
)

SEND_SEVERAL: Operation[None] = Operation(
    id="sendSeveral",
    group="default",
    py_name="send_several",
    method="POST",
    path="/several",
    body=RequestBody(
        required=True,
        media=(
            Media(content_type="application/json", type=lambda: models.Note),
            Media(content_type="text/plain", type=lambda: str),
            Media(content_type="application/octet-stream"),
        ),
    ),
    responses=(Response(status="204", description="done"),),
)

SEND_FORM: Operation[None] = Operation(
    id="sendForm",
    group="default",
    py_name="send_form",
    method="POST",
    path="/form",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/x-www-form-urlencoded",
                type=lambda: models.SendFormRequest,
                encoding={"colours": Encoding(style="pipeDelimited", explode=False)},
            ),
        ),
    ),
    responses=(Response(status="204", description="done"),),
)

UPLOAD: Operation[None] = Operation(
    id="upload",
    group="default",
    py_name="upload",
    method="POST",
    path="/upload",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="multipart/form-data",
                type=lambda: models.UploadRequest,
                encoding={"file": Encoding(content_type="image/png, image/jpeg"), "details": Encoding(content_type="application/json")},
            ),
        ),
    ),
    responses=(Response(status="204", description="done"),),
)

SEND_BINARY: Operation[bytes] = Operation(
    id="sendBinary",
    group="default",
    py_name="send_binary",
    method="PUT",
    path="/binary",
    body=RequestBody(required=True, media=(Media(content_type="application/octet-stream"),)),
    responses=(Response(status="200", description="the same bytes", media=(Media(content_type="application/octet-stream"),)),),
)

SEND_TEXT: Operation[str] = Operation(
    id="sendText",
    group="default",
    py_name="send_text",
    method="PUT",
    path="/text",
    body=RequestBody(required=True, media=(Media(content_type="text/plain", type=lambda: str),)),
    responses=(Response(status="200", description="the same text", media=(Media(content_type="text/plain", type=lambda: str),)),),
)

CONTRACT = Contract(
    title="Case bodies",
    version="1.0.0",
    servers=(Server(url="/v1", description=""),),
    security_schemes={},
    operations=(SEND_JSON, SEND_OPTIONAL, SEND_LIST, SEND_SEVERAL, SEND_FORM, UPLOAD, SEND_BINARY, SEND_TEXT),
    user_agent="case-bodies/1.0.0" + f" ({GENERATED_BY})",
    logger="case_bodies",
)

# case_bodies/client.py
class Default(SyncGroup):
    def send_json(self, *, body: models.Note | dicts.NoteDict, **options: Unpack[CallOptions]) -> models.Note:
        """POST /json.

        `POST /json`

        Args:
            body: What to keep; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 what was kept

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(operations.SEND_JSON, {}, body, options)

    def send_optional(self, *, body: models.Note | dicts.NoteDict | None = None, **options: Unpack[CallOptions]) -> None: ...

    def send_list(self, *, body: Sequence[models.Note | dicts.NoteDict], **options: Unpack[CallOptions]) -> None: ...

    def send_several(self, *, body: models.Note | dicts.NoteDict | str | bytes | BinaryIO, **options: Unpack[CallOptions]) -> None: ...

    def send_form(self, *, body: models.SendFormRequest | dicts.SendFormRequestDict, **options: Unpack[CallOptions]) -> None: ...

    def upload(self, *, body: models.UploadRequest | dicts.UploadRequestDict, **options: Unpack[CallOptions]) -> None: ...

    def send_binary(self, *, body: bytes | BinaryIO, **options: Unpack[CallOptions]) -> bytes: ...

    def send_text(self, *, body: str, **options: Unpack[CallOptions]) -> str: ...

# case_bodies/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def send_json(self, *, body: models.Note) -> Result[models.Note]: ...

    @abstractmethod
    def send_optional(self, *, body: models.Note | None) -> Result[None]: ...

    @abstractmethod
    def send_list(self, *, body: list[models.Note]) -> Result[None]: ...

    @abstractmethod
    def send_several(self, *, body: models.Note | str | bytes) -> Result[None]: ...

    @abstractmethod
    def send_form(self, *, body: models.SendFormRequest) -> Result[None]: ...

    @abstractmethod
    def upload(self, *, body: models.UploadRequest) -> Result[None]: ...

    @abstractmethod
    def send_binary(self, *, body: bytes) -> Result[bytes | AsyncIterator[bytes]]: ...

    @abstractmethod
    def send_text(self, *, body: str) -> Result[str]: ...

def create_app(*, default: DefaultHandler[PrincipalT] | None = None, **options: Unpack[AppOptions]) -> FastAPI:
    """Return a FastAPI application that serves the API under `/v1`.

    Args:
        default: implements its operations; without it they answer 501.
        **options: see `AppOptions`.
    """
    return build_app(CONTRACT, {"default": default}, authenticate=None, document=_document, options=options)

# case_bodies/cli.py
PROGRAM = Program(
    name="case-bodies",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_BODIES",
    help="Case bodies",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="send-json",
                    id="sendJson",
                    method="send_json",
                    request="POST /json",
                    body=Body(media=("application/json",), fields=True, required=True, help="What to keep"),
                ),
                Command(
                    name="send-optional", id="sendOptional", method="send_optional", request="PATCH /json", body=Body(media=("application/json",), fields=True)
                ),
                Command(
                    name="send-list",
                    id="sendList",
                    method="send_list",
                    request="POST /list",
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
                Command(
                    name="send-several",
                    id="sendSeveral",
                    method="send_several",
                    request="POST /several",
                    body=Body(media=("application/json", "text/plain", "application/octet-stream"), fields=True, required=True),
                ),
                Command(
                    name="send-form",
                    id="sendForm",
                    method="send_form",
                    request="POST /form",
                    body=Body(media=("application/x-www-form-urlencoded",), fields=True, required=True),
                ),
                Command(
                    name="upload",
                    id="upload",
                    method="upload",
                    request="POST /upload",
                    body=Body(media=("multipart/form-data",), fields=True, files=True, required=True),
                ),
                Command(
                    name="send-binary",
                    id="sendBinary",
                    method="send_binary",
                    request="PUT /binary",
                    body=Body(media=("application/octet-stream",), required=True),
                ),
                Command(name="send-text", id="sendText", method="send_text", request="PUT /text", body=Body(media=("text/plain",), required=True)),
            ),
        ),
    ),
)
