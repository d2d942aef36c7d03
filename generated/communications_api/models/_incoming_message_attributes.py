# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model IncomingMessageAttributes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class IncomingMessageAttributes(ApiModel):
    """What is particular to an incoming message."""

    from_number: Annotated[str | None, Field(alias="fromNumber")] = None
    """Number the message came from."""

    communication_uid: Annotated[str | None, Field(alias="communicationUID")] = None
    """Identifier of the communication."""

    forward_text: Annotated[bool | None, Field(alias="forwardText")] = None
    forwarded_email_reference: Annotated[str | None, Field(alias="forwardedEmailReference")] = None
