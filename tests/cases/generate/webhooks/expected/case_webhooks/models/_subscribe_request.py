# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model SubscribeRequest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class SubscribeRequest(ApiModel):
    callback_url: Annotated[str, Field(alias="callbackUrl")]
