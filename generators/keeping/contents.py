"""Reading thousands of small files: `open` takes most of the time that each of them takes."""

from __future__ import annotations

import os

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def content(path: str) -> bytes:
    """Return the content of a file on disk; of no pipe, which would be waited for.

    Raises:
        OSError: it cannot be read.
    """
    descriptor = os.open(path, _READ)
    try:
        size = os.fstat(descriptor).st_size + 1
        parts = []
        while part := os.read(descriptor, size):
            parts.append(part)
    finally:
        os.close(descriptor)
    return b"".join(parts)
