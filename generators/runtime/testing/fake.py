"""The other side of a fake client: plans answers, gives them, and records what was asked."""

from __future__ import annotations

import difflib
import re
import threading
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

from ..codecs.table import codec_for, codec_of
from ..errors import TransportError
from ..examples.documented import checked, unchecked, with_body
from ..media_types import essence
from ..models.base import read_json
from ..operations import RequestBody
from ..parameters.writing import percent_template
from ..responses import declared, status_of, usual
from ..streams.items import streams_of
from ..transports.base import Headers, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .. import operations as facts
    from ..examples.documented import Documented
    from ..operations import Contract, Operation
    from ..transports.base import Request

T = TypeVar("T")
_FOR_EVER = -1


@dataclass(frozen=True, slots=True)
class Call:
    """One request that a fake client sent.

    Attributes:
        operation_id: of the operation that was called.
        path: path arguments by their name in the document, as sent, percent-decoded.
        query: query arguments likewise; a list each, as a name may come several times.
        headers: header fields; names compare without regard to case.
        body: JSON as plain data, a form as lists of values by name, text as text, else bytes; None
            where there is none.
        request: the request as it would go over the wire.
        media: the declared media type of the body; None where it is none of them.
    """

    operation_id: str
    path: Mapping[str, str]
    query: Mapping[str, list[str]]
    headers: Mapping[str, str] = field(repr=False)
    body: Any
    request: Request = field(repr=False)
    media: facts.Media | None = field(default=None, repr=False)

    def body_as(self, type_: type[T]) -> T:
        """Return the body read as a type, for example as the model it was made from.

        Raises:
            pydantic.ValidationError: it does not fit.
            ValueError: it is none of its media type.
        """
        content = self.request.content or b""
        if self.media is not None:
            content_type = Headers(self.request.headers.items()).get("content-type", "")
            content = codec_for(self.media).as_json(self.media, content, content_type)
        result: T = read_json(content, type_)
        return result


class _Key(NamedTuple):
    """An operation, and whether its stream is meant where it has another answer as well."""

    id: str
    stream: bool


def _key(operation: Operation[Any], *, stream: bool) -> _Key:
    return _Key(operation.id, stream and bool(operation.stream_name))


def _of_kind(response: facts.Response, *, stream: bool) -> facts.Response:
    """Return a declared response with its streams only, or without, where that leaves any."""
    media = tuple(item for item in response.media if (item.items is not None) == stream)
    return replace(response, media=media or response.media)


@dataclass(slots=True)
class _Planned:
    """An answer, and how often it is still to be given."""

    give: Callable[[Request], Response]
    left: int


