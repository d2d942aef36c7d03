# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model HistoricalMessageResult."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._error_detail import ErrorDetail
from ._warning_detail import WarningDetail


class HistoricalMessageResult(ApiModel):
    """Outcome for one message of the list."""

    source_uuid: Annotated[str | None, Field(alias="sourceUuid")] = None
    """The `sourceUuid` of the message in the request."""

    message_uuid: Annotated[str | None, Field(alias="messageUuid")] = None
    """Identifier of the message."""

    errors: list[ErrorDetail] | None = None
    """Errors that concern this message."""

    warnings: list[WarningDetail] | None = None
    """Warnings that concern this message."""
