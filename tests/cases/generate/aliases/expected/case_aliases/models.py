# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case aliases."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

from pydantic import Field
from typing_extensions import TypeAliasType

from ._runtime.models import ApiModel, AwareDatetime, OpenModel

Code = TypeAliasType("Code", Annotated[str, Field(pattern="^[a-z]+$")])
"""A short code."""


Page = TypeAliasType("Page", Annotated[int, Field(ge=1)])


Codes = TypeAliasType("Codes", Annotated[list[Code], Field(max_length=3)])
"""Default: `[]`."""


Moment = TypeAliasType("Moment", AwareDatetime)
"""Default: `"2024-01-01T00:00:00Z"`."""


Day = TypeAliasType("Day", date)


Identifier = TypeAliasType("Identifier", UUID)


Anything = TypeAliasType("Anything", Any)


Whatever = TypeAliasType("Whatever", Any)
"""Anything at all."""


Nothing = TypeAliasType("Nothing", None)


MaybeText = TypeAliasType("MaybeText", str | None)


MaybeCode = TypeAliasType("MaybeCode", Code | None)


Map = TypeAliasType("Map", dict[str, Day])


class Empty(OpenModel):
    pass


Truth = TypeAliasType("Truth", bool)


Constant = TypeAliasType("Constant", Literal["always"])


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
