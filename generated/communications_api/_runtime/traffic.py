"""Traffic written to a file: one exchange a line, as JSON that `specmill drift` reads.

A line has `time` (UTC, RFC 3339), `request` (`method`, `url`, `headers`, `body`) and `response`
(`status`, `headers`, `body`). Credentials are never in it. Of bodies only JSON is written, and
without personal content.
"""

from __future__ import annotations

import json
import logging
import os
import re
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .media_types import essence
from .narrowing import AnyDict, AnyList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .operations import Contract

HIDDEN: Final = "***"
"""Stands for what is not written."""
MAX_BYTES: Final = 64 * 1024 * 1024
"""Of one file, by default."""
MAX_FILES: Final = 3
"""Older files that are kept, by default."""
MAX_BODY_BYTES: Final = 1024 * 1024
"""Of a body that is written, by default."""
_SECRET: Final = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"}
)
_SECRET_PARTS: Final = ("token", "secret", "password", "apikey", "credential")
"""What names of header fields have that hold credentials, hyphens and underscores left out."""
_SECRET_NAMES: Final = re.compile(
    r"(access|refresh|id|auth|bearer|csrf|session)?token|.*(password|passphrase|secret|credential"
    r"|apikey|privatekey).*|otp|pin"
)
"""Names of parameters and properties that hold credentials, likewise."""


class TrafficFile:
    """A file of exchanges; threads may share it.

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
        self._path = Path(path)
        self._shows_personal = personal
        self._max_bytes = max_bytes
        self._max_files = max_files
        self.max_body_bytes: Final = max_body_bytes
        self._lock = threading.Lock()
        self._failed = False
        self._log = logging.getLogger(__name__)
        self._fields = set(_SECRET)
        self._parameters: set[str] = set()
        self._hidden: set[str] = set()

    def describe(self, contract: Contract) -> None:
        """Take the names of API keys, and of properties that are personal, from the facts."""
        if not self._shows_personal:
            self._hidden |= contract.personal
        for scheme in contract.security_schemes.values():
            if scheme.type == "apiKey":
                self._fields.add(scheme.parameter_name.lower())
                self._parameters.add(scheme.parameter_name)

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
            "request": {"method": method, "url": hide(self._url(url))}
            | self._message(fields, content, hide),
        }
        if response is not None:
            status, fields, content = response
            entry["response"] = {"status": status} | self._message(fields, content, hide)
        self._append(json.dumps(entry, ensure_ascii=False) + "\n")

    def _url(self, url: str) -> str:
        path, mark, query = url.partition("?")
        if not mark:
            return url
        pairs = [pair.partition("=") for pair in query.split("&")]
        return f"{path}?" + "&".join(
            f"{name}={HIDDEN}"
            if name in self._parameters or _names_secret(name)
            else name + equals + value
            for name, equals, value in pairs
        )

    def _message(
        self, fields: Iterable[tuple[str, str]], content: bytes | None, hide: Callable[[str], str]
    ) -> dict[str, Any]:
        headers = {
            name.lower(): HIDDEN if self._is_secret(name.lower()) else hide(value)
            for name, value in fields
        }
        message: dict[str, Any] = {"headers": headers}
        kind = essence(headers.get("content-type", ""))
        if content is None or len(content) > self.max_body_bytes:
            return message
        if not content:
            return {**message, "body": None} if not kind else message
        if kind == "application/json" or kind.endswith("+json"):
            try:
                message["body"] = self._shown(json.loads(content), hide)
            except (ValueError, RecursionError):
                return message
        return message

    def _is_secret(self, name: str) -> bool:
        plain = _plain(name)
        return name in self._fields or any(part in plain for part in _SECRET_PARTS)

    def _shown(self, data: Any, hide: Callable[[str], str]) -> Any:
        """Return JSON data without credentials and, unless asked for, personal content."""
        if isinstance(data, str):
            return hide(data)
        if isinstance(data, AnyDict):
            return {
                key: HIDDEN
                if value is not None and (key in self._hidden or _names_secret(key))
                else self._shown(value, hide)
                for key, value in data.items()
            }
        return [self._shown(item, hide) for item in data] if isinstance(data, AnyList) else data

    def _append(self, line: str) -> None:
        content = line.encode("utf-8", "surrogatepass")
        with self._lock:
            if self._failed:
                return
            try:
                if self._path.exists():
                    size = self._path.stat().st_size
                    if size and size + len(content) > self._max_bytes:
                        self._rotate()
                self._path.parent.mkdir(parents=True, exist_ok=True)
                # Appended in one piece, so that processes may share a file; for its owner alone.
                flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
                with os.fdopen(os.open(self._path, flags, 0o600), "wb", buffering=0) as file:
                    file.write(content)
            except OSError as error:
                self._failed = True
                self._log.warning("%s: no traffic is recorded any more: %s", self._path, error)

    def _rotate(self) -> None:
        for number in range(self._max_files, 0, -1):
            older = self._numbered(number - 1)
            if older.exists():
                older.replace(self._numbered(number))
        self._path.unlink(missing_ok=True)

    def _numbered(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.name}.{number}") if number else self._path


def _plain(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")


def _names_secret(name: str) -> bool:
    return _SECRET_NAMES.fullmatch(_plain(name)) is not None
