# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Record."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._includes_nullable import IncludesNullable
from ._nullable_all_of import NullableAllOf
from ._nullable_enum import NullableEnum
from ._nullable_part import NullablePart
from ._part import Part
from ._record_choice import RecordChoice
from ._record_inline import RecordInline
from ._record_plain_enum import RecordPlainEnum
from ._record_two_parts import RecordTwoParts


class Record(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset(
        {
            "choice",
            "either",
            "inline",
            "list_",
            "maybe_null",
            "number",
            "part",
            "plain_enum",
            "two_parts",
            "via_all_of",
            "via_component",
            "via_enum",
        }
    )
    must: str
    must_null: Annotated[str | None, Field(alias="mustNull")]
    maybe: str | None = None
    maybe_null: Annotated[str | None, Field(alias="maybeNull")] = None
    number: Annotated[int | None, Field(gt=0)] = None
    list_: Annotated[list[str | None] | None, Field(alias="list")] = None
    choice: RecordChoice | None = None
    plain_enum: Annotated[RecordPlainEnum | None, Field(alias="plainEnum")] = None
    part: Part | None = None
    via_component: Annotated[NullablePart | None, Field(alias="viaComponent")] = None
    via_enum: Annotated[NullableEnum | None, Field(alias="viaEnum")] = None
    via_all_of: Annotated[NullableAllOf | None, Field(alias="viaAllOf")] = None
    two_parts: Annotated[RecordTwoParts | None, Field(alias="twoParts")] = None
    not_null: Annotated[IncludesNullable | None, Field(alias="notNull")] = None
    inline: RecordInline | None = None
    either: str | int | None = None
