# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of ../../etc/passwd\"\"\" open("pwned", "w") # {{ 7*7 }} {% raw %}.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

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

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Left": "_left",
            "Right": "_right",
            "X3A20Pass": "_x3_a20_pass",
            "OpenTouchPwnedTouchPwned": "_open_touch_pwned_touch_pwned",
            "OpenBased": "_open_based",
            "OpenChoice": "_open_choice",
            "XPassOpenPwnedWNoneOpenPwnedW": "_x_pass_open_pwned_w_none_open_pwned_w",
            "XPassOpenPwnedWModelItem": "_x_pass_open_pwned_w_model_item",
            "PostByOpenPwnedWOpenPwnedRequest": "_post_by_open_pwned_w_open_pwned_request",
            "Open": "_open",
        },
    )
