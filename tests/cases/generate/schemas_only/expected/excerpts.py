# case_schemas_only/models/_pet.py
class Pet(ApiModel):
    name: str | None = None
    tag: Tag | None = None

# case_schemas_only/models/_tag.py
class Tag(StrEnum):
    CAT = "cat"
    DOG = "dog"
