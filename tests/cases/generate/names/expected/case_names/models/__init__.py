# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case names.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._abc import ABC
    from ._any2 import Any2
    from ._api_model2 import ApiModel2
    from ._datetime import Datetime
    from ._field2 import Field2
    from ._fields import Fields
    from ._holder import Holder
    from ._model import Model
    from ._model1_st import Model1st
    from ._none2 import None2
    from ._user import User
    from ._user2 import USER2
    from ._user3 import User3
    from ._user_name import UserName
    from ._user_name2 import UserName2

__all__ = [
    "ApiModel",
    "User3",
    "User",
    "USER2",
    "UserName2",
    "UserName",
    "Any2",
    "Field2",
    "ApiModel2",
    "ABC",
    "Model",
    "Model1st",
    "None2",
    "Datetime",
    "Fields",
    "Holder",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "User3": "_user3",
            "User": "_user",
            "USER2": "_user2",
            "UserName2": "_user_name2",
            "UserName": "_user_name",
            "Any2": "_any2",
            "Field2": "_field2",
            "ApiModel2": "_api_model2",
            "ABC": "_abc",
            "Model": "_model",
            "Model1st": "_model1_st",
            "None2": "_none2",
            "Datetime": "_datetime",
            "Fields": "_fields",
            "Holder": "_holder",
        },
    )
