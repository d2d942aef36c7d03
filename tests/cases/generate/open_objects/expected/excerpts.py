# case_open_objects/models/__init__.py
"""Models of Case open objects.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


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


# case_open_objects/models/_closed.py
"""Model Closed."""


from __future__ import annotations


from .._runtime.models import ClosedModel


class Closed(ClosedModel):
    a: str | None = None


# case_open_objects/models/_numbers.py
"""Model Numbers."""


from __future__ import annotations


from typing_extensions import TypeAliasType


Numbers = TypeAliasType("Numbers", dict[str, float])


# case_open_objects/models/_open.py
"""Model Open."""


from __future__ import annotations


from .._runtime.models import OpenModel


class Open(OpenModel):
    a: str | None = None


# case_open_objects/models/_settings.py
"""Model Settings."""


from __future__ import annotations


from datetime import date


from typing import Annotated, Any, ClassVar


from pydantic import Field


from .._runtime.models import ApiModel, AwareDatetime


from ._closed import Closed


from ._numbers import Numbers


from ._open import Open


from ._settings_mode import SettingsMode


from ._typed import Typed


class Settings(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"nothing"})
    retries: int = 3
    rate: float = 0.5
    title: str = 'it\'s "quoted" \\ and more'
    on: bool = True
    day: date | None = None
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
    pattern: Annotated[str | None, Field(pattern="^[A-Z]{2}\\d+$")] = None
    look_around: Annotated[str | None, Field(alias="lookAround")] = None
    point: tuple[float, float] | None = None
    pair: list[Any] | None = None
    unique: list[str] | None = None
    money: Annotated[float | None, Field(lt=1000.0, multiple_of=0.01)] = None
    big: int | None = None


# case_open_objects/models/_settings_mode.py
"""Model SettingsMode."""


from __future__ import annotations


from .._runtime.models import StrEnum


class SettingsMode(StrEnum):
    FAST = "fast"
    SLOW = "slow"


# case_open_objects/models/_typed.py
"""Model Typed."""


from __future__ import annotations


from .._runtime.models import OpenModel


class Typed(OpenModel):
    a: str | None = None
