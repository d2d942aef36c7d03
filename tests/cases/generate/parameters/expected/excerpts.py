# case_parameters/models/_colour.py
class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"

# case_parameters/models/_in_query_filter.py
class InQueryFilter(ApiModel):
    field: str
    values: list[int] | None = None

# case_parameters/models/_in_query_size.py
class InQuerySize(StrEnum):
    SMALL = "small"
    LARGE = "large"

# case_parameters/models/_range.py
class Range(ApiModel):
    from_: Annotated[int | None, Field(alias="from")] = None
    to: int | None = None

# case_parameters/models/_texts.py
Texts = TypeAliasType("Texts", list[str])
