# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model SendNotificationResponse."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.outcomes import OutcomeModel, OutcomeRule
from ._error_detail import ErrorDetail
from ._result_status import ResultStatus
from ._warning_detail import WarningDetail


class SendNotificationResponse(OutcomeModel):
    """Outcome of sending a notification."""

    _outcome: ClassVar[OutcomeRule] = OutcomeRule(
        status="status", errors="errors", warnings="warnings", failures=("FAILURE",)
    )
    notification_message_uuid: Annotated[str | None, Field(alias="notificationMessageUUID")] = None
    """Identifier of the notification message."""

    status: ResultStatus | None = None
    request_uuid: Annotated[str | None, Field(alias="requestUUID")] = None
    """Identifier of the request."""

    errors: list[ErrorDetail] | None = None
    """Errors that the service reports."""

    warnings: list[WarningDetail] | None = None
    """Warnings that the service reports."""
