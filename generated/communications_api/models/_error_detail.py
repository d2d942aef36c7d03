# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model ErrorDetail."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class ErrorDetail(ApiModel):
    """An error that a response reports."""

    error_code: Annotated[str | None, Field(alias="errorCode")] = None
    """Code of the error. The possible codes are not documented."""

    error_description: Annotated[str | None, Field(alias="errorDescription")] = None
    """Text that describes the error."""

    error_uid: Annotated[str | None, Field(alias="errorUID")] = None
    """Identifier of the error."""
