# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Attachment."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel


class Attachment(ApiModel):
    """A file that goes with a message."""

    file_url: Annotated[str | None, Field(alias="fileURL")] = None
    """Address of the file."""

    attachment_extension: Annotated[str | None, Field(alias="attachmentExtension")] = None
    """Extension of the file name."""

    mime_type: Annotated[str | None, Field(alias="mimeType")] = None
    """Media type of the file."""

    original_file_name: Annotated[str | None, Field(alias="originalFileName")] = None
    """Name of the file."""

    doc_size: Annotated[str | None, Field(alias="docSize")] = None
    """Size of the file. Documented as a string; its unit is not known."""

    thumbnail_url: Annotated[str | None, Field(alias="thumbnailURL")] = None
    """Address of a thumbnail of the file."""

    media_preview_url: Annotated[str | None, Field(alias="mediaPreviewURL")] = None
    """Address of a preview of the file."""
