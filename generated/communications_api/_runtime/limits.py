"""Limits and ports of server and mock, unless they are told otherwise.

They stand apart and import nothing, so that documentation can quote them.
"""

from __future__ import annotations

from typing import Final

SERVER_PORT: Final = 8000
"""Where the server's command listens."""
MOCK_PORT: Final = 4010
"""Where the mock's command listens."""
MAX_BODY_BYTES: Final = 64 * 1024 * 1024
"""Bytes of a request body; a longer one is answered 413."""
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
RETRY_AFTER_SECONDS: Final = 5
"""What `Retry-After` of a 503 says."""
