"""What follows from the toolkit alone, kept beside the compiled modules of Python.

It is the same whatever the document: `--no-cache` does not concern it. Nothing is written where
Python writes none (`PYTHONDONTWRITEBYTECODE`, a folder that cannot be written).
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def usual_folder() -> Path:
    """Return the folder of what is kept of this toolkit, for this Python."""
    beside = Path(importlib.util.cache_from_source(__file__))
    return beside.with_name(f"templates.{sys.implementation.cache_tag}")


def kept(name: str, digest: str, make: Callable[[], Any], folder: Path | None = None) -> Any:
    """Return what was made before of the same, or what is made now.

    Args:
        name: of the file.
        digest: of all that it is made of, the code that makes it included.
        make: makes it, of values that JSON has.
        folder: where it is kept; None for the usual one.
    """
    path = (folder or usual_folder()) / name
    try:
        known, value = json.loads(read(path))
        if known == digest:
            return value
    except (OSError, ValueError):
        pass
    value = make()
    write(path, json.dumps([digest, value]).encode())
    return value


def read(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is damaged.
    """
    held = path.read_bytes()
    size = blake2b().digest_size
    digest, content = held[:size], held[size:]
    if blake2b(content).digest() != digest:
        raise ValueError
    return content


def write(path: Path, content: bytes) -> bool:
    """Write a file that is whole or not there, whatever else runs or is interrupted.

    Returns:
        Whether it was written.
    """
    if sys.dont_write_bytecode:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=path.parent)
    except OSError:
        return False
    try:
        with os.fdopen(number, "wb") as file:
            file.write(blake2b(content).digest() + content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        return False
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
