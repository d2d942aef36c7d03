# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case open objects.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._closed import Closed
    from ._numbers import Numbers
    from ._open import Open
    from ._settings import Settings
    from ._settings_mode import SettingsMode
    from ._typed import Typed

__all__ = [
    "ApiModel",
    "Open",
    "Closed",
    "Typed",
    "Numbers",
    "SettingsMode",
    "Settings",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Open": "_open",
            "Closed": "_closed",
            "Typed": "_typed",
            "Numbers": "_numbers",
            "SettingsMode": "_settings_mode",
            "Settings": "_settings",
        },
    )
