"""Replies: from what a handler returns to the status, headers and bytes of an answer.

Sources: RFC 9110 (section 6.4 Content), OpenAPI 3.1 (Responses Object).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import ValidationError

from ..codecs.table import codec_for
from ..media_types import essence, select
from ..narrowing import AnyList, AnyTuple
from ..responses import BODILESS, WITHOUT_LENGTH, first_success, states_success, status_of
from ..streams.item_writing import SequenceWriter, sequence_writer
from ..validation.strict import errors_of
from ..validation.violations import violations_of
from .checking import ReplyError, without_warnings
from .media_writers import MediaWriter
from .negotiation import negotiate
from .streams import BytesWriter, StreamedAnswer, is_iterator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..operations import Media, Operation, Response
    from .checking import AnswerChecker

RawHeaders: TypeAlias = list[tuple[bytes, bytes]]
Answer: TypeAlias = tuple[int, RawHeaders, bytes]
"""Status, headers (as ASGI has them) and content of an answer."""

FRAMING = frozenset({"content-length", "transfer-encoding"})
"""Headers that say how an answer is framed (RFC 9112, section 6), in lower case."""
_FRAMING_OF_STREAMS = frozenset({"transfer-encoding"})  # whose length only a handler may know
_is_token = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+").fullmatch
_is_field_value = re.compile(r"[\t\x20-\x7e\x80-\xff]*").fullmatch


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in every detail, where the declared result alone does not say enough.

    Attributes:
        status: HTTP status; 200 to 599.
        body: of the type declared for that status; None for no body where none is declared.
        headers: further headers; `Content-Length` only of a stream, `Transfer-Encoding` never.
        content_type: media type of the body; by default the declared one that the client accepts.
    """

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = field(default_factory=dict[str, str])
    content_type: str | None = None


class ErrorReply(Exception):  # noqa: N818 - an answer like any other
    """A declared error with its typed body, to be raised from anywhere in a handler.

    What the document does not declare is a `ProblemError`. An `ErrorReply` is an answer like any
    other: nothing is logged.

    Attributes:
        reply: what is answered.

    Raises:
        ValueError: the status is none of an error, 400 to 599.
    """

    def __init__(
        self,
        status: int,
        body: Any = None,
        *,
        headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
        content_type: str | None = None,
    ) -> None:
        if not 400 <= status <= 599:
            raise ValueError(f"an error has a status from 400 to 599, not {status}")
        super().__init__(status)
        self.reply: Reply = Reply(status, body, headers, content_type)


