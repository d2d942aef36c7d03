# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Open."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.base import ApiModel
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
