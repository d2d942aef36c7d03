"""What a document says of the parts of a form: their media types and header fields.

Sources: OpenAPI 3.1.1 (Encoding Object), RFC 7578.
"""

from __future__ import annotations

import re
from functools import cache
from mimetypes import MimeTypes
from typing import TYPE_CHECKING, Final

from ..errors import Problem
from ..media_types import belongs, concrete, essence, media_types_of
from ..parameters.incoming import Incoming
from ..parameters.reading import ParameterReader
from ..parameters.writing import Unwritable, Writer, check_header_value
from ..transports.base import Headers
from ..validation.violations import join, violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..operations import Encoding
    from ..validation.violations import Violation
    from .multipart_splitting import PartHead

BINARY: Final = "application/octet-stream"
_NAMED_OTHERWISE = frozenset({"content-disposition", "content-type"})
_is_token = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+").fullmatch  # RFC 9110, section 5.6.2


class PartRule:
    """What is said of the parts of one field; made once for each.

    Args:
        encoding: the facts; None where nothing is said.

    Attributes:
        types: the media types and ranges of which parts are.
    """

    def __init__(self, encoding: Encoding | None) -> None:
        self.types = media_types_of(encoding.content_type) if encoding else ()
        declared = encoding.headers if encoding else ()
        self._headers = [(item.name, ParameterReader(item)) for item in declared]
        self._defaults = {
            item.name: Writer(item).header(item.default) or ""
            for item in declared
            if item.default is not None
        }

    def accept_unlisted(self) -> None:
        """Keep the values which enums do not list."""
        for _, reader in self._headers:
            reader.accept_unlisted()

    # --- the client -------------------------------------------------------------------------------

    def content_type(self, given: str | None, filename: str | None, where: str) -> str:
        """Return the media type of a file: the one given, that of its name, or the first declared.

        Raises:
            Unwritable: it is none of those that are declared, or only ranges are.
        """
        listed = ", ".join(self.types)
        if given is not None:
            if self.types and not belongs(given, self.types):
                text = f"{essence(given)!r} is not declared; declared: {listed}"
                raise Unwritable(Problem(where, text))
            return given
        if not self.types:
            return BINARY
        guessed = _by_name().guess_type(filename or "")[0]
        if guessed is not None and belongs(guessed, self.types):
            return next((item for item in self.types if essence(item) == guessed), guessed)
        first = concrete(", ".join(self.types))
        if first is None and "*/*" not in self.types:
            text = f"the document declares {listed}: say which one it is in an Upload"
            raise Unwritable(Problem(where, text))
        return first or BINARY

    def headers(self, given: Mapping[str, str], where: str) -> list[tuple[str, str]]:
        """Return the header fields of a part: those given, and constants and defaults.

        Raises:
            Unwritable: one that is required is not given, or one is not as declared.
        """
        fields = Headers(given.items())
        for name, value in fields.items():
            at = f"{where}.headers[{name!r}]"
            if name in _NAMED_OTHERWISE:
                raise Unwritable(Problem(at, "is said by `filename` and `content_type`"))
            check_header_name(name, at)
            check_header_value(value, at)
        absent = [(name, text) for name, text in self._defaults.items() if name not in fields]
        sent = [*given.items(), *absent]
        wrong = [
            Problem(f"{where}.headers[{name!r}]", found["message"])
            for name, found in self._wrong(Headers(sent))
        ]
        if wrong:
            raise Unwritable(*wrong)
        return sent

    # --- the server -------------------------------------------------------------------------------

    def violations(self, head: PartHead) -> Iterator[Violation]:
        """Give what is wrong with a part before its content."""
        pointer = join([head.name])
        if head.content_type and self.types and not belongs(head.content_type, self.types):
            text = f"The part should be of one of these media types: {', '.join(self.types)}"
            yield violation("body", text, "part_media_type", pointer=pointer)
        for name, found in self._wrong(head.headers):
            text = f"Header {name} of the part: {found['message']}"
            yield violation("body", text, found["code"], pointer=pointer)

    def _wrong(self, fields: Headers) -> Iterator[tuple[str, Violation]]:
        """Give what is wrong with header fields, by the names of those declared."""
        if not self._headers:
            return
        raw = [
            (name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
            for name, value in fields.items()
        ]
        incoming = Incoming({"headers": raw}, _nothing, {})
        for name, reader in self._headers:
            found: list[Violation] = []
            reader.read(incoming, found)
            for item in found:
                yield name, item


@cache
def _by_name() -> MimeTypes:
    """Return the media types that Python knows: the same on each machine."""
    return MimeTypes()


async def _nothing() -> dict[str, str]:
    return {"type": "http.disconnect"}


def check_header_name(name: str, where: str) -> None:
    """Refuse what is no name of a header field.

    Raises:
        Unwritable: it is none.
    """
    if not _is_token(name):
        raise Unwritable(Problem(where, "is no name of a header field"))
