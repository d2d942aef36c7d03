# case_all_of/models/_animal.py
class Animal(ApiModel):
    """Anything alive."""

    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str | None = None
    legs: Annotated[int, Field(ge=0)]
    home: AnimalHome | None = None

# case_all_of/models/_animal_home.py
class AnimalHome(ApiModel):
    street: str | None = None

# case_all_of/models/_code.py
Code = TypeAliasType("Code", Annotated[str, Field(pattern="^[a-z]"), AlsoMatches("[0-9]$")])
"""Two patterns, of which both hold."""

# case_all_of/models/_code1.py
Code1 = TypeAliasType("Code1", Annotated[str, Field(pattern="^[a-z]"), AlsoMatches("[0-9]$"), AlsoMatches("^[^b]*$")])

# case_all_of/models/_contradiction.py
class Contradiction(ApiModel):
    value: int | None = None

# case_all_of/models/_dog.py
class Dog(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"owner"})
    name: Annotated[str, Field(max_length=20)]
    """What it answers to."""

    nick: str | None = None
    legs: Annotated[int, Field(ge=0, le=4)]
    home: DogHome | None = None
    owner: Named | None = None

# case_all_of/models/_dog_home.py
class DogHome(ApiModel):
    street: str | None = None
    zip: str

# case_all_of/models/_label.py
class Label(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"name"})
    code: Code
    name: Annotated[str | None, Field(max_length=9, pattern="^[A-Z]"), AlsoMatches("[^ ]$")] = None
    size: Annotated[int | None, Field(multiple_of=12)] = None
    codes: list[Code1] | None = None

# case_all_of/models/_long.py
Long = TypeAliasType("Long", Annotated[str, Field(max_length=5, min_length=2)])

# case_all_of/models/_make_dog_request.py
class MakeDogRequest(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"owner"})
    name: Annotated[str, Field(max_length=20)]
    """What it answers to."""

    nick: str
    legs: Annotated[int, Field(ge=0, le=4)]
    home: DogHome | None = None
    owner: Named | None = None

# case_all_of/models/_named.py
class Named(ApiModel):
    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str | None = None

# case_all_of/models/_strict.py
class Strict(ApiModel):
    """Requires what the parts leave open."""

    name: Annotated[str, Field(max_length=50)]
    """What it is called."""

    nick: str
    legs: Annotated[int, Field(ge=0)]
    home: AnimalHome | None = None

# case_all_of/_operations.py
MAKE_DOG: Operation[models.Dog] = Operation(
    id="makeDog",
    group="default",
    py_name="make_dog",
    method="POST",
    path="/dogs",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.MakeDogRequest),)),
    responses=(Response(status="201", description="made", media=(Media(content_type="application/json", type=lambda: models.Dog),)),),
)

GET_WRAPPED: Operation[models.Animal] = Operation(
    id="getWrapped",
    group="default",
    py_name="get_wrapped",
    method="GET",
    path="/wrapped",
    responses=(
        Response(status="200", description="a wrapper around one reference", media=(Media(content_type="application/json", type=lambda: models.Animal),)),
    ),
)

PUT_LABEL: Operation[models.Label] = Operation(
    id="putLabel",
    group="default",
    py_name="put_label",
    method="PUT",
    path="/labels/{code}",
    parameters=(
        Parameter(
            name="code",
            py_name="code",
            location="path",
            type=lambda: Annotated[str, Field(pattern="^[a-z]"), AlsoMatches("[0-9]$"), AlsoMatches("^[^b]*$")],
            required=True,
        ),
    ),
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Label),)),
    responses=(Response(status="200", description="kept", media=(Media(content_type="application/json", type=lambda: models.Label),)),),
)

CONTRACT = Contract(
    title="Case all of",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(MAKE_DOG, GET_WRAPPED, PUT_LABEL),
    user_agent="case-all-of/1.0.0" + f" ({GENERATED_BY})",
    logger="case_all_of",
)

# case_all_of/client.py
class Default(SyncGroup):
    def make_dog(self, *, body: models.MakeDogRequest | dicts.MakeDogRequestDict, **options: Unpack[CallOptions]) -> models.Dog: ...

    def get_wrapped(self, **options: Unpack[CallOptions]) -> models.Animal: ...

    def put_label(self, *, code: str, body: models.Label | dicts.LabelDict, **options: Unpack[CallOptions]) -> models.Label: ...

# case_all_of/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def make_dog(self, *, body: models.MakeDogRequest) -> Result[models.Dog]: ...

    @abstractmethod
    def get_wrapped(self) -> Result[models.Animal]: ...

    @abstractmethod
    def put_label(self, *, code: str, body: models.Label) -> Result[models.Label]: ...
