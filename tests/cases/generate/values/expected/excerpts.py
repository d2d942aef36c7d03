# case_values/models/_thing.py
class Thing(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"anything", "json_", "nullable"})
    number: JsonNumber | None = None
    bounded: Annotated[JsonNumber | None, Field(ge=-1000000.0), MultipleOf(0.25)] = None
    nullable: JsonNumber | None = None
    numbers: list[JsonNumber] | None = None
    numbers_by_name: Annotated[dict[str, JsonNumber] | None, Field(alias="numbersByName")] = None
    anything: Any | None = None
    json_: Annotated[Json | None, Field(alias="json")] = None
    number_or_text: Annotated[JsonNumber | str | None, Field(alias="numberOrText")] = None
    id: TextUUID | None = None
    ids: list[TextUUID] | None = None
    id_or_text: Annotated[TextUUID | str | None, Field(alias="idOrText")] = None
    text_or_id: Annotated[str | TextUUID | None, Field(alias="textOrId")] = None
    date: FullDate | None = None
    date_or_text: Annotated[FullDate | str | None, Field(alias="dateOrText")] = None
    moment_or_text: Annotated[AwareDatetime | str | None, Field(alias="momentOrText")] = None

# case_values/models/_json.py
Json = TypeAliasType("Json", Optional[Union[str, JsonNumber, bool, "list[Json]", "dict[str, Json]"]])

# case_values/_operations.py
NUMBER_IN_PATH: Operation[float] = Operation(
    id="numberInPath",
    group="default",
    py_name="number_in_path",
    method="GET",
    path="/number/{value}",
    parameters=(
        Parameter(name="value", py_name="value", location="path", type=lambda: JsonNumber, required=True),
        Parameter(name="inQuery", py_name="in_query", location="query", type=lambda: JsonNumber, style="form", explode=True),
        Parameter(name="listed", py_name="listed", location="query", type=lambda: list[JsonNumber], style="form", explode=True),
        Parameter(name="deep", py_name="deep", location="query", type=lambda: models.Range, style="deepObject", explode=True),
        Parameter(
            name="bounded", py_name="bounded", location="query", type=lambda: Annotated[JsonNumber, Field(ge=0), MultipleOf(0.01)], style="form", explode=True
        ),
        Parameter(name="json", py_name="json", location="query", type=lambda: Any, content_type="application/json"),
        Parameter(name="X-Number", py_name="x_number", location="header", type=lambda: JsonNumber),
        Parameter(name="inCookie", py_name="in_cookie", location="cookie", type=lambda: JsonNumber, style="form", explode=True),
    ),
    responses=(Response(status="200", description="ok", media=(Media(content_type="application/json", type=lambda: JsonNumber),)),),
)

ID_IN_PATH: Operation[UUID] = Operation(
    id="idInPath",
    group="default",
    py_name="id_in_path",
    method="GET",
    path="/id/{value}",
    parameters=(
        Parameter(name="value", py_name="value", location="path", type=lambda: TextUUID, required=True),
        Parameter(name="inQuery", py_name="in_query", location="query", type=lambda: TextUUID, style="form", explode=True),
        Parameter(name="listed", py_name="listed", location="query", type=lambda: list[TextUUID], style="form", explode=True),
        Parameter(name="X-Id", py_name="x_id", location="header", type=lambda: TextUUID),
        Parameter(name="inCookie", py_name="in_cookie", location="cookie", type=lambda: TextUUID, style="form", explode=True),
    ),
    responses=(Response(status="200", description="ok", media=(Media(content_type="application/json", type=lambda: TextUUID),)),),
)

DAY_IN_PATH: Operation[date] = Operation(
    id="dayInPath",
    group="default",
    py_name="day_in_path",
    method="GET",
    path="/day/{value}",
    parameters=(
        Parameter(name="value", py_name="value", location="path", type=lambda: FullDate, required=True),
        Parameter(name="inQuery", py_name="in_query", location="query", type=lambda: Union[FullDate, str], style="form", explode=True),
    ),
    responses=(Response(status="200", description="ok", media=(Media(content_type="application/json", type=lambda: FullDate),)),),
)
