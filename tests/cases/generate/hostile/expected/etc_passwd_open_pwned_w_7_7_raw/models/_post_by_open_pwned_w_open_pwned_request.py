# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model PostByOpenPwnedWOpenPwnedRequest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class PostByOpenPwnedWOpenPwnedRequest(ApiModel):
    f_x_y: Annotated[str | None, Field(alias='f"\r\nX: y')] = None
