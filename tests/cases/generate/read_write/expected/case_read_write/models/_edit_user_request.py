# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model EditUserRequest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._edit_user_request_kind import EditUserRequestKind


class EditUserRequest(ApiModel):
    """Its class is called EditUserRequestRequest until it has the name alone."""

    edit_user_request_request: Annotated[str, Field(alias="EditUserRequestRequest")] = (
        "EditUserRequestRequest"
    )
    kind: EditUserRequestKind | None = None
