"""Limits, times and ports of server, mock and client, unless they are told otherwise.

They stand apart and import nothing, so that documentation can quote them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SERVER_PORT: Final = 8000
"""Where the server's command listens."""
MOCK_PORT: Final = 4010
"""Where the mock's command listens."""
SPOOL_MAX_BYTES: Final = 1024 * 1024
"""Bytes of a file in a form that a server holds in memory; a larger one is on disk."""
MAX_BODY_BYTES: Final = 1024 * 1024
"""Bytes of a request body that is read whole, such as JSON; a longer one is answered 413."""
MAX_UPLOAD_BYTES: Final = 64 * 1024 * 1024
"""Bytes of a body with files, of bytes, or with an array that is read item by item; else 413."""
MAX_PATH_BYTES: Final = 8192
"""Bytes of the path of a request, as it was sent; a longer one is answered 414."""
MAX_SEGMENT_BYTES: Final = 4096
"""Bytes of one segment of a path, as it was sent; a longer one is answered 414."""
MAX_QUERY_FIELDS: Final = 1000
"""Pairs of a name and a value in a query; more are answered 400."""
MAX_COOKIES: Final = 1000
"""Pairs of a name and a value in cookies; more are answered 400."""
MAX_FORM_FIELDS: Final = 10_000
"""Fields and files of a form; more are answered 400."""
MAX_VIOLATIONS: Final = 100
"""How many violations one answer lists; the search for more ends there."""
MAX_AT_ONCE: Final = 256 * 1024
"""Bytes of JSON that are validated and built at once; more are in parts, others have turns."""
MAX_TRIALS: Final = 20_000
"""Values that are tried as variants of unions within themselves, and two more for each byte."""
MAX_REMEMBERED: Final = 128
"""Results that are remembered by a text that a stranger sends, such as `Accept`."""
MAX_REMEMBERED_LENGTH: Final = 200
"""Bytes, or characters, of such a text: of a longer one nothing is remembered."""
DEFAULT_TIMEOUT: Final = 30.0
"""Seconds that a client takes for each phase of a call."""
MAX_RESPONSE_BYTES: Final = 100 * 1000 * 1000
"""Bytes, decompressed, of an answer that a client reads whole."""
MAX_DIRECT_BYTES: Final = 64 * 1024
"""Bytes of a request that `DirectProtocol` holds; uvicorn stops reading at as many."""
SHUTDOWN_SECONDS: Final = 30
"""Seconds that requests under way may take once the process is told to end."""
MAX_HEAD_BYTES: Final = 64 * 1024
"""Bytes of the head of a request, from its first line to the empty one; a longer one is answered
431, or 414 where it is the first line."""
MAX_HEAD_FIELDS: Final = 100
"""Header fields of a request, and trailer fields; more are answered 431."""
MAX_CONNECTIONS: Final = 1000
"""Connections at a time; a further one is answered 503 and closed."""
MAX_REQUESTS: Final = 1000
"""Requests under way at a time; a further one is answered 503. They may be more than connections,
as a handler goes on when its client has gone."""
HEAD_SECONDS: Final = 10
"""Seconds from the first byte of a head to its last; a slower one is answered 408."""
BODY_SECONDS: Final = 30
"""Seconds without a byte of a body that is expected, or without one of an answer that is taken."""
IDLE_SECONDS: Final = 15
"""Seconds that a connection may be open without a request."""
SIGNATURE_TOLERANCE_SECONDS: Final = 300
"""Seconds that the time of a webhook's signature may lie before or after now; else 401."""
MAX_SIGNATURES: Final = 20
"""Signatures that a webhook may list; more are answered 400."""
RETRY_AFTER_SECONDS: Final = 5
"""What `Retry-After` of a 503 says."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of what a stranger may send, and of what is held in memory of it.

    Attributes:
        body_bytes: of a body; above it, 413. None for what is usual for its media type.
        spool_bytes: of a file in a form that is held in memory; a larger one is on disk.
        path_bytes: of the path; above it, 414.
        segment_bytes: of one segment of it; above it, 414.
        query_fields: pairs in the query; above it, 400.
        cookies: pairs in the cookies; above it, 400.
        form_fields: fields and files of a form; above it, 400.
    """

    body_bytes: int | None = None
    spool_bytes: int = SPOOL_MAX_BYTES
    path_bytes: int = MAX_PATH_BYTES
    segment_bytes: int = MAX_SEGMENT_BYTES
    query_fields: int = MAX_QUERY_FIELDS
    cookies: int = MAX_COOKIES
    form_fields: int = MAX_FORM_FIELDS


USUAL: Final = Limits()
"""The limits unless an app is told otherwise."""
