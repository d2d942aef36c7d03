# case_responses/models/__init__.py
"""Models of Case responses.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._fault import Fault
    from ._item import Item
    from ._problem import Problem


__all__ = [
    "ApiModel",
    "Item",
    "Fault",
    "Problem",
]


# case_responses/models/_fault.py
"""Model Fault."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Fault(ApiModel):
    code: str
    hint: str | None = None


# case_responses/models/_item.py
"""Model Item."""


from __future__ import annotations


from .._runtime.models import ApiModel, AwareDatetime


class Item(ApiModel):
    id: int
    made: AwareDatetime | None = None


# case_responses/models/_problem.py
"""Model Problem."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Problem(ApiModel):
    title: str | None = None
    status: int | None = None
