# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case streams.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._changes_response_removed import ChangesResponseRemoved
    from ._completion import Completion
    from ._fault import Fault
    from ._history_response_item import HistoryResponseItem
    from ._history_response_item_kind import HistoryResponseItemKind
    from ._message_request import MessageRequest
    from ._message_response import MessageResponse
    from ._piece import Piece
    from ._prompt import Prompt
    from ._room_event import RoomEvent

__all__ = [
    "ApiModel",
    "RoomEvent",
    "MessageRequest",
    "MessageResponse",
    "Prompt",
    "Completion",
    "Piece",
    "Fault",
    "ChangesResponseRemoved",
    "HistoryResponseItemKind",
    "HistoryResponseItem",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "RoomEvent": "_room_event",
            "MessageRequest": "_message_request",
            "MessageResponse": "_message_response",
            "Prompt": "_prompt",
            "Completion": "_completion",
            "Piece": "_piece",
            "Fault": "_fault",
            "ChangesResponseRemoved": "_changes_response_removed",
            "HistoryResponseItemKind": "_history_response_item_kind",
            "HistoryResponseItem": "_history_response_item",
        },
    )
