# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model UserRequest."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class UserRequest(ApiModel):
    name: str
    password: str
    note: str | None = None
