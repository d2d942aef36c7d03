# etc_passwd_open_pwned_w_7_7_raw/models/_left.py
class Left(ApiModel):
    ki_nd: Annotated[Literal['"""\\\nopen(\'pwned\')'], Field(alias='ki"nd')] = (
        '"""\\\nopen(\'pwned\')'
    )
    proto: Annotated[str | None, Field(alias="__proto__")] = None

# etc_passwd_open_pwned_w_7_7_raw/models/_open.py
class Open(ApiModel):
    """
    \"\"\"
    open("pwned", "w")
    \"\"\" \\N{BULLET} \\
    """

    _nullable: ClassVar[frozenset[str]] = frozenset({"a_b_c_d_e", "x_raw_y"})
    open_pwned_w: Annotated[str | None, Field(alias="\"\"\"\nopen('pwned', 'w')")] = None
    """ends with \""""

    field: Annotated[str, Field(alias="'")]
    """\"\"\""""

    field_2: Annotated[str, Field(alias="\\")] = "\\"
    n_bullet: Annotated[str | None, Field(alias="\\N{BULLET}")] = None
    """\\N{BULLET} \\x \\u12"""

    a_b_c_d_e: Annotated[str | None, Field(alias="a\u2028b\u2029c\x85d\x00e")] = "\u2028\u202e\x00"
    """open('pwned')"""

    x_raw_y: Annotated[str | None, Field(alias="{{ x }}{% raw %}{# y #}")] = None
    """{{ x }}{% raw %}{# y #}"""

    s_x_s_0: Annotated[str | None, Field(alias="%s%(x)s{0}", pattern='"""\'\\\\\\n{2}')] = None
    touch_pwned_touch_pwned: Annotated[
        OpenTouchPwnedTouchPwned | None, Field(alias="$(touch pwned)`touch pwned`")
    ] = None
    imported: str | None = None
    based: OpenBased | None = None
    choice: OpenChoice | None = None

# etc_passwd_open_pwned_w_7_7_raw/models/_open_based.py
class OpenBased(ApiModel):
    x: str | None = None

# etc_passwd_open_pwned_w_7_7_raw/models/_open_choice.py
OpenChoice = TypeAliasType(
    "OpenChoice",
    Union[
        Annotated[Left | Right, Field(discriminator="ki_nd")],
        Annotated[UnknownVariant, Unlisted('ki"nd', '"""\\\nopen(\'pwned\')', "'")],
    ],
)

# etc_passwd_open_pwned_w_7_7_raw/models/_open_touch_pwned_touch_pwned.py
class OpenTouchPwnedTouchPwned(StrEnum):
    QUOTATION_MARK_QUOTATION_MARK_QUOTATION_MARK = '"""'
    APOSTROPHE = "'"
    REVERSE_SOLIDUS = "\\"
    VALUE = "\n"
    RIGHT_TO_LEFT_OVERRIDE = "\u202e"
    LINE_SEPARATOR = "\u2028"
    VALUE_2 = "\x00"
    X = "{{ x }}"
    A_OPEN_PWNED = 'a"""\nopen(\'pwned\')'
    EMPTY = ""
    SPACE = " "
    CLASS = "__class__"
    MRO = "mro"
    X_2 = "_x_"
    INIT = "__init__"
    NAME = "name"

# etc_passwd_open_pwned_w_7_7_raw/models/_post_by_open_pwned_w_open_pwned_request.py
class PostByOpenPwnedWOpenPwnedRequest(ApiModel):
    f_x_y: Annotated[str | None, Field(alias='f"\r\nX: y')] = None

# etc_passwd_open_pwned_w_7_7_raw/models/_right.py
class Right(ApiModel):
    ki_nd: Annotated[Literal["'"], Field(alias='ki"nd')] = "'"
    class_: Annotated[str | None, Field(alias="__class__")] = None
    init_subclass: Annotated[str | None, Field(alias="__init_subclass__")] = None

# etc_passwd_open_pwned_w_7_7_raw/models/_x3_a20_pass.py
class X3A20Pass(ApiModel):
    eval: str | None = None
    print: str | None = None
    type: str | None = None
    property: str | None = None
    field: Annotated[str | None, Field(alias="😀")] = None
    x: str | None = None

# etc_passwd_open_pwned_w_7_7_raw/models/_x_pass_open_pwned_w_model_item.py
class XPassOpenPwnedWModelItem(StrEnum):
    A_B = "a\nb"
    VALUE = "\x00"

# etc_passwd_open_pwned_w_7_7_raw/models/_x_pass_open_pwned_w_none_open_pwned_w.py
class XPassOpenPwnedWNoneOpenPwnedW(StrEnum):
    OPEN_PWNED = "'); open('pwned') #"
    REVERSE_SOLIDUS = "\\"
    QUOTATION_MARK_QUOTATION_MARK_QUOTATION_MARK = '"""'
