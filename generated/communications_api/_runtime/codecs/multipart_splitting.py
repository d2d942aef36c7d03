"""How forms with files are taken apart, in whatever pieces they arrive.

Sources: RFC 7578 (multipart/form-data), RFC 2046 section 5.1 (multipart), RFC 8187 (`filename*`),
WHATWG HTML ("Multipart form data": how names are escaped).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, NamedTuple
from urllib.parse import unquote

from ..limits import MAX_FORM_FIELDS
from ..models.uploads import Upload
from ..transports.base import Headers
from ..validation.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_HEAD = 16 * 1024
"""Bytes of the header fields of a part."""
_END = b"\r\n"

_boundary = re.compile(r";\s*boundary\s*=\s*(?:\"([^\"]{1,70})\"|([^\s\";]{1,70}))", re.IGNORECASE)
_disposition = re.compile(r"form-data\s*(?:;|$)", re.IGNORECASE)
# A text that is not closed goes on to the end, so that nothing is looked at twice.
_attributes = re.compile(
    r";\s*([^\s=;]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*+)(\"|\\?\Z)|([^\s\";]+))", re.DOTALL
).finditer


class PartHead(NamedTuple):
    """What is said of a part before its content.

    Attributes:
        name: of the field.
        filename: None where there is none.
        content_type: as it came; empty where there was none.
        headers: all of them.
    """

    name: str
    filename: str | None
    content_type: str
    headers: Headers

    def upload(self, content: bytes | BinaryIO) -> Upload:
        """Return a part as a file, as it came."""
        return Upload(content, self.filename, self.content_type or None, self.headers)


class Splitter:
    """Splits a `multipart/form-data` body as it arrives (RFC 2046, section 5.1.1).

    Args:
        content_type: header of the request.
        most: how many parts there may be.

    Raises:
        ProblemError: 400, if that has no boundary.
    """

    def __init__(self, content_type: str, most: int = MAX_FORM_FIELDS) -> None:
        self._most = most
        match = _boundary.search(content_type)
        if match is None:
            raise ProblemError(400, detail="The content type has no boundary.")
        boundary = (match.group(1) or match.group(2)).encode("latin-1")
        self._delimiter = b"\r\n--" + boundary
        self._buffer = bytearray(_END)  # the first delimiter needs none before it
        self._head: PartHead | None = None
        self._state = "preamble"
        self._count = 0

    def feed(self, chunk: bytes) -> Iterator[tuple[int, PartHead, bytes]]:
        """Take a piece of the body; give the number and head of each part, and pieces of it.

        Raises:
            ProblemError: 400, if it is not of that form.
        """
        self._buffer += chunk
        while self._state != "end":
            if self._state == "delimiter":
                is_over = not self._after_delimiter()
            elif self._state == "head":
                is_over = not self._read_head()
                if not is_over:
                    assert self._head is not None  # noqa: S101 - it was read
                    yield self._count, self._head, b""
            else:
                content, is_over = self._content()
                if self._state != "preamble" and content and self._head is not None:
                    yield self._count, self._head, content
                if not is_over:
                    self._state = "delimiter"
            if is_over:
                return
        self._buffer.clear()

    def end(self) -> None:
        """Say that the body has ended.

        Raises:
            ProblemError: 400, if it is not at its end.
        """
        if self._state != "end":
            raise ProblemError(400, detail="The form ends before its last boundary.")

    def _content(self) -> tuple[bytes, bool]:
        """Return what certainly stands before the next delimiter, and whether there is none yet."""
        at = self._buffer.find(self._delimiter)
        is_over = at < 0
        if is_over:
            at = max(len(self._buffer) - len(self._delimiter) + 1, 0)
        content = bytes(self._buffer[:at])
        del self._buffer[: at if is_over else at + len(self._delimiter)]
        return content, is_over

    def _after_delimiter(self) -> bool:
        """Read the rest of the line; return whether it is there."""
        if self._buffer.startswith(b"--"):
            self._state = "end"
            return True
        at = self._buffer.find(_END, 0, _MAX_HEAD)
        padding = bytes(self._buffer[: _MAX_HEAD if at < 0 else at])
        if at < 0 and len(padding) < _MAX_HEAD:
            padding = b"" if padding == b"-" else padding.removesuffix(b"\r")
        if padding.strip(b" \t") or len(padding) >= _MAX_HEAD:
            raise ProblemError(400, detail="The form ends before its last boundary.")
        if at < 0:
            return False
        self._count += 1
        if self._count > self._most:
            raise ProblemError(400, detail=f"The form has more than {self._most} fields.")
        del self._buffer[:at]
        self._state = "head"
        return True

    def _read_head(self) -> bool:
        """Read the header fields of a part; return whether they are there."""
        at = self._buffer.find(_END + _END, 0, _MAX_HEAD)
        if self._buffer.find(self._delimiter, 0, _MAX_HEAD if at < 0 else at) >= 0:
            raise _nameless(self._count)
        if at < 0:
            if len(self._buffer) >= _MAX_HEAD:
                raise ProblemError(400, detail=f"The head of part {self._count} is too long.")
            return False
        # The empty line may be the line break of a delimiter: then there is none.
        line = at + len(_END)
        after = self._buffer[line : line + len(self._delimiter)]
        if after == self._delimiter:
            raise _nameless(self._count)
        if self._delimiter.startswith(after):
            return False
        self._head = _head(bytes(self._buffer[:at]), self._count)
        del self._buffer[: at + len(_END + _END)]
        self._state = "content"
        return True


def split_multipart(content: bytes, content_type: str) -> Iterator[tuple[PartHead, bytes]]:
    """Give the parts of a whole body: heads and contents.

    Raises:
        ProblemError: 400, if it is not of that form.
    """
    splitter = Splitter(content_type)
    heads: list[PartHead] = []
    contents: list[bytearray] = []
    for number, head, piece in splitter.feed(content):
        if number > len(heads):
            heads.append(head)
            contents.append(bytearray())
        contents[-1] += piece
    splitter.end()
    yield from zip(heads, map(bytes, contents), strict=True)


def _nameless(number: int) -> ProblemError:
    return ProblemError(400, detail=f"Part {number} of the form has no name.")


def _head(content: bytes, number: int) -> PartHead:
    fields: list[tuple[str, str]] = []
    for line in content.decode("utf-8", "replace").split("\r\n"):
        key, colon, value = line.partition(":")
        if colon:
            fields.append((key.strip(), value.strip(" \t")))
    headers = Headers(fields)
    disposition = headers.get("content-disposition", "")
    closed = [match for match in _attributes(disposition) if match[3] in {None, '"'}]
    found = {match[1].lower(): match for match in reversed(closed)}
    if "name" not in found or not _disposition.match(disposition):
        raise _nameless(number)
    filename = _text(found["filename"]) if "filename" in found else None
    if filename is None and "filename*" in found:
        stated, _, encoded = _text(found["filename*"]).partition("'")
        encoded = encoded.partition("'")[2]
        try:
            filename = unquote(encoded, stated or "utf-8", "replace")
        except LookupError:
            filename = encoded
    return PartHead(_text(found["name"]), filename, headers.get("content-type", ""), headers)


def _text(attribute: re.Match[str]) -> str:
    """Return the value of an attribute of `Content-Disposition`, unescaped."""
    quoted, token = attribute.group(2, 4)
    text: str = token if quoted is None else quoted
    for written, meant in (('\\"', '"'), ("%22", '"'), ("%0D", "\r"), ("%0A", "\n")):
        text = text.replace(written, meant)
    return text
