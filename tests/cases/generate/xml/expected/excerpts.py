# case_xml/models/_book.py
class Book(ClosedModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"pages"})
    isbn: str
    title: str
    pages: Annotated[int | None, Field(ge=1)] = None
    lent: bool | None = None
    published: FullDate | None = None
    authors: list[str]
    tags: list[str] | None = None
    shelf: Shelf | None = None
    sequels: list[Book] | None = None

Book.model_rebuild()

# case_xml/models/_disc.py
class Disc(ApiModel):
    kind: Literal["disc"] = "disc"
    sides: int | None = None

# case_xml/models/_problem.py
class Problem(ApiModel):
    status: int | None = None
    detail: str | None = None

# case_xml/models/_put_matrix_request.py
class PutMatrixRequest(ApiModel):
    rows: list[list[int]] | None = None

# case_xml/models/_put_medium_request.py
PutMediumRequest = TypeAliasType("PutMediumRequest", Annotated[Disc | Tape | UnknownVariant, Tagged("kind", {"disc": "Disc", "tape": "Tape"})])

# case_xml/models/_put_medium_response.py
class PutMediumResponse(ApiModel):
    id: int | None = None

# case_xml/models/_shelf.py
class Shelf(ApiModel):
    code: str | None = None
    note: str | None = None

# case_xml/models/_tape.py
class Tape(ApiModel):
    kind: Literal["tape"] = "tape"
    metres: JsonNumber | None = None

# case_xml/_operations.py
_XML_DETAILS: dict[str, Any] = {
    "Book": {
        "properties": {
            "isbn": {"name": "isbn", "in": "attribute", "node": {"types": ["string"]}, "required": True},
            "title": {"name": "title", "in": "element", "node": {"types": ["string"]}, "required": True},
            "pages": {"name": "pages", "in": "element", "node": {"types": ["integer", "null"]}},
            "lent": {"name": "lent", "in": "element", "node": {"types": ["boolean"]}},
            "published": {"name": "published", "in": "element", "node": {"types": ["string"]}},
            "authors": {"name": "authors", "in": "element", "node": {"items": {"types": ["string"]}}, "required": True, "item": {"name": "author"}},
            "tags": {"name": "labels", "in": "element", "node": {"items": {"types": ["string"]}}, "wrapped": True, "item": {"name": "label"}},
            "shelf": {"name": "shelf", "namespace": "urn:example:shelf", "prefix": "s", "in": "element", "node": "Shelf"},
            "sequels": {"name": "sequels", "in": "element", "node": {"items": "Book"}, "item": {"name": "book"}},
        }
    },
    "Shelf": {
        "properties": {
            "code": {"name": "code", "namespace": "urn:example:shelf", "prefix": "s", "in": "attribute", "node": {"types": ["string"]}},
            "note": {"name": "note", "namespace": "urn:example:shelf", "prefix": "s", "in": "element", "node": {"types": ["string"]}},
        }
    },
    "Problem": {
        "properties": {
            "status": {"name": "status", "in": "element", "node": {"types": ["integer"]}},
            "detail": {"name": "detail", "in": "element", "node": {"types": ["string"]}},
        }
    },
    "PutMediumResponse": {"properties": {"id": {"name": "id", "in": "element", "node": {"types": ["integer"]}}}},
    "PutMediumRequest": {
        "properties": {
            "kind": {"name": "kind", "in": "element", "node": {"types": ["string"]}, "required": True},
            "sides": {"name": "sides", "in": "element", "node": {"types": ["integer"]}},
            "metres": {"name": "metres", "in": "element", "node": {"types": ["number"]}},
        }
    },
}

LIST_BOOKS: Operation[list[models.Book]] = Operation(
    id="listBooks",
    group="books",
    py_name="list_books",
    method="GET",
    path="/books",
    responses=(
        Response(
            status="200",
            description="All books.",
            media=(
                Media(
                    content_type="text/xml",
                    type=lambda: list[models.Book],
                    details=Details({"root": {"name": "books", "item": {"name": "book"}}, "node": {"items": "Book"}}, _XML_DETAILS),
                ),
            ),
        ),
    ),
)

