# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model EditUserRequestKind."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class EditUserRequestKind(StrEnum):
    EDIT_USER_REQUEST_REQUEST = "EditUserRequestRequest"
    OTHER = "other"
