# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case security.

Each is imported when it is first used.
"""

from __future__ import annotations

from .._runtime.lazy import attach
from .._runtime.models import ApiModel

__all__ = [
    "ApiModel",
]

__getattr__, __dir__ = attach(
    __name__,
    {},
)
