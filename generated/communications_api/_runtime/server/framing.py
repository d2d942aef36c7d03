"""Where messages and their parts begin and end in the bytes of a connection.

Bytes are counted here before a parser sees them, and a parser is given no more than one message.
What a message means is up to the parser: a head that it refuses is refused, and its header fields
say how long the body is.

Source: RFC 9112 (section 2 messages, section 6.3 length of a body, section 7.1 chunks).
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from ..validation.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .connection_limits import ConnectionLimits

_chunk_size = re.compile(rb"[0-9A-Fa-f]{1,16}(?=[ \t;\r])").match
_is_field = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[^\x00\r\n]*\r\n").fullmatch
_has_long_length = re.compile(rb"(?:\A|\n)content-length[ \t]*:[ \t]*0{20}", re.IGNORECASE).search
ZEROS: Final = b"0" * 20
"""Where these are in a head, it may state a length that is none."""
_DIGITS: Final = 20
"""Digits of a `Content-Length`: those of the largest number of 64 bits."""
_SHORT: Final = 4096
"""Bytes of a head in which no number has more digits than Python reads."""
_CHUNK_LINE: Final = 16
"""Bytes of the line before a chunk that any sender may need."""


def whole_request(data: bytes, *, by_strict_parser: bool) -> tuple[int, int]:
    """Return where the head of a request ends, and the length of its body, where that is all.

    The end is 0 where it is not seen at once that all is there, and nothing behind it. A parser
    that takes another number of bytes as the body, or none, has another opinion.

    Args:
        data: what has come.
        by_strict_parser: whether the parser refuses line ends that are not CR LF.
    """
    end = data.find(b"\r\n\r\n") + 4
    at = data.find(b"\r\nContent-Length: ", 0, end)
    if at < 0:
        at = data.find(b"\r\ncontent-length: ", 0, end)
    length = 0
    if at >= 0:
        text = data[at + 18 : data.find(b"\r", at + 18)]
        length = int(text) if len(text) < 10 and text.isdigit() else -1
    if (
        end < 4
        or end + length != len(data)
        or data[0] in b"\r\n"
        or not (by_strict_parser or data.count(b"\n", 0, end) == data.count(b"\r\n", 0, end))
        or (end > _SHORT and data.find(ZEROS, 0, end) >= 0)
    ):
        return 0, 0
    return end, length


class Part(Enum):
    """A part of a message."""

    HEAD = auto()
    BODY = auto()
    CHUNKS = auto()
    TRAILERS = auto()
    UNREADABLE = auto()
    """What is behind something that is no size of a chunk: a parser is to refuse that."""


class Framing:
    """Follows the bytes of one connection from message to message.

    Args:
        limits: of the connection.

    Attributes:
        part: that the next byte belongs to.
        size: bytes of a head, or of trailers, that have come so far in whole lines.
    """

    __slots__ = ("_excess", "_left", "_limits", "_line", "_lines", "part", "size")

    def __init__(self, limits: ConnectionLimits) -> None:
        self._limits = limits
        self._line = bytearray()  # as far as it has come
        self._begin(Part.HEAD)

    def _begin(self, part: Part, left: int = 0) -> None:
        self.part = part
        self.size = 0
        self._lines = 0
        self._left = left  # of the body, or of a chunk with the line end behind it
        self._excess = 0

    @property
    def is_at_start(self) -> bool:
        """Whether nothing of the head, or of the trailers, has come."""
        return not self.size and not self._line

    def head(self, data: bytes, start: int) -> tuple[int, bool]:
        """Return where a head ends in what has come, and whether that is its end.

        Args:
            data: what has come.
            start: where the head begins in it, or goes on.

        Raises:
            ProblemError: 414 or 431: it is too long.
        """
        end = data.find(b"\r\n\r\n", start) + 4
        lines = data.count(b"\n", start, end)
        if not self.is_at_start or end < 4 or lines != data.count(b"\r\n", start, end):
            return self._part_of_head(data, start)
        self._check(end - start, lines, lines - 2)
        # A parser takes zeros before a length that is none, which is seen before it acts on it.
        if data.find(ZEROS, start, end) >= 0 and _has_long_length(data, start, end):
            raise _no_length()
        return end, True

    def _part_of_head(self, data: bytes, start: int) -> tuple[int, bool]:
        """Do what `head` does, for what comes in pieces or has other line ends than CR LF."""
        while start < len(data):
            line, start = self._line_of(data, start, self.size)
            if line:
                self.size += len(line)
                self._lines += 1
                if line in {b"\r\n", b"\n"}:
                    self._begin(Part.HEAD)
                    return start, True
                self._check(self.size, self._lines, self._lines - 1)
                if _has_long_length(line):
                    raise _no_length()
        return start, False

    def _check(self, size: int, lines: int, fields: int) -> None:
        limits = self._limits
        if size > limits.max_head_bytes:
            raise ProblemError(
                414 if not lines and self.part is Part.HEAD else 431,
                detail=f"The head of a request may have {limits.max_head_bytes} bytes at most.",
            )
        if fields > limits.max_head_fields:
            raise ProblemError(
                431, detail=f"A request may have {limits.max_head_fields} fields at most."
            )

    def expect_body(self, headers: Iterable[tuple[bytes, bytes]]) -> None:
        """Learn from the header fields of a request that a parser took how its body is framed.

        Raises:
            ProblemError: 400: the body is framed in two ways, or its length has too many digits.
        """
        length, is_chunked = b"", False
        for name, value in headers:
            if name == b"transfer-encoding":
                is_chunked = True
            elif name == b"content-length":
                length = value
        if is_chunked and length:
            raise ProblemError(400, detail="A body has either a length or chunks, not both.")
        if is_chunked:
            self._begin(Part.CHUNKS)
            return
        length = length.strip()
        if len(length) > _DIGITS:
            raise _no_length()
        if length and int(length):
            self._begin(Part.BODY, int(length))

    def body(self, data: bytes, start: int) -> int:
        """Return where the bytes of a body end that a parser is to see.

        Trailers are not among them: after these, the parser is to see an empty line.

        Raises:
            ProblemError: 400: chunks have too much besides their content.
        """
        if self.part is Part.CHUNKS:
            return self._chunks(data, start)
        end = min(len(data), start + self._left)
        self._left -= end - start
        if not self._left:
            self._begin(Part.HEAD)
        return end

    def _chunks(self, data: bytes, start: int) -> int:
        while start < len(data):
            if self._left:
                step = min(self._left, len(data) - start)
                self._left -= step
                start += step
                continue
            line, start = self._line_of(data, start, self._excess)
            if line:
                size = _chunk_size(line)
                if size is None:
                    self._begin(Part.UNREADABLE)
                    break
                content = int(size[0], 16)
                self._excess = max(0, self._excess + len(line) - _CHUNK_LINE - content)
                self._left = content + 2
                if not content:
                    self._begin(Part.TRAILERS)
                    break
        return start

    def trailers(self, data: bytes, start: int) -> tuple[int, bool]:
        """Return where the trailers end in what has come, and whether that is their end.

        Raises:
            ProblemError: 400 or 431.
        """
        while start < len(data):
            line, start = self._line_of(data, start, self.size)
            if line == b"\r\n":
                self._begin(Part.HEAD)
                return start, True
            if line:
                self.size += len(line)
                self._lines += 1
                self._check(self.size, self._lines, self._lines)
                if not _is_field(line):
                    raise ProblemError(400, detail="A trailer is not a field.")
        return start, False

    def _line_of(self, data: bytes, start: int, counted: int) -> tuple[bytes, int]:
        """Return a line, empty where it has not come whole, and where what has come of it ends."""
        end = data.find(b"\n", start) + 1
        is_whole = end > 0
        end = end or len(data)
        if counted + len(self._line) + end - start > self._limits.max_head_bytes:
            if self.part is not Part.CHUNKS:
                self._check(self._limits.max_head_bytes + 1, self._lines, 0)
            raise ProblemError(400, detail="Chunks have too much besides their content.")
        self._line += data[start:end]
        if not is_whole:
            return b"", end
        line = bytes(self._line)
        self._line.clear()
        return line, end


def _no_length() -> ProblemError:
    return ProblemError(400, detail="Content-Length has too many digits.")
