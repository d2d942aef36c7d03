# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model ChangesResponseRemoved."""

from __future__ import annotations

from .._runtime.models.base import ApiModel


class ChangesResponseRemoved(ApiModel):
    id: int
