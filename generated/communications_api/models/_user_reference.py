# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model UserReference."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class UserReference(ApiModel):
    """A user, as the editor of a draft or as a participant in an internal comment."""

    uuid: str | None = None
    """Identifier of the user."""

    name: str | None = None
    """Name of the user."""

    type: str | None = None
    """Kind of user."""

    department_uuid: Annotated[str | None, Field(alias="departmentUuid")] = None
    """Identifier of the department of the user."""
