"""An exchange: one request and its answer, whatever they were recorded by."""

from __future__ import annotations

import base64
import binascii
import datetime
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from pydantic_core import from_json

from ..runtime.media_types import essence, is_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_BODY: Final = 16 * 1024 * 1024
"""Bytes of a body that are read; of a longer one nothing but its media type is checked."""


_TOKEN: Final = re.compile(r"[A-Za-z!#$%&'*+.^_`|~0-9-]{1,40}")
_DIGITS: Final = re.compile(r"[0-9]{1,3}")
_SECONDS: Final = re.compile(r"[0-9]{1,12}(\.[0-9]{1,9})?")
_STATUSES: Final = frozenset((0, *range(100, 600)))


class _Unread:
    """Stands for a body that is not known."""


UNKNOWN: Final = _Unread()


class Unreadable(ValueError):  # noqa: N818 - it is traffic that is wrong, not the program
    """Traffic that cannot be read; the message says why."""


@dataclass(slots=True)
class Message:
    """A request or an answer.

    Attributes:
        headers: by name in lower case; None where they were not recorded.
        body: JSON data; bytes or text of any other body; None where there was none, and `UNKNOWN`
            where it was not recorded.
        is_data: whether `body` is JSON data.
    """

    headers: Mapping[str, str] | None = None
    body: Any = UNKNOWN
    is_data: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there was no body; `null` is one."""
        return self.body is None and not self.is_data

    @property
    def has_content(self) -> bool:
        """Whether there was a body, and it is known."""
        return self.body is not UNKNOWN and not self.is_empty

    @property
    def media_type(self) -> str | None:
        """The media type without parameters; empty for none, None where it is not known."""
        if self.headers is None:
            return None
        return essence(self.headers.get("content-type", ""))


@dataclass(slots=True)
class Exchange:
    """A request and its answer.

    Attributes:
        method: in upper case.
        host: host and port; empty where it was not recorded.
        path: percent-encoded, without the query.
        query: without the question mark; None where it was not recorded.
        status: of the answer; None where there was none.
        sent: when, as it was recorded: text (ISO 8601), or seconds since 1970.
        request: what was sent.
        response: what was answered.
        place: file and number of the exchange in it, for messages.
    """

    method: str
    host: str
    path: str
    query: str | None
    status: int | None
    sent: Any = ""
    request: Message = field(default_factory=Message)
    response: Message = field(default_factory=Message)
    place: str = ""

    @property
    def time(self) -> str:
        """When it was sent, in UTC (RFC 3339), to the second; empty where it is not known."""
        return moment(self.sent)


def address(url: str) -> tuple[str, str, str]:
    """Return host, path and query of a URL, which may be relative.

    Raises:
        Unreadable: it is none.
    """
    try:
        parts = urlsplit(url)
    except ValueError as error:
        # The URL itself may hold a password.
        raise Unreadable(f"`url` is no URL: {error}") from None
    host = without_port(parts.netloc.rpartition("@")[2].lower())
    if parts.scheme not in {"", "http", "https"}:
        host = f"{parts.scheme}:{host}"  # `data:`, `wss:` and the like are of no API in OpenAPI
    return host, parts.path or "/", parts.query


def without_port(host: str) -> str:
    """Return a host without the port that it has anyway."""
    return host.removesuffix(":443").removesuffix(":80")


def why(error: Exception) -> str:
    """Return what a record lacks, by the error that reading it gave."""
    if isinstance(error, KeyError):
        return f"`{error.args[0]}` is missing"
    return "a value in it is not of the type that it should be"


def method_of(value: Any) -> str:
    """Return a method in upper case.

    Raises:
        Unreadable: it is none (RFC 9110, section 9.1).
    """
    if not isinstance(value, str) or _TOKEN.fullmatch(value) is None:
        raise Unreadable("`method` is no method of HTTP")
    return value.upper()


def status_of(value: Any) -> int | None:
    """Return a status; None where there was no answer.

    Raises:
        Unreadable: it is none (RFC 9110, section 15).
    """
    if value is None or value == "" or (value == 0 and value is not False):
        return None
    status = int(value) if isinstance(value, str) and _DIGITS.fullmatch(value) else value
    if isinstance(status, bool) or status not in _STATUSES:
        raise Unreadable("`status` is no status of HTTP")
    return int(status) or None


def parsed(text: str | bytes) -> Any:
    """Return what a JSON text says.

    Raises:
        ValueError: it is none.
        RecursionError: it is nested too deeply.
    """
    try:
        return from_json(text, allow_inf_nan=False)
    except ValueError:
        # It takes less: neither unpaired surrogates nor more than 200 values inside each other.
        return json.loads(text, parse_constant=_refused)


def _refused(name: str) -> None:
    raise ValueError(f"{name} is no JSON (RFC 8259, section 6)")


def fields(pairs: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """Return header fields by name in lower case; several of one name are joined (RFC 9110)."""
    result: dict[str, str] = {}
    for name, stated in pairs:
        low = name.lower()
        value = stated if isinstance(stated, str) else str(stated)
        if low in result:
            result[low] += ("; " if low == "cookie" else ", ") + value
        else:
            result[low] = value
    return result


def message(headers: Mapping[str, str] | None, text: str | bytes | None) -> Message:
    """Return a message, its body read as JSON where its media type is JSON.

    Args:
        headers: by name in lower case.
        text: the body as it was sent; None where it is not known.
    """
    if text is None:
        return Message(headers)
    if not text:
        return Message(headers, None)
    result = Message(headers, text)
    if len(text) > MAX_BODY:
        return Message(headers)
    if is_json(result.media_type or "application/json"):
        try:
            return Message(headers, parsed(text), is_data=True)
        except (ValueError, RecursionError):
            pass
    return result


def data(headers: Mapping[str, str] | None, body: Any) -> Message:
    """Return a message whose body was recorded as JSON data."""
    return Message(headers, body, is_data=True)


def decoded(text: str) -> bytes:
    """Return what a text in Base64 stands for.

    Raises:
        Unreadable: it is none.
    """
    try:
        return base64.b64decode(text, validate=False)
    except (binascii.Error, ValueError) as error:
        raise Unreadable(f"a body is no Base64: {error}") from None


def moment(value: Any) -> str:
    """Return a time in UTC to the second, given as text (ISO 8601) or as seconds since 1970."""
    try:
        is_text = isinstance(value, str)
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if is_number or (is_text and _SECONDS.fullmatch(value)):
            time = datetime.datetime.fromtimestamp(float(value), datetime.UTC)
        else:
            time = datetime.datetime.fromisoformat(str(value))
    except (ValueError, OverflowError, OSError):
        return ""
    if time.tzinfo is None:
        time = time.replace(tzinfo=datetime.UTC)
    return time.astimezone(datetime.UTC).isoformat()[:19] + "Z"
