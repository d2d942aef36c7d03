# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model MessageTag."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._parent_tag import ParentTag
from ._tag_attribute import TagAttribute


class MessageTag(ApiModel):
    """
    A structured tag of a message: its type, what it refers to, its value and attributes, and the
    tags above it.
    """

    tag_type_uuid: Annotated[str | None, Field(alias="tagTypeUuid")] = None
    """Identifier of the type of tag."""

    reference_identifier: Annotated[str | None, Field(alias="referenceIdentifier")] = None
    """Identifier of what the tag refers to."""

    value: dict[str, Any] | None = None
    """Value of the tag."""

    primary_attribute: Annotated[TagAttribute | None, Field(alias="primaryAttribute")] = None
    secondary_attributes: Annotated[
        list[TagAttribute] | None, Field(alias="secondaryAttributes")
    ] = None
    """Further attributes of the tag."""

    parent_tags: Annotated[list[ParentTag] | None, Field(alias="parentTags")] = None
    """Tags above this one."""
