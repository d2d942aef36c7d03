# case_base_class/models/_any_dog.py
AnyDog = TypeAliasType("AnyDog", Annotated[Dog | Puppy | UnknownVariant, Tagged("petType", {"dog": "Dog", "Puppy": "Puppy"}, attribute="pet_type")])

# case_base_class/models/_cat.py
class Cat(ApiModel):
    """Named in the document by its schema."""

    _filled: ClassVar[frozenset[str]] = frozenset({"pet_type"})
    pet_type: Annotated[str, Field(alias="petType")] = "Cat"
    name: str | None = None
    lives: int | None = None

# case_base_class/models/_dog.py
Pet = TypeAliasType(
    "Pet",
    Annotated[
        Union[PetBase, Cat, "Dog", "Puppy", UnknownVariant],
        Tagged("petType", {"dog": "Dog", "Pet": "PetBase", "Cat": "Cat", "Puppy": "Puppy"}, attribute="pet_type"),
    ],
)

class Dog(ApiModel):
    _filled: ClassVar[frozenset[str]] = frozenset({"pet_type"})
    pet_type: Annotated[str, Field(alias="petType")] = "dog"
    name: str | None = None
    bark: str
    friend: Pet | None = None

class Puppy(ApiModel):
    _filled: ClassVar[frozenset[str]] = frozenset({"pet_type"})
    pet_type: Annotated[str, Field(alias="petType")] = "Puppy"
    name: str | None = None
    bark: str
    friend: Pet | None = None
    weeks: int | None = None

# case_base_class/models/_pet_base.py
class PetBase(ApiModel):
    _filled: ClassVar[frozenset[str]] = frozenset({"pet_type"})
    pet_type: Annotated[str, Field(alias="petType")] = "Pet"
    name: str | None = None

# case_base_class/_operations.py
SEND_PET: Operation[list[models.Pet]] = Operation(
    id="sendPet",
    group="default",
    py_name="send_pet",
    method="POST",
    path="/pets",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Pet),)),
    responses=(Response(status="200", description="it and its friends", media=(Media(content_type="application/json", type=lambda: list[models.Pet]),)),),
)

CONTRACT = Contract(
    title="Case base class",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(SEND_PET,),
    user_agent="case-base-class/1.0.0" + f" ({GENERATED_BY})",
    logger="case_base_class",
)

# case_base_class/client.py
class Default(SyncGroup):
    def send_pet(self, *, body: models.Pet | dicts.PetDict, **options: Unpack[CallOptions]) -> list[models.Pet]: ...

# case_base_class/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def send_pet(self, *, body: models.Pet) -> Result[list[models.Pet]]: ...
