"""Content that is sent as it is: how it is read from where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from ..errors import Problem
from ..models.uploads import Upload, is_binary
from ..narrowing import AnyBinary, AnyList, AnyPath, AnyTuple
from ..parameters.writing import Unwritable

__all__ = ["Upload", "holds_binary", "is_binary", "listed", "read_upload"]


def listed(value: Any) -> list[Any]:
    """Return the items of an array, or a value alone in a list."""
    return list(value) if isinstance(value, (AnyList, AnyTuple)) else [value]


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
    if isinstance(content, AnyPath):
        filename = Path(content).name if filename is None else filename
        content = Path(content).read_bytes()
    elif callable(getattr(content, "read", None)):
        name = getattr(content, "name", None)
        if filename is None and isinstance(name, str):
            filename = Path(name).name
        content = content.read()
    if not isinstance(content, AnyBinary):
        raise Unwritable(Problem(where, "must be bytes, a file opened in binary mode, or a path"))
    return Upload(bytes(content), filename, upload.content_type, upload.headers)
