# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model SendBotMessageResponse."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.outcomes import OutcomeModel, OutcomeRule
from ._error_detail import ErrorDetail
from ._result_status import ResultStatus
from ._warning_detail import WarningDetail


class SendBotMessageResponse(OutcomeModel):
    """Outcome of sending a bot message."""

    _outcome: ClassVar[OutcomeRule] = OutcomeRule(
        status="status", errors="errors", warnings="warnings", failures=("FAILURE",)
    )
    request_uuid: Annotated[str | None, Field(alias="requestUuid")] = None
    """Identifier of the request."""

    status: ResultStatus | None = None
    message_uuid: Annotated[str | None, Field(alias="messageUuid")] = None
    """Identifier of the bot message."""

    errors: list[ErrorDetail] | None = None
    """Errors that the service reports."""

    warnings: list[WarningDetail] | None = None
    """Warnings that the service reports."""
