"""One request as the parts of the server see it: the ASGI scope, read only as far as needed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias
from urllib.parse import unquote, unquote_plus

from ..limits import USUAL, Limits
from ..validation.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# As ASGI has them; not Starlette's, so that reading needs no server.
Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]


class Incoming:
    """One request.

    Args:
        scope: of ASGI.
        receive: of ASGI.
        path_values: see below.
        limits: of what it may hold.

    Attributes:
        scope: of ASGI.
        receive: of ASGI.
        path_values: parameters in the path as they were sent, percent-encoded.
        headers: by name in lower case; several fields of one name are joined as RFC 9110 says
            (section 5.3), cookies with a semicolon (RFC 9113, section 8.2.3).
        limits: as given.
        files: that were opened for this request; None where there are none.
    """

    __slots__ = (
        "_cookies",
        "_query",
        "files",
        "headers",
        "limits",
        "path_values",
        "receive",
        "scope",
    )

    def __init__(
        self,
        scope: Scope,
        receive: Receive,
        path_values: Mapping[str, str],
        limits: Limits = USUAL,
    ) -> None:
        self.scope = scope
        self.receive = receive
        self.path_values = path_values
        self.limits = limits
        fields = scope["headers"]
        self.headers: dict[bytes, bytes] = dict(fields)
        if len(self.headers) != len(fields):
            self.headers = _joined(fields)
        self.files: list[BinaryIO] | None = None
        self._query: list[tuple[str, str]] | None = None
        self._cookies: list[tuple[str, str]] | None = None

    @classmethod
    def part(
        cls,
        headers: Sequence[tuple[bytes, bytes]] = (),
        path_values: Mapping[str, str] | None = None,
    ) -> Incoming:
        """Return what reads header fields or path values that are of no whole request.

        Args:
            headers: as ASGI has them.
            path_values: as they were sent, percent-encoded.
        """

        async def receive() -> dict[str, Any]:
            return {"type": "http.disconnect"}

        return cls({"headers": headers}, receive, path_values or {})

    @property
    def query(self) -> list[tuple[str, str]]:
        """Names, decoded, and values, as they were sent, of the query.

        Raises:
            ProblemError: 400, if there are too many.
        """
        if self._query is None:
            text: bytes = self.scope["query_string"]
            if text.count(b"&") >= self.limits.query_fields:
                raise _too_many("query", self.limits.query_fields)
            self._query = split_pairs(text.decode("utf-8", "surrogateescape"))
        return self._query

    @property
    def cookies(self) -> list[tuple[str, str]]:
        """Names, decoded, and values, as sent, of the cookies (RFC 6265, section 4.2.1).

        Raises:
            ProblemError: 400, if there are too many.
        """
        if self._cookies is None:
            text = self.headers.get(b"cookie", b"").decode("latin-1")
            if text.count(";") >= self.limits.cookies:
                raise _too_many("cookie", self.limits.cookies)
            self._cookies = []
            for pair in text.split(";"):
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


def _too_many(place: str, limit: int) -> ProblemError:
    return ProblemError(400, detail=f"The {place} has more than {limit} fields.")


def _joined(fields: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    values: dict[bytes, list[bytes]] = {}
    for name, value in fields:
        values.setdefault(name, []).append(value)
    return {
        name: (b"; " if name == b"cookie" else b", ").join(several)
        for name, several in values.items()
    }


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
