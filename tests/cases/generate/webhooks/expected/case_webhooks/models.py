# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case webhooks."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ._runtime.models import ApiModel


class Pet(ApiModel):
    name: str | None = None


class SubscribeRequest(ApiModel):
    callback_url: Annotated[str, Field(alias="callbackUrl")]


class SubscribeOnEventRequest(ApiModel):
    event: str
