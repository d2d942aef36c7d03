"""The other side of a fake client: plans answers, gives them, and records what was asked."""

from __future__ import annotations

import difflib
import json
import threading
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import TransportError
from ..examples.given import checked, unchecked, with_body
from ..examples.paged_answers import Asked, page_of
from ..models.base import dump_json
from ..responses import declared, status_of, usual
from ..streams.items import streams_of
from ..transports.base import Headers, Request, Response
from .accepting import accepting
from .requests import call_of
from .tokens import metadata_answer, token_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .. import operations as facts
    from ..examples.documented import Documented
    from ..operations import Contract, Operation
    from .requests import Call
    from .tokens import TokenCall

_FOR_EVER = -1


class _Key(NamedTuple):
    """An operation, and whether its stream is meant where it has another answer as well."""

    id: str
    stream: bool


def _key(operation: Operation[Any], *, stream: bool) -> _Key:
    return _Key(operation.id, stream and bool(operation.stream_name))


def _of_kind(response: facts.Response, *, stream: bool) -> facts.Response:
    """Return a declared response with only its streams, or without them, if that leaves any."""
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
        self._token_calls: list[TokenCall] = []

    # --- What tests say ---------------------------------------------------------------------------

    def operation(self, target: str | Callable[..., object]) -> Operation[Any]:
        """Return an operation by its id, or by the method of a client that calls it.

        Raises:
            ValueError: there is none of this name.
            TypeError: it is not a method of a client.
        """
        if isinstance(target, str):
            operation = self._operations.get(target)
            if operation is None:
                near = difflib.get_close_matches(target, self._operations, 1)
                hint = f"; is it {near[0]}?" if near else ""
                raise ValueError(f"the document has no operation {target!r}{hint}")
            return operation
        group: Any = getattr(target, "__self__", None)
        client = getattr(group, "_client", None)
        for operation in self._operations.values():
            if (
                getattr(target, "__name__", "").removesuffix("_each")
                in {operation.py_name, operation.stream_name}
                and client is not None
                and type(getattr(client, operation.group, None)) is type(group)
            ):
                return operation
        raise TypeError(f"{target!r} is no method of a client, such as `client.<group>.<method>`")

    def gives_stream(self, method: Callable[..., object]) -> bool:
        """Whether a method of a client returns a stream."""
        operation = self.operation(method)
        if operation.stream_name:
            return getattr(method, "__name__", "") == operation.stream_name
        return bool(streams_of(operation).accept)

    def calls(self, target: str | Callable[..., object] | None = None) -> list[Call]:
        """Return the requests so far, of one operation or of all."""
        operation_id = None if target is None else self.operation(target).id
        with self._lock:
            return [call for call in self._calls if operation_id in {None, call.operation_id}]

    def respond(
        self,
        target: str | Callable[..., object],
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
        operation = self.operation(target)
        if sum([body is not None, content is not None, bool(example)]) > 1:
            raise ValueError("give one of body, content and example")
        key = _key(operation, stream=getattr(target, "__name__", "") == operation.stream_name)
        answer = self._shown(key, status, example, body, content, undeclared=undeclared)
        if content is not None:
            answer = Response(answer.status, answer.headers, content)
        if headers:
            answer = _with_headers(answer, headers)
        self._plan(key, lambda _: answer, times)

    def respond_pages(
        self,
        target: str | Callable[..., object],
        items: Iterable[Any],
        *,
        size: int,
        times: int | None = None,
    ) -> None:
        """Plan the pages of a list; see `Answers.returns_pages`."""
        operation = self.operation(target)
        if operation.pagination is None:
            raise ValueError(f"{operation.id} does not answer in pages: it has no `x-pagination`")
        if size < 1:
            raise ValueError("size must be at least 1")
        key = _key(operation, stream=False)
        shown = self._shown(key, None, "", None, None, undeclared=False)
        data = json.loads(dump_json(list(items), Any))

        def give(request: Request) -> Response:
            asked = Asked(request.url, request.headers, request.content or b"")
            page = page_of(operation, shown, asked, data, size)
            if page is None:
                raise ValueError(f"{operation.id} answers no JSON of which pages can be made")
            response = declared(operation.responses, page.status)
            if response is not None:
                checked(operation, response, json.loads(page.content))
            return page

        url = f"http://testserver{operation.path}"
        give(Request(operation.method, url, operation_id=operation.id))  # says what is wrong now
        self._plan(key, give, times)

    def fail(
        self,
        target: str | Callable[..., object],
        error: type[Exception] | Exception,
        *,
        times: int | None = 1,
    ) -> None:
        """Plan a fault; see `Controls.fail`."""
        operation = self.operation(target)
        key = _key(operation, stream=getattr(target, "__name__", "") == operation.stream_name)

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
            self._token_calls.clear()
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
        if request.is_alone:
            return self._token(request)
        operation = self._operations[request.operation_id]
        call = call_of(operation, request)
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
        answer = self._shown(key, None, "", None, None, undeclared=False)
        content = accepting(operation, request.content, answer.status, answer.content)
        return Response(answer.status, answer.headers, content)

    def _token(self, request: Request) -> Response:
        if request.method == "GET":
            return metadata_answer(request)
        with self._lock:
            call, response = token_answer(request, len(self._token_calls) + 1)
            self._token_calls.append(call)
        return response

    def token_calls(self) -> list[TokenCall]:
        """Return the requests for access tokens so far."""
        with self._lock:
            return list(self._token_calls)


def _with_headers(answer: Response, headers: Mapping[str, str]) -> Response:
    replaced = {name.lower() for name in headers}
    kept = [(name, value) for name, value in answer.headers.items() if name.lower() not in replaced]
    return Response(answer.status, Headers([*kept, *headers.items()]), answer.content)
