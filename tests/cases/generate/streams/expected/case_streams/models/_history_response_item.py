# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model HistoryResponseItem."""

from __future__ import annotations

from .._runtime.models.base import ApiModel, AwareDatetime
from ._history_response_item_kind import HistoryResponseItemKind


class HistoryResponseItem(ApiModel):
    at: AwareDatetime
    kind: HistoryResponseItemKind | None = None
