# case_servers/_operations.py
PING: Operation[None] = Operation(
    id="ping", group="default", py_name="ping", method="GET", path="/ping", responses=(Response(status="204", description="alive"),)
)

ELSEWHERE: Operation[None] = Operation(
    id="elsewhere",
    group="default",
    py_name="elsewhere",
    method="GET",
    path="/elsewhere",
    responses=(Response(status="204", description="alive"),),
    servers=(Server(url="https://other.example.com", description=""),),
)

CONTRACT = Contract(
    title="Case servers",
    version="1.0.0",
    servers=(
        Server(
            url="https://eu.example.com:8443/v2",
            description="By region.",
            name="by-region",
            template="https://{region}.example.com:{port}/{base}",
            variables=(
                ServerVariable("region", "region", "eu", ("eu", "us")),
                ServerVariable("port", "port", "8443", ()),
                ServerVariable("base", "base", "v2", ()),
            ),
        ),
        Server(url="https://staging.example.com/v2", description="", name="staging.example.com"),
        Server(url="/local", description=""),
    ),
    security_schemes={},
    operations=(PING, ELSEWHERE),
    user_agent="case-servers/1.0.0" + f" ({GENERATED_BY})",
    logger="case_servers",
)

# case_servers/client.py
class Default(SyncGroup):
    def ping(self, **options: Unpack[CallOptions]) -> None: ...

    def elsewhere(self, **options: Unpack[CallOptions]) -> None: ...

class Client(SyncClientBase):
    """Client of Case servers 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_SERVERS_BASE_URL`,
    `CASE_SERVERS_SERVER`, `CASE_SERVERS_REGION`, `CASE_SERVERS_PORT`, `CASE_SERVERS_BASE`.

    Operations:
        default.ping
        default.elsewhere
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        server: Literal["by-region", "staging.example.com"] | None = None,
        region: Literal["eu", "us"] | None = None,
        port: str | None = None,
        base: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`. Default:
                `https://eu.example.com:8443/v2`.
            server: in place of `base_url`, one of the document's servers: `by-region`
                (https://{region}.example.com:{port}/{base}), `staging.example.com`
                (https://staging.example.com/v2).
            region: Variable of the server's URL. Default: `eu`.
            port: Variable of the server's URL. Default: `8443`.
            base: Variable of the server's URL. Default: `v2`.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            _chosen_server(operations.CONTRACT, base_url, server, {"region": region, "port": port, "base": base}),
            credentials=(),
            options=options,
        )

# case_servers/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def ping(self) -> Result[None]: ...

    @abstractmethod
    def elsewhere(self) -> Result[None]: ...

def create_app(*, default: DefaultHandler[PrincipalT] | None = None, **options: Unpack[AppOptions]) -> FastAPI:
    """Return a FastAPI application that serves the API under `https://eu.example.com:8443/v2`.

    Args:
        default: implements its operations; without it they answer 501.
        **options: see `AppOptions`.
    """
    return build_app(CONTRACT, {"default": default}, authenticate=None, document=_document, options=options)

# case_servers/cli.py
PROGRAM = Program(
    name="case-servers",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_SERVERS",
    help="Case servers\n\nWhere the API is.",
    base_url="https://eu.example.com:8443/v2",
    secrets={},
    servers=("by-region", "staging.example.com"),
    variables=("region", "port", "base"),
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(name="ping", id="ping", method="ping", request="GET /ping"),
                Command(name="elsewhere", id="elsewhere", method="elsewhere", request="GET /elsewhere"),
            ),
        ),
    ),
)
