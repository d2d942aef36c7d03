# case_all_of/models/__init__.py
"""Models of Case all of.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._animal import Animal
    from ._animal_home import AnimalHome
    from ._contradiction import Contradiction
    from ._dog import Dog
    from ._dog_home import DogHome
    from ._long import Long
    from ._make_dog_request import MakeDogRequest
    from ._named import Named
    from ._strict import Strict


__all__ = [
    "ApiModel",
    "Named",
    "Contradiction",
    "Long",
    "AnimalHome",
    "DogHome",
    "MakeDogRequest",
    "Animal",
    "Dog",
    "Strict",
]


# case_all_of/models/_animal.py
"""Model Animal."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ApiModel


from ._animal_home import AnimalHome


class Animal(ApiModel):
    """Anything alive."""

    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str | None = None
    legs: Annotated[int, Field(ge=0)]
    home: AnimalHome | None = None


# case_all_of/models/_animal_home.py
"""Model AnimalHome."""


from __future__ import annotations


from .._runtime.models import ApiModel


class AnimalHome(ApiModel):
    street: str | None = None


# case_all_of/models/_contradiction.py
"""Model Contradiction."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Contradiction(ApiModel):
    value: int | None = None


# case_all_of/models/_dog.py
"""Model Dog."""


from __future__ import annotations


from typing import Annotated, ClassVar


from pydantic import Field


from .._runtime.models import ApiModel


from ._dog_home import DogHome


from ._named import Named


class Dog(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"owner"})
    name: Annotated[str, Field(max_length=20)]
    """What it answers to."""

    nick: str | None = None
    legs: Annotated[int, Field(ge=0, le=4)]
    home: DogHome | None = None
    owner: Named | None = None


# case_all_of/models/_dog_home.py
"""Model DogHome."""


from __future__ import annotations


from .._runtime.models import ApiModel


class DogHome(ApiModel):
    street: str | None = None
    zip: str


# case_all_of/models/_long.py
"""Model Long."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from typing_extensions import TypeAliasType


Long = TypeAliasType("Long", Annotated[str, Field(max_length=5, min_length=2)])


# case_all_of/models/_make_dog_request.py
"""Model MakeDogRequest."""


from __future__ import annotations


from typing import Annotated, ClassVar


from pydantic import Field


from .._runtime.models import ApiModel


from ._dog_home import DogHome


from ._named import Named


class MakeDogRequest(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"owner"})
    name: Annotated[str, Field(max_length=20)]
    """What it answers to."""

    nick: str
    legs: Annotated[int, Field(ge=0, le=4)]
    home: DogHome | None = None
    owner: Named | None = None


# case_all_of/models/_named.py
"""Model Named."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ApiModel


class Named(ApiModel):
    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str | None = None


# case_all_of/models/_strict.py
"""Model Strict."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ApiModel


from ._animal_home import AnimalHome


class Strict(ApiModel):
    """Requires what the parts leave open."""

    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str
    legs: Annotated[int, Field(ge=0)]
    home: AnimalHome | None = None
