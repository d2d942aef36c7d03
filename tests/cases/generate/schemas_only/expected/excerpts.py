# case_schemas_only/models/_pet.py
class Pet(ApiModel):
    name: str | None = None
    tag: Tag | None = None

# case_schemas_only/models/_tag.py
class Tag(StrEnum):
    CAT = "cat"
    DOG = "dog"

# case_schemas_only/_operations.py
CONTRACT = Contract(
    title="Case schemas only",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(),
    user_agent="case-schemas-only/1.0.0" + f" ({GENERATED_BY})",
    logger="case_schemas_only",
)

# case_schemas_only/client.py
from __future__ import annotations
from typing import TYPE_CHECKING, ClassVar
from typing_extensions import Unpack
from . import _operations as operations
from ._runtime.client.hooks import Hooks
from ._runtime.client.recording import record
from ._runtime.client.retries import Retries
from ._runtime.client.sync_client import SyncClientBase

if TYPE_CHECKING:
    from typing import Self

    from ._runtime.client.options import ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

__all__ = ["Client", "Hooks", "Retries", "record"]

class Client(SyncClientBase):
    """Client of Case schemas only 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_SCHEMAS_ONLY_BASE_URL`.
    """

    _environment: ClassVar[str] = "CASE_SCHEMAS_ONLY"

    def __init__(self, base_url: str | None = None, **options: Unpack[ClientOptions]) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(operations.CONTRACT, base_url, credentials=(), options=options)

    @classmethod
    def for_app(cls, app: AsgiApp, *, base_url: str = "http://testserver", raise_app_exceptions: bool = True, **options: Unpack[ClientSettings]) -> Self:
        """Make a client that calls an ASGI application in this process, without a socket.

        The application runs in a thread beside. It starts with the first call and
        ends when the client is closed.

        Args:
            app: the application, for example from `create_app`.
            base_url: what the application is told it was called at.
            raise_app_exceptions: whether what the application raises is raised by the call;
                otherwise it is an answer with status 500.
            **options: as of the constructor.
        """
        return cls._for_app(app, base_url, raise_app_exceptions, {}, options)

# case_schemas_only/server.py
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

def create_app(**options: Unpack[AppOptions]) -> FastAPI:
    """Return a FastAPI application that serves the API under `/`.

    Args:
        **options: see `AppOptions`.
    """
    return build_app(CONTRACT, {}, authenticate=None, document=_document, options=options)

def main(arguments: Sequence[str] | None = None) -> int:
    """Serve handlers with uvicorn until told to end; return the exit code.

    `python -m case_schemas_only.server --help` lists the arguments.

    Args:
        arguments: those of the process by default.
    """
    from . import server  # by its own name: this module may be running as `__main__`
    from ._runtime.server.running import run
    from ._runtime.server.targets import Serving

    serving = Serving(server.create_app, {}, is_secured=False)
    return run(CONTRACT, serving, "python -m case_schemas_only.server", arguments)

# case_schemas_only/cli.py
PROGRAM = Program(
    name="case-schemas-only",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_SCHEMAS_ONLY",
    help="Case schemas only",
    secrets={},
    groups=(),
)
