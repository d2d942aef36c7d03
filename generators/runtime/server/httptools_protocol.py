"""uvicorn's protocol on httptools, with limits."""

from __future__ import annotations

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .limited import Limited


class LimitedHttpToolsProtocol(Limited, HttpToolsProtocol):
    """Serves one connection as uvicorn's `httptools` does, within `limits`.

    To be given to uvicorn as `http`.
    """
