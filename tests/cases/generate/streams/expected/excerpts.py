# case_streams/models/__init__.py
"""Models of Case streams.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


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


# case_streams/models/_changes_response_removed.py
"""Model ChangesResponseRemoved."""


from __future__ import annotations


from .._runtime.models import ApiModel


class ChangesResponseRemoved(ApiModel):
    id: int


# case_streams/models/_completion.py
"""Model Completion."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Completion(ApiModel):
    text: str


# case_streams/models/_fault.py
"""Model Fault."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Fault(ApiModel):
    code: str


# case_streams/models/_history_response_item.py
"""Model HistoryResponseItem."""


from __future__ import annotations


from .._runtime.models import ApiModel, AwareDatetime


from ._history_response_item_kind import HistoryResponseItemKind


class HistoryResponseItem(ApiModel):
    at: AwareDatetime
    kind: HistoryResponseItemKind | None = None


# case_streams/models/_history_response_item_kind.py
"""Model HistoryResponseItemKind."""


from __future__ import annotations


from .._runtime.models import StrEnum


class HistoryResponseItemKind(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


# case_streams/models/_message_request.py
"""Model MessageRequest."""


from __future__ import annotations


from .._runtime.models import ApiModel


class MessageRequest(ApiModel):
    text: str
    seen: bool | None = None


# case_streams/models/_message_response.py
"""Model MessageResponse."""


from __future__ import annotations


from .._runtime.models import ApiModel


class MessageResponse(ApiModel):
    id: int
    text: str
    seen: bool | None = None


# case_streams/models/_piece.py
"""Model Piece."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Piece(ApiModel):
    delta: str


# case_streams/models/_prompt.py
"""Model Prompt."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Prompt(ApiModel):
    text: str
    stream: bool = False


# case_streams/models/_room_event.py
"""Model RoomEvent."""


from __future__ import annotations


from .._runtime.models import ApiModel


class RoomEvent(ApiModel):
    event: str | None = None
    id: str | None = None
    retry: int | None = None
    data: str
