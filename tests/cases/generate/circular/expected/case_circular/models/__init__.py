# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case circular.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._employee import Employee
    from ._person import Person
    from ._tree import Owner, Tree
    from ._value import Value

__all__ = [
    "ApiModel",
    "Value",
    "Employee",
    "Person",
    "Tree",
    "Owner",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Value": "_value",
            "Employee": "_employee",
            "Person": "_person",
            "Tree": "_tree",
            "Owner": "_tree",
        },
    )
