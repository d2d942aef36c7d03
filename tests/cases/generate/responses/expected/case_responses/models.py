# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case responses."""

from __future__ import annotations

from ._runtime.models import ApiModel, AwareDatetime


class Item(ApiModel):
    id: int
    made: AwareDatetime | None = None


class Fault(ApiModel):
    code: str
    hint: str | None = None


class Problem(ApiModel):
    title: str | None = None
    status: int | None = None
