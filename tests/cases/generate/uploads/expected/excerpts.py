# case_uploads/models/_file_or_text.py
FileOrText = TypeAliasType("FileOrText", Annotated[str, Field(max_length=3)])

# case_uploads/models/_note.py
class Note(ApiModel):
    text: str
    stars: int | None = None

# case_uploads/models/_one_or_more.py
OneOrMore = TypeAliasType("OneOrMore", Annotated[list[FormFile], Field(max_length=2)])

# case_uploads/models/_photo.py
Photo = TypeAliasType("Photo", bytes)
"""A photo."""

# case_uploads/models/_photos.py
Photos = TypeAliasType("Photos", Annotated[list[Photo], Field(min_length=1)])

# case_uploads/models/_send_either_request_option3.py
class SendEitherRequestOption3(ApiModel):
    scan: FormFile

# case_uploads/models/_send_files_request.py
class SendFilesRequest(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"anything", "maybe", "untyped"})
    file: FormFile
    any_picture: Annotated[FormFile | None, Field(alias="anyPicture")] = None
    more: Annotated[list[FormFile] | None, Field(max_length=3)] = None
    short: Annotated[FormFile | None, Field(max_length=5)] = None
    untyped: FormFile | None = None
    plain: FormFile | None = None
    photo: FormFile | None = None
    photos: Annotated[list[FormFile] | None, Field(min_length=1)] = None
    maybe: FormFile | None = None
    anything: Any | None = None
    one_or_more: Annotated[FormFile | OneOrMore | None, Field(alias="oneOrMore")] = None
    file_or_text: Annotated[FormFile | FileOrText | None, Field(alias="fileOrText")] = None
    done: bool | None = None
    day: FullDate | None = None

# case_uploads/models/_send_headers_request.py
class SendHeadersRequest(ApiModel):
    file: FormFile
    files: list[FormFile] | None = None
    text: str | None = None
    needy: str | None = None

# case_uploads/models/_send_headers_request_file_x_kind.py
class SendHeadersRequestFileXKind(StrEnum):
    SCAN = "scan"
    PHOTO = "photo"

# case_uploads/models/_send_styled_request.py
class SendStyledRequest(ApiModel):
    joined: list[str] | None = None
    piped: list[int] | None = None
    spaced: list[str] | None = None
    repeated: list[str] | None = None
    deep: Note | None = None
    spread: Span | None = None
    flat: Span | None = None
    reserved: str | None = None
    file: FormFile | None = None

# case_uploads/models/_send_texts_request.py
class SendTextsRequest(ApiModel):
    note: str | None = None
    table: str | None = None
    details: Note | None = None
    encoded: str | None = None

# case_uploads/models/_shared.py
class Shared(ApiModel):
    data: FormFile
    name: str | None = None

# case_uploads/models/_span.py
class Span(ApiModel):
    gte: int | None = None
    lt: int | None = None

# case_uploads/models/_upload.py
class Upload(ApiModel):
    id: str
    file: FormFile | None = None

# case_uploads/_operations.py
SEND_FILES: Operation[None] = Operation(
    id="sendFiles",
    group="default",
    py_name="send_files",
    method="POST",
    path="/files",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="multipart/form-data",
                type=lambda: models.SendFilesRequest,
                encoding={
                    "file": Encoding(content_type="image/png, image/jpeg; q=1"),
                    "anyPicture": Encoding(content_type="image/*"),
                    "more": Encoding(content_type="application/pdf, image/*"),
                    "short": Encoding(content_type="application/octet-stream"),
                    "untyped": Encoding(content_type="application/pdf"),
                },
            ),
        ),
    ),
    responses=(Response(status="204", description="done"),),
)

SEND_TEXTS: Operation[None] = Operation(
    id="sendTexts",
    group="default",
    py_name="send_texts",
    method="POST",
    path="/texts",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="multipart/form-data",
                type=lambda: models.SendTextsRequest,
                encoding={
                    "table": Encoding(content_type="text/csv, text/plain"),
                    "details": Encoding(content_type="application/vnd.note+json, application/json"),
                    "note": Encoding(content_type="text/markdown"),
                    "encoded": Encoding(
                        content_type="image/png",
                        headers=(
                            Parameter(
                                name="Content-Transfer-Encoding",
                                py_name="content_transfer_encoding",
                                location="header",
                                type=lambda: Literal["base64"],
                                default="base64",
                            ),
                        ),
                    ),
                },
            ),
        ),
    ),
    responses=(Response(status="204", description="done"),),
)

SEND_STYLED: Operation[None] = Operation(
    id="sendStyled",
    group="default",
    py_name="send_styled",
    method="POST",
    path="/styled",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="multipart/form-data",
                type=lambda: models.SendStyledRequest,
                encoding={
                    "joined": Encoding(style="form", explode=False),
                    "piped": Encoding(style="pipeDelimited", explode=False),
                    "spaced": Encoding(style="spaceDelimited", explode=False),
                    "repeated": Encoding(style="form", explode=True),
                    "deep": Encoding(style="deepObject", explode=True),
                    "spread": Encoding(style="form", explode=True),
                    "flat": Encoding(style="form", explode=False),
                    "reserved": Encoding(style="form", explode=True, allow_reserved=True),
                },
            ),
        ),
    ),
    responses=(Response(status="204", description="done"),),
)

