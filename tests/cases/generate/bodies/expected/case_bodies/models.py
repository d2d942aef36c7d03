# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case bodies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ._runtime.models import ApiModel


class Note(ApiModel):
    text: str
    stars: Annotated[int | None, Field(ge=0, le=5)] = None


class SendFormRequest(ApiModel):
    name: str
    age: int | None = None
    tags: list[str] | None = None
    colours: list[str] | None = None


class UploadRequest(ApiModel):
    file: bytes
    more: list[bytes] | None = None
    caption: str | None = None
    details: Note | None = None
