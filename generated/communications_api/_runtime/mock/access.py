"""Access to the mock: any well-formed credentials, or only those that were configured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..narrowing import EMPTY
from ..server.credentials import ApiKey, BasicCredentials, BearerToken, check_basic, check_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Scope

    from ..operations import Contract, Operation
    from .issuing import Issuer

_CERTIFICATE = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"


class Access:
    """Says who credentials belong to; see `Authenticate`.

    Args:
        secrets: `username`, `password`, `token`, `api_key`: what is accepted; by default any.
        issuer: gives tokens.
    """

    def __init__(self, secrets: Mapping[str, Any], issuer: Issuer) -> None:
        self._secrets = secrets
        self._issuer = issuer

    async def __call__(self, credentials: Any) -> str | None:
        """Return a caller; None where the credentials are not those expected."""
        secrets = self._secrets
        accepted = True
        if isinstance(credentials, BasicCredentials):
            username = secrets.get("username", credentials.username)
            accepted = check_basic(
                credentials, username, secrets.get("password", credentials.password)
            )
        elif isinstance(credentials, BearerToken):
            given = self._issuer.accepts(credentials.token)
            if given is not None:
                accepted = given
            elif "token" in secrets or not self._issuer.is_strict:
                accepted = check_token(credentials, secrets.get("token", credentials.token))
            else:
                accepted = False
        elif isinstance(credentials, ApiKey):
            accepted = check_token(credentials, secrets.get("api_key", credentials.value))
        return "caller" if accepted else None


def needs_certificate(contract: Contract, operation: Operation[Any]) -> bool:
    """Return whether an operation cannot be called without a client certificate."""
    schemes = contract.security_schemes
    return bool(operation.security) and all(
        any(schemes[name].type == "mutualTLS" for name in alternative)
        for alternative in operation.security
    )


def assume_certificate(scope: Scope) -> None:
    """Have a request carry a client certificate: over plain HTTP there is no way to show one."""
    extensions = scope.get("extensions") or EMPTY
    if not (extensions.get("tls") or EMPTY).get("client_cert_chain"):
        tls = {"client_cert_chain": (_CERTIFICATE,)}
        scope["extensions"] = {**extensions, "tls": tls}
