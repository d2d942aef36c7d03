"""Names of secrets: keywords of the client, classes of credentials, environment variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .identifiers import Scope, snake

if TYPE_CHECKING:
    from collections.abc import Sequence

_CREDENTIALS = {
    "basic": "BasicCredentials",
    "bearer": "BearerToken",
    "apiKey": "ApiKey",
    "mutualTLS": "ClientCertificate",
}


def credential_class(kind: str) -> str:
    """Return the class of what a server receives for a security scheme.

    Args:
        kind: `basic`, `bearer`, `apiKey` or `mutualTLS`; any other kind of authentication gives
            the general class.
    """
    return _CREDENTIALS.get(kind, "HttpCredentials")


def credential_names(schemes: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return constructor keywords of the client for secrets.

    Args:
        schemes: (scheme name, part) in order; part is `username`, `password`, `token` or `api_key`.

    Where a part occurs once its name is enough; otherwise the scheme's name stands before it.
    """
    parts = [part for _, part in schemes]
    scope, result = Scope({"base_url", "options", "timeout", "headers"}), {}
    for scheme, part in schemes:
        name = part if parts.count(part) == 1 else f"{snake(scheme, prefix='scheme')}_{part}"
        result[scheme, part] = scope.take(name)
    return result


def environment_prefix(package: str) -> str:
    """Return what all environment variables of a package begin with, before an underscore."""
    return package.upper()


def environment_variable(package: str, name: str) -> str:
    """Return the environment variable of something that a client is made with."""
    return f"{environment_prefix(package)}_{name.upper()}"
