"""Content that is sent as it is: bytes, files and paths."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, cast

from ..errors import Problem
from ..parameters.writing import Unwritable

Binary: TypeAlias = "bytes | bytearray | memoryview | BinaryIO | os.PathLike[str]"


@dataclass(frozen=True, slots=True)
class Upload:
    """Content to be sent as it is, with what a server may want to know about it.

    Attributes:
        content: bytes, a file opened in binary mode (read from where it stands), or a path.
        filename: for multipart; by default the name of the file.
        content_type: by default what the document declares, else `application/octet-stream`.
    """

    content: Binary = field(repr=False)
    filename: str | None = None
    content_type: str | None = None


def is_binary(value: object) -> bool:
    """Whether a value is sent as it is."""
    return isinstance(value, (Upload, bytes, bytearray, memoryview, os.PathLike)) or callable(
        getattr(value, "read", None)
    )


def listed(value: Any) -> list[Any]:
    """Return the items of an array, or a value alone in a list."""
    return list(value) if isinstance(value, (list, tuple)) else [value]


def holds_binary(value: object) -> bool:
    """Whether a value, or each item of an array, is sent as it is."""
    return bool(values := listed(value)) and all(map(is_binary, values))


def read_upload(value: Any, where: str) -> Upload:
    """Return an upload whose content is bytes, reading files.

    Args:
        value: as given.
        where: path within the call, for errors.

    Raises:
        Unwritable: it holds something else.
    """
    upload = value if isinstance(value, Upload) else Upload(value)
    content, filename = cast("Any", upload.content), upload.filename
    if isinstance(content, os.PathLike):
        filename = filename or Path(content).name
        content = Path(content).read_bytes()
    elif callable(getattr(content, "read", None)):
        name = getattr(content, "name", None)
        filename = filename or (Path(name).name if isinstance(name, str) else None)
        content = content.read()
    if not isinstance(content, (bytes, bytearray, memoryview)):
        raise Unwritable(Problem(where, "must be bytes, a file opened in binary mode, or a path"))
    return Upload(bytes(content), filename, upload.content_type)