SEND_HEADERS: Operation[None] = Operation(
    id="sendHeaders",
    group="default",
    py_name="send_headers",
    method="POST",
    path="/headers",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="multipart/form-data",
                type=lambda: models.SendHeadersRequest,
                encoding={
                    "file": Encoding(
                        headers=(
                            Parameter(name="X-Number", py_name="x_number", location="header", type=lambda: Annotated[int, Field(ge=1)], required=True),
                            Parameter(name="X-Kind", py_name="x_kind", location="header", type=lambda: models.SendHeadersRequestFileXKind),
                            Parameter(name="X-Version", py_name="x_version", location="header", type=lambda: Literal["v1"], default="v1"),
                            Parameter(name="X-Language", py_name="x_language", location="header", type=lambda: str, default="en"),
                        )
                    ),
                    "text": Encoding(headers=(Parameter(name="X-Language", py_name="x_language", location="header", type=lambda: str, default="en"),)),
                    "needy": Encoding(headers=(Parameter(name="X-Needed", py_name="x_needed", location="header", type=lambda: str, required=True),)),
                },
            ),
        ),
    ),
    responses=(Response(status="204", description="done"),),
)

SEND_BY_NAME: Operation[None] = Operation(
    id="sendByName",
    group="default",
    py_name="send_by_name",
    method="POST",
    path="/by-name",
    body=RequestBody(required=True, media=(Media(content_type="multipart/form-data", type=lambda: dict[str, Upload]),)),
    responses=(Response(status="204", description="done"),),
)

SEND_SHARED: Operation[models.Shared] = Operation(
    id="sendShared",
    group="default",
    py_name="send_shared",
    method="POST",
    path="/shared",
    body=RequestBody(
        required=True,
        media=(
            Media(content_type="application/json", type=lambda: models.Shared),
            Media(content_type="multipart/form-data", type=lambda: models.Shared),
            Media(content_type="application/x-www-form-urlencoded", type=lambda: models.Shared),
        ),
    ),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.Shared),)),),
)

SEND_EITHER: Operation[None] = Operation(
    id="sendEither",
    group="default",
    py_name="send_either",
    method="POST",
    path="/either",
    body=RequestBody(
        required=True, media=(Media(content_type="multipart/form-data", type=lambda: models.Shared | models.Upload | models.SendEitherRequestOption3),)
    ),
    responses=(Response(status="204", description="done"),),
)

CONTRACT = Contract(
    title="Case uploads",
    version="1.0.0",
    servers=(Server(url="/v1", description=""),),
    security_schemes={},
    operations=(SEND_FILES, SEND_TEXTS, SEND_STYLED, SEND_HEADERS, SEND_BY_NAME, SEND_SHARED, SEND_EITHER),
    user_agent="case-uploads/1.0.0" + f" ({GENERATED_BY})",
    logger="case_uploads",
)

# case_uploads/client.py
class Default(SyncGroup):
    def send_files(self, *, body: models.SendFilesRequest | dicts.SendFilesRequestDict, **options: Unpack[CallOptions]) -> None: ...

    def send_texts(self, *, body: models.SendTextsRequest | dicts.SendTextsRequestDict, **options: Unpack[CallOptions]) -> None: ...

    def send_styled(self, *, body: models.SendStyledRequest | dicts.SendStyledRequestDict, **options: Unpack[CallOptions]) -> None: ...

    def send_headers(self, *, body: models.SendHeadersRequest | dicts.SendHeadersRequestDict, **options: Unpack[CallOptions]) -> None: ...

    def send_by_name(self, *, body: Mapping[str, Any], **options: Unpack[CallOptions]) -> None: ...

    def send_shared(self, *, body: models.Shared | dicts.SharedDict, **options: Unpack[CallOptions]) -> models.Shared: ...

    def send_either(
        self,
        *,
        body: models.Shared | dicts.SharedDict | models.Upload | dicts.UploadDict | models.SendEitherRequestOption3 | dicts.SendEitherRequestOption3Dict,
        **options: Unpack[CallOptions],
    ) -> None: ...

# case_uploads/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def send_files(self, *, body: models.SendFilesRequest) -> Result[None]: ...

    @abstractmethod
    def send_texts(self, *, body: models.SendTextsRequest) -> Result[None]: ...

    @abstractmethod
    def send_styled(self, *, body: models.SendStyledRequest) -> Result[None]: ...

    @abstractmethod
    def send_headers(self, *, body: models.SendHeadersRequest) -> Result[None]: ...

    @abstractmethod
    def send_by_name(self, *, body: dict[str, Upload]) -> Result[None]: ...

    @abstractmethod
    def send_shared(self, *, body: models.Shared) -> Result[models.Shared]: ...

    @abstractmethod
    def send_either(self, *, body: models.Shared | models.Upload | models.SendEitherRequestOption3) -> Result[None]: ...
