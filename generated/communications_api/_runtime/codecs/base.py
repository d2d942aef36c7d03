"""What a codec is: all that depends on which family of media types content belongs to.

The base class is the codec of bytes that are given as they are. A family overrides what it does
otherwise, and stands as a row in `table.py`; nobody else asks what family a media type is of.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel

from ..errors import Problem
from ..media_types import charset, essence
from ..models.base import adapter, mark_constants
from ..models.strictness import unknown_in
from ..parameters.writing import Unwritable
from ..validation.strict import Invalid, holds_checked_model, validate_python
from ..validation.violations import violations_of
from .uploads import is_binary, read_upload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..operations import Media
    from ..parameters.incoming import Incoming
    from ..streams.sequences import Framing
    from ..validation.violations import Violation


class Writer:
    """Writes request bodies of one declared media type, checked; made once for each.

    Args:
        media: the facts.

    Attributes:
        model: the class whose instances are sent as `dump_json` writes them, once one was sent.
    """

    def __init__(self, media: Media) -> None:
        self.model: type[BaseModel] | None = None
        self._declared = media.content_type
        self._lazy_type = media.type
        self._type: Any = None

    def write(self, body: Any, sent: str) -> tuple[bytes, str]:
        """Return the bytes to send and their `Content-Type`.

        Args:
            body: what was given.
            sent: the media type.

        Raises:
            Unwritable: it cannot be written.
            ValidationError: it is not of the declared type.
        """
        content: Any = read_upload(body, "body").content
        return content, concrete_or_refused(sent)

    def _valid(self, body: Any) -> Any:
        """Return the body as the declared type; the same for JSON data as for a model."""
        if self._lazy_type is None:
            return body
        self._type = self._type or self._lazy_type()
        if type(body) is self._type and isinstance(body, BaseModel):
            return body
        valid = adapter(self._type).validator.validate_python(body)
        unknown = [Problem(_at(where), text) for where, text in unknown_in(valid, body)]
        if unknown:
            raise Unwritable(*unknown)
        mark_constants(valid)
        return valid


def _at(where: str) -> str:
    """Return a path within the body as a path within the call."""
    return f"body{where}" if where.startswith("[") or not where else f"body.{where}"


def concrete_or_refused(content_type: str) -> str:
    """Return the media type to send; of any that is bytes.

    Raises:
        Unwritable: it is a range of media types.
    """
    if "*" in essence(content_type) and content_type != "*/*":
        text = f"the document declares {content_type}: say which one it is"
        raise Unwritable(Problem("content_type", text))
    return "application/octet-stream" if content_type == "*/*" else content_type


class ReplyWriter:
    """Writes what handlers return for one declared media type; made once for each.

    Args:
        media: the facts.

    Attributes:
        model: what is written without being validated, where it is JSON of a model.
    """

    model: type[BaseModel] | None = None

    def __init__(self, media: Media) -> None:
        self._declared = media.content_type
        self._typed = media.type is not None
        self._type: Any = None if media.type is None else media.type()

    def write(self, value: Any) -> bytes:
        """Return the bytes of a value.

        Raises:
            ValueError: if it is not of the declared type (`ValidationError`), or has no bytes.
        """
        if isinstance(value, (bytes, bytearray, memoryview)):
            return bytes(value)
        if self._typed:
            value = adapter(self._type).validator.validate_python(value)
        if isinstance(value, str):
            return value.encode(charset(self._declared) or "utf-8")
        raise ValueError(f"{type(value).__name__} has no form in {self._declared}")


class Reader:
    """Reads answers of one declared media type, leniently; made once for each.

    Args:
        media: the facts.
    """

    def __init__(self, media: Media) -> None:
        self._media = media

    def read(self, content: bytes, content_type: str) -> Any:
        """Return the content as the declared type; bytes where none is declared.

        Args:
            content: the whole body.
            content_type: as it came.

        Raises:
            ValidationError: it is not of that type.
            ValueError: it cannot be read.
        """
        return content


class StrictReader:
    """Reads request bodies of one declared media type, strictly; made once for each.

    Args:
        media: the facts, with a type.
    """

    def __init__(self, media: Media) -> None:
        type_ = None if media.type is None else media.type()
        self._validator: Any = None if media.type is None else adapter(type_).validator
        self._is_checked = holds_checked_model(type_)

    def read(self, content: bytes, incoming: Incoming, violations: list[Violation]) -> Any:
        """Return the content as the declared type; bytes where none is declared.

        Args:
            content: the whole body.
            incoming: the request.
            violations: takes what is wrong; the value returned is then of no use.

        Raises:
            ProblemError: 400, if it is not of the media type at all.
        """
        if self._validator is None:
            return content
        return self._validated(self._given(content, incoming), violations)

    def _given(self, content: bytes, incoming: Incoming) -> Any:
        """Return what is validated."""
        return content

    def _validated(self, value: Any, violations: list[Violation]) -> Any:
        try:
            return validate_python(self._validator, value)
        except Invalid as error:
            violations += violations_of(error.errors, "body", None)
            return None


class Codec:
    """One family of media types.

    Attributes:
        title: what content of it is called, in messages.
        media_types: those it has, in lower case.
        suffixes: what names of further ones end with.
        prefixes: what names of further ones begin with.
        rank: which of several media types is taken for a value that fits them all; the lowest.
        preferred: whether a client asks for this alone where an answer has others, too.
        holds_data: whether content stands for JSON data, so that examples, made-up values and
            broken bodies of it are made from data; see `as_json` and `from_json`.
        holds_json: whether content is one JSON value.
        has_fields: whether bodies are put together of values with names.
        has_files: whether fields may be files.
        json_on_command_line: whether the file of a body holds JSON on the command line.
        never_empty: whether content without a byte is none.
        framing: how items are written, of a sequential media type.
    """

    title: ClassVar[str] = "bytes"
    media_types: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    rank: ClassVar[int] = 9
    preferred: ClassVar[bool] = False
    holds_data: ClassVar[bool] = False
    holds_json: ClassVar[bool] = False
    has_fields: ClassVar[bool] = False
    has_files: ClassVar[bool] = False
    json_on_command_line: ClassVar[bool] = False
    never_empty: ClassVar[bool] = False
    framing: Framing | None = None

    def matches(self, name: str) -> bool:
        """Whether a media type, in lower case and without parameters, belongs to the family."""
        return (
            name in self.media_types
            or name.endswith(self.suffixes)
            or name.startswith(self.prefixes)
        )

    def of(self, media: Media) -> Codec:
        """Return the codec of a declared media type of the family: this, or what stands in."""
        return self

    # --- the client and the server ----------------------------------------------------------------

    def fits(self, body: object) -> int | None:
        """Return how well a value fits: the lowest is taken; None where it does not."""
        return 0 if is_binary(body) else None

    def writer(self, media: Media) -> Writer:
        """Return what writes request bodies."""
        return Writer(media)

    def reply_writer(self, media: Media) -> ReplyWriter:
        """Return what writes what handlers return."""
        return ReplyWriter(media)

    def reader(self, media: Media) -> Reader:
        """Return what reads answers."""
        return Reader(media)

    def strict_reader(self, media: Media) -> StrictReader:
        """Return what reads request bodies."""
        return StrictReader(media)

    def takes_charset(self, stated: str) -> bool:
        """Whether a request may come in a charset."""
        return True

    def is_streamed(self, media: Media) -> bool:
        """Whether a handler may give an answer in pieces: bytes without a type."""
        return media.type is None

    def header(self, content_type: str) -> str:
        """Return the `Content-Type` of an answer."""
        return "application/octet-stream" if "*" in essence(content_type) else content_type

    def violations(
        self,
        media: Media,
        content: bytes,
        content_type: str,
    ) -> Iterator[Violation]:
        """Give what is wrong with an answer that is about to be sent, strictly."""
        return iter(())

    # --- data: examples, the mock, the testing kit and the contract suite -------------------------

    def given(self, media: Media, value: Any) -> Any:
        """Return a body as the client takes it, from the value that a document shows.

        Raises:
            ValueError: it is none of this media type.
        """
        return value.encode() if isinstance(value, str) else json.dumps(value).encode()

    def valid(self, media: Media, value: Any) -> Any:
        """Return the same read as strictly as a server does, of what has a type.

        Raises:
            Invalid: it is not as the schema says.
            ValueError: it is none of this media type.
        """
        return self.given(media, value)

    def encoded(self, media: Media | None, value: Any) -> bytes:
        """Return the bytes of a value that a document shows; text as it stands.

        Args:
            media: the facts; None where there are none, as for callbacks.
            value: JSON data.

        Raises:
            ValueError: it has no form in this media type.
        """
        return value.encode() if isinstance(value, str) else json.dumps(value).encode()

    def as_json(self, media: Media, content: bytes, content_type: str) -> bytes:
        """Return content as the JSON text that it stands for; as it is where it stands for none.

        Raises:
            ValueError: it cannot be read; the message says why, without repeating it.
        """
        return content

    def from_json(self, media: Media, content: bytes) -> bytes:
        """Return the content that stands for a JSON text.

        Raises:
            ValueError: there is none.
        """
        return content

    def broken(self, content: bytes) -> bytes:
        """Return content that is not of this media type, made from some that is."""
        return content[:-1]

    def plain(self, media: Media | None, content: bytes, content_type: str) -> Any:
        """Return content for a test to look at: bytes, text, or data.

        Raises:
            ValueError: it cannot be read.
        """
        return content

    def shown(self, content: bytes) -> dict[str, Any]:
        """Return content as a member of a JSON object: `body`, or `bodyBase64` where it must be."""
        try:
            return {"body": content.decode()}
        except UnicodeDecodeError:
            return {"bodyBase64": base64.b64encode(content).decode()}

    def unreadable(self, content: bytes, content_type: str) -> str:
        """Return why content without a schema cannot be read; empty where it can."""
        return ""

    # --- the command line -------------------------------------------------------------------------

    def from_file(self, media: Media, content: bytes) -> Any:
        """Return the body that a file holds.

        Raises:
            UnicodeDecodeError: it is not text in UTF-8.
            ValueError: it is none of this media type.
        """
        return content
