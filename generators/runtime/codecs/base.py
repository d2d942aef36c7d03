"""What a codec is: all that depends on which family of media types content belongs to.

The base class is the codec of bytes that are given as they are. A family overrides what differs
for it, and stands as a row in `table.py`; no other module asks for the family of a media type.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, ClassVar

from ..media_types import essence
from .readers import Reader, StrictReader
from .uploads import is_binary
from .writers import ReplyWriter, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..operations import Media
    from ..streams.sequences import Framing
    from ..validation.violations import Violation


class Codec:
    """One family of media types.

    Attributes:
        title: what content of it is called, in messages.
        media_types: those it has, in lower case.
        suffixes: what names of further ones end with.
        prefixes: what names of further ones begin with.
        rank: of several media types that a value fits, that with the lowest is taken.
        preferred: whether a client asks for this alone where an answer has others, too.
        holds_data: whether content stands for JSON data, so that examples, made-up values and
            broken bodies of it are made from data; see `as_json` and `from_json`.
        holds_json: whether content is one JSON value.
        is_text: whether content that stands for data is text: examples may be written in it, and
            programs and pages show it.
        has_fields: whether bodies are put together of values with names.
        has_files: whether fields may be files.
        json_on_command_line: whether the file of a body holds JSON on the command line.
        never_empty: whether empty content means that there is no body.
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
    is_text: ClassVar[bool] = True
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

    def takes_charset(self, content_type: str, declared: str) -> bool:
        """Whether a request may come in the charset that its media type states, if it does.

        Args:
            content_type: of the request.
            declared: in the document.
        """
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
        """Return the argument `body` of a client for a value that a document shows.

        Raises:
            ValueError: it is none of this media type.
        """
        return value.encode() if isinstance(value, str) else json.dumps(value).encode()

    def valid(self, media: Media, value: Any) -> Any:
        """Return the same, validated as strictly as a server does where there is a type.

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
        """Return content as the JSON text that it stands for; unchanged where it stands for none.

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
