"""What is wrong with an answer: status, media type, body and header fields against the document.

Read as strictly as the server reads requests. What the client would keep and call drift is a
warning.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import from_json

from ..client.drift import drifts
from ..codecs.table import codec_for
from ..media_types import essence, parameters, select
from ..models.base import adapter, dump_json, read_json
from ..models.contexts import LENIENT
from ..narrowing import AnyDict, AnyList
from ..parameters.incoming import Incoming
from ..parameters.reading import ParameterReader
from ..pydantic_problems import problems_of
from ..responses import BODILESS, declared
from ..streams.chunks import UNDECLARED_END
from ..streams.items import UNLISTED, ItemReader
from ..validation.checked_types import holds_closed_model
from ..validation.strict import (
    BrokenJson,
    Invalid,
    check_json,
    unexpected_fields,
    unexpected_nulls,
    validate_json,
)
from ..validation.violations import violations_of
from .places import token
from .report import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .. import operations as facts
    from ..codecs.base import Codec
    from ..operations import Operation, Parameter
    from ..transports.base import Response
    from ..validation.violations import Violation
    from .places import Places

PROBLEM = "application/problem+json"
_ENOUGH = 20
"""Violations of one body that are listed."""


class _Essence:
    """A declared media type, to be selected."""

    def __init__(self, media: facts.Media) -> None:
        self.media = media
        self.essence = essence(media.content_type)
        self.parameters = parameters(media.content_type)


class Answers:
    """Compares answers with what one document declares.

    Args:
        places: where in the document something is.
    """

    def __init__(self, places: Places) -> None:
        self._places = places

    def wrong(self, operation: Operation[Any], answer: Response) -> Iterator[Finding]:
        """Give what is wrong with an answer whose status has to be declared.

        An operation that declares no answers at all, as OpenAPI allows since 3.1, says nothing.
        """
        if not operation.responses:
            return
        fact = declared(operation.responses, answer.status)
        if fact is None:
            place = self._places.operation(operation)
            known = ", ".join(item.status for item in operation.responses) or "none"
            message = f"status {answer.status} is not declared; declared are: {known}"
            yield Finding("violation", message, f"{place}/responses")
            return
        place = self._places.response(operation, fact)
        for header in fact.headers:
            yield from _header(header, answer, f"{place}/headers/{token(header.name)}")
        if operation.method != "HEAD":
            yield from self._content(fact, answer, place)

    def _content(self, fact: facts.Response, answer: Response, place: str) -> Iterator[Finding]:
        content_type = answer.headers.get("content-type", "")
        bodiless = answer.status in BODILESS
        if not fact.media or bodiless:
            if answer.content:
                why = f"a {answer.status} has none" if bodiless else "none is declared"
                message = f"a body of {content_type or 'no content type'}, where {why}"
                yield Finding("warning", message, place)
            return
        listed = ", ".join(media.content_type for media in fact.media)
        selected = select([_Essence(media) for media in fact.media], content_type)
        if selected is None:
            came = f"content type {content_type!r}" if content_type else "no content type"
            message = f"{came} is not declared for {answer.status}; declared are: {listed}"
            yield Finding("violation", message, f"{place}/content")
            return
        media = selected.media
        where = f"{place}/content/{token(media.content_type)}"
        if media.items is not None:
            yield from _items(answer.content, media, where)
        if media.type is None:
            return
        codec = codec_for(media)
        if codec.holds_data:
            yield from _data(codec, media, answer, f"{where}/schema")
        elif reason := codec.unreadable(answer.content, content_type):
            yield Finding("violation", reason, where)


def data_in(response: facts.Response, content: bytes, content_type: str) -> tuple[Any, ...]:
    """Return the data that an answer stands for, in a tuple; nothing where it stands for none.

    Args:
        response: that is declared.
        content: the body.
        content_type: as it came.

    Raises:
        ValueError: it cannot be read.
    """
    chosen = select([_Essence(media) for media in response.media], content_type)
    if chosen is None or not codec_for(chosen.media).holds_data:
        return ()
    return (json.loads(codec_for(chosen.media).as_json(chosen.media, content, content_type)),)


def problem(answer: Response) -> Iterator[Finding]:
    """Give what is wrong with an answer that has to be a problem object (RFC 9457)."""
    if essence(answer.headers.get("content-type", "")) != PROBLEM:
        message = (
            f"status {answer.status} is not declared, and the answer is not {PROBLEM} (RFC 9457)"
        )
        yield Finding("violation", message)
        return
    try:
        data = json.loads(answer.content)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, AnyDict):
        yield Finding("violation", f"the {PROBLEM} holds no JSON object")
    elif data.get("status", answer.status) != answer.status:
        message = f"the problem says status {data['status']!r}, the answer has {answer.status}"
        yield Finding("violation", message)


def _items(content: bytes, media: facts.Media, place: str) -> Iterator[Finding]:
    """Give what is wrong with the items of a sequence; events are read as the client does."""
    framing = codec_for(media).framing
    if framing is None or media.items is None:
        return
    reader = ItemReader(media, framing)
    cutter = reader.cutter()
    items = [*cutter.feed(content), *cutter.end()]
    for number, item in enumerate(items, 1):
        if isinstance(item, bytes):
            type_ = Any if media.items.type is None else media.items.type()
            for finding in _json(item, type_, place):
                yield replace(finding, message=f"item {number}: {finding.message}")
        elif reader.end and item.data == reader.end:
            return
        else:
            yield from _event(reader, item, number, place, is_last=number == len(items))


def _event(
    reader: ItemReader, item: Any, number: int, place: str, *, is_last: bool
) -> Iterator[Finding]:
    try:
        event = reader.read(item)
    except ValidationError as error:
        if is_last and item.data == UNDECLARED_END:
            message = f"event {number}: {item.data!r} ends the stream, without `x-stream-end`"
            yield Finding("warning", message, place)
            return
        message = "; ".join(f"{where or 'data'}: {text}" for where, text in problems_of(error))
        yield Finding("violation", f"event {number}: {message}", place)
        return
    if event is UNLISTED:
        yield Finding("warning", f"event {number}: unknown event {item.event!r}", place)


def _data(codec: Codec, media: facts.Media, answer: Response, place: str) -> Iterator[Finding]:
    """Give what is wrong with a body that stands for data."""
    assert media.type is not None  # noqa: S101 - asked for such media only
    content = answer.content.removeprefix(b"\xef\xbb\xbf")  # as the client does
    if not content:
        yield Finding("violation", f"the body is empty, {codec.title} is declared", place)
        return
    try:
        content = codec.as_json(media, content, answer.headers.get("content-type", ""))
    except ValueError as error:
        yield Finding("violation", f"the body is not {codec.title}: {error}", place)
        return
    yield from _json(content, media.type(), place)


def _json(content: bytes, type_: Any, place: str) -> Iterator[Finding]:
    """Give what is wrong with a JSON body."""
    try:
        check_json(content)
        value = validate_json(adapter(type_).validator, content, context=LENIENT)
    except Invalid as error:
        yield from _listed(violations_of(error.errors, "body", from_json(content)), place)
        return
    except (BrokenJson, UnicodeDecodeError) as error:
        yield Finding("violation", f"the body is not JSON: {error}", place)
        return
    violations = [*unexpected_nulls(value, content)]
    if holds_closed_model(type_):
        violations += unexpected_fields(value)
    yield from _listed(violations, place)
    for drift in drifts("", value):
        at = f" at {drift.where}" if drift.where else ""
        yield Finding("warning", f"unknown {drift.kind} {drift.name!r}{at}", place)
    if not violations:
        yield from _round_trip(content, type_, place)


def _round_trip(content: bytes, type_: Any, place: str) -> Iterator[Finding]:
    """Give a finding where the client does not write back what it read."""
    try:
        written = dump_json(read_json(content, type_), type_)
    except ValidationError as error:
        yield Finding("violation", f"the client cannot read the body: {error}", place)
        return
    if not same(json.loads(written), json.loads(content)):
        text = written.decode("utf-8", "replace")
        yield Finding("violation", f"the client writes the body back differently: {text}", place)


def _listed(violations: list[Violation], place: str) -> Iterator[Finding]:
    for item in violations[:_ENOUGH]:
        where = item.get("pointer") or "the body"
        yield Finding("violation", f"{where}: {item['message']}", place)
    if len(violations) > _ENOUGH:
        more = len(violations) - _ENOUGH
        yield Finding("violation", f"and {more} more violations in the body", place)


def _header(header: Parameter, answer: Response, place: str) -> Iterator[Finding]:
    """Say what is wrong with a declared header field."""
    name = header.name
    if name.lower() == "content-type":  # the media type says it (OpenAPI 3.1, Response Object)
        return
    value = answer.headers.get(name)
    if value is None:
        if header.required:
            yield Finding("violation", f"the required header field {name} is missing", place)
        return
    violations: list[Violation] = []
    scope: Any = {"headers": [(name.lower().encode("latin-1"), value.encode("latin-1", "replace"))]}
    reader = ParameterReader(replace(header, location="header"))
    reader.read(Incoming(scope, _nothing, {}), violations)
    for item in violations:
        yield Finding("violation", f"header field {name}: {item['message']}", place)


async def _nothing() -> Any:
    return {"type": "http.disconnect"}


def same(left: Any, right: Any) -> bool:
    """Return whether two values are the same JSON: `1` and `1.0` are, `1` and `true` are not."""
    if isinstance(left, AnyDict) and isinstance(right, AnyDict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, AnyList) and isinstance(right, AnyList):
        return len(left) == len(right) and all(map(same, left, right))
    return isinstance(left, bool) is isinstance(right, bool) and bool(left == right)
