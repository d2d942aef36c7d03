"""One request as the parts of the server see it: the ASGI scope, read only as far as needed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias
from urllib.parse import unquote, unquote_plus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# As ASGI has them; not Starlette's, so that reading needs no server.
Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]


class Incoming:
    """One request.

    Attributes:
        scope: of ASGI.
        receive: of ASGI.
        path_values: parameters in the path as they were sent, percent-encoded.
        headers: by name in lower case; several fields of one name are joined as RFC 9110 says
            (section 5.3), cookies with a semicolon (RFC 9113, section 8.2.3).
        files: that were opened for this request; None where there are none.
    """

    __slots__ = ("_cookies", "_query", "files", "headers", "path_values", "receive", "scope")

    def __init__(self, scope: Scope, receive: Receive, path_values: Mapping[str, str]) -> None:
        self.scope = scope
        self.receive = receive
        self.path_values = path_values
        fields = scope["headers"]
        self.headers: dict[bytes, bytes] = dict(fields)
        if len(self.headers) != len(fields):
            self.headers = _joined(fields)
        self.files: list[BinaryIO] | None = None
        self._query: list[tuple[str, str]] | None = None
        self._cookies: list[tuple[str, str]] | None = None

    @property
    def query(self) -> list[tuple[str, str]]:
        """Names, decoded, and values, as they were sent, of the query."""
        if self._query is None:
            self._query = split_pairs(self.scope["query_string"].decode("utf-8", "surrogateescape"))
        return self._query

    @property
    def cookies(self) -> list[tuple[str, str]]:
        """Names, decoded, and values, as sent, of the cookies (RFC 6265, section 4.2.1)."""
        if self._cookies is None:
            self._cookies = []
            for pair in self.headers.get(b"cookie", b"").decode("latin-1").split(";"):
                name, equals, value = pair.strip(" \t").partition("=")
                if equals:
                    if len(value) > 1 and value[0] == value[-1] == '"':
                        value = value[1:-1]
                    self._cookies.append((unquote(name), value))
        return self._cookies


def close_files(files: Iterable[BinaryIO]) -> None:
    """Close the files of a request that is answered; they may have been closed before."""
    for file in files:
        file.close()


def _joined(fields: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    headers: dict[bytes, bytes] = {}
    for name, value in fields:
        if name in headers:
            headers[name] += (b"; " if name == b"cookie" else b", ") + value
        else:
            headers[name] = value
    return headers


def split_pairs(text: str) -> list[tuple[str, str]]:
    """Split a query or a form into names, decoded, and values, as they were sent."""
    pairs: list[tuple[str, str]] = []
    for part in text.split("&"):
        if part:
            name, _, value = part.partition("=")
            if "%" in name or "+" in name:
                name = unquote_plus(name)
            pairs.append((name, value))
    return pairs
