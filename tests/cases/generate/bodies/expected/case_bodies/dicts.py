# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Types of plain data, which may be given in place of models.

Keys are the names on the wire. Where a model is declared, a dictionary of its type or the model
itself is taken; where an enum is, one of its values or a member.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired

from typing_extensions import TypedDict

from . import models
from ._runtime.models.plain_data import Array
from ._runtime.models.uploads import Binary, Upload

__all__ = [
    "NoteDict",
    "SendFormRequestDict",
    "UploadRequestDict",
]


class NoteDict(TypedDict):
    """Plain data of `models.Note`."""

    text: str
    stars: NotRequired[int | None]


class SendFormRequestDict(TypedDict):
    """Plain data of `models.SendFormRequest`."""

    name: str
    age: NotRequired[int | None]
    tags: NotRequired[Array[str] | None]
    colours: NotRequired[Array[str] | None]


class UploadRequestDict(TypedDict):
    """Plain data of `models.UploadRequest`."""

    file: Upload | Binary
    more: NotRequired[Sequence[Upload | Binary] | None]
    caption: NotRequired[str | None]
    details: NotRequired[NoteDict | models.Note | None]
