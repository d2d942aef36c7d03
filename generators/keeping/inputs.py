"""What a run reads: the digest of each file, or why it could not be read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CHANGED = "changed while the run read it"


class Inputs:
    """Reads files and notes what was read.

    Attributes:
        outcomes: of each path, the digest of its content or the reason why there was none.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """Take what gives the content of a file or raises `OSError` or `ValueError`."""
        self._read = read
        self.outcomes: dict[str, str] = {}

    def read(self, path: str) -> bytes:
        """Return the content of a file.

        Raises:
            OSError: as the reader does.
            ValueError: as the reader does.
        """
        try:
            content = self._read(path)
        except (OSError, ValueError) as error:
            self._note(path, _reason(error))
            raise
        self._note(path, hashlib.sha256(content).hexdigest())
        return content

    def _note(self, path: str, outcome: str) -> None:
        if self.outcomes.setdefault(path, outcome) != outcome:
            self.outcomes[path] = _CHANGED

    def same(self, outcomes: Mapping[str, str]) -> bool:
        """Whether reading each of these paths has the same outcome now."""
        return all(self._now(path) == outcome for path, outcome in outcomes.items())

    def _now(self, path: str) -> str:
        try:
            return hashlib.sha256(self._read(path)).hexdigest()
        except (OSError, ValueError) as error:
            return _reason(error)


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
