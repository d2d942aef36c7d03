"""The journal: what the mock received, and what it answered."""

from __future__ import annotations

import itertools
import json
import threading
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..codecs.table import codec_of
from ..transports.base import Headers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..masking import Masking
    from ..server import Violation
    from ..transports.base import Response

MAX_ENTRIES = 1000
"""How many requests a journal keeps by default; the oldest go first."""
MAX_BYTES = 128 * 1024 * 1024
"""How many bytes of bodies it keeps."""


@dataclass(slots=True)
class Received:
    """One request, and how it was answered.

    Attributes:
        id: a number, in the order in which requests were answered.
        time: when it came: date and time in UTC (RFC 3339).
        method: in upper case.
        path: as it was sent, percent-encoded, without the query.
        url: path and query; credentials in it show as `***`.
        headers: header fields; those that hold credentials show as `***`.
        content: the body.
        operation_id: of the operation it was for; None where it was for none.
        status: of the answer; None where there was none.
        example: name of the documented example that was answered, or `dynamic`; else empty.
        violations: what was wrong with the request.
        fault: whether the answer, or that there was none, was a planned fault.
        callbacks: the callbacks that were sent: name, url, and status or error.
        response: the answer as it was made from the document; None for a problem or a fault.
    """

    time: str
    method: str
    path: str
    url: str
    headers: Headers = field(repr=False)
    content: bytes = field(repr=False)
    operation_id: str | None
    id: int = 0
    status: int | None = None
    example: str = ""
    violations: tuple[Violation, ...] = ()
    fault: bool = False
    callbacks: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    response: Response | None = field(default=None, repr=False)

    def json(self) -> Any:
        """Return the body read as JSON.

        Raises:
            ValueError: it is none.
        """
        return json.loads(self.content)

    def as_dict(self) -> dict[str, Any]:
        """Return the entry as JSON data.

        `body` is the body: JSON as it is, other text as a text; `bodyBase64` stands instead of it
        where it is not a text.
        """
        result: dict[str, Any] = {
            "id": self.id,
            "time": self.time,
            "method": self.method,
            "path": self.path,
            "url": self.url,
            "headers": dict(self.headers.items()),
            "operationId": self.operation_id,
            "status": self.status,
            "example": self.example,
            "violations": list(self.violations),
            "fault": self.fault,
            "callbacks": self.callbacks,
        }
        return result | self._body()

    def _body(self) -> dict[str, Any]:
        if not self.content:
            return {"body": None}
        return codec_of(self.headers.get("content-type", "")).shown(self.content)


def masked(masking: Masking, fields: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Return header fields, as ASGI has them, without credentials."""
    texts = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in fields]
    return Headers([(name, masking.field(name.lower(), value)) for name, value in texts])


class Journal:
    """The latest requests; threads may share it.

    Args:
        size: how many are kept.
        memory: how many bytes their bodies may have together; the latest is kept in any case.
    """

    def __init__(self, size: int = MAX_ENTRIES, memory: int = MAX_BYTES) -> None:
        self._lock = threading.Lock()
        self._size = size
        self._memory = memory
        self._used = 0
        self._ids = itertools.count(1)
        self._entries: deque[Received] = deque()

    def add(self, entry: Received) -> None:
        """Keep a request, and assign its id: asking for those `since` an id misses none."""
        with self._lock:
            entry.id = next(self._ids)
            self._entries.append(entry)
            self._used += len(entry.content)
            while len(self._entries) > 1 and (
                len(self._entries) > self._size or self._used > self._memory
            ):
                self._used -= len(self._entries.popleft().content)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._entries.clear()
            self._used = 0

    def find(
        self,
        *,
        operation_id: str | None = None,
        method: str | None = None,
        path: str | None = None,
        status: int | None = None,
        since: int = 0,
        limit: int | None = None,
    ) -> list[Received]:
        """Return requests, in the order they were answered.

        Args:
            operation_id: only those for this operation.
            method: only those with this method.
            path: only those with this path, as it was sent.
            status: only those that were answered with this status.
            since: only those that came after the one with this id.
            limit: of these the latest so many.
        """
        with self._lock:
            entries = list(self._entries)
        matching = [
            entry
            for entry in entries
            if entry.id > since
            and operation_id in {None, entry.operation_id}
            and (method is None or method.upper() == entry.method)
            and path in {None, entry.path}
            and status in {None, entry.status}
        ]
        return matching if limit is None else _last(matching, limit)


def _last(entries: Iterable[Received], count: int) -> list[Received]:
    return list(deque(entries, maxlen=max(count, 0)))
