# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Other ways to send than httpx2: give one as `transport` to the client.

Each needs the extra that is named after its library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import attach

if TYPE_CHECKING:
    from ._runtime.transports.aiohttp import AsyncAiohttpTransport
    from ._runtime.transports.pyreqwest import AsyncPyreqwestTransport, PyreqwestTransport

__all__ = ["AsyncAiohttpTransport", "AsyncPyreqwestTransport", "PyreqwestTransport"]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        f"{__package__}._runtime.transports",
        {
            "AsyncAiohttpTransport": "aiohttp",
            "AsyncPyreqwestTransport": "pyreqwest",
            "PyreqwestTransport": "pyreqwest",
        },
    )
