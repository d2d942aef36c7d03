# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case streams."""

from __future__ import annotations

from ._runtime.models import ApiModel, AwareDatetime, StrEnum


class RoomEvent(ApiModel):
    event: str | None = None
    id: str | None = None
    retry: int | None = None
    data: str


class MessageRequest(ApiModel):
    text: str
    seen: bool | None = None


class MessageResponse(ApiModel):
    id: int
    text: str
    seen: bool | None = None


class Prompt(ApiModel):
    text: str
    stream: bool = False


class Completion(ApiModel):
    text: str


class Piece(ApiModel):
    delta: str


class Fault(ApiModel):
    code: str


class ChangesResponseRemoved(ApiModel):
    id: int


class HistoryResponseItemKind(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class HistoryResponseItem(ApiModel):
    at: AwareDatetime
    kind: HistoryResponseItemKind | None = None
