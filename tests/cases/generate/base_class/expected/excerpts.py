# case_base_class/models/_cat.py
class Cat(ApiModel):
    """Named in the document by its schema."""

    pet_type: Annotated[Literal["Cat"], Field(alias="petType")] = "Cat"
    name: str | None = None
    lives: int | None = None

# case_base_class/models/_dog.py
Pet = TypeAliasType(
    "Pet", Union[Annotated[Union[Cat, "Dog", "Puppy"], Field(discriminator="pet_type")], Annotated[UnknownVariant, Unlisted("petType", "dog", "Cat", "Puppy")]]
)

class Dog(ApiModel):
    pet_type: Annotated[Literal["dog"], Field(alias="petType")] = "dog"
    name: str | None = None
    bark: str
    friend: Pet | None = None

class Puppy(ApiModel):
    pet_type: Annotated[Literal["Puppy"], Field(alias="petType")] = "Puppy"
    name: str | None = None
    bark: str
    friend: Pet | None = None
    weeks: int | None = None

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
    user_agent=f"case-base-class/1.0.0 ({GENERATED_BY})",
    logger="case_base_class",
)

# case_base_class/client.py
class Default(SyncGroup):
    def send_pet(self, *, body: models.Pet | Mapping[str, Any], **options: Unpack[CallOptions]) -> list[models.Pet]: ...

# case_base_class/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def send_pet(self, *, body: models.Pet) -> Result[list[models.Pet]]: ...
