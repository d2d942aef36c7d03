# case_parameters/models/__init__.py
"""Models of Case parameters.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._colour import Colour
    from ._in_query_filter import InQueryFilter
    from ._in_query_size import InQuerySize
    from ._range import Range
    from ._texts import Texts


__all__ = [
    "ApiModel",
    "Texts",
    "Colour",
    "Range",
    "InQueryFilter",
    "InQuerySize",
]


# case_parameters/models/_colour.py
"""Model Colour."""


from __future__ import annotations


from .._runtime.models import StrEnum


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"


# case_parameters/models/_in_query_filter.py
"""Model InQueryFilter."""


from __future__ import annotations


from .._runtime.models import ApiModel


class InQueryFilter(ApiModel):
    field: str
    values: list[int] | None = None


# case_parameters/models/_in_query_size.py
"""Model InQuerySize."""


from __future__ import annotations


from .._runtime.models import StrEnum


class InQuerySize(StrEnum):
    SMALL = "small"
    LARGE = "large"


# case_parameters/models/_range.py
"""Model Range."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ApiModel


class Range(ApiModel):
    from_: Annotated[int | None, Field(alias="from")] = None
    to: int | None = None


# case_parameters/models/_texts.py
"""Model Texts."""


from __future__ import annotations


from typing_extensions import TypeAliasType


Texts = TypeAliasType("Texts", list[str])
