"""Credentials out of a request, as each security scheme has them.

Sources: RFC 7617 (Basic), RFC 6750 (Bearer), OpenAPI 3.1 (Security Scheme Object).
"""

from __future__ import annotations

import re
from binascii import a2b_base64
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ..narrowing import EMPTY
from ..parameters.styles import unquote, unquote_plus
from .credentials import ApiKey, BasicCredentials, BearerToken, ClientCertificate, HttpCredentials

if TYPE_CHECKING:
    from ..operations import SecurityScheme
    from ..parameters.incoming import Incoming

_has_control = re.compile(r"[\x00-\x1f\x7f]").search


class Malformed(Exception):  # noqa: N818 - never seen outside
    """Credentials were sent, but not in the form of their scheme."""


Reader: TypeAlias = Callable[["Incoming"], Any]
"""Gives credentials; None where none were sent. Raises `Malformed`."""


def _authorization(incoming: Incoming, auth_scheme: bytes) -> bytes | None:
    """Return what follows the scheme in the `Authorization` header."""
    header = incoming.headers.get(b"authorization")
    return None if header is None else _credentials(header, auth_scheme)


def _credentials(header: bytes, auth_scheme: bytes) -> bytes | None:
    name, _, value = header.strip(b" \t").partition(b" ")
    return value.strip(b" \t") if name.lower() == auth_scheme else None


def _basic(name: str, scopes: tuple[str, ...]) -> Reader:
    def read(incoming: Incoming) -> BasicCredentials | None:
        header = incoming.headers.get(b"authorization")
        if header is None:
            return None
        # As nearly all send it; the rest of the work is the same for any other.
        value = header[6:] if header[:6] == b"Basic " else _credentials(header, b"basic")
        if value is None:
            return None
        try:
            text = a2b_base64(value.strip(b" \t"), strict_mode=True).decode()
        except ValueError:  # also of what is not UTF-8
            raise Malformed from None
        username, colon, password = text.partition(":")
        if not colon or (not text.isprintable() and _has_control(text)):
            raise Malformed
        return BasicCredentials(username, password, name, scopes)

    return read


def _bearer(name: str, scopes: tuple[str, ...]) -> Reader:
    def read(incoming: Incoming) -> BearerToken | None:
        value = _authorization(incoming, b"bearer")
        if value is None:
            return None
        if not value or b" " in value or b"," in value or not value.isascii():
            raise Malformed
        return BearerToken(value.decode("ascii"), name, scopes)

    return read


def _other(auth_scheme: str, name: str, scopes: tuple[str, ...]) -> Reader:
    def read(incoming: Incoming) -> HttpCredentials | None:
        value = _authorization(incoming, auth_scheme.encode())
        if value is None:
            return None
        return HttpCredentials(auth_scheme, value.decode("latin-1"), name, scopes)

    return read


def _api_key(scheme: SecurityScheme, scopes: tuple[str, ...]) -> Reader:
    key, header = scheme.parameter_name, scheme.parameter_name.lower().encode("latin-1")
    decode = {"query": unquote_plus, "cookie": unquote}.get(scheme.location or "", str)

    def read(incoming: Incoming) -> ApiKey | None:
        if scheme.location == "query":
            values = [value for name, value in incoming.query if name == key]
        elif scheme.location == "cookie":
            values = [value for name, value in incoming.cookies if name == key]
        else:
            value = incoming.headers.get(header)
            values = [] if value is None else [value.decode("latin-1")]
        if not values:
            return None
        if len(values) > 1:
            raise Malformed
        try:
            secret = decode(values[0])
            secret.encode()  # what was sent unencoded may be no UTF-8 either
        except UnicodeError:
            raise Malformed from None
        if not secret:
            raise Malformed
        return ApiKey(secret, scheme.name, scopes)

    return read


def _certificate(name: str, scopes: tuple[str, ...]) -> Reader:
    def read(incoming: Incoming) -> ClientCertificate | None:
        extension = (incoming.scope.get("extensions") or EMPTY).get("tls") or EMPTY
        chain = tuple(extension.get("client_cert_chain") or ())
        return ClientCertificate(chain, name, scopes) if chain else None

    return read


class Unread(NamedTuple):
    """What may hold credentials of a scheme of which nothing is known."""

    scheme: str
    fields: Mapping[str, str]


def _undeclared(name: str) -> Reader:
    def read(incoming: Incoming) -> Unread:
        fields = {
            key.decode("latin-1"): value.decode("latin-1")
            for key, value in incoming.headers.items()
        }
        return Unread(name, fields)

    return read


def reader_of(scheme: SecurityScheme, scopes: tuple[str, ...]) -> Reader:
    """Return what reads the credentials of a scheme.

    Args:
        scheme: the facts.
        scopes: what the operation asks for.
    """
    if scheme.is_undeclared:
        return _undeclared(scheme.name)
    if scheme.type == "apiKey":
        return _api_key(scheme, scopes)
    if scheme.type == "mutualTLS":
        return _certificate(scheme.name, scopes)
    if scheme.type == "http" and scheme.scheme.lower() == "basic":
        return _basic(scheme.name, scopes)
    if scheme.type == "http" and scheme.scheme.lower() != "bearer":
        return _other(scheme.scheme.lower(), scheme.name, scopes)
    return _bearer(scheme.name, scopes)
