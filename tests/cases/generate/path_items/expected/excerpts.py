# case_path_items/__init__.py
"""Case path items 2.1.0-beta.3.

Generated from the OpenAPI document beside it; do not edit.
"""

__version__ = "2.1.0b3"

# case_path_items/models/_new_store.py
class NewStore(ApiModel):
    name: Annotated[str, Field(min_length=1)]

# case_path_items/models/_store.py
class Store(ApiModel):
    id: int
    name: str

# case_path_items/_operations.py
GET_STORES_BY_STORE_ID: Operation[models.Store] = Operation(
    id="get_stores_by_store_id",
    group="stores",
    py_name="get_stores_by_store_id",
    method="GET",
    path="/stores/{storeId}",
    parameters=(
        Parameter(name="storeId", py_name="store_id", location="path", type=lambda: Annotated[int, Field(ge=1)], required=True),
        Parameter(name="verbose", py_name="verbose", location="query", type=lambda: int, style="form", explode=True),
    ),
    responses=(Response(status="200", description="a store", media=(Media(content_type="application/json", type=lambda: models.Store),)),),
)

REMOVE_STORE: Operation[None] = Operation(
    id="removeStore",
    group="stores",
    py_name="remove_store",
    method="DELETE",
    path="/stores/{storeId}",
    parameters=(
        Parameter(name="storeId", py_name="store_id", location="path", type=lambda: Annotated[int, Field(ge=1)], required=True),
        Parameter(name="verbose", py_name="verbose", location="query", type=lambda: bool, style="form", explode=True),
    ),
    responses=(Response(status="204", description="gone"),),
    deprecated=True,
)

POST_STORES: Operation[models.Store] = Operation(
    id="post_stores",
    group="admin_co",
    py_name="post_stores",
    method="POST",
    path="/stores",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.NewStore),)),
    responses=(Response(status="201", description="a store", media=(Media(content_type="application/json", type=lambda: models.Store),)),),
)

GET_PING: Operation[None] = Operation(
    id="get_ping", group="default", py_name="get_ping", method="GET", path="/ping", responses=(Response(status="204", description="alive"),)
)

CHECK_ALIVE: Operation[None] = Operation(
    id="check-alive", group="default", py_name="check_alive", method="HEAD", path="/ping", responses=(Response(status="200", description="alive"),)
)

GET: Operation[None] = Operation(id="get", group="default", py_name="get", method="GET", path="/", responses=(Response(status="204", description="root"),))

CONTRACT = Contract(
    title="Case path items",
    version="2.1.0-beta.3",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(GET_STORES_BY_STORE_ID, REMOVE_STORE, POST_STORES, GET_PING, CHECK_ALIVE, GET),
    user_agent="case-path-items/2.1.0b3" + f" ({GENERATED_BY})",
    logger="case_path_items",
)

# case_path_items/client.py
__all__ = ["Client", "Hooks", "Retries", "Stores", "AdminCo", "Default", "record"]

