# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model DraftAttributes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._draft_failure_reason import DraftFailureReason
from ._draft_status import DraftStatus


class DraftAttributes(ApiModel):
    """State of a message as a draft."""

    draft_status: Annotated[DraftStatus | None, Field(alias="draftStatus")] = None
    scheduled_on: Annotated[str | None, Field(alias="scheduledOn")] = None
    """When the draft is scheduled. Documented as a plain string: its format is not known."""

    draft_failure_reason: Annotated[
        DraftFailureReason | None, Field(alias="draftFailureReason")
    ] = None
