# case_bodies/models/__init__.py
"""Models of Case bodies.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._note import Note
    from ._send_form_request import SendFormRequest
    from ._upload_request import UploadRequest


__all__ = [
    "ApiModel",
    "Note",
    "SendFormRequest",
    "UploadRequest",
]


# case_bodies/models/_note.py
"""Model Note."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ApiModel


class Note(ApiModel):
    text: str
    stars: Annotated[int | None, Field(ge=0, le=5)] = None


# case_bodies/models/_send_form_request.py
"""Model SendFormRequest."""


from __future__ import annotations


from .._runtime.models import ApiModel


class SendFormRequest(ApiModel):
    name: str
    age: int | None = None
    tags: list[str] | None = None
    colours: list[str] | None = None


# case_bodies/models/_upload_request.py
"""Model UploadRequest."""


from __future__ import annotations


from .._runtime.models import ApiModel


from ._note import Note


class UploadRequest(ApiModel):
    file: bytes
    more: list[bytes] | None = None
    caption: str | None = None
    details: Note | None = None
