# case_items/models/_add_names_request.py
class AddNamesRequest(ClosedModel):
    na_mes: Annotated[list[NaMe] | None, Field(alias="na/mes")] = None

# case_items/models/_arrival.py
class Arrival(ApiModel):
    kind: Literal["Arrival"] = "Arrival"
    at: AwareDatetime

# case_items/models/_article.py
class Article(ClosedModel):
    id: int
    name: Annotated[str | None, Field(min_length=1)] = None
    size: Size | None = None

# case_items/models/_departure.py
class Departure(ApiModel):
    kind: Literal["Departure"] = "Departure"
    gate: str | None = None

# case_items/models/_event.py
Event = TypeAliasType(
    "Event",
    Union[
        Annotated[Arrival | Departure, Field(discriminator="kind")],
        Annotated[UnknownVariant, Unlisted("kind", "Arrival", "Departure")],
    ],
)

# case_items/models/_event_list.py
EventList = TypeAliasType("EventList", list[Event])

# case_items/models/_events.py
class Events(ApiModel):
    source: str | None = None
    events: EventList | None

# case_items/models/_na_me.py
NaMe = TypeAliasType("NaMe", Annotated[str, Field(max_length=5)])

# case_items/models/_report.py
class Report(ApiModel):
    taken: int | None = None
    refused: list[int] | None = None

# case_items/models/_size.py
class Size(ClosedModel):
    width: float | None = None

# case_items/models/_stock.py
class Stock(ApiModel):
    """All that a warehouse has."""

    warehouse: Annotated[str | None, Field(min_length=2)] = None
    articles: Annotated[list[Article], Field(min_length=1)]
    remark: str | None = None
