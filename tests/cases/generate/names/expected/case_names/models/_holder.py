# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Holder."""

from __future__ import annotations

from .._runtime.models.base import ApiModel
from ._abc import ABC
from ._any2 import Any2
from ._api_model2 import ApiModel2
from ._datetime import Datetime
from ._field2 import Field2
from ._model import Model
from ._model1_st import Model1st
from ._none2 import None2
from ._user import User
from ._user2 import USER2
from ._user3 import User3
from ._user_name import UserName
from ._user_name2 import UserName2


class Holder(ApiModel):
    a: User3 | None = None
    b: User | None = None
    c: USER2 | None = None
    d: UserName2 | None = None
    e: UserName | None = None
    f: Any2 | None = None
    g: Field2 | None = None
    h: ApiModel2 | None = None
    i: ABC | None = None
    j: Model | None = None
    k: Model1st | None = None
    l: None2 | None = None
    m: Datetime | None = None
