# case_responses/__init__.py
"""Case responses 2024-winter.

Generated from the OpenAPI document beside it; do not edit.
"""

__version__ = "0+2024.winter"

# case_responses/models/_fault.py
class Fault(ApiModel):
    code: str
    hint: str | None = None

# case_responses/models/_item.py
class Item(ApiModel):
    id: int
    made: AwareDatetime | None = None

# case_responses/models/_problem.py
class Problem(ApiModel):
    title: str | None = None
    status: int | None = None

# case_responses/_operations.py
GET_ITEM: Operation[models.Item] = Operation(
    id="getItem",
    group="default",
    py_name="get_item",
    method="GET",
    path="/item",
    responses=(
        Response(
            status="200",
            description="the item",
            media=(Media(content_type="application/json", type=lambda: models.Item),),
            headers=(Parameter(name="X-Rate-Limit", py_name="x_rate_limit", location="header", type=lambda: int),),
        ),
        Response(status="404", description="no such item", media=(Media(content_type="application/json", type=lambda: models.Fault),)),
        Response(
            status="4XX", description="another mistake of the caller", media=(Media(content_type="application/problem+json", type=lambda: models.Problem),)
        ),
        Response(status="default", description="anything else", media=(Media(content_type="application/json", type=lambda: models.Fault),)),
    ),
)

PUT_ITEM: Operation[models.Item | None] = Operation(
    id="putItem",
    group="default",
    py_name="put_item",
    method="PUT",
    path="/item",
    responses=(
        Response(status="200", description="replaced", media=(Media(content_type="application/json", type=lambda: models.Item),)),
        Response(status="204", description="nothing changed"),
    ),
)

DELETE_ITEM: Operation[None] = Operation(
    id="deleteItem", group="default", py_name="delete_item", method="DELETE", path="/item", responses=(Response(status="204", description="gone"),)
)

ANY_SUCCESS: Operation[models.Item] = Operation(
    id="anySuccess",
    group="default",
    py_name="any_success",
    method="POST",
    path="/range",
    responses=(Response(status="2XX", description="all is well", media=(Media(content_type="application/json", type=lambda: models.Item),)),),
)

ONLY_DEFAULT: Operation[models.Item] = Operation(
    id="onlyDefault",
    group="default",
    py_name="only_default",
    method="GET",
    path="/default",
    responses=(Response(status="default", description="whatever comes", media=(Media(content_type="application/json", type=lambda: models.Item),)),),
)

LIST_ITEMS: Operation[list[models.Item]] = Operation(
    id="listItems",
    group="default",
    py_name="list_items",
    method="GET",
    path="/items",
    responses=(Response(status="200", description="all items", media=(Media(content_type="application/json", type=lambda: list[models.Item]),)),),
)

LIST_NAMES: Operation[dict[str, str]] = Operation(
    id="listNames",
    group="default",
    py_name="list_names",
    method="GET",
    path="/names",
    responses=(Response(status="200", description="names by number", media=(Media(content_type="application/json", type=lambda: dict[str, str]),)),),
)

COUNT: Operation[int] = Operation(
    id="count",
    group="default",
    py_name="count",
    method="GET",
    path="/count",
    responses=(Response(status="200", description="how many", media=(Media(content_type="application/json", type=lambda: int),)),),
)

SEVERAL_TYPES: Operation[models.Item | str] = Operation(
    id="severalTypes",
    group="default",
    py_name="several_types",
    method="GET",
    path="/several",
    responses=(
        Response(
            status="200",
            description="as asked for",
            media=(
                Media(content_type="application/json", type=lambda: models.Item),
                Media(content_type="application/vnd.case+json", type=lambda: models.Item),
                Media(content_type="text/plain", type=lambda: str),
            ),
        ),
    ),
)

GET_IMAGE: Operation[bytes] = Operation(
    id="getImage",
    group="default",
    py_name="get_image",
    method="GET",
    path="/image",
    responses=(Response(status="200", description="a picture", media=(Media(content_type="image/png"),)),),
)

EXPORT: Operation[str | None] = Operation(
    id="export",
    group="default",
    py_name="export",
    method="GET",
    path="/export",
    responses=(
        Response(status="200", description="a table", media=(Media(content_type="text/csv", type=lambda: str),)),
        Response(status="202", description="not ready"),
    ),
)

CONTRACT = Contract(
    title="Case responses",
    version="2024-winter",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(GET_ITEM, PUT_ITEM, DELETE_ITEM, ANY_SUCCESS, ONLY_DEFAULT, LIST_ITEMS, LIST_NAMES, COUNT, SEVERAL_TYPES, GET_IMAGE, EXPORT),
    user_agent="case-responses/0+2024.winter" + f" ({GENERATED_BY})",
    logger="case_responses",
)

# case_responses/client.py
class Default(SyncGroup):
    def get_item(self, **options: Unpack[CallOptions]) -> models.Item:
        """GET /item.

        `GET /item`

        Args:
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the item

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means. The document
                states: 404 no such item; 4XX another mistake of the caller; default anything else.
        """
        return self._call(operations.GET_ITEM, {}, None, options)

    def put_item(self, **options: Unpack[CallOptions]) -> models.Item | None: ...

    def delete_item(self, **options: Unpack[CallOptions]) -> None: ...

    def any_success(self, **options: Unpack[CallOptions]) -> models.Item: ...

    def only_default(self, **options: Unpack[CallOptions]) -> models.Item: ...

    def list_items(self, **options: Unpack[CallOptions]) -> list[models.Item]: ...

    def list_names(self, **options: Unpack[CallOptions]) -> dict[str, str]: ...

    def count(self, **options: Unpack[CallOptions]) -> int: ...

    def several_types(self, **options: Unpack[CallOptions]) -> models.Item | str: ...

    def get_image(self, **options: Unpack[CallOptions]) -> bytes: ...

    def export(self, **options: Unpack[CallOptions]) -> str | None: ...

# case_responses/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def get_item(self) -> Result[models.Item]: ...

    @abstractmethod
    def put_item(self) -> Result[models.Item | None]: ...

    @abstractmethod
    def delete_item(self) -> Result[None]: ...

    @abstractmethod
    def any_success(self) -> Result[models.Item]: ...

    @abstractmethod
    def only_default(self) -> Result[models.Item]: ...

    @abstractmethod
    def list_items(self) -> Result[list[models.Item]]: ...

    @abstractmethod
    def list_names(self) -> Result[dict[str, str]]: ...

    @abstractmethod
    def count(self) -> Result[int]: ...

    @abstractmethod
    def several_types(self) -> Result[models.Item | str]: ...

    @abstractmethod
    def get_image(self) -> Result[bytes | AsyncIterator[bytes]]: ...

    @abstractmethod
    def export(self) -> Result[str | None]: ...
