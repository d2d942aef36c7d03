# case_base_class/models/_cat.py
class Cat(ApiModel):
    """Named in the document by its schema."""

    pet_type: Annotated[Literal["Cat"], Field(alias="petType")] = "Cat"
    name: str | None = None
    lives: int | None = None

# case_base_class/models/_dog.py
Pet = TypeAliasType(
    "Pet",
    Union[
        Annotated[Union[Cat, "Dog", "Puppy"], Field(discriminator="pet_type")],
        Annotated[UnknownVariant, Unlisted("petType", "dog", "Cat", "Puppy")],
    ],
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
