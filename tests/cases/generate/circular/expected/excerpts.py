# case_circular/models/__init__.py
"""Models of Case circular.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


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


# case_circular/models/_employee.py
"""Model Employee."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Employee(ApiModel):
    friend: Employee | None = None
    boss: Employee | None = None


Employee.model_rebuild()


# case_circular/models/_person.py
"""Model Person."""


from __future__ import annotations


from .._runtime.models import ApiModel


from ._employee import Employee


class Person(ApiModel):
    friend: Employee | None = None


# case_circular/models/_tree.py
"""Models Tree, Owner."""


from __future__ import annotations


from typing import ClassVar


from .._runtime.models import ApiModel


class Tree(ApiModel):
    label: str
    left: Tree | None = None
    children: list[Tree] | None = None
    by_name: dict[str, Tree] | None = None
    owner: Owner | None = None


class Owner(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"first"})
    trees: list[Tree] | None = None
    first: Tree | None = None


Tree.model_rebuild()


# case_circular/models/_value.py
"""Model Value."""


from __future__ import annotations


from typing import Union


from typing_extensions import TypeAliasType


Value = TypeAliasType("Value", Union[str, float, "list[Value]"])
"""Any JSON but objects."""