class Stores(SyncGroup):
    """Where things are kept."""

    def get_stores_by_store_id(self, *, store_id: int, verbose: int | None = None, **options: Unpack[CallOptions]) -> models.Store: ...

    def remove_store(self, *, store_id: int, verbose: bool | None = None, **options: Unpack[CallOptions]) -> None:
        """DELETE /stores/{storeId}.

        Takes the store away.

        Nothing brings it back.

        Deprecated: the document marks this operation so.

        `DELETE /stores/{storeId}`

        Args:
            store_id: path parameter `storeId`.
            verbose: Of the path.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 gone

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(operations.REMOVE_STORE, {"store_id": store_id, "verbose": verbose}, None, options)

class AdminCo(SyncGroup):
    def post_stores(self, *, body: models.NewStore | dicts.NewStoreDict, **options: Unpack[CallOptions]) -> models.Store: ...

class Default(SyncGroup):
    def get_ping(self, **options: Unpack[CallOptions]) -> None: ...

    def check_alive(self, **options: Unpack[CallOptions]) -> None: ...

    def get(self, **options: Unpack[CallOptions]) -> None: ...

class Client(SyncClientBase):
    """Client of Case path items 2.1.0-beta.3.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_PATH_ITEMS_BASE_URL`.

    Operations:
        stores.get_stores_by_store_id
        stores.remove_store
        admin_co.post_stores
        default.get_ping
        default.check_alive
        default.get
    """

    def __init__(self, base_url: str | None = None, **options: Unpack[ClientOptions]) -> None: ...

    @classmethod
    def for_app(cls, app: AsgiApp, *, base_url: str = "http://testserver", raise_app_exceptions: bool = True, **options: Unpack[ClientSettings]) -> Self: ...

    @property
    def stores(self) -> Stores: ...

    @property
    def admin_co(self) -> AdminCo: ...

    @property
    def default(self) -> Default: ...

# case_path_items/server.py
__all__ = [
    "ApiKey",
    "AppOptions",
    "BasicCredentials",
    "BearerToken",
    "ClientCertificate",
    "Credentials",
    "ConnectionLimits",
    "DirectProtocol",
    "LimitedH11Protocol",
    "LimitedHttpToolsProtocol",
    "ErrorReply",
    "Forbidden",
    "HttpCredentials",
    "StoresHandler",
    "AdminCoHandler",
    "DefaultHandler",
    "ProblemError",
    "Reply",
    "Result",
    "Upload",
    "Violation",
    "check_basic",
    "check_token",
    "create_app",
    "main",
]

class StoresHandler(Handler[PrincipalT]):
    @abstractmethod
    def get_stores_by_store_id(self, *, store_id: int, verbose: int | None) -> Result[models.Store]: ...

    @abstractmethod
    def remove_store(self, *, store_id: int, verbose: bool | None) -> Result[None]: ...

class AdminCoHandler(Handler[PrincipalT]):
    @abstractmethod
    def post_stores(self, *, body: models.NewStore) -> Result[models.Store]: ...

class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def get_ping(self) -> Result[None]: ...

    @abstractmethod
    def check_alive(self) -> Result[None]: ...

    @abstractmethod
    def get(self) -> Result[None]: ...

def create_app(
    *,
    stores: StoresHandler[PrincipalT] | None = None,
    admin_co: AdminCoHandler[PrincipalT] | None = None,
    default: DefaultHandler[PrincipalT] | None = None,
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `/`.

    Args:
        stores: implements its operations; without it they answer 501.
        admin_co: implements its operations; without it they answer 501.
        default: implements its operations; without it they answer 501.
        **options: see `AppOptions`.
    """
    return build_app(CONTRACT, {"stores": stores, "admin_co": admin_co, "default": default}, authenticate=None, document=_document, options=options)

def main(arguments: Sequence[str] | None = None) -> int:
    """Serve handlers with uvicorn until told to end; return the exit code.

    `python -m case_path_items.server --help` lists the arguments.

    Args:
        arguments: those of the process by default.
    """
    from . import server  # by its own name: this module may be running as `__main__`
    from ._runtime.server.running import run
    from ._runtime.server.targets import Serving

    serving = Serving(
        server.create_app, {"stores": server.StoresHandler, "admin_co": server.AdminCoHandler, "default": server.DefaultHandler}, is_secured=False
    )
    return run(CONTRACT, serving, "python -m case_path_items.server", arguments)

# case_path_items/cli.py
PROGRAM = Program(
    name="case-path-items",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_PATH_ITEMS",
    help="Case path items",
    secrets={},
    groups=(
        Group(
            name="stores",
            attribute="stores",
            help="Where things are kept.",
            commands=(
                Command(
                    name="get-stores-by-store-id",
                    id="get_stores_by_store_id",
                    method="get_stores_by_store_id",
                    request="GET /stores/{storeId}",
                    options=(
                        Option(name="store-id", argument="store_id", kind="integer", required=True),
                        Option(name="query-verbose", argument="verbose", kind="integer", help="Of the operation."),
                    ),
                ),
                Command(
                    name="remove-store",
                    id="removeStore",
                    method="remove_store",
                    request="DELETE /stores/{storeId}",
                    description="Takes the store away.\n\nNothing brings it back.",
                    deprecated=True,
                    options=(
                        Option(name="store-id", argument="store_id", kind="integer", required=True),
                        Option(name="query-verbose", argument="verbose", kind="boolean", help="Of the path."),
                    ),
                ),
            ),
        ),
        Group(
            name="admin-co",
            attribute="admin_co",
            help="Operations tagged Admin & Co.",
            commands=(
                Command(
                    name="post-stores",
                    id="post_stores",
                    method="post_stores",
                    request="POST /stores",
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
            ),
        ),
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(name="get-ping", id="get_ping", method="get_ping", request="GET /ping"),
                Command(name="check-alive", id="check-alive", method="check_alive", request="HEAD /ping"),
                Command(name="get", id="get", method="get", request="GET /"),
            ),
        ),
    ),
)
