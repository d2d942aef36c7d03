# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model AddNamesRequest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ClosedModel
from ._na_me import NaMe


class AddNamesRequest(ClosedModel):
    na_mes: Annotated[list[NaMe] | None, Field(alias="na/mes")] = None
