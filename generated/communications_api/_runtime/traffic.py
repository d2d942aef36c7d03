"""Traffic written to a file: one exchange a line, as JSON that `specmill drift` reads.

A line has `time` (UTC, RFC 3339), `request` (`method`, `url`, `headers`, `body`) and `response`
(`status`, `headers`, `body`). Credentials are never in it. Of bodies only JSON and forms without
files are written (these as `bodyText`), and without personal content.
"""

from __future__ import annotations

import json
import logging
import threading
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from .masking import Masking
from .media_types import essence, is_json
from .shared_files import SharedFile

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from .operations import Contract

MAX_BYTES: Final = 64 * 1024 * 1024
"""Of one file, by default."""
MAX_FILES: Final = 3
"""Older files that are kept, by default."""
MAX_BODY_BYTES: Final = 1024 * 1024
"""Of a body that is written, by default."""
_FORM: Final = "application/x-www-form-urlencoded"


class TrafficFile:
    """A file of exchanges; threads may share it, and processes (not on Windows).

    What cannot be written is logged once, and no more is written then: recording never fails a
    call.

    Args:
        path: of the file. When it is full, it becomes `<path>.1`, that one `<path>.2` and so on.
        personal: write personal content as it is, instead of `***`.
        max_bytes: of one file.
        max_files: older files that are kept.
        max_body_bytes: of a body; a longer one is left out.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        personal: bool = False,
        max_bytes: int = MAX_BYTES,
        max_files: int = MAX_FILES,
        max_body_bytes: int = MAX_BODY_BYTES,
    ) -> None:
        self._file = SharedFile(path, max_bytes=max_bytes, max_files=max_files)
        self._masking = Masking(personal=personal)
        self.max_body_bytes: Final = max_body_bytes
        self._lock = threading.Lock()
        self._failed = False
        self._log = logging.getLogger(__name__)

    def describe(self, contract: Contract) -> None:
        """Take the names of API keys, and of properties that are personal, from the facts."""
        self._masking.describe(contract)

    def write(
        self,
        request: tuple[str, str, Iterable[tuple[str, str]], bytes | None],
        response: tuple[int, Iterable[tuple[str, str]], bytes | None] | None,
        hide: Callable[[str], str] = str,
    ) -> None:
        """Write one exchange.

        Args:
            request: method, URL, header fields and body; None for a body that is not known.
            response: status, header fields and body; None where there was no answer.
            hide: takes credentials that are known out of a text.
        """
        method, url, fields, content = request
        entry: dict[str, Any] = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "request": {"method": method, "url": hide(self._masking.url(url))}
            | self._message(fields, content, hide),
        }
        if response is not None:
            status, fields, content = response
            entry["response"] = {"status": status} | self._message(fields, content, hide)
        self._append(json.dumps(entry, ensure_ascii=False) + "\n")

    def _message(
        self, fields: Iterable[tuple[str, str]], content: bytes | None, hide: Callable[[str], str]
    ) -> dict[str, Any]:
        headers = {
            name.lower(): hide(self._masking.field(name.lower(), value)) for name, value in fields
        }
        message: dict[str, Any] = {"headers": headers}
        kind = essence(headers.get("content-type", ""))
        if content is None or len(content) > self.max_body_bytes:
            return message
        if not content:
            return {**message, "body": None} if not kind else message
        if is_json(kind):
            try:
                message["body"] = self._masking.data(json.loads(content), hide)
            except (ValueError, RecursionError):
                return message
        elif kind == _FORM:
            with suppress(UnicodeDecodeError):
                message["bodyText"] = hide(self._masking.form(content.decode("ascii")))
        return message

    def _append(self, line: str) -> None:
        content = line.encode("utf-8", "surrogatepass")
        with self._lock:
            if self._failed:
                return
            try:
                self._file.append(content)
            except OSError as error:
                self._failed = True
                path = self._file.path
                self._log.warning("%s: no traffic is recorded any more: %s", path, error)
