# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model ResultStatus."""

from __future__ import annotations

from .._runtime.models.base import StrEnum


class ResultStatus(StrEnum):
    """Whether the service reports success or failure."""

    SUCCESS = "SUCCESS"
    FAILURE = "FAILURE"
