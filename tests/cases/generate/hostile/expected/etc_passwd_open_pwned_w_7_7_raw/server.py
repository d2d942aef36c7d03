# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Server of ../../etc/passwd\"\"\"
open("pwned", "w") # {{ 7*7 }} {% raw %}: implement the handlers, give them to `create_app`.
"""

from __future__ import annotations

import sys
from abc import abstractmethod
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, TypeAlias

from typing_extensions import Unpack

from . import models
from ._operations import CONTRACT
from ._runtime.lazy import attach
from ._runtime.server import (
    ApiKey,
    AppOptions,
    Authenticate,
    BasicCredentials,
    BearerToken,
    ClientCertificate,
    ErrorReply,
    Forbidden,
    Handler,
    HttpCredentials,
    PrincipalT,
    ProblemError,
    Reply,
    Result,
    Violation,
    build_app,
    check_basic,
    check_token,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import FastAPI

    from ._runtime.server import DirectProtocol

__all__ = [
    "ApiKey",
    "AppOptions",
    "BasicCredentials",
    "BearerToken",
    "ClientCertificate",
    "Credentials",
    "DirectProtocol",
    "ErrorReply",
    "Forbidden",
    "HttpCredentials",
    "OpenPwnedWHandler",
    "ModelHandler",
    "ProblemError",
    "Reply",
    "Result",
    "Violation",
    "check_basic",
    "check_token",
    "create_app",
    "main",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    # Imported when it is first used: it needs uvicorn, which nothing else here does.
    __getattr__, _ = attach(f"{__package__}._runtime.server", {"DirectProtocol": "protocol"})

Credentials: TypeAlias = ApiKey
"""What the authentication callable is given."""


class OpenPwnedWHandler(Handler[PrincipalT]):
    """ends with quotes \"\"\""""

    @abstractmethod
    def x_pass_open_pwned_w(
        self,
        *,
        principal: PrincipalT,
        open_pwned_w: str,
        q: str,
        none_open_pwned_w: models.XPassOpenPwnedWNoneOpenPwnedW | None,
        param: Literal['\u202e"""\\\n'] | None,
        param_2: int,
        param_3: list[models.XPassOpenPwnedWModelItem] | None,
        x_head: str | None,
    ) -> Result[models.Open]:
        """\"\"\"; open("pwned", "w").

        \\\"\"\"
        open("pwned", "w")
            indented \\

        `GET /\"\"\"/{'); open("pwned", "w") %}/'); open('pwned')\\`

        Args:
            principal: what the authentication callable returned.
            open_pwned_w: \"\"\" open('pwned').
            q: Default: `\\'\"\"\" ); open('pwned', 'w') #`.
            none_open_pwned_w: query parameter `=None, **open('pwned','w')`.
            param: query parameter `<U+202E> <U+0000>`.
            param_2: Default: `1`.
            param_3: query parameter `???`.
            x_head: header parameter `X-Head\"\"\"\\`.

        Returns:
            200 \"\"\"\\ open('pwned')
        """
        raise NotImplementedError


class ModelHandler(Handler[PrincipalT]):
    """\\"""

    @abstractmethod
    def post_by_open_pwned_w_open_pwned(
        self,
        *,
        principal: PrincipalT,
        open_pwned_w: str,
        body: models.X3A20Pass | models.PostByOpenPwnedWOpenPwnedRequest,
    ) -> Result[None]:
        """POST /\"\"\"/{'); open("pwned", "w") %}/'); open('pwned')\\.

        `POST /\"\"\"/{'); open("pwned", "w") %}/'); open('pwned')\\`

        Args:
            principal: what the authentication callable returned.
            open_pwned_w: path parameter `'); open("pwned", "w") %`.
            body: \"\"\"

        Other answers:
            default
        """
        raise NotImplementedError


def _document() -> bytes:
    return files(str(__package__)).joinpath("openapi.json").read_bytes()


def create_app(
    *,
    open_pwned_w: OpenPwnedWHandler[PrincipalT] | None = None,
    group: ModelHandler[PrincipalT] | None = None,
    authenticate: Authenticate[Credentials, PrincipalT],
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `https://host.example/'"\\
    {0}\"\"\"/open('pwned','w')`.

    Args:
        open_pwned_w: implements its operations; without it they answer 501.
        group: implements its operations; without it they answer 501.
        authenticate: receives the credentials of a request and returns who is calling, or None to
            refuse (401); may be async.
        **options: see `AppOptions`.
    """
    return build_app(
        CONTRACT,
        {
            "open_pwned_w": open_pwned_w,
            "group": group,
        },
        authenticate=authenticate,
        document=_document,
        options=options,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve handlers with uvicorn until told to end; return the exit code.

    `python -m etc_passwd_open_pwned_w_7_7_raw.server --help` lists the arguments.

    Args:
        arguments: those of the process by default.
    """
    from . import server  # by its own name: this module may be running as `__main__`
    from ._runtime.server.running import run
    from ._runtime.server.targets import Serving

    serving = Serving(
        server.create_app,
        {
            "open_pwned_w": server.OpenPwnedWHandler,
            "group": server.ModelHandler,
        },
        is_secured=True,
    )
    return run(CONTRACT, serving, "python -m etc_passwd_open_pwned_w_7_7_raw.server", arguments)


if __name__ == "__main__":
    sys.exit(main())
