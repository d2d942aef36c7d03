"""Calls per minute, and the audit log."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from ..masking import Masking
from ..shared_files import SharedFile
from .presenting import cut, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..operations import Contract

_MINUTE: Final = 60.0
_LONGEST: Final = 2000
"""Characters of the arguments in a line of the log."""
_LONGEST_NAME: Final = 100
"""Characters of the name of a tool in it."""
_log: Final = logging.getLogger(__name__)


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
        contract: says which properties are personal, and which hold credentials.

    Raises:
        OSError: the file cannot be written.
    """

    def __init__(self, path: str, contract: Contract) -> None:
        self._file = SharedFile(path, max_bytes=sys.maxsize, max_files=0) if path else None
        self._masking = Masking()
        self._masking.describe(contract)
        if self._file is not None:
            self._file.append(b"")

    def can_be_written(self) -> bool:
        """Return whether a line can be written; True where there is no log."""
        try:
            if self._file is not None:
                self._file.append(b"")
        except OSError:
            return False
        return True

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
        """Write a line. Where that fails, it is said on standard error.

        Args:
            tool: name of the tool.
            operation: id of the operation; empty where it was about none.
            arguments: as they came.
            outcome: `answered`, `failed`, `refused`, `previewed`, `found`,
                `cancelled`, or `broken` for a fault of this server.
            seconds: how long it took.
            hide: takes credentials out of a text.
        """
        if self._file is None:
            return
        entry = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "tool": cut(tool, _LONGEST_NAME),
            "operation": operation,
            "arguments": shortened(self._masking.data(arguments, hide), _LONGEST)[0],
            "outcome": outcome,
            "seconds": round(seconds, 3),
        }
        try:
            # Escaped: a value cannot make up a line, nor look like another one.
            self._file.append((json.dumps(entry) + "\n").encode())
        except OSError as error:
            _log.error("%s: the audit log cannot be written: %s", self._file.path, error)