class ReplyWriter:
    """Writes the answers of one operation; made once for each.

    Args:
        operation: the facts.
        checker: checks answers against the document; None where they are trusted.
    """

    def __init__(self, operation: Operation[Any], checker: AnswerChecker | None = None) -> None:
        self._checker = checker
        self._id = operation.id
        self._declared = {response.status.upper(): response for response in operation.responses}
        self._media: dict[str, tuple[MediaWriter, ...]] = {}
        success = first_success(operation.responses)
        self._status = 204 if success is None else status_of(operation.responses, success)
        self._is_head = operation.method == "HEAD"  # its answers have no content
        bodiless = (
            status_of(operation.responses, response)
            for response in operation.responses
            if states_success(response.status) and not response.media
        )
        self._without_body = self._status if self._is_head else next(bodiless, None)
        self._writers = self._writers_of(success)
        media = () if success is None else success.media
        # What is returned nearly always: a model, for a status with a body of one media type.
        alone = len(media) == 1 and self._writers and self._status not in BODILESS
        self._usual = self._writers[0].model if alone and checker is None else None
        self._type_header = (b"content-type", self._writers[0].content_type if alone else b"")
        self._offers = tuple(item.content_type for item in media)
        self.may_stream = may_stream(operation)

    def choose(self, accept: bytes | None) -> int | None:
        """Return which media type of a success the client prefers; None if it accepts none.

        Args:
            accept: the `Accept` header.
        """
        if accept is None or not self._offers:
            return 0
        return negotiate(accept, self._offers)

    @property
    def offers(self) -> str:
        """Media types of a success, as text."""
        return ", ".join(self._offers)

    def write(self, result: Any, chosen: int, accept: bytes | None) -> Answer:
        """Return the answer for what a handler returned.

        Args:
            result: a value of the declared type, or a `Reply`.
            chosen: what `choose` returned.
            accept: the `Accept` header.

        Raises:
            ReplyError: if it cannot be sent.
        """
        if chosen == 0 and type(result) is self._usual:
            try:
                content = result.__pydantic_serializer__.to_json(
                    result, exclude_unset=True, by_alias=True
                )
            except (ValueError, TypeError):
                content = b"null"
            if b"null" in content:  # which may have to be left out, or stand for what has no form
                content = self._written(self._writers[0], result, self._status)
            return (
                self._status,
                [self._type_header, (b"content-length", b"%d" % len(content))],
                content,
            )
        status, headers, content = self._status, RawHeaders(), b""
        if isinstance(result, Reply):
            status, headers, content = self._reply(result, accept)
        else:
            if self._writers:
                try:
                    content, content_type = self._written_as(self._writer(chosen), result, status)
                    headers.append((b"content-type", content_type))
                except ReplyError:
                    if result is not None or self._without_body is None:
                        raise
                    status = self._without_body
            elif self._offers:  # a stream, of which there is none
                status = self._without_body or status
            elif result is not None:
                raise ReplyError(f"{self._id}: status {status} has no body, so only None")
        if status not in WITHOUT_LENGTH:
            headers.append((b"content-length", b"%d" % len(content)))
        if self._checker is not None:
            self._checker.check(self._response(status), status, headers, content)
        return status, headers, content

    def _writer(self, chosen: int) -> MediaWriter:
        """Return what writes a value: never a stream, whatever the client prefers."""
        offer = self._offers[chosen]
        return next((w for w in self._writers if w.declared == offer), self._writers[0])

    def _written_as(self, writer: MediaWriter, result: Any, status: int) -> tuple[bytes, bytes]:
        """Return content and its type: that of a text or a class which the preferred one is not."""
        try:
            return self._written(writer, result, status), writer.content_type
        except ReplyError:
            others = [w for w in self._writers if w is not writer and w.is_for(result)]
            if not others:
                raise
            return self._written(others[0], result, status), others[0].content_type

    def streamed(self, result: Any, accept: bytes | None) -> StreamedAnswer | None:
        """Return the answer for the iterator that a handler returned.

        None where it returned something else, which `write` takes.

        Raises:
            ReplyError: it is not an iterator and must be one, or is one and must not be.
        """
        reply = result if isinstance(result, Reply) else Reply(self._status, result)
        response = self._response(reply.status)
        media = () if response is None else response.media
        body = reply.body
        only_streams = bool(media) and all(item.items is not None for item in media)
        if only_streams and isinstance(body, (AnyList, AnyTuple)):
            body = iter(body)
        if not is_iterator(body):
            if only_streams and (body is not None or self._without_body is None):
                raise ReplyError(f"{self._id}: {reply.status} is a stream: return an iterator")
            return None
        writers = [w for item in media if (w := self._streaming_writer(item)) is not None]
        if not writers:
            raise ReplyError(f"{self._id}: {reply.status} is not declared as what has parts")
        named = [w for w in writers if w.essence == essence(reply.content_type or "")]
        if named or accept is None:
            writer = (named or writers)[0]
        else:
            writer = writers[negotiate(accept, tuple(w.essence for w in writers)) or 0]
        headers = self._headers(reply, writer, _FRAMING_OF_STREAMS)
        if not any(name == b"cache-control" for name, _ in headers) and isinstance(
            writer, SequenceWriter
        ):
            headers.append((b"cache-control", b"no-cache"))
        if self._checker is not None:
            self._checker.check(response, reply.status, headers, None)
        return StreamedAnswer(reply.status, headers, body, writer, self._id)

    def _streaming_writer(self, media: Media) -> SequenceWriter | BytesWriter | None:
        """Return what writes a media type in parts; None where it is written as a whole."""
        if not _is_streamable(media):
            return None
        if media.items is not None:
            return sequence_writer(media, self._checker.check_item if self._checker else None)
        return BytesWriter(media, MediaWriter(media).content_type)

    def _reply(self, reply: Reply, accept: bytes | None) -> Answer:
        declared = self._response(reply.status)
        writers = self._writers_of(declared)
        is_empty = self._is_head and reply.body is None
        if not writers or is_empty or reply.status in BODILESS:
            if reply.body is not None:
                reason = "is declared without a body" if declared else "is not declared"
                raise ReplyError(f"{self._id}: status {reply.status} {reason}")
            return reply.status, raw_headers(reply.headers, self._id), b""
        if reply.content_type is not None:
            writer = select(writers, reply.content_type) or writers[0]
        else:
            offers = tuple(writer.declared for writer in writers)
            writer = writers[0 if accept is None else negotiate(accept, offers) or 0]
        headers = self._headers(reply, writer)
        return reply.status, headers, self._written(writer, reply.body, reply.status)

    def _headers(
        self,
        reply: Reply,
        writer: MediaWriter | SequenceWriter | BytesWriter,
        refused: frozenset[str] = FRAMING,
    ) -> RawHeaders:
        more = raw_headers(reply.headers, self._id, refused)
        if reply.content_type is None:
            return [(b"content-type", writer.content_type), *more]
        return [*raw_headers([("content-type", reply.content_type)], self._id), *more]

    def _response(self, status: int) -> Response | None:
        declared = self._declared
        return (
            declared.get(str(status))
            or declared.get(f"{status // 100}XX")
            or declared.get("DEFAULT")
        )

    def _writers_of(self, response: Response | None) -> tuple[MediaWriter, ...]:
        if response is None:
            return ()
        if response.status not in self._media:
            self._media[response.status] = tuple(
                MediaWriter(media) for media in response.media if media.items is None
            )
        return self._media[response.status]

    def _written(self, writer: MediaWriter, value: Any, status: int) -> bytes:
        text = f"{self._id}: what the handler returned is not what is declared for {status}"
        try:
            if self._checker is None:
                return writer.write(value)
            with without_warnings():
                return writer.write(value)
        except ValidationError as error:
            # Its text shows values, which are not for the log.
            raise ReplyError(text, violations_of(errors_of(error), "body", value)) from None
        except (ValueError, TypeError) as error:
            raise ReplyError(text) from error


