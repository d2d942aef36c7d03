"""How forms with files are read: as they arrive, with large files on disk.

Sources: OpenAPI 3.1.1 (Encoding Object), RFC 7578 (multipart/form-data).
"""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import quote

from typing_extensions import override

from ..limits import SPOOL_MAX_BYTES
from ..media_types import UnknownCharset, text_in
from ..parameters.nesting import StyleError
from ..validation.problems import ProblemError
from ..validation.violations import join, violation
from .form_reading import FormReader, encoding_violation, gathered, value_of
from .multipart_splitting import Splitter
from .part_rules import PartRule

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from ..operations import Media
    from ..parameters.incoming import Incoming
    from ..parameters.shapes import Shape
    from ..validation.violations import Violation
    from .multipart_splitting import PartHead

_WRITTEN_AT_ONCE = 512 * 1024


class MultipartReader(FormReader):
    """Reads forms with files of one declared media type; made once for each.

    Args:
        media: the facts, with a type.
        shape: see `FormReader`.
    """

    in_parts = True

    def __init__(self, media: Media, shape: Shape | None = None) -> None:
        super().__init__(media, shape)
        self._rules = {name: PartRule(rule) for name, rule in media.encoding.items()}

    @override
    def accept_unlisted(self) -> None:
        super().accept_unlisted()
        for rule in self._rules.values():
            rule.accept_unlisted()

    @override
    async def receive(
        self,
        chunks: AsyncIterator[bytes],
        incoming: Incoming,
        violations: list[Violation],
        spool_max_bytes: int = SPOOL_MAX_BYTES,
    ) -> Any:
        from asyncio import to_thread  # which brings `ssl`: clients import this module, too

        form = _Form(self, incoming, spool_max_bytes)
        async for chunk in chunks:
            for part in form.feed(chunk):
                await to_thread(part.write)
        for part in form.end():
            await to_thread(part.write)
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
        if shape.takes_anything or self._may_be_text(head.name):
            return head.filename is not None and (shape.is_file or shape.takes_anything)
        return shape.is_file

    def _may_be_text(self, name: str) -> bool:
        shape = self._shape.property_shape(name)
        return (shape.item or shape).is_text

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
            if self._shape.property_shape(name).is_binary and not self._may_be_text(name):
                values_of.setdefault(name, []).append(bytes(part.buffer))
                continue
            try:
                text = text_in(bytes(part.buffer), part.head.content_type)
            except UnknownCharset:
                detail = "A part of the form is in a charset that is not read."
                raise ProblemError(415, detail=detail) from None
            except UnicodeError:
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
        self._splitter = Splitter(content_type, incoming.limits.form_fields)
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
