# etc_passwd_open_pwned_w_7_7_raw/models/__init__.py
"""Models of ../../etc/passwd\"\"\"
open("pwned", "w") # {{ 7*7 }} {% raw %}.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._left import Left
    from ._open import Open
    from ._open_based import OpenBased
    from ._open_choice import OpenChoice
    from ._open_touch_pwned_touch_pwned import OpenTouchPwnedTouchPwned
    from ._post_by_open_pwned_w_open_pwned_request import PostByOpenPwnedWOpenPwnedRequest
    from ._right import Right
    from ._x3_a20_pass import X3A20Pass
    from ._x_pass_open_pwned_w_model_item import XPassOpenPwnedWModelItem
    from ._x_pass_open_pwned_w_none_open_pwned_w import XPassOpenPwnedWNoneOpenPwnedW


__all__ = [
    "ApiModel",
    "Left",
    "Right",
    "X3A20Pass",
    "OpenTouchPwnedTouchPwned",
    "OpenBased",
    "OpenChoice",
    "XPassOpenPwnedWNoneOpenPwnedW",
    "XPassOpenPwnedWModelItem",
    "PostByOpenPwnedWOpenPwnedRequest",
    "Open",
]


# etc_passwd_open_pwned_w_7_7_raw/models/_left.py
"""Model Left."""


from __future__ import annotations


from typing import Annotated, Literal


from pydantic import Field


from .._runtime.models import ApiModel


class Left(ApiModel):
    ki_nd: Annotated[Literal['"""\\\nopen(\'pwned\')'], Field(alias='ki"nd')] = (
        '"""\\\nopen(\'pwned\')'
    )
    proto: Annotated[str | None, Field(alias="__proto__")] = None


# etc_passwd_open_pwned_w_7_7_raw/models/_open.py
"""Model Open."""


from __future__ import annotations


from typing import Annotated, ClassVar


from pydantic import Field


from .._runtime.models import ApiModel


from ._open_based import OpenBased


from ._open_choice import OpenChoice


from ._open_touch_pwned_touch_pwned import OpenTouchPwnedTouchPwned


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
"""Model OpenBased."""


from __future__ import annotations


from .._runtime.models import ApiModel


class OpenBased(ApiModel):
    x: str | None = None


# etc_passwd_open_pwned_w_7_7_raw/models/_open_choice.py
"""Model OpenChoice."""


from __future__ import annotations


from typing import Annotated, Union


from pydantic import Field


from typing_extensions import TypeAliasType


from .._runtime.variants import UnknownVariant, Unlisted


from ._left import Left


from ._right import Right


OpenChoice = TypeAliasType(
    "OpenChoice",
    Union[
        Annotated[Left | Right, Field(discriminator="ki_nd")],
        Annotated[UnknownVariant, Unlisted('ki"nd', '"""\\\nopen(\'pwned\')', "'")],
    ],
)


# etc_passwd_open_pwned_w_7_7_raw/models/_open_touch_pwned_touch_pwned.py
"""Model OpenTouchPwnedTouchPwned."""


from __future__ import annotations


from .._runtime.models import StrEnum


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
"""Model PostByOpenPwnedWOpenPwnedRequest."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ApiModel


class PostByOpenPwnedWOpenPwnedRequest(ApiModel):
    f_x_y: Annotated[str | None, Field(alias='f"\r\nX: y')] = None


# etc_passwd_open_pwned_w_7_7_raw/models/_right.py
"""Model Right."""


from __future__ import annotations


from typing import Annotated, Literal


from pydantic import Field


from .._runtime.models import ApiModel


class Right(ApiModel):
    ki_nd: Annotated[Literal["'"], Field(alias='ki"nd')] = "'"
    class_: Annotated[str | None, Field(alias="__class__")] = None
    init_subclass: Annotated[str | None, Field(alias="__init_subclass__")] = None


# etc_passwd_open_pwned_w_7_7_raw/models/_x3_a20_pass.py
"""Model X3A20Pass."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ApiModel


class X3A20Pass(ApiModel):
    eval: str | None = None
    print: str | None = None
    type: str | None = None
    property: str | None = None
    field: Annotated[str | None, Field(alias="😀")] = None
    x: str | None = None


# etc_passwd_open_pwned_w_7_7_raw/models/_x_pass_open_pwned_w_model_item.py
"""Model XPassOpenPwnedWModelItem."""


from __future__ import annotations


from .._runtime.models import StrEnum


class XPassOpenPwnedWModelItem(StrEnum):
    A_B = "a\nb"
    VALUE = "\x00"


# etc_passwd_open_pwned_w_7_7_raw/models/_x_pass_open_pwned_w_none_open_pwned_w.py
"""Model XPassOpenPwnedWNoneOpenPwnedW."""


from __future__ import annotations


from .._runtime.models import StrEnum


class XPassOpenPwnedWNoneOpenPwnedW(StrEnum):
    OPEN_PWNED = "'); open('pwned') #"
    REVERSE_SOLIDUS = "\\"
    QUOTATION_MARK_QUOTATION_MARK_QUOTATION_MARK = '"""'
