"""How forms with files are read: taken apart as they arrive, with large files on disk.

Sources: RFC 7578 (multipart/form-data), RFC 2046 section 5.1 (multipart), RFC 8187 (`filename*`),
WHATWG HTML ("Multipart form data": how names are escaped).
"""

from __future__ import annotations

import asyncio
import re
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import quote, unquote

from typing_extensions import override

from ..limits import SPOOL_MAX_BYTES
from ..media_types import charset
from ..parameters.nesting import StyleError
from ..transports.base import Headers
from ..validation.problems import ProblemError
from ..validation.violations import join, violation
from .form_reading import FormReader, encoding_violation, gathered, value_of
from .part_rules import PartHead, PartRule

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from ..operations import Media
    from ..parameters.incoming import Incoming
    from ..validation.violations import Violation

MAX_PARTS = 10_000
"""How many parts a multipart body may have."""
_MAX_HEAD = 16 * 1024
_WRITTEN_AT_ONCE = 512 * 1024
_END = b"\r\n"

_boundary = re.compile(r";\s*boundary\s*=\s*(?:\"([^\"]{1,70})\"|([^\s\";]{1,70}))", re.IGNORECASE)
_disposition = re.compile(r"form-data\s*(?:;|$)", re.IGNORECASE)
_attributes = re.compile(r";\s*([^\s=;]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s\";]+))").finditer


class MultipartReader(FormReader):
    """Reads forms with files of one declared media type; made once for each.

    Args:
        media: the facts, with a type.
    """

    in_parts = True

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        self._rules = {name: PartRule(rule) for name, rule in media.encoding.items()}

    @override
    async def receive(
        self,
        chunks: AsyncIterator[bytes],
        incoming: Incoming,
        violations: list[Violation],
        spool_max_bytes: int = SPOOL_MAX_BYTES,
    ) -> Any:
        form = _Form(self, incoming, spool_max_bytes)
        async for chunk in chunks:
            for part in form.feed(chunk):
                await asyncio.to_thread(part.write)
        for part in form.end():
            await asyncio.to_thread(part.write)
        return self._value(form.parts, violations)

    @override
    def read(self, content: bytes, incoming: Incoming, violations: list[Violation]) -> Any:
        form = _Form(self, incoming, len(content))
        form.feed(content)
        form.end()
        return self._value(form.parts, violations)

    def is_file(self, head: PartHead) -> bool:
        """Whether a part is given to handlers as a file."""
        shape = self._shape.property_shape(head.name)
        return shape.is_file or (shape.takes_anything and head.filename is not None)

    def _value(self, parts: list[_Received], violations: list[Violation]) -> Any:
        values_of: dict[str, list[Any]] = {}
        pairs: list[tuple[str, str]] = []
        styled = {name for name in self._styled if name not in self._exploded}
        for part in parts:
            name = part.head.name
            rule = self._rules.get(name)
            if rule is not None:
                violations += rule.violations(part.head)
            if part.is_file:
                upload = part.head.upload(part.content)
                values_of.setdefault(name, []).append(upload)
                continue
            if self._shape.property_shape(name).is_binary:
                values_of.setdefault(name, []).append(bytes(part.buffer))
                continue
            try:
                text = bytes(part.buffer).decode(charset(part.head.content_type) or "utf-8")
            except (LookupError, UnicodeDecodeError):
                violations.append(encoding_violation(name))
                continue
            root = name.partition("[")[0]
            if self._is_styled(name, root, styled):
                pairs.append((name, self._as_in_a_query(text, root)))
            else:
                shape, encoding = self._shape.property_shape(name), self._encoding.get(name)
                value = value_of(text, shape, encoding, part.head.content_type)
                values_of.setdefault(name, []).append(value)
        data: dict[str, Any] = self._styled_data(pairs, violations) if self._styled else {}
        for name, values in values_of.items():
            try:
                data[name] = gathered(values, self._shape.property_shape(name))
            except StyleError as error:
                violations.append(violation("body", str(error), "style", pointer=join([name])))
        return self._validated_form(data, violations)

    def _is_styled(self, name: str, root: str, styled: set[str]) -> bool:
        if name in self._shape.properties:
            return name in styled
        inner = self._exploded.values()
        return root in styled or any(
            root in shape.properties or shape.takes_more for shape in inner
        )

    def _as_in_a_query(self, text: str, name: str) -> str:
        """Return the text of a part as a query has it: only what separates stands as it is."""
        rule = self._styled.get(name)
        if rule is None or rule.explode or rule.style == "deepObject":
            return quote(text, safe="")
        delimiters = {"spaceDelimited": " ", "pipeDelimited": "|"}
        return quote(text, safe=delimiters.get(rule.style or "", ","))


class _Received:
    """One part, as far as it arrived."""

    def __init__(self, head: PartHead, *, is_file: bool) -> None:
        self.head = head
        self.is_file = is_file
        self.buffer = bytearray()
        self.file: BinaryIO | None = None

    @property
    def content(self) -> bytes | BinaryIO:
        """All of it: bytes, or a file on disk."""
        return bytes(self.buffer) if self.file is None else self.file

    def begin(self, incoming: Incoming) -> None:
        """Have the content written to disk, into a file that is closed with the request."""
        self.file = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 - closed with the request
        incoming.files = [*(incoming.files or ()), self.file]

    def write(self) -> None:
        """Write what arrived to disk; blocks."""
        assert self.file is not None  # noqa: S101 - begun before
        self.file.write(self.buffer)
        self.buffer.clear()


class _Form:
    """Collects the parts of a body as it arrives."""

    def __init__(self, reader: MultipartReader, incoming: Incoming, spool_max_bytes: int) -> None:
        content_type = incoming.headers.get(b"content-type", b"").decode("latin-1")
        self._splitter = Splitter(content_type)
        self._reader = reader
        self._incoming = incoming
        self._spool_max_bytes = spool_max_bytes
        self.parts: list[_Received] = []

    def feed(self, chunk: bytes) -> list[_Received]:
        """Take a piece of the body; return the parts of which enough is there to be written."""
        waiting: dict[int, _Received] = {}
        for number, head, content in self._splitter.feed(chunk):
            if number > len(self.parts):
                self.parts.append(_Received(head, is_file=self._reader.is_file(head)))
            part = self.parts[-1]
            part.buffer += content
            if not part.is_file:
                continue
            if part.file is None and len(part.buffer) > self._spool_max_bytes:
                part.begin(self._incoming)
                waiting[number] = part
            elif part.file is not None and len(part.buffer) >= _WRITTEN_AT_ONCE:
                waiting[number] = part
        return list(waiting.values())

    def end(self) -> list[_Received]:
        """Return the parts of which something is still to be written.

        Raises:
            ProblemError: 400, the body ends too early.
        """
        self._splitter.end()
        return [part for part in self.parts if part.file is not None and part.buffer]


class Splitter:
    """Splits a `multipart/form-data` body as it arrives (RFC 2046, section 5.1.1).

    Args:
        content_type: header of the request.

    Raises:
        ProblemError: 400, if that has no boundary.
    """

    def __init__(self, content_type: str) -> None:
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
        if self._count > MAX_PARTS:
            raise ProblemError(400, detail=f"The form has more than {MAX_PARTS} parts.")
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
    found = {match[1].lower(): match for match in reversed([*_attributes(disposition)])}
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
    quoted, token = attribute.group(2, 3)
    text: str = token if quoted is None else quoted
    for written, meant in (('\\"', '"'), ("%22", '"'), ("%0D", "\r"), ("%0A", "\n")):
        text = text.replace(written, meant)
    return text
