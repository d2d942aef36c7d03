# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Case security 1.0.0.

Generated from the OpenAPI document beside it; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import attach

if TYPE_CHECKING:
    from . import dicts, errors, models
    from .async_client import AsyncClient
    from .client import Client

__all__ = ["AsyncClient", "Client", "__version__", "dicts", "errors", "models"]
__version__ = "1.0.0"

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncClient": "async_client",
            "Client": "client",
            "dicts": "",
            "errors": "",
            "models": "",
        },
    )
