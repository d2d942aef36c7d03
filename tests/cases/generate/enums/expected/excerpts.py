# case_enums/models/_awkward.py
class Awkward(StrEnum):
    EMPTY = ""
    A = "a"
    A_2 = "A"
    A_B = "a b"
    A_B_2 = "a-b"
    A_B_3 = "a_b"
    VALUE_1 = "1"
    MINUS_1 = "-1"
    PLUS_1 = "+1"
    VALUE_1_ST = "1st"
    NO = "no"
    NONE = "None"
    NONE_2 = "none"
    CLASS = "class"
    MRO = "mro"
    NAME = "name"
    VALUE = "value"
    SELF = "self"
    ASTERISK = "*"
    LESS_THAN_SIGN_EQUALS_SIGN = "<="
    GREATER_THAN_SIGN_EQUALS_SIGN = ">="
    GREATER_THAN_OR_EQUAL_TO = "≥"
    Ä = "ä"
    日本 = "日本"
    NULL = "null"
    INIT = "__init__"
    PRIVATE = "_private"
    A_B_4 = 'a"b'
    A_B_5 = "a'b"
    A_B_6 = "a\\b"
    WITH_SPACE = "with space "

# case_enums/models/_booleans.py
Booleans = TypeAliasType("Booleans", Annotated[Literal[True], ExactValue])

# case_enums/models/_codes.py
class Codes(IntEnum):
    VALUE_0 = 0
    VALUE_1 = 1
    MINUS_1 = -1
    VALUE_404 = 404

# case_enums/models/_enums.py
class Enums(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"only_null", "with_null"})
    awkward: Awkward | None = None
    codes: Codes | None = None
    mixed: Mixed | None = None
    ratio: Ratio | None = None
    single: Single | None = None
    with_null: Annotated[WithNull | None, Field(alias="withNull")] = None
    only_null: Annotated[OnlyNull | None, Field(alias="onlyNull")] = None
    booleans: Booleans | None = None
    constant: Literal["fixed"] | None = None
    number: Annotated[Literal[7], ExactValue] | None = None
    inline: EnumsInline | None = EnumsInline.LEFT
    many: list[EnumsManyItem] | None = None
    ordered: Order = Order.DESC

# case_enums/models/_enums_inline.py
class EnumsInline(StrEnum):
    LEFT = "left"
    RIGHT = "right"

# case_enums/models/_enums_many_item.py
class EnumsManyItem(StrEnum):
    X = "x"
    Y = "y"

# case_enums/models/_mixed.py
class Mixed(Enum):
    AUTO = "auto"
    VALUE_1 = 1
    VALUE_2_5 = 2.5

# case_enums/models/_only_null.py
OnlyNull = TypeAliasType("OnlyNull", None)

# case_enums/models/_order.py
class Order(StrEnum):
    ASC = "asc"
    DESC = "desc"

# case_enums/models/_put_enums_level.py
class PutEnumsLevel(IntEnum):
    VALUE_1 = 1
    VALUE_2 = 2
    VALUE_3 = 3

# case_enums/models/_ratio.py
class Ratio(Enum):
    VALUE_0_5 = 0.5
    VALUE_1 = 1
    VALUE_2_5 = 2.5

# case_enums/models/_single.py
class Single(StrEnum):
    ONLY = "only"

# case_enums/models/_with_null.py
class WithNull(StrEnum):
    YES = "yes"
    NO = "no"

# case_enums/_operations.py
PUT_ENUMS: Operation[models.Enums] = Operation(
    id="putEnums",
    group="default",
    py_name="put_enums",
    method="PUT",
    path="/enums",
    parameters=(
        Parameter(name="level", py_name="level", location="query", type=lambda: models.PutEnumsLevel, style="form", explode=True, default=2),
        Parameter(name="order", py_name="order", location="query", type=lambda: models.Order, style="form", explode=True, default="asc"),
    ),
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Enums),)),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.Enums),)),),
)

CONTRACT = Contract(
    title="Case enums",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(PUT_ENUMS,),
    user_agent="case-enums/1.0.0" + f" ({GENERATED_BY})",
    logger="case_enums",
)

# case_enums/client.py
class Default(SyncGroup):
    def put_enums(
        self,
        *,
        body: models.Enums | dicts.EnumsDict,
        level: models.PutEnumsLevel | None = None,
        order: models.Order | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Enums:
        """PUT /enums.

        `PUT /enums`

        Args:
            level: Default: `2`.
            order: Default: `asc`.
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the same

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(operations.PUT_ENUMS, {"level": level, "order": order}, body, options)

# case_enums/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def put_enums(self, *, level: models.PutEnumsLevel, order: models.Order, body: models.Enums) -> Result[models.Enums]: ...

# case_enums/cli.py
PROGRAM = Program(
    name="case-enums",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_ENUMS",
    help="Case enums",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="put-enums",
                    id="putEnums",
                    method="put_enums",
                    request="PUT /enums",
                    options=(
                        Option(name="level", argument="level", kind="integer", choices=("1", "2", "3"), help="Default: 2."),
                        Option(name="order", argument="order", kind="text", choices=("asc", "desc"), help="Default: asc."),
                    ),
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
            ),
        ),
    ),
)
