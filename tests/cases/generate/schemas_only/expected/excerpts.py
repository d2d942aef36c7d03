# case_schemas_only/models/__init__.py
"""Models of Case schemas only.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._pet import Pet
    from ._tag import Tag


__all__ = [
    "ApiModel",
    "Tag",
    "Pet",
]


# case_schemas_only/models/_pet.py
"""Model Pet."""


from __future__ import annotations


from .._runtime.models import ApiModel


from ._tag import Tag


class Pet(ApiModel):
    name: str | None = None
    tag: Tag | None = None


# case_schemas_only/models/_tag.py
"""Model Tag."""


from __future__ import annotations


from .._runtime.models import StrEnum


class Tag(StrEnum):
    CAT = "cat"
    DOG = "dog"
