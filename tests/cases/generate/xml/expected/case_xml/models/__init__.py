# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case XML.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._book import Book
    from ._disc import Disc
    from ._problem import Problem
    from ._put_matrix_request import PutMatrixRequest
    from ._put_medium_request import PutMediumRequest
    from ._put_medium_response import PutMediumResponse
    from ._shelf import Shelf
    from ._tape import Tape

__all__ = [
    "ApiModel",
    "Shelf",
    "Problem",
    "Disc",
    "Tape",
    "PutMatrixRequest",
    "PutMediumRequest",
    "PutMediumResponse",
    "Book",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Shelf": "_shelf",
            "Problem": "_problem",
            "Disc": "_disc",
            "Tape": "_tape",
            "PutMatrixRequest": "_put_matrix_request",
            "PutMediumRequest": "_put_medium_request",
            "PutMediumResponse": "_put_medium_response",
            "Book": "_book",
        },
    )
