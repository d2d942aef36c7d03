# case_open_objects/models/_closed.py
class Closed(ClosedModel):
    a: str | None = None

# case_open_objects/models/_numbers.py
Numbers = TypeAliasType("Numbers", dict[str, JsonNumber])

# case_open_objects/models/_open.py
class Open(OpenModel):
    a: str | None = None

# case_open_objects/models/_settings.py
class Settings(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"nothing"})
    retries: int = 3
    rate: JsonNumber = 0.5
    title: str = 'it\'s "quoted" \\ and more'
    on: bool = True
    day: FullDate | None = None
    """Default: `"2024-02-29"`."""

    at: AwareDatetime | None = None
    """Default: `"2024-02-29T12:00:00Z"`."""

    tags: list[str] | None = None
    """Default: `["a", "b"]`."""

    options: dict[str, Any] | None = None
    """Default: `{"a": 1}`."""

    nothing: str | None = None
    mode: SettingsMode | None = SettingsMode.FAST
    open: Open | None = None
    closed: Closed | None = None
    typed: Typed | None = None
    numbers: Numbers | None = None
    lists: dict[str, list[Closed]] | None = None
    bare: dict[str, Any] | None = None
    pattern: Annotated[str | None, Field(pattern="^[A-Z]{2}[0-9]+$")] = None
    look_around: Annotated[str | None, Field(alias="lookAround")] = None
    point: tuple[JsonNumber, JsonNumber] | None = None
    pair: list[Any] | None = None
    unique: list[str] | None = None
    money: Annotated[JsonNumber | None, Field(lt=1000.0), MultipleOf(0.01)] = None
    big: int | None = None

# case_open_objects/models/_settings_mode.py
class SettingsMode(StrEnum):
    FAST = "fast"
    SLOW = "slow"

# case_open_objects/models/_typed.py
class Typed(OpenModel):
    a: str | None = None

# case_open_objects/_operations.py
PUT_SETTINGS: Operation[models.Settings] = Operation(
    id="putSettings",
    group="default",
    py_name="put_settings",
    method="PUT",
    path="/settings",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Settings),)),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.Settings),)),),
)

PUT_MAP: Operation[models.Numbers] = Operation(
    id="putMap",
    group="default",
    py_name="put_map",
    method="PUT",
    path="/map",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Numbers),)),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.Numbers),)),),
)

CONTRACT = Contract(
    title="Case open objects",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(PUT_SETTINGS, PUT_MAP),
    user_agent="case-open-objects/1.0.0" + f" ({GENERATED_BY})",
    logger="case_open_objects",
)

# case_open_objects/client.py
class Default(SyncGroup):
    def put_settings(self, *, body: models.Settings | dicts.SettingsDict, **options: Unpack[CallOptions]) -> models.Settings: ...

    def put_map(self, *, body: models.Numbers | dicts.NumbersDict, **options: Unpack[CallOptions]) -> models.Numbers: ...

# case_open_objects/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def put_settings(self, *, body: models.Settings) -> Result[models.Settings]: ...

    @abstractmethod
    def put_map(self, *, body: models.Numbers) -> Result[models.Numbers]: ...

# case_open_objects/dicts.py
__all__ = ["OpenDict", "ClosedDict", "TypedDict2", "NumbersDict", "SettingsModeValue", "SettingsDict"]

class OpenDict(TypedDict):
    """Plain data of `models.Open`."""

    a: NotRequired[str | None]

class ClosedDict(TypedDict):
    """Plain data of `models.Closed`."""

    a: NotRequired[str | None]

class TypedDict2(TypedDict):
    """Plain data of `models.Typed`."""

    a: NotRequired[str | None]

NumbersDict: TypeAlias = "Mapping[str, float | Decimal]"

SettingsModeValue: TypeAlias = Literal["fast", "slow"]

class SettingsDict(TypedDict):
    """Plain data of `models.Settings`."""

    retries: NotRequired[int]
    rate: NotRequired[float | Decimal]
    title: NotRequired[str]
    on: NotRequired[bool]
    day: NotRequired[date | str | None]
    at: NotRequired[datetime | str | None]
    tags: NotRequired[Array[str] | None]
    options: NotRequired[Mapping[str, Any] | None]
    nothing: NotRequired[str | None]
    mode: NotRequired[SettingsModeValue | models.SettingsMode | None]
    open: NotRequired[OpenDict | Mapping[str, Any] | models.Open | None]
    closed: NotRequired[ClosedDict | models.Closed | None]
    typed: NotRequired[TypedDict2 | Mapping[str, Any] | models.Typed | None]
    numbers: NotRequired[NumbersDict | None]
    lists: NotRequired[Mapping[str, Sequence[ClosedDict | models.Closed]] | None]
    bare: NotRequired[Mapping[str, Any] | None]
    pattern: NotRequired[str | None]
    lookAround: NotRequired[str | None]
    point: NotRequired[Sequence[float | Decimal] | None]
    pair: NotRequired[Array[Any] | None]
    unique: NotRequired[Array[str] | None]
    money: NotRequired[float | Decimal | None]
    big: NotRequired[int | None]
