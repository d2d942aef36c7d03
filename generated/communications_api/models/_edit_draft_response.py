# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model EditDraftResponse."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from .._runtime.models.outcomes import OutcomeModel, OutcomeRule
from ._error_detail import ErrorDetail
from ._result_status import ResultStatus
from ._warning_detail import WarningDetail


class EditDraftResponse(OutcomeModel):
    """Outcome of editing a draft."""

    _outcome: ClassVar[OutcomeRule] = OutcomeRule(
        status="status", errors="errors", warnings="warnings", failures=("FAILURE",)
    )
    message_uuid: Annotated[str | None, Field(alias="messageUUID")] = None
    """Identifier of the message."""

    status: ResultStatus | None = None
    request_uuid: Annotated[str | None, Field(alias="requestUUID")] = None
    """Identifier of the request."""

    customer_uuid: Annotated[str | None, Field(alias="customerUUID")] = None
    """Identifier of the customer."""

    meta_data: Annotated[dict[str, Any] | None, Field(alias="metaData")] = None
    """Additional data about the outcome."""

    errors: list[ErrorDetail] | None = None
    """Errors that the service reports."""

    warnings: list[WarningDetail] | None = None
    """Warnings that the service reports."""
