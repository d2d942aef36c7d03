# case_aliases/models/__init__.py
"""Models of Case aliases.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._anything import Anything
    from ._code import Code
    from ._codes import Codes
    from ._constant import Constant
    from ._day import Day
    from ._empty import Empty
    from ._holder import Again, Holder
    from ._identifier import Identifier
    from ._map import Map
    from ._maybe_code import MaybeCode
    from ._maybe_text import MaybeText
    from ._moment import Moment
    from ._nothing import Nothing
    from ._page import Page
    from ._truth import Truth
    from ._whatever import Whatever


__all__ = [
    "ApiModel",
    "Code",
    "Page",
    "Codes",
    "Moment",
    "Day",
    "Identifier",
    "Anything",
    "Whatever",
    "Nothing",
    "MaybeText",
    "MaybeCode",
    "Map",
    "Empty",
    "Truth",
    "Constant",
    "Again",
    "Holder",
]


# case_aliases/models/_anything.py
"""Model Anything."""


from __future__ import annotations


from typing import Any


from typing_extensions import TypeAliasType


Anything = TypeAliasType("Anything", Any)


# case_aliases/models/_code.py
"""Model Code."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from typing_extensions import TypeAliasType


Code = TypeAliasType("Code", Annotated[str, Field(pattern="^[a-z]+$")])
"""A short code."""


# case_aliases/models/_codes.py
"""Model Codes."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from typing_extensions import TypeAliasType


from ._code import Code


Codes = TypeAliasType("Codes", Annotated[list[Code], Field(max_length=3)])
"""Default: `[]`."""


# case_aliases/models/_constant.py
"""Model Constant."""


from __future__ import annotations


from typing import Literal


from typing_extensions import TypeAliasType


Constant = TypeAliasType("Constant", Literal["always"])


# case_aliases/models/_day.py
"""Model Day."""


from __future__ import annotations


from datetime import date


from typing_extensions import TypeAliasType


Day = TypeAliasType("Day", date)


# case_aliases/models/_empty.py
"""Model Empty."""


from __future__ import annotations


from .._runtime.models import OpenModel


class Empty(OpenModel):
    pass


# case_aliases/models/_holder.py
"""Models Again, Holder."""


from __future__ import annotations


from typing import Annotated, ClassVar


from uuid import UUID


from pydantic import Field


from typing_extensions import TypeAliasType


from .._runtime.models import ApiModel


from ._anything import Anything


from ._code import Code


from ._codes import Codes


from ._constant import Constant


from ._day import Day


from ._empty import Empty


from ._identifier import Identifier


from ._map import Map


from ._maybe_code import MaybeCode


from ._maybe_text import MaybeText


from ._moment import Moment


from ._nothing import Nothing


from ._page import Page


from ._truth import Truth


from ._whatever import Whatever


Again = TypeAliasType("Again", "Holder")


class Holder(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset(
        {"anything", "maybe_code", "maybe_text", "nothing", "whatever"}
    )
    code: Code | None = "abc"
    codes: Codes | None = None
    day: Day | None = None
    """Default: `"2024-02-29"`."""

    moment: Moment | None = None
    identifier: Identifier | None = None
    id: UUID | None = None
    """Default: `"00000000-0000-0000-0000-000000000000"`."""

    anything: Anything | None = None
    whatever: Whatever | None = None
    nothing: Nothing | None = None
    maybe_text: Annotated[MaybeText | None, Field(alias="maybeText")] = None
    maybe_code: Annotated[MaybeCode | None, Field(alias="maybeCode")] = None
    again: Again | None = None
    map: Map | None = None
    empty: Empty | None = None
    truth: Truth | None = True
    constant: Constant | None = None
    page: Page | None = 1
    """Described anew."""


# case_aliases/models/_identifier.py
"""Model Identifier."""


from __future__ import annotations


from uuid import UUID


from typing_extensions import TypeAliasType


Identifier = TypeAliasType("Identifier", UUID)


# case_aliases/models/_map.py
"""Model Map."""


from __future__ import annotations


from typing_extensions import TypeAliasType


from ._day import Day


Map = TypeAliasType("Map", dict[str, Day])


# case_aliases/models/_maybe_code.py
"""Model MaybeCode."""


from __future__ import annotations


from typing_extensions import TypeAliasType


from ._code import Code


MaybeCode = TypeAliasType("MaybeCode", Code | None)


# case_aliases/models/_maybe_text.py
"""Model MaybeText."""


from __future__ import annotations


from typing_extensions import TypeAliasType


MaybeText = TypeAliasType("MaybeText", str | None)


# case_aliases/models/_moment.py
"""Model Moment."""


from __future__ import annotations


from typing_extensions import TypeAliasType


from .._runtime.models import AwareDatetime


Moment = TypeAliasType("Moment", AwareDatetime)
"""Default: `"2024-01-01T00:00:00Z"`."""


# case_aliases/models/_nothing.py
"""Model Nothing."""


from __future__ import annotations


from typing_extensions import TypeAliasType


Nothing = TypeAliasType("Nothing", None)


# case_aliases/models/_page.py
"""Model Page."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from typing_extensions import TypeAliasType


Page = TypeAliasType("Page", Annotated[int, Field(ge=1)])


# case_aliases/models/_truth.py
"""Model Truth."""


from __future__ import annotations


from typing_extensions import TypeAliasType


Truth = TypeAliasType("Truth", bool)


# case_aliases/models/_whatever.py
"""Model Whatever."""


from __future__ import annotations


from typing import Any


from typing_extensions import TypeAliasType


Whatever = TypeAliasType("Whatever", Any)
"""Anything at all."""
