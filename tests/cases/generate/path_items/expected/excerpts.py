# case_path_items/models/_new_store.py
class NewStore(ApiModel):
    name: Annotated[str, Field(min_length=1)]

# case_path_items/models/_store.py
class Store(ApiModel):
    id: int
    name: str
