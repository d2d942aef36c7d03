# case_nullable_31/models/_nullable_part.py
class NullablePart(ApiModel):
    name: str | None = None

# case_nullable_31/models/_part.py
class Part(ApiModel):
    name: str | None = None

# case_nullable_31/models/_record.py
class Record(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset(
        {"always", "anything", "choice", "inline", "list_", "maybe_null", "number", "only_null", "part", "part_one_of", "several", "via_component"}
    )
    must: str
    must_null: Annotated[str | None, Field(alias="mustNull")]
    maybe: str | None = None
    maybe_null: Annotated[str | None, Field(alias="maybeNull")] = None
    number: Annotated[int | None, Field(gt=0)] = None
    several: str | int | None = None
    list_: Annotated[list[str | None] | None, Field(alias="list")] = None
    choice: RecordChoice | None = None
    part: Part | None = None
    part_one_of: Annotated[Part | None, Field(alias="partOneOf")] = None
    """Null first."""

    via_component: Annotated[NullablePart | None, Field(alias="viaComponent")] = None
    inline: RecordInline | None = None
    only_null: Annotated[None, Field(alias="onlyNull")] = None
    anything: Any | None = None
    always: Any | None = None

# case_nullable_31/models/_record_choice.py
class RecordChoice(StrEnum):
    ONE = "one"
    TWO = "two"

# case_nullable_31/models/_record_inline.py
class RecordInline(ApiModel):
    inner: str | None = None

# case_nullable_31/_operations.py
PUT_RECORD: Operation[models.Record] = Operation(
    id="putRecord",
    group="default",
    py_name="put_record",
    method="PUT",
    path="/record",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Record),)),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.Record),)),),
)

CONTRACT = Contract(
    title="Case nullable 31",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(PUT_RECORD,),
    user_agent="case-nullable-31/1.0.0" + f" ({GENERATED_BY})",
    logger="case_nullable_31",
)

# case_nullable_31/client.py
class Default(SyncGroup):
    def put_record(self, *, body: models.Record | dicts.RecordDict, **options: Unpack[CallOptions]) -> models.Record: ...

# case_nullable_31/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def put_record(self, *, body: models.Record) -> Result[models.Record]: ...
