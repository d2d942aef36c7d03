# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Enums."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._awkward import Awkward
from ._booleans import Booleans
from ._codes import Codes
from ._enums_inline import EnumsInline
from ._enums_many_item import EnumsManyItem
from ._mixed import Mixed
from ._only_null import OnlyNull
from ._order import Order
from ._ratio import Ratio
from ._single import Single
from ._with_null import WithNull


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
