# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model WarningDetail."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class WarningDetail(ApiModel):
    """A warning that a response reports."""

    warning_code: Annotated[str | None, Field(alias="warningCode")] = None
    """Code of the warning. The possible codes are not documented."""

    warning_description: Annotated[str | None, Field(alias="warningDescription")] = None
    """Text that describes the warning."""
