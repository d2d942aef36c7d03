# case_circular/models/_employee.py
class Employee(ApiModel):
    friend: Employee | None = None
    boss: Employee | None = None

Employee.model_rebuild()

# case_circular/models/_person.py
class Person(ApiModel):
    friend: Employee | None = None

# case_circular/models/_tree.py
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
Value = TypeAliasType("Value", Union[str, float, "list[Value]"])
"""Any JSON but objects."""
