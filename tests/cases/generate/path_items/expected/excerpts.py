# case_path_items/models/__init__.py
"""Models of Case path items.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._new_store import NewStore
    from ._store import Store


__all__ = [
    "ApiModel",
    "Store",
    "NewStore",
]


# case_path_items/models/_new_store.py
"""Model NewStore."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ApiModel


class NewStore(ApiModel):
    name: Annotated[str, Field(min_length=1)]


# case_path_items/models/_store.py
"""Model Store."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Store(ApiModel):
    id: int
    name: str
