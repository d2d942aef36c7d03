# case_nullable_30/models/__init__.py
"""Models of Case nullable 30.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._includes_nullable import IncludesNullable
    from ._nullable_all_of import NullableAllOf
    from ._nullable_enum import NullableEnum
    from ._nullable_part import NullablePart
    from ._part import Part
    from ._record import Record
    from ._record_choice import RecordChoice
    from ._record_inline import RecordInline
    from ._record_plain_enum import RecordPlainEnum
    from ._record_two_parts import RecordTwoParts


__all__ = [
    "ApiModel",
    "Part",
    "NullableEnum",
    "NullableAllOf",
    "IncludesNullable",
    "NullablePart",
    "RecordChoice",
    "RecordPlainEnum",
    "RecordTwoParts",
    "RecordInline",
    "Record",
]


# case_nullable_30/models/_includes_nullable.py
"""Model IncludesNullable."""


from __future__ import annotations


from .._runtime.models import ApiModel


class IncludesNullable(ApiModel):
    name: str | None = None
    more: str | None = None


# case_nullable_30/models/_nullable_all_of.py
"""Model NullableAllOf."""


from __future__ import annotations


from .._runtime.models import ApiModel


class NullableAllOf(ApiModel):
    name: str | None = None
    more: str | None = None


# case_nullable_30/models/_nullable_enum.py
"""Model NullableEnum."""


from __future__ import annotations


from .._runtime.models import StrEnum


class NullableEnum(StrEnum):
    A = "a"
    B = "b"


# case_nullable_30/models/_nullable_part.py
"""Model NullablePart."""


from __future__ import annotations


from .._runtime.models import ApiModel


class NullablePart(ApiModel):
    name: str | None = None


# case_nullable_30/models/_part.py
"""Model Part."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Part(ApiModel):
    name: str | None = None


# case_nullable_30/models/_record.py
"""Model Record."""


from __future__ import annotations


from typing import Annotated, ClassVar


from pydantic import Field


from .._runtime.models import ApiModel


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


# case_nullable_30/models/_record_choice.py
"""Model RecordChoice."""


from __future__ import annotations


from .._runtime.models import StrEnum


class RecordChoice(StrEnum):
    ONE = "one"
    TWO = "two"


# case_nullable_30/models/_record_inline.py
"""Model RecordInline."""


from __future__ import annotations


from .._runtime.models import ApiModel


class RecordInline(ApiModel):
    inner: str | None = None


# case_nullable_30/models/_record_plain_enum.py
"""Model RecordPlainEnum."""


from __future__ import annotations


from .._runtime.models import StrEnum


class RecordPlainEnum(StrEnum):
    ONE = "one"
    TWO = "two"


# case_nullable_30/models/_record_two_parts.py
"""Model RecordTwoParts."""


from __future__ import annotations


from .._runtime.models import ApiModel


class RecordTwoParts(ApiModel):
    name: str | None = None
    two: int | None = None
