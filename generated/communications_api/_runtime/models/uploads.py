"""Files: what a client sends as it is, and what a server received in a form (`format: binary`)."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, cast

from pydantic_core import PydanticCustomError, core_schema

from ..narrowing import AnyPath

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["Binary", "FormFile", "Upload", "is_binary", "received"]

Binary: TypeAlias = "bytes | bytearray | memoryview | BinaryIO | os.PathLike[str]"


class Upload:
    """A file with what is said of it: to be sent, or as a handler receives it.

    A server holds a small file in memory and a large one on disk (`spool_max_bytes`), which is
    closed when the request has been answered. `read`, `aread` and `open` are the same for both.

    Attributes:
        content: bytes, a file opened in binary mode (sent from where it stands), or a path.
            Received: bytes, or a file on disk.
        filename: for multipart; by default the name of the file, else that of the field. Empty:
            none is sent. Received: as it was sent, so not to be used as a path.
        content_type: by default the one of those declared that fits the name of the file, else the
            first that is declared, else `application/octet-stream`. Received: as it was sent.
        headers: further header fields of a part of a form. Received: all of them, whatever the case
            of their names.
    """

    # Not a dataclass: pydantic would write those as dictionaries.
    __slots__ = ("content", "content_type", "filename", "headers")

    def __init__(
        self,
        content: Binary,
        filename: str | None = None,
        content_type: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.content: Binary = content
        self.filename: str | None = filename
        self.content_type: str | None = content_type
        self.headers: Mapping[str, str] = {} if headers is None else headers

    def __repr__(self) -> str:
        return f"Upload(filename={self.filename!r}, content_type={self.content_type!r})"

    def __eq__(self, other: object) -> bool:
        """Whether all of it is the same; files on disk are the same only as one file."""
        if not isinstance(other, Upload):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __hash__(self) -> int:
        return hash((self.filename, self.content_type))

    def __len__(self) -> int:
        """Bytes from the start of the content to its end."""
        content: Any = self.content
        if isinstance(content, AnyPath):
            return Path(content).stat().st_size
        if not _is_file(content):
            return memoryview(content).nbytes
        at = content.tell()
        size: int = content.seek(0, os.SEEK_END)
        content.seek(at)
        return size

    def __bool__(self) -> bool:
        """True: an empty file is one, too."""
        return True

    def open(self) -> BinaryIO:
        """Return the content as a file to be read from its start.

        A file that was given, or is on disk, is the same one each time: closed, it is gone.
        """
        content: Any = self.content
        if isinstance(content, AnyPath):
            return Path(content).open("rb")
        if not _is_file(content):
            return io.BytesIO(content)
        content.seek(0)
        return cast("BinaryIO", content)

    def read(self) -> bytes:
        """Return the whole content; what is on disk is waited for."""
        content: Any = self.content
        if isinstance(content, AnyPath):
            return Path(content).read_bytes()
        return bytes(self.open().read() if _is_file(content) else content)

    async def aread(self) -> bytes:
        """Return the whole content; what is on disk is read in a thread."""
        content: Any = self.content
        if isinstance(content, AnyPath) or _is_file(content):
            from asyncio import to_thread  # which brings `ssl`: most uploads are in memory

            return await to_thread(self.read)
        return bytes(content)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.no_info_after_validator_function(_of_text, core_schema.str_schema())
        given = core_schema.no_info_plain_validator_function(_given)
        given_text = core_schema.no_info_plain_validator_function(_given_text)
        return core_schema.json_or_python_schema(
            text,
            # Where text stands beside it, a text is one: only lax reading takes it for a file.
            core_schema.lax_or_strict_schema(given_text, given),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _text, when_used="json", return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "format": "binary"}


FormFile: TypeAlias = Upload
"""`Upload` under the name that models have for it: a document may have a schema `Upload`."""


def is_binary(value: object) -> bool:
    """Whether a value is sent as it is."""
    return isinstance(value, (Upload, bytes, bytearray, memoryview, os.PathLike)) or _is_file(value)


def _is_file(value: object) -> bool:
    return callable(getattr(value, "read", None))


_received: ContextVar[Mapping[str, Upload]] = ContextVar("received")


@contextmanager
def received(uploads: Mapping[str, Upload]) -> Generator[None]:
    """Let the texts of a JSON text that are names of uploads be read as these."""
    token = _received.set(uploads)
    try:
        yield
    finally:
        _received.reset(token)


def _of_text(text: str) -> Upload:
    uploads = _received.get(None)
    if uploads is None:
        return Upload(text.encode())
    if text not in uploads:
        raise _none()
    return uploads[text]


def _given(value: Any) -> Upload:
    if isinstance(value, Upload):
        return value
    if is_binary(value):
        return Upload(value)
    raise _none()


def _given_text(value: Any) -> Upload:
    return Upload(value.encode()) if isinstance(value, str) else _given(value)


def _none() -> PydanticCustomError:
    text = "Input should be bytes, a file opened in binary mode, a path or an Upload"
    return PydanticCustomError("upload_type", text)


def _text(upload: Upload) -> str:
    return upload.read().decode()
