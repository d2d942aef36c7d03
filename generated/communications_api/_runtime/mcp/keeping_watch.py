"""Calls per minute, and the audit log."""

from __future__ import annotations

import json
import os
import threading
import time
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from .presenting import masked, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

_MINUTE: Final = 60.0
_LONGEST: Final = 2000
"""Characters of the arguments in a line of the log."""


class Pace:
    """Counts calls of the last minute.

    Args:
        most: calls in a minute.
        clock: gives seconds.
    """

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._times: deque[float] = deque()

    def wait(self) -> float:
        """Count a call and return 0, or return the seconds after which there may be one."""
        now = self._clock()
        while self._times and now - self._times[0] >= _MINUTE:
            self._times.popleft()
        if len(self._times) >= self._most:
            return _MINUTE - (now - self._times[0])
        self._times.append(now)
        return 0.0


class AuditLog:
    """Writes a line of JSON for each call of a tool: for its owner alone, and without secrets.

    Args:
        path: of the file, which is appended to; empty for none.
        hidden: names of properties that are personal.

    Raises:
        OSError: the file cannot be written.
    """

    def __init__(self, path: str, hidden: frozenset[str]) -> None:
        self._path = path
        self._hidden = hidden
        self._lock = threading.Lock()
        if path:
            self._append(b"")

    def write(
        self,
        tool: str,
        operation: str,
        arguments: Any,
        *,
        outcome: str,
        seconds: float,
        hide: Callable[[str], str] = str,
    ) -> None:
        """Write a line.

        Args:
            tool: name of the tool.
            operation: id of the operation; empty where it was about none.
            arguments: as they came.
            outcome: `answered`, `failed`, `refused`, `previewed`, `found`,
                `cancelled`, or `broken` for a fault of this server.
            seconds: how long it took.
            hide: takes credentials out of a text.
        """
        if not self._path:
            return
        entry = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "tool": tool,
            "operation": operation,
            "arguments": shortened(masked(arguments, self._hidden, hide), _LONGEST)[0],
            "outcome": outcome,
            "seconds": round(seconds, 3),
        }
        # Escaped: a value cannot make up a line, nor look like another one.
        self._append((json.dumps(entry) + "\n").encode())

    def _append(self, line: bytes) -> None:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        with self._lock, os.fdopen(os.open(self._path, flags, 0o600), "wb", buffering=0) as file:
            file.write(line)
