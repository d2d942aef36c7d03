# case_names/models/__init__.py
"""Models of Case names.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


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


# case_names/models/_abc.py
"""Model ABC."""


from __future__ import annotations


from .._runtime.models import ApiModel


class ABC(ApiModel):
    nine: int | None = None


# case_names/models/_any2.py
"""Model Any2."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Any2(ApiModel):
    six: int | None = None


# case_names/models/_api_model2.py
"""Model ApiModel2."""


from __future__ import annotations


from .._runtime.models import ApiModel


class ApiModel2(ApiModel):
    eight: int | None = None


# case_names/models/_datetime.py
"""Model Datetime."""


from __future__ import annotations


from .._runtime.models import ApiModel, AwareDatetime


class Datetime(ApiModel):
    thirteen: AwareDatetime | None = None


# case_names/models/_field2.py
"""Model Field2."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ApiModel


class Field2(ApiModel):
    seven: Annotated[int | None, Field(ge=1)] = None


# case_names/models/_fields.py
"""Model Fields."""


from __future__ import annotations


from datetime import date as date_aliased


from typing import Annotated


from uuid import UUID


from pydantic import Field


from .._runtime.models import ApiModel, AwareDatetime


from ._user3 import User3


class Fields(ApiModel):
    model_dump_: Annotated[str | None, Field(alias="model_dump")] = None
    self_: Annotated[str | None, Field(alias="self")] = None
    date: date_aliased | None = None
    date_time: Annotated[AwareDatetime | None, Field(alias="dateTime")] = None
    datetime: AwareDatetime | None = None
    list_: Annotated[list[str] | None, Field(alias="list")] = None
    lists: list[int] | None = None
    copy_: Annotated[str | None, Field(alias="copy")] = None
    json_: Annotated[str | None, Field(alias="json")] = None
    str_: Annotated[str | None, Field(alias="str")] = None
    int_: Annotated[int | None, Field(alias="int")] = None
    uuid: UUID | None = None
    uuid_2: Annotated[UUID | None, Field(alias="UUID")] = None
    class_: Annotated[str | None, Field(alias="class")] = None
    foo_bar_2: Annotated[str | None, Field(alias="fooBar")] = None
    foo_bar: str | None = None
    foo_bar_3: Annotated[str | None, Field(alias="FooBar")] = None
    foo_bar_4: Annotated[str | None, Field(alias="foo-bar")] = None
    ref: Annotated[str | None, Field(alias="$ref$")] = None
    field: Annotated[str | None, Field(alias="")] = None
    type: Annotated[str | None, Field(alias="@type")] = None
    field_1st: Annotated[str | None, Field(alias="1st")] = None
    private: Annotated[str | None, Field(alias="_private")] = None
    dunder: Annotated[str | None, Field(alias="__dunder__")] = None
    any: Annotated[str | None, Field(alias="Any")] = None
    field_2: Annotated[str | None, Field(alias="Field", min_length=1)] = None
    none: Annotated[str | None, Field(alias="None")] = None
    nested_name: Annotated[str | None, Field(alias="nested.name")] = None
    naïve: str | None = None
    with_space: Annotated[str | None, Field(alias="with space")] = None
    user: User3 | None = None
    model_config_: Annotated[str | None, Field(alias="model_config")] = None


# case_names/models/_holder.py
"""Model Holder."""


from __future__ import annotations


from .._runtime.models import ApiModel


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


# case_names/models/_model.py
"""Model Model."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Model(ApiModel):
    ten: int | None = None


# case_names/models/_model1_st.py
"""Model Model1st."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Model1st(ApiModel):
    eleven: int | None = None


# case_names/models/_none2.py
"""Model None2."""


from __future__ import annotations


from .._runtime.models import ApiModel


class None2(ApiModel):
    twelve: int | None = None


# case_names/models/_user.py
"""Model User."""


from __future__ import annotations


from .._runtime.models import ApiModel


class User(ApiModel):
    two: int | None = None


# case_names/models/_user2.py
"""Model USER2."""


from __future__ import annotations


from .._runtime.models import ApiModel


class USER2(ApiModel):
    three: int | None = None


# case_names/models/_user3.py
"""Model User3."""


from __future__ import annotations


from .._runtime.models import ApiModel


class User3(ApiModel):
    one: int | None = None


# case_names/models/_user_name.py
"""Model UserName."""


from __future__ import annotations


from .._runtime.models import ApiModel


class UserName(ApiModel):
    five: int | None = None


# case_names/models/_user_name2.py
"""Model UserName2."""


from __future__ import annotations


from .._runtime.models import ApiModel


class UserName2(ApiModel):
    four: int | None = None
