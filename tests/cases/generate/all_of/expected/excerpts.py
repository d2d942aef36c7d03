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
