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
SPOOL_MAX_BYTES: Final = 1024 * 1024
"""Bytes of a file in a form that a server holds in memory; a larger one is on disk."""
MAX_DIRECT_BYTES: Final = 64 * 1024
"""Bytes of a request that `DirectProtocol` holds; uvicorn stops reading at as many."""
SHUTDOWN_SECONDS: Final = 30
"""Seconds that requests under way may take once the process is told to end."""
