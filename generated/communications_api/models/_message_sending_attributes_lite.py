# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model MessageSendingAttributesLite."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models.base import ApiModel


class MessageSendingAttributesLite(ApiModel):
    """How a notification is to be sent."""

    delay: int | None = None
    """Delay before sending. Its unit is not documented."""

    send_synchronously: Annotated[bool | None, Field(alias="sendSynchronously")] = None
    """Whether to send synchronously."""

    call_back_url: Annotated[str | None, Field(alias="callBackUrl")] = None
    """Address to call back. When it is called, and with what, is not documented."""

    call_back_metadata: Annotated[dict[str, Any] | None, Field(alias="callBackMetadata")] = None
    """Additional data for the callback."""
