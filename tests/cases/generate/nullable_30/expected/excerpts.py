# case_nullable_30/models/_includes_nullable.py
class IncludesNullable(ApiModel):
    name: str | None = None
    more: str | None = None

# case_nullable_30/models/_nullable_all_of.py
class NullableAllOf(ApiModel):
    name: str | None = None
    more: str | None = None

# case_nullable_30/models/_nullable_enum.py
class NullableEnum(StrEnum):
    A = "a"
    B = "b"

# case_nullable_30/models/_nullable_part.py
class NullablePart(ApiModel):
    name: str | None = None

# case_nullable_30/models/_part.py
class Part(ApiModel):
    name: str | None = None

# case_nullable_30/models/_record.py
class Record(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset(
        {"choice", "either", "inline", "list_", "maybe_null", "number", "part", "plain_enum", "two_parts", "via_all_of", "via_component", "via_enum"}
    )
    must: str
    must_null: Annotated[str | None, Field(alias="mustNull")]
    maybe: str | None = None
    maybe_null: Annotated[str | None, Field(alias="maybeNull")] = None
    number: Annotated[int | None, Field(gt=0)] = None
    list_: Annotated[list[str | None] | None, Field(alias="list")] = None
    choice: RecordChoice | None = None
    plain_enum: Annotated[RecordPlainEnum | None, Field(alias="plainEnum")] = None
    part: Part | None = None
    via_component: Annotated[NullablePart | None, Field(alias="viaComponent")] = None
    via_enum: Annotated[NullableEnum | None, Field(alias="viaEnum")] = None
    via_all_of: Annotated[NullableAllOf | None, Field(alias="viaAllOf")] = None
    two_parts: Annotated[RecordTwoParts | None, Field(alias="twoParts")] = None
    not_null: Annotated[IncludesNullable | None, Field(alias="notNull")] = None
    inline: RecordInline | None = None
    either: str | int | None = None

# case_nullable_30/models/_record_choice.py
class RecordChoice(StrEnum):
    ONE = "one"
    TWO = "two"

# case_nullable_30/models/_record_inline.py
class RecordInline(ApiModel):
    inner: str | None = None

# case_nullable_30/models/_record_plain_enum.py
class RecordPlainEnum(StrEnum):
    ONE = "one"
    TWO = "two"

# case_nullable_30/models/_record_two_parts.py
class RecordTwoParts(ApiModel):
    name: str | None = None
    two: int | None = None

# case_nullable_30/_operations.py
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
    title="Case nullable 30",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(PUT_RECORD,),
    user_agent="case-nullable-30/1.0.0" + f" ({GENERATED_BY})",
    logger="case_nullable_30",
)

# case_nullable_30/client.py
class Default(SyncGroup):
    def put_record(self, *, body: models.Record | dicts.RecordDict, **options: Unpack[CallOptions]) -> models.Record: ...

# case_nullable_30/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def put_record(self, *, body: models.Record) -> Result[models.Record]: ...
