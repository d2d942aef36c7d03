"""The cache folder: entries by key, each whole or not there, bounded in size.

Entries are written beside their place and moved there, so whoever reads sees all of one or none,
whatever else runs or is interrupted. Each begins with the digest of the rest: what a crash or
another program left is not an entry. A folder that cannot be read or written is one that is empty.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from .. import TOOLKIT

FOLDER_VARIABLE = "GENERATORS_CACHE_DIR"
"""The environment variable that names another folder than that of the user's system."""
MOST_BYTES = 256_000_000
"""What all entries take together; those that were not used for longest go first."""

_DIGEST = hashlib.sha256().digest_size
_NEW = ".new-"


def usual_folder() -> Path:
    """Return the folder of this user."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else user_cache_path(TOOLKIT, appauthor=False)


class Store:
    """Entries of a folder.

    Attributes:
        folder: where they are; it is made when the first one is put.
        most: bytes that are kept.
    """

    def __init__(self, folder: Path | None = None, most: int = MOST_BYTES) -> None:
        self.folder = folder or usual_folder()
        self.most = most

    def get(self, key: str) -> bytes | None:
        """Return the content of an entry; None where there is none, or it is damaged.

        Args:
            key: hexadecimal digits of a digest.
        """
        try:
            held = self._path(key).read_bytes()
        except (OSError, RuntimeError):
            return None
        digest, content = held[:_DIGEST], held[_DIGEST:]
        return content if hashlib.sha256(content).digest() == digest else None

    def used(self, key: str) -> None:
        """Note that an entry was of use: others are removed before it."""
        with suppress(OSError):
            os.utime(self._path(key))

    def put(self, key: str, content: bytes) -> None:
        """Write an entry, unless the folder cannot be written."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(prefix=_NEW, dir=self.folder)
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(hashlib.sha256(content).digest())
                    file.write(content)
                Path(name).replace(self._path(key))
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def prune(self) -> None:
        """Remove what was not used for longest, until the rest takes no more than it may."""
        ages: list[tuple[float, int, str]] = []
        with suppress(OSError), os.scandir(self.folder) as listed:
            for entry in listed:
                with suppress(OSError):
                    facts = entry.stat(follow_symlinks=False)
                    ages.append((facts.st_mtime, facts.st_size, entry.path))
        total = sum(size for _, size, _ in ages)
        for _, size, path in sorted(ages):
            if total <= self.most:
                break
            total -= size
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - a text, of many

    def _path(self, key: str) -> Path:
        return self.folder / key
