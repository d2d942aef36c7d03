"""A limit of what a scope shows of a head, under any server.

Protocols here count the bytes of a head before it is read; other servers may not.
Source: RFC 6585 (section 5: 431), RFC 9110 (section 15.5.15: 414).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from math import inf
from typing import TYPE_CHECKING, Final

from ..limits import MAX_HEAD_BYTES, MAX_HEAD_FIELDS
from ..validation.problems import ProblemError
from .problems import response_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


HEAD_BYTES: Final = "api.head_bytes"
"""Key of the ASGI scope: how many bytes a protocol here lets a head have. It counted them."""


@dataclass(frozen=True)
class HeadLimits:
    """Limits of the head of a request.

    Attributes:
        max_bytes: of names and values together, and of a query; above it, 431, or 414 for a query.
        max_fields: header fields; above it, 431.
    """

    max_bytes: int = MAX_HEAD_BYTES
    max_fields: int = MAX_HEAD_FIELDS

    def problem(self, scope: Scope) -> ProblemError | None:
        """Return what is wrong with the head that a scope shows; None where nothing is."""
        fields, limit = scope["headers"], self.max_bytes
        if len(fields) > self.max_fields:
            return _refused(431, f"A request may have {self.max_fields} header fields at most.")
        if scope.get(HEAD_BYTES, inf) <= limit:
            return None
        if len(b"".join(chain.from_iterable(fields))) > limit:
            return _refused(431, f"Header fields may have {limit} bytes at most.")
        if len(scope["query_string"]) > limit:
            return _refused(414, f"A query may have {limit} bytes at most.")
        return None


def _refused(status: int, detail: str) -> ProblemError:
    return ProblemError(status, detail=detail, headers={"Connection": "close"})


class HeadGuard:
    """Middleware that answers requests whose heads are too large.

    Args:
        app: what is behind.
        limits: of heads.
    """

    def __init__(self, app: ASGIApp, limits: HeadLimits) -> None:
        self.app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        problem = self._limits.problem(scope) if scope["type"] == "http" else None
        if problem is None:
            await self.app(scope, receive, send)
        else:
            await response_of(problem)(scope, receive, send)
