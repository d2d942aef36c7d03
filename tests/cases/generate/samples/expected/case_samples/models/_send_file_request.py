# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model SendFileRequest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class SendFileRequest(ApiModel):
    file: bytes | None = None
    the_name: Annotated[str | None, Field(alias='the "name"')] = None
