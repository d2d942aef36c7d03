"""From a response to the result of a call, or to the error it stands for, without any transport.

A body is read from its bytes straight into the declared type (`validate_json`), never by way of
dictionaries.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from ..codecs.table import codec_for, codec_of
from ..errors import (
    DecodeError,
    StatusError,
    reason_phrase,
    status_error_class,
)
from ..excerpts import excerpt, server_said
from ..limits import MAX_REMEMBERED_LENGTH
from ..media_types import essence, parameters, select
from ..narrowing import AnyDict
from ..pydantic_problems import problems_of
from ..responses import BODILESS, declared, successes
from ..status_hints import status_hint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .. import operations as facts
    from ..operations import Operation
    from ..transports.base import Request, Response

ResultT = TypeVar("ResultT")


def accept(operation: Operation[Any]) -> str:
    """Return the `Accept` header: media types of the declared successes.

    Where JSON is declared for a status, only JSON is requested of that: it determines the type of
    the result. A stream is requested where nothing else is declared; otherwise see `items`.
    """
    answers = [[*response.media] for response in successes(operation.responses)]
    read = [[item for item in media if item.items is None] for media in answers]
    answers = read if any(read) else answers
    essences = [essence(item.content_type) for media in answers for item in media]
    full = dict.fromkeys(item.content_type for media in answers for item in media)
    # Parameters are asked for where they tell media types apart.
    several = {name for name in essences if sum(essence(item) == name for item in full) > 1}
    asked: dict[str, None] = {}
    for media in answers:
        names = [
            item.content_type
            if essence(item.content_type) in several
            else essence(item.content_type)
            for item in media
        ]
        preferred = [name for name in names if codec_of(name).preferred]
        asked |= dict.fromkeys(preferred or names)
    return ", ".join(asked) or "*/*"


# --- Declared responses ---------------------------------------------------------------------------


class _Reader:
    """Reads content of one declared media type.

    Attributes:
        essence: the media type without parameters.
        parameters: of the media type.
        codec: of the media type.
        read: see `codecs.readers.Reader.read`.
    """

    __slots__ = ("codec", "essence", "parameters", "read")

    def __init__(self, media: facts.Media) -> None:
        self.essence = essence(media.content_type)
        self.parameters = parameters(media.content_type)
        self.codec = codec_for(media)
        self.read = self.codec.reader(media).read


class _Plan:
    """What is prepared once for each operation."""

    def __init__(self, operation: Operation[Any]) -> None:
        self.operation = operation  # keeps the operation alive, and with it its id()
        self._by_status = {
            response.status.upper(): tuple(
                _Reader(media) for media in response.media if media.items is None
            )
            for response in operation.responses
        }
        self.successes = tuple(
            reader
            for response in successes(operation.responses)
            for reader in self._by_status[response.status.upper()]
        )
        self._by_code: dict[int, tuple[_Reader, ...] | None] = {}
        self.read_before: dict[tuple[int, str], _Reader] = {}
        """What reads a success, by status and content type, where that came before."""

    def declared(self, status: int) -> tuple[_Reader, ...] | None:
        """Return the media of the response declared for a status; None where none is declared."""
        try:
            return self._by_code[status]
        except KeyError:
            pass
        response = declared(self.operation.responses, status)
        readers = None if response is None else self._by_status[response.status.upper()]
        self._by_code[status] = readers
        return readers


_MOST = 16
"""Successes that a plan remembers; a server that invents content types must not fill the memory."""
_plans: dict[int, _Plan] = {}  # by id(): facts hold mappings, so they have no hash


def _plan(operation: Operation[Any]) -> _Plan:
    """Return the plan of an operation that has none yet."""
    plan = _plans[id(operation)] = _Plan(operation)
    return plan


def read_response(
    operation: Operation[ResultT],
    request: Request,
    response: Response,
    undeclared: Callable[[str, int], None] | None = None,
) -> ResultT:
    """Return the result of a call.

    Args:
        operation: what was called.
        request: what was sent.
        response: what came back.
        undeclared: called with operationId and status of a success that is not declared.

    Raises:
        StatusError: or the subclass for its status, if the status is not 2xx.
        DecodeError: if the status is 2xx, but the response is not as the document says. One that
            the document does not declare is read as those that it does.
    """
    plan = _plans.get(id(operation)) or _plan(operation)
    status = response.status
    try:
        content_type = response.headers["content-type"]
    except KeyError:
        content_type = ""
    reader = plan.read_before.get((status, content_type))
    if reader is not None and response.content and request.method != "HEAD":
        try:
            return reader.read(response.content, content_type)  # type: ignore[no-any-return]
        except ValueError:
            pass  # what is wrong with it is told below
    readers = plan.declared(status)
    if not 200 <= status <= 299:
        raise _status_error(request, response, readers)
    result: Any = None
    if request.method == "HEAD" or (status in BODILESS and not response.content):
        pass
    elif readers:
        result = _success(request, response, readers)
        reader = _reader_for(readers, content_type)
        is_short = len(content_type) <= MAX_REMEMBERED_LENGTH
        if reader is not None and is_short and len(plan.read_before) < _MOST:
            plan.read_before[status, content_type] = reader
    elif readers is None and plan.successes:
        try:
            result = _success(request, response, plan.successes)
        except DecodeError as error:
            text = f"the document does not declare status {status}"
            raise _decode_error(request, response, text, problems=error.problems) from None
    if readers is None and undeclared is not None:
        undeclared(operation.id, status)
    return result  # type: ignore[no-any-return]


def _success(request: Request, response: Response, readers: tuple[_Reader, ...]) -> Any:
    content_type = response.headers.get("content-type") or ""
    reader = _reader_for(readers, content_type)
    if reader is None:
        came = repr(excerpt(request.hide(content_type))) if content_type else "no content type"
        listed = ", ".join(item.essence for item in readers)
        raise _decode_error(request, response, f"came with {came}, the document declares {listed}")
    if not response.content and reader.codec.never_empty:
        text = f"the body is empty, the document declares {reader.codec.title}"
        raise _decode_error(request, response, text)
    try:
        return reader.read(response.content, content_type)
    except ValidationError as error:
        problems = tuple(problems_of(error))
    except ValueError as error:
        raise _decode_error(request, response, f"the text cannot be read: {error}") from None
    listed = "; ".join(f"{where or 'body'}: {message}" for where, message in problems[:5])
    more = f"; and {len(problems) - 5} more" if len(problems) > 5 else ""
    text = f"the body is not as declared: {listed}{more}"
    raise _decode_error(request, response, text, problems=problems)


def _reader_for(readers: tuple[_Reader, ...], content_type: str) -> _Reader | None:
    if content_type:
        return select(readers, content_type)
    return readers[0] if len(readers) == 1 else None


# --- Errors ---------------------------------------------------------------------------------------


def _facts(request: Request, response: Response) -> dict[str, Any]:
    return {
        "operation_id": request.operation_id,
        "method": request.method,
        "url": request.safe_url,
        "status": response.status,
        "headers": response.headers,
        "body": response.content,
    }


def _decode_error(request: Request, response: Response, text: str, **more: Any) -> DecodeError:
    at = f"{request.operation_id}: {request.method} {request.safe_url} answered {response.status}"
    advice = " (the status says success: look at `body` before sending it again)"
    text = f"{at}, but {request.hide(text)}{advice}"
    return DecodeError(text, **_facts(request, response), **more)


def _status_error(
    request: Request, response: Response, readers: tuple[_Reader, ...] | None
) -> StatusError:
    status = response.status
    reason = reason_phrase(status)
    text = f"{request.operation_id}: {request.method} {request.safe_url} answered {status} {reason}"
    message = server_said(response.content, request.hide)
    repeatable = bool(request.repeatable)
    hint = status_hint(status, response.headers, request.hide, repeatable=repeatable)
    return status_error_class(status)(
        text.rstrip() + (f": {message}" if message else "") + (f" ({hint})" if hint else ""),
        **_facts(request, response),
        reason=reason,
        error=_error_body(response, readers or ()),
    )


def _error_body(response: Response, readers: tuple[_Reader, ...]) -> Any:
    """Return the declared error, else a problem object (RFC 9457), else None; never raise."""
    content_type = response.headers.get("content-type") or ""
    reader = _reader_for(readers, content_type) if response.content else None
    if reader is not None:
        try:
            return reader.read(response.content, content_type)
        except ValueError:  # what the server really said stays in `body` and in the message
            pass
    if essence(content_type) == "application/problem+json":
        return _object(response.content)
    return None


def _object(content: bytes) -> Mapping[str, Any] | None:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, AnyDict) else None
