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
Value = TypeAliasType("Value", Union[str, JsonNumber, "list[Value]"])
"""Any JSON but objects."""

# case_circular/_operations.py
SEND_TREE: Operation[models.Tree] = Operation(
    id="sendTree",
    group="default",
    py_name="send_tree",
    method="POST",
    path="/tree",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Tree),)),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.Tree),)),),
)

SEND_VALUE: Operation[models.Value] = Operation(
    id="sendValue",
    group="default",
    py_name="send_value",
    method="POST",
    path="/value",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Value),)),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.Value),)),),
)

CONTRACT = Contract(
    title="Case circular",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(SEND_TREE, SEND_VALUE),
    user_agent="case-circular/1.0.0" + f" ({GENERATED_BY})",
    logger="case_circular",
)

# case_circular/client.py
class Default(SyncGroup):
    def send_tree(self, *, body: models.Tree | dicts.TreeDict, **options: Unpack[CallOptions]) -> models.Tree: ...

    def send_value(self, *, body: models.Value | dicts.ValueDict, **options: Unpack[CallOptions]) -> models.Value: ...

# case_circular/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def send_tree(self, *, body: models.Tree) -> Result[models.Tree]: ...

    @abstractmethod
    def send_value(self, *, body: models.Value) -> Result[models.Value]: ...

# case_circular/dicts.py
__all__ = ["ValueDict", "TreeDict", "OwnerDict"]

ValueDict: TypeAlias = "str | float | Decimal | Array[ValueDict]"

class TreeDict(TypedDict):
    """Plain data of `models.Tree`."""

    label: str
    left: NotRequired[TreeDict | models.Tree | None]
    children: NotRequired[Sequence[TreeDict | models.Tree] | None]
    by_name: NotRequired[Mapping[str, TreeDict | models.Tree] | None]
    owner: NotRequired[OwnerDict | models.Owner | None]

class OwnerDict(TypedDict):
    """Plain data of `models.Owner`."""

    trees: NotRequired[Sequence[TreeDict | models.Tree] | None]
    first: NotRequired[TreeDict | models.Tree | None]
