# case_wire_names/models/_stats.py
class Stats(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"may_be_null"})
    index_fullness: Annotated[JsonNumber | None, Field(alias="indexFullness")] = None
    may_be_null: Annotated[JsonNumber | None, Field(alias="mayBeNull")] = None
    dim: int | None = None
    inner: Stats | None = None

Stats.model_rebuild()
