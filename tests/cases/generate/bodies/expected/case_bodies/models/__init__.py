# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case bodies.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._note import Note
    from ._send_form_request import SendFormRequest
    from ._upload_request import UploadRequest

__all__ = [
    "ApiModel",
    "Note",
    "SendFormRequest",
    "UploadRequest",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Note": "_note",
            "SendFormRequest": "_send_form_request",
            "UploadRequest": "_upload_request",
        },
    )
