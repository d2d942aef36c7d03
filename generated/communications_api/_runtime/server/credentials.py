"""Credentials: what a request brings for each kind of security scheme (OpenAPI 3.1).

`repr` never shows a secret, so that credentials can be logged and can occur in tracebacks. They are
not to be changed, though nothing prevents it: making a frozen object for each request costs a
microsecond.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import compare_digest


@dataclass(slots=True, unsafe_hash=True)
class BasicCredentials:
    """User name and password (RFC 7617).

    Attributes:
        username: without a colon.
        password: not shown by `repr`.
        scheme: name of the security scheme in the document.
        scopes: what the operation asks for.
    """

    username: str
    password: str = field(repr=False)
    scheme: str = ""
    scopes: tuple[str, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class BearerToken:
    """A bearer token (RFC 6750); also for the schemes oauth2 and openIdConnect.

    Attributes:
        token: not shown by `repr`.
        scheme: name of the security scheme in the document.
        scopes: what the operation asks for.
    """

    token: str = field(repr=False)
    scheme: str = ""
    scopes: tuple[str, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class ApiKey:
    """An API key from a header, the query or a cookie.

    Attributes:
        value: not shown by `repr`.
        scheme: name of the security scheme in the document.
        scopes: what the operation asks for.
    """

    value: str = field(repr=False)
    scheme: str = ""
    scopes: tuple[str, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class HttpCredentials:
    """Credentials of any other HTTP authentication scheme, such as Digest, as they came.

    Attributes:
        auth_scheme: in lower case.
        value: what follows it in the `Authorization` header; not shown by `repr`.
        scheme: name of the security scheme in the document.
        scopes: what the operation asks for.
    """

    auth_scheme: str
    value: str = field(repr=False)
    scheme: str = ""
    scopes: tuple[str, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class ClientCertificate:
    """The certificate chain of a client (mutualTLS), if the server hands it on.

    Attributes:
        chain: PEM texts, the client's own first (ASGI TLS extension).
        scheme: name of the security scheme in the document.
        scopes: what the operation asks for.
    """

    chain: tuple[str, ...] = field(repr=False)
    scheme: str = ""
    scopes: tuple[str, ...] = ()


def check_basic(credentials: BasicCredentials, username: str, password: str) -> bool:
    """Return whether user name and password are these, in a time that does not depend on them."""
    try:
        return compare_digest(credentials.username, username) & compare_digest(
            credentials.password, password
        )
    except TypeError:  # they are not all ASCII
        return _same(credentials.username, username) & _same(credentials.password, password)


def check_token(credentials: BearerToken | ApiKey, expected: str) -> bool:
    """Return whether a token or key is this one, in a time that does not depend on it."""
    secret = credentials.token if isinstance(credentials, BearerToken) else credentials.value
    return _same(secret, expected)


def _same(secret: str, expected: str) -> bool:
    return compare_digest(
        secret.encode("utf-8", "surrogatepass"), expected.encode("utf-8", "surrogatepass")
    )
