"""Callbacks: requests that the document says the API makes after an operation.

Where they go is an expression over the request and its answer (OpenAPI 3.1, "Runtime Expressions"),
so it is the caller who says it. That is why they are sent only on request: a mock that strangers
can reach would call any address for them.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote, unquote_plus, urlsplit

from ..codecs.table import codec_of
from ..narrowing import EMPTY, AnyDict, AnyList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ..examples.documented import Documented
    from ..parameters.incoming import Incoming
    from ..transports.base import Response

    Seal: TypeAlias = Callable[[bytes], Mapping[str, str]]

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_TIMEOUT = 10.0
_embedded = re.compile(r"\{(\$[^{}]*)\}")
_CONNECTIONS = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}


class _Unknown(ValueError):  # noqa: N818 - says what is the matter
    """An expression names what the request or its answer does not have."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer, as expressions see them.

    Attributes:
        url: absolute, as the caller wrote it.
        incoming: the request.
        content: its body.
        response: the answer.
    """

    url: str
    incoming: Incoming
    content: bytes
    response: Response


@dataclass(frozen=True, slots=True)
class Callback:
    """One request to send."""

    name: str
    method: str
    url: str
    headers: Mapping[str, str]
    content: bytes | None

    def send(self) -> int:
        """Send it and return the status of the answer; redirects are not followed.

        Raises:
            ValueError: the address cannot be used.
            OSError: there was no answer.
            http.client.HTTPException: the answer was not HTTP.
        """
        parts = urlsplit(self.url)
        if parts.scheme not in _CONNECTIONS or not parts.hostname:
            raise ValueError("the address is not an absolute URL with http or https")
        connection = _CONNECTIONS[parts.scheme](parts.hostname, parts.port, timeout=_TIMEOUT)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request(self.method, target, self.content, dict(self.headers))
            status: int = connection.getresponse().status
            return status
        finally:
            connection.close()


async def send_all(
    documented: Documented,
    described: Mapping[str, Any],
    exchange: Exchange,
    entries: list[dict[str, Any]],
    seal: Seal | None = None,
) -> None:
    """Send the callbacks of an operation, one after the other.

    Args:
        documented: the document.
        described: the Operation Object.
        exchange: the request that was answered.
        entries: takes name, method, URL, and the status of the answer or the error.
        seal: signs a request: gives header fields for its body; None for no signature.
    """
    for name, make in callbacks_of(documented, described, exchange):
        entry: dict[str, Any] = {"name": name}
        entries.append(entry)
        try:
            callback = make()
            if seal is not None:
                more = seal(callback.content or b"")
                callback = replace(callback, headers={**callback.headers, **more})
            entry |= {"method": callback.method, "url": callback.url}
            entry["status"] = await asyncio.to_thread(callback.send)
        except (ValueError, OSError, http.client.HTTPException) as error:
            entry["error"] = str(error) or type(error).__name__


def callbacks_of(
    documented: Documented, described: Mapping[str, Any], exchange: Exchange
) -> Iterator[tuple[str, Callable[[], Callback]]]:
    """Give the name of each callback of an operation, and what makes its request.

    Args:
        documented: the document.
        described: the Operation Object.
        exchange: the request that was answered.
    """
    for name, item in (described.get("callbacks") or EMPTY).items():
        for expression, path in documented.resolved(item).items():
            for method in _METHODS:
                operation = documented.resolved(path).get(method)
                if isinstance(operation, AnyDict) and not expression.startswith("x-"):
                    yield name, _maker(documented, name, method, expression, operation, exchange)


def _maker(
    documented: Documented,
    name: str,
    method: str,
    expression: str,
    operation: Mapping[str, Any],
    exchange: Exchange,
) -> Callable[[], Callback]:
    def make() -> Callback:
        headers: dict[str, str] = {}
        content = None
        for content_type, _, value in documented.contents(operation.get("requestBody")):
            headers["Content-Type"] = content_type
            content = codec_of(content_type).encoded(None, value)
            break
        url = evaluate(expression, exchange)
        return Callback(name, method.upper(), url, headers, content)

    return make


def evaluate(text: str, exchange: Exchange) -> str:
    """Return a text with its runtime expressions replaced by what they stand for.

    Raises:
        ValueError: one names what is not there.
    """
    if text.startswith("$"):
        return _value(text, exchange)
    return _embedded.sub(lambda match: _value(match[1], exchange), text)


def _value(expression: str, exchange: Exchange) -> str:
    value = _lookup(expression, exchange)
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, (dict, list)):
        raise _Unknown(f"{expression} is not a text in this request")
    return json.dumps(value)


def _lookup(expression: str, exchange: Exchange) -> Any:
    incoming, response = exchange.incoming, exchange.response
    source, _, rest = expression.partition(".")
    where, _, name = rest.partition(".")
    if where.startswith("body") and source == "$request":
        return _in_body(exchange.content, rest)
    if where.startswith("body") and source == "$response":
        return _in_body(response.content, rest)
    plain: dict[str, Any] = {
        "$url": exchange.url,
        "$method": incoming.scope["method"],
        "$statusCode": response.status,
    }
    if expression in plain:
        return plain[expression]
    if (source, where) == ("$request", "header"):
        value = incoming.headers.get(name.lower().encode("latin-1", "replace"))
        return None if value is None else value.decode("latin-1")
    if (source, where) == ("$request", "query"):
        return next((unquote_plus(text) for key, text in incoming.query if key == name), None)
    if (source, where) == ("$request", "path"):
        value_sent = incoming.path_values.get(name)
        return None if value_sent is None else unquote(value_sent)
    if (source, where) == ("$response", "header"):
        return response.headers.get(name)
    raise _Unknown(f"{expression} is not a runtime expression")


def _in_body(content: bytes, rest: str) -> Any:
    _, _, pointer = rest.partition("#")
    try:
        value = json.loads(content)
        for token in pointer.split("/")[1:]:
            key = token.replace("~1", "/").replace("~0", "~")
            value = value[int(key)] if isinstance(value, AnyList) else value[key]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise _Unknown(f"the body has nothing at #{pointer}") from None
    return value
