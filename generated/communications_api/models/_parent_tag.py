# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model ParentTag."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class ParentTag(ApiModel):
    """Reference from a message tag to a tag above it."""

    tag_type_uuid: Annotated[str | None, Field(alias="tagTypeUuid")] = None
    """Identifier of the type of tag."""

    reference_identifier: Annotated[str | None, Field(alias="referenceIdentifier")] = None
    """Identifier of what the tag refers to."""
