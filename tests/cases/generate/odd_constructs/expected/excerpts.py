# case_odd_constructs/models/_r.py
class R(ApiModel):
    one: S | None
    two: RTwo | None
    three: RThree | None = None
    four: str | None = None
    five: str | None = None
    six: RSix | None = None
    seven: Annotated[list[list[JsonNumber]] | None, Field(min_length=1)] = None
    eight: str | int | None = None
    nine: AwareDatetime | None = None
    """Default: `"2020-01-01T00:00:00Z"`."""

# case_odd_constructs/models/_r_six.py
class RSix(OpenModel):
    k: str | None = None

# case_odd_constructs/models/_r_three.py
class RThree(IntEnum):
    ONE = 1
    TWO = 2

# case_odd_constructs/models/_r_two.py
class RTwo(StrEnum):
    A = "a"
    B = "b"

# case_odd_constructs/client.py
class Default(SyncGroup):
    def get_a(
        self,
        *,
        ids: list[str] | None = None,
        r: str | None = None,
        f: models.GetAF | None = None,
        nested: models.GetANested | None = None,
        arr: list[models.GetAArrItem] | None = None,
        c: str | None = None,
        x_l: list[int] | None = None,
        **options: Unpack[CallOptions],
    ) -> models.R: ...

    def post_rel(self, *, body: bytes | BinaryIO | None = None, **options: Unpack[CallOptions]) -> None: ...

    def get_x(self, *, fmt: str, **options: Unpack[CallOptions]) -> None: ...

class Client(SyncClientBase):
    def __init__(self, base_url: str | None = None, **options: Unpack[ClientOptions]) -> None: ...

    @classmethod
    def for_app(cls, app: AsgiApp, *, base_url: str = "http://testserver", raise_app_exceptions: bool = True, **options: Unpack[ClientSettings]) -> Self: ...

    @property
    def default(self) -> Default: ...
