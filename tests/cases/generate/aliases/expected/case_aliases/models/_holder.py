# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models Again, Holder."""

from __future__ import annotations

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.models.base import ApiModel
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
