# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model ImportMessagesResponse."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.outcomes import OutcomeModel, OutcomeRule
from ._error_detail import ErrorDetail
from ._historical_message_result import HistoricalMessageResult
from ._warning_detail import WarningDetail


class ImportMessagesResponse(OutcomeModel):
    """Outcome of saving a list of past messages."""

    _outcome: ClassVar[OutcomeRule] = OutcomeRule(
        errors="errors",
        warnings="warnings",
        items="save_message_response",
        failed="failed_source_uuids",
        submitted="succesfully_submitted_source_uuids",
        item_id="source_uuid",
        item_errors="errors",
        item_warnings="warnings",
    )
    save_message_response: Annotated[
        list[HistoricalMessageResult] | None, Field(alias="saveMessageResponse")
    ] = None
    """Outcome for each message."""

    succesfully_submitted_source_uuids: Annotated[
        list[str] | None, Field(alias="succesfullySubmittedSourceUuids")
    ] = None
    """The `sourceUuid` of each message that was submitted. The wire name is misspelled."""

    failed_source_uuids: Annotated[list[str] | None, Field(alias="failedSourceUuids")] = None
    """The `sourceUuid` of each message that failed."""

    errors: list[ErrorDetail] | None = None
    """Errors that concern the list as a whole."""

    warnings: list[WarningDetail] | None = None
    """Warnings that concern the list as a whole."""
