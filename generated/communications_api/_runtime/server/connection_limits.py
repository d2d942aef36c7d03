"""What a connection may cost before a request is read; all protocols here share it."""

from __future__ import annotations

from dataclasses import dataclass

from ..limits import (
    BODY_SECONDS,
    HEAD_SECONDS,
    IDLE_SECONDS,
    MAX_CONNECTIONS,
    MAX_HEAD_BYTES,
    MAX_HEAD_FIELDS,
    MAX_REQUESTS,
)


@dataclass(frozen=True)
class ConnectionLimits:
    """Limits of connections, for the attribute `limits` of a protocol.

    Attributes:
        head_seconds: from the first byte of a head to its last; then 408.
        body_seconds: without a byte of a body that is read; then 408. As long without a byte of an
            answer that the client takes; then the connection is cut off.
        idle_seconds: without a request; then the connection is closed.
        max_head_bytes: from the first line to the empty one; above it, 431 (414 if that is the
            first line). Trailers, and what chunks have besides their content, have as many.
        max_head_fields: header fields, and trailer fields; above it, 431.
        max_connections: at a time; a further one is answered 503.
        max_requests: under way at a time; a further one is answered 503.
    """

    head_seconds: float = HEAD_SECONDS
    body_seconds: float = BODY_SECONDS
    idle_seconds: float = IDLE_SECONDS
    max_head_bytes: int = MAX_HEAD_BYTES
    max_head_fields: int = MAX_HEAD_FIELDS
    max_connections: int = MAX_CONNECTIONS
    max_requests: int = MAX_REQUESTS
