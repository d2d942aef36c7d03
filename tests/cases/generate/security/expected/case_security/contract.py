# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Hold a server to the contract of Case security: `python -m case_security.contract URL`.

The operations are really called: what they send, store or delete is sent, stored or deleted.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from typing_extensions import Unpack

from . import _operations as operations
from ._runtime import contract as _contract
from ._runtime.contract import Case, Finding, Report, Result, Target, Violated
from ._runtime.examples.documented import Documented
from .client import Client

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._runtime.client.credentials import Secret
    from ._runtime.transports.asgi import AsgiApp

__all__ = [
    "Case",
    "Finding",
    "Report",
    "Result",
    "Target",
    "Violated",
    "cases",
    "connect",
    "main",
    "run",
]

_PACKAGE = operations.__name__.rpartition(".")[0]
_DOCUMENTED = Documented(lambda: files(_PACKAGE).joinpath("openapi.json").read_bytes())
_SUITE = _contract.Suite(operations.CONTRACT, _DOCUMENTED, Client)
_VARIABLES = (
    "CASE_SECURITY_BASE_URL",
    "CASE_SECURITY_BEARER_TOKEN",
    "CASE_SECURITY_USERNAME",
    "CASE_SECURITY_PASSWORD",
    "CASE_SECURITY_HEADER_KEY_API_KEY",
    "CASE_SECURITY_QUERY_KEY_API_KEY",
    "CASE_SECURITY_COOKIE_KEY_API_KEY",
    "CASE_SECURITY_OAUTH_TOKEN",
    "CASE_SECURITY_CLIENT_ID",
    "CASE_SECURITY_CLIENT_SECRET",
    "CASE_SECURITY_TOKEN_URL",
)


def cases(**selection: Unpack[_contract.Selection]) -> list[Case]:
    """Return the cases, to be tried one by one with `Target.check`; nothing is sent.

    Args:
        **selection: which cases: `only`, `skip`, `read_only`, `prefer`, `values`.

    Raises:
        ValueError: an id or a name is not in the document.
    """
    return _SUITE.cases(selection)


def connect(
    url: str | None = None,
    *,
    app: AsgiApp | None = None,
    bearer_token: Secret | None = None,
    username: Secret | None = None,
    password: Secret | None = None,
    header_key_api_key: Secret | None = None,
    query_key_api_key: Secret | None = None,
    cookie_key_api_key: Secret | None = None,
    oauth_token: Secret | None = None,
    **connection: Unpack[_contract.Connection],
) -> Target:
    """Return a server to try cases on; leaving it as a context manager closes the connections.

    Args:
        url: where it is; by default the first server of the document.
        app: an ASGI application in this process, instead of a server.
        bearer_token: as of `Client`.
        username: as of `Client`.
        password: as of `Client`.
        header_key_api_key: as of `Client`.
        query_key_api_key: as of `Client`.
        cookie_key_api_key: as of `Client`.
        oauth_token: as of `Client`.
        **connection: `timeout` in seconds for each request, `headers` of every request.

    Raises:
        ValueError: the URL cannot be used.
    """

    def make(base_url: str | None, **options: Any) -> Client:
        return Client(
            base_url,
            bearer_token=bearer_token,
            username=username,
            password=password,
            header_key_api_key=header_key_api_key,
            query_key_api_key=query_key_api_key,
            cookie_key_api_key=cookie_key_api_key,
            oauth_token=oauth_token,
            **options,
        )

    return _SUITE.connect(url, app, make, connection)


def run(
    url: str | None = None,
    *,
    app: AsgiApp | None = None,
    bearer_token: Secret | None = None,
    username: Secret | None = None,
    password: Secret | None = None,
    header_key_api_key: Secret | None = None,
    query_key_api_key: Secret | None = None,
    cookie_key_api_key: Secret | None = None,
    oauth_token: Secret | None = None,
    **options: Unpack[_contract.Options],
) -> Report:
    """Try every case on a server and return what came of it.

    Args:
        url: where it is; by default the first server of the document.
        app: an ASGI application in this process, instead of a server.
        bearer_token: as of `Client`.
        username: as of `Client`.
        password: as of `Client`.
        header_key_api_key: as of `Client`.
        query_key_api_key: as of `Client`.
        cookie_key_api_key: as of `Client`.
        oauth_token: as of `Client`.
        **options: those of `cases` and `connect`.

    Raises:
        ValueError: the URL cannot be used, or an id or a name is not in the document.
        errors.ConnectFailed: the server cannot be reached.
        errors.MissingCredentials: an operation needs credentials that were not given.
    """
    selection, connection = _contract.divided(options)
    with connect(
        url,
        app=app,
        bearer_token=bearer_token,
        username=username,
        password=password,
        header_key_api_key=header_key_api_key,
        query_key_api_key=query_key_api_key,
        cookie_key_api_key=cookie_key_api_key,
        oauth_token=oauth_token,
        **connection,
    ) as target:
        return _SUITE.run(target, selection)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: those of the process by default.
    """
    return _contract.main(_SUITE, _PACKAGE, _VARIABLES, arguments)


if __name__ == "__main__":
    sys.exit(main())