ADD_BOOK: Operation[models.Book] = Operation(
    id="addBook",
    group="books",
    py_name="add_book",
    method="POST",
    path="/books",
    body=RequestBody(
        required=True,
        media=(Media(content_type="application/xml", type=lambda: models.Book, details=Details({"root": {"name": "book"}, "node": "Book"}, _XML_DETAILS)),),
    ),
    responses=(
        Response(
            status="201",
            description="The book.",
            media=(Media(content_type="application/xml", type=lambda: models.Book, details=Details({"root": {"name": "book"}, "node": "Book"}, _XML_DETAILS)),),
        ),
        Response(
            status="422",
            description="What is wrong.",
            media=(
                Media(
                    content_type="application/problem+xml",
                    type=lambda: models.Problem,
                    details=Details({"root": {"name": "problem", "namespace": "urn:ietf:rfc:7807"}, "node": "Problem"}, _XML_DETAILS),
                ),
            ),
        ),
    ),
)

REPORT: Operation[str] = Operation(
    id="report",
    group="books",
    py_name="report",
    method="GET",
    path="/report",
    responses=(Response(status="200", description="A report that no schema describes.", media=(Media(content_type="application/xml", type=lambda: str),)),),
)

PUT_MATRIX: Operation[None] = Operation(
    id="putMatrix",
    group="books",
    py_name="put_matrix",
    method="PUT",
    path="/matrix",
    body=RequestBody(media=(Media(content_type="application/xml", type=lambda: str),)),
    responses=(Response(status="204", description="Done."),),
)

PUT_MEDIUM: Operation[models.PutMediumResponse] = Operation(
    id="putMedium",
    group="books",
    py_name="put_medium",
    method="PUT",
    path="/media",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/xml",
                type=lambda: models.PutMediumRequest,
                details=Details({"root": {"name": "root"}, "node": "PutMediumRequest"}, _XML_DETAILS),
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="What it is now.",
            media=(
                Media(content_type="application/json", type=lambda: models.PutMediumResponse),
                Media(
                    content_type="application/xml",
                    type=lambda: models.PutMediumResponse,
                    details=Details({"root": {"name": "root"}, "node": "PutMediumResponse"}, _XML_DETAILS),
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case XML",
    version="1.0.0",
    servers=(Server(url="https://shelf.example.com", description=""),),
    security_schemes={},
    operations=(LIST_BOOKS, ADD_BOOK, REPORT, PUT_MATRIX, PUT_MEDIUM),
    user_agent="case-xml/1.0.0" + f" ({GENERATED_BY})",
    logger="case_xml",
)

# case_xml/client.py
class Books(SyncGroup):
    def list_books(self, **options: Unpack[CallOptions]) -> list[models.Book]: ...

    def add_book(self, *, body: models.Book | dicts.BookDict, **options: Unpack[CallOptions]) -> models.Book: ...

    def report(self, **options: Unpack[CallOptions]) -> str: ...

    def put_matrix(self, *, body: str | None = None, **options: Unpack[CallOptions]) -> None: ...

    def put_medium(self, *, body: models.PutMediumRequest | dicts.PutMediumRequestDict, **options: Unpack[CallOptions]) -> models.PutMediumResponse: ...

class Client(SyncClientBase):
    def __init__(self, base_url: str | None = None, **options: Unpack[ClientOptions]) -> None: ...

    @classmethod
    def for_app(cls, app: AsgiApp, *, base_url: str = "http://testserver", raise_app_exceptions: bool = True, **options: Unpack[ClientSettings]) -> Self: ...

    @property
    def books(self) -> Books: ...

# case_xml/server.py
class BooksHandler(Handler[PrincipalT]):
    @abstractmethod
    def list_books(self) -> Result[list[models.Book]]: ...

    @abstractmethod
    def add_book(self, *, body: models.Book) -> Result[models.Book]: ...

    @abstractmethod
    def report(self) -> Result[str]: ...

    @abstractmethod
    def put_matrix(self, *, body: str | None) -> Result[None]: ...

    @abstractmethod
    def put_medium(self, *, body: models.PutMediumRequest) -> Result[models.PutMediumResponse]: ...