class Fake:
    """Plans, gives and records the answers of one fake client; threads may share it.

    Args:
        contract: the facts.
        documented: the document.
    """

    def __init__(self, contract: Contract, documented: Documented) -> None:
        self._documented = documented
        self._operations = {operation.id: operation for operation in contract.operations}
        self._lock = threading.Lock()
        self._planned: dict[_Key, deque[_Planned]] = {}
        self._calls: list[Call] = []

    # --- What tests say ---------------------------------------------------------------------------

    def operation(self, which: str | Callable[..., object]) -> Operation[Any]:
        """Return an operation by its id, or by the method of a client that calls it.

        Raises:
            ValueError: there is none of this name.
            TypeError: it is not a method of a client.
        """
        if isinstance(which, str):
            found = self._operations.get(which)
            if found is None:
                near = difflib.get_close_matches(which, self._operations, 1)
                hint = f"; is it {near[0]}?" if near else ""
                raise ValueError(f"the document has no operation {which!r}{hint}")
            return found
        group: Any = getattr(which, "__self__", None)
        client = getattr(group, "_client", None)
        for operation in self._operations.values():
            if (
                getattr(which, "__name__", "") in {operation.py_name, operation.stream_name}
                and client is not None
                and type(getattr(client, operation.group, None)) is type(group)
            ):
                return operation
        raise TypeError(f"{which!r} is no method of a client, such as `client.<group>.<method>`")

    def gives_stream(self, method: Callable[..., object]) -> bool:
        """Whether a method of a client returns a stream."""
        operation = self.operation(method)
        if operation.stream_name:
            return getattr(method, "__name__", "") == operation.stream_name
        return bool(streams_of(operation).accept)

    def calls(self, which: str | Callable[..., object] | None = None) -> list[Call]:
        """Return what was asked so far, of one operation or of all."""
        wanted = None if which is None else self.operation(which).id
        with self._lock:
            return [call for call in self._calls if wanted in {None, call.operation_id}]

    def respond(
        self,
        which: str | Callable[..., object],
        *,
        status: int | None = None,
        body: Any = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        example: str = "",
        times: int | None = 1,
        undeclared: bool = False,
    ) -> None:
        """Plan an answer; see `Controls.respond`."""
        operation = self.operation(which)
        if sum([body is not None, content is not None, bool(example)]) > 1:
            raise ValueError("give one of body, content and example")
        key = _key(operation, stream=getattr(which, "__name__", "") == operation.stream_name)
        answer = self._shown(key, status, example, body, content, undeclared=undeclared)
        if content is not None:
            answer = Response(answer.status, answer.headers, content)
        if headers:
            answer = _with_headers(answer, headers)
        self._plan(key, lambda _: answer, times)

    def fail(
        self,
        which: str | Callable[..., object],
        error: type[Exception] | Exception,
        *,
        times: int | None = 1,
    ) -> None:
        """Plan a fault; see `Controls.fail`."""
        operation = self.operation(which)
        key = _key(operation, stream=getattr(which, "__name__", "") == operation.stream_name)

        def give(request: Request) -> Response:
            if isinstance(error, type) and issubclass(error, TransportError):
                raise error(
                    f"{request.operation_id}: {request.method} {request.safe_url}: no answer, as "
                    "the fake was told",
                    operation_id=request.operation_id,
                    method=request.method,
                    url=request.safe_url,
                )
            raise error

        self._plan(key, give, times)

    def reset(self) -> None:
        """Forget calls and plans."""
        with self._lock:
            self._calls.clear()
            self._planned.clear()

    # --- How answers are made ---------------------------------------------------------------------

    def _shown(
        self,
        key: _Key,
        status: int | None,
        example: str,
        body: Any,
        content: bytes | None,
        *,
        undeclared: bool,
    ) -> Response:
        """Return the answer for a status, by default the first success.

        Raises:
            ValueError: the status is not declared, or the body not as declared.
            LookupError: the example does not exist.
        """
        operation = self._operations[key.id]
        responses = operation.responses
        response = usual(responses) if status is None else declared(responses, status)
        if status is None and example and response is not None:
            others = [item for item in responses if item is not response]
            response = next(
                (
                    item
                    for item in (response, *others)
                    if example in self._documented.examples(operation, item)
                ),
                response,
            )
        if response is None:
            known = ", ".join(item.status for item in operation.responses) or "none"
            if not undeclared or status is None:
                raise ValueError(
                    f"{operation.id} declares no answer with status {status}, only: {known}; "
                    "undeclared=True answers so all the same"
                )
            if body is None:
                return Response(status)
            return with_body(status, {}, *unchecked(body))
        status = status_of(operation.responses, response) if status is None else status
        response = _of_kind(response, stream=key.stream)
        if content is not None:
            media = response.media[0].content_type if response.media else "text/plain"
            return with_body(status, {}, media, content)
        if body is None:
            return self._documented.answer(operation, response, status, example)
        return with_body(status, {}, *checked(operation, response, body))

    def _plan(self, key: _Key, give: Callable[[Request], Response], times: int | None) -> None:
        if times is not None and times < 1:
            raise ValueError("times must be at least 1, or None for every further call")
        planned = _Planned(give, _FOR_EVER if times is None else times)
        with self._lock:
            self._planned.setdefault(key, deque()).append(planned)

    # --- What the client asks ---------------------------------------------------------------------

    def answer(self, request: Request) -> Response:
        """Record a request and answer it.

        Raises:
            Exception: the fault that was planned.
        """
        operation = self._operations[request.operation_id]
        call = _call(operation, request)
        asked = request.headers.get("Accept") == streams_of(operation).accept
        key = _key(operation, stream=asked)
        give: Callable[[Request], Response] | None = None
        with self._lock:
            self._calls.append(call)
            queue = self._planned.get(key)
            if queue:
                give = queue[0].give
                queue[0].left -= 1
                if queue[0].left == 0:
                    queue.popleft()
        if give is not None:
            return give(request)
        return self._shown(key, None, "", None, None, undeclared=False)


class FakeTransport:
    """Hands requests to a `Fake`."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    def send(self, request: Request, *, timeout: float | None) -> Response:  # noqa: ARG002
        """Return the answer; nothing takes time."""
        return self._fake.answer(request)


class AsyncFakeTransport:
    """Hands requests to a `Fake`."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    async def send(self, request: Request, *, timeout: float | None) -> Response:  # noqa: ARG002
        """Return the answer; nothing takes time."""
        return self._fake.answer(request)


def _with_headers(answer: Response, headers: Mapping[str, str]) -> Response:
    given = {name.lower() for name in headers}
    kept = [(name, value) for name, value in answer.headers.items() if name.lower() not in given]
    return Response(answer.status, Headers([*kept, *headers.items()]), answer.content)


def _call(operation: Operation[Any], request: Request) -> Call:
    parts = urlsplit(request.url)
    headers = Headers(request.headers.items())
    content_type = headers.get("content-type", "")
    media = _media(operation, content_type)
    return Call(
        operation.id,
        _path(operation.path, parts.path),
        parse_qs(parts.query, keep_blank_values=True),
        headers,
        _body(media, request.content, content_type),
        request,
        media,
    )


def _path(template: str, path: str) -> dict[str, str]:
    pieces = re.split(r"\{([^{}]*)\}", template)
    names, literals = pieces[1::2], [re.escape(percent_template(text)) for text in pieces[::2]]
    found = re.search("([^/]*)".join(literals) + r"\Z", path)
    if found is None:
        return {}
    return {name: unquote(text) for name, text in zip(names, found.groups(), strict=True)}


def _media(operation: Operation[Any], content_type: str) -> facts.Media | None:
    """Return the declared media type of a request; None where it is none of them."""
    by_essence = {essence(m.content_type): m for m in (operation.body or _NO_BODY).media}
    return by_essence.get(essence(content_type))


_NO_BODY = RequestBody(media=())


def _body(media: facts.Media | None, content: bytes | None, content_type: str) -> Any:
    if content is None:
        return None
    codec = codec_of(content_type) if media is None else codec_for(media)
    try:
        return codec.plain(media, content, content_type)
    except ValueError:
        return content
