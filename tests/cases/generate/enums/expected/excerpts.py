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
Booleans = TypeAliasType("Booleans", Literal[True])

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
    number: Literal[7] | None = None
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