def raw_headers(
    headers: Mapping[str, str] | Sequence[tuple[str, str]],
    where: str,
    refused: frozenset[str] = FRAMING,
) -> RawHeaders:
    """Return headers of a handler as ASGI has them.

    Args:
        headers: as given.
        where: the operationId, for errors.
        refused: names, in lower case, of what the server itself says.

    Raises:
        ReplyError: a name or a value is none that HTTP allows, or it is refused.
    """
    raw: RawHeaders = []
    for name, value in headers.items() if isinstance(headers, Mapping) else headers:
        if not _is_token(name):
            raise ReplyError(f"{where}: {name!r} is not a header name (RFC 9110, section 5.6.2)")
        if name.lower() in refused:
            raise ReplyError(f"{where}: {name} is written by the server: leave it out")
        if not _is_field_value(value):  # which is not repeated, it may be a secret
            raise ReplyError(f"{where}: {name}: no such value can be sent (RFC 9110, section 5.5)")
        raw.append((name.lower().encode("ascii"), value.encode("latin-1")))
    return raw


def may_stream(operation: Operation[Any]) -> bool:
    """Return whether an answer of an operation may be written while it is made."""
    declared = (media for response in operation.responses for media in response.media)
    return any(map(_is_streamable, declared))


def _is_streamable(media: Media) -> bool:
    return codec_for(media).is_streamed(media)
