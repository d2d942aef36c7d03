"""Requests and responses as plain values, and the protocols of what sends them.

A transport is anything with one method: `send(request, *, timeout) -> Response`. One that can also
return a response while it arrives has a second, `stream`: see `streamed`.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from ..effects import IDEMPOTENT


class Headers(Mapping[str, str]):
    """Header fields of a response: names compare without regard to case.

    A field that came several times reads as its values joined by `, ` (RFC 9110, section 5.3);
    `get_all` gives them one by one, which `Set-Cookie` needs.
    """

    __slots__ = ("_by_name", "items_as_sent")

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        self.items_as_sent: tuple[tuple[str, str], ...] = tuple(fields)
        self._by_name: dict[str, str] = {}
        repeated: dict[str, list[str]] = {}
        for name, value in self.items_as_sent:
            key = name.lower()
            if key in self._by_name:
                repeated.setdefault(key, [self._by_name[key]]).append(value)
            else:
                self._by_name[key] = value
        for key, values in repeated.items():
            self._by_name[key] = ", ".join(values)

    def __getitem__(self, name: str) -> str:
        return self._by_name[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def __repr__(self) -> str:
        return f"Headers({sorted(self._by_name)})"  # names only: values can be secret

    def get_all(self, name: str) -> list[str]:
        """Return every value of a field, in the order they came."""
        return [value for key, value in self.items_as_sent if key.lower() == name.lower()]


class WantedToken(NamedTuple):
    """An access token that a request is to carry, once there is one.

    Attributes:
        scheme: name of the security scheme that it is for.
        scopes: what the operation needs.
        field: name of the header field.
        prefix: what stands before the token in the field.
    """

    scheme: str
    scopes: tuple[str, ...]
    field: str = "Authorization"
    prefix: str = "Bearer "


_SHORT = 8
"""Characters from which on a credential is not part of another word by chance."""


@dataclass(slots=True, repr=False)
class Request:
    """One request, ready to be sent.

    Attributes:
        method: in upper case.
        url: absolute and percent-encoded; may hold a credential (an API key in the query).
        headers: header fields; may hold credentials. `Host` and `Content-Length` are left to the
            transport, which knows them from `url` and `content`.
        content: the body; None where there is none.
        operation_id: of the operation it calls.
        safe_url: `url` without credentials, for messages and logs.
        secrets: texts that no message may show.
        max_response_bytes: of a response that is read whole, decompressed: a transport reads no
            more, and raises `ResponseTooLarge`; None for no limit.
        deadline: reading of `time.monotonic()` after which no more of the response is read; None
            for no limit. A transport that cannot check it between two reads may ignore it.
        repeatable: whether sending it twice is the same as sending it once; where this is not said,
            what the method says.
        wants_token: the access token that takes the place of `***` when it is sent; or None.
        is_alone: whether an HTTP client must not add header fields, cookies or authentication of
            its own, nor follow redirects: the request is not for the API.
        attempts: how often it was sent so far in its call, with another access token as well.
    """

    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict[str, str])
    content: bytes | None = None
    operation_id: str = ""
    safe_url: str = ""
    secrets: tuple[str, ...] = ()
    deadline: float | None = None
    max_response_bytes: int | None = None
    repeatable: bool | None = None
    wants_token: WantedToken | None = None
    is_alone: bool = False
    attempts: int = 0

    def __post_init__(self) -> None:
        if self.repeatable is None:
            self.repeatable = self.method in IDEMPOTENT

    def __repr__(self) -> str:
        return f"Request({self.method!r}, {self.safe_url!r})"

    def curl(self) -> str:
        """Return the request as a command for a POSIX shell, credentials replaced by `***`."""
        parts = ["curl", "-X", self.method, self.safe_url]
        for name, value in self.headers.items():
            parts += ["-H", f"{name}: {self.hide(value)}"]
        if self.content is not None:
            content = self.content.decode("utf-8", "backslashreplace")
            parts += ["--data-raw", self.hide(content)]
        return shlex.join(parts)

    def hide(self, text: str) -> str:
        """Return the text with every credential of this request replaced by `***`.

        A short one is replaced where it stands as a word of its own: it may be part of any other.
        """
        for secret in sorted(filter(None, self.secrets), key=len, reverse=True):
            if len(secret) < _SHORT:
                text = re.sub(rf"(?<![\w-]){re.escape(secret)}(?![\w-])", "***", text)
            else:
                text = text.replace(secret, "***")
        return text


class Response:
    """One response, read to its end.

    Attributes:
        status: HTTP status code.
        headers: header fields.
        content: the body, decompressed.
    """

    __slots__ = ("content", "headers", "status")

    def __init__(
        self, status: int, headers: Mapping[str, str] | None = None, content: bytes = b""
    ) -> None:
        self.status: int = status
        self.headers: Headers = (
            headers if isinstance(headers, Headers) else Headers((headers or {}).items())
        )
        self.content: bytes = content

    def __repr__(self) -> str:
        return f"<Response {self.status}, {len(self.content)} bytes>"


class Transport(Protocol):
    """Carries one request and brings back its response."""

    def send(self, request: Request, *, timeout: float | None) -> Response:
        """Send a request and read its whole response.

        Args:
            request: what to send.
            timeout: seconds; None for no limit.

        Raises:
            TransportError: or one of its subclasses, where no complete response came back.
            ResponseTooLarge: it has more bytes than `request.max_response_bytes`.
        """
        ...


class AsyncTransport(Protocol):
    """Carries one request and brings back its response, without blocking the event loop."""

    async def send(self, request: Request, *, timeout: float | None) -> Response:
        """Do what `Transport.send` does."""
        ...
