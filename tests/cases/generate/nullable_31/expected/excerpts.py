# case_nullable_31/models/__init__.py
"""Models of Case nullable 31.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._nullable_part import NullablePart
    from ._part import Part
    from ._record import Record
    from ._record_choice import RecordChoice
    from ._record_inline import RecordInline


__all__ = [
    "ApiModel",
    "Part",
    "NullablePart",
    "RecordChoice",
    "RecordInline",
    "Record",
]


# case_nullable_31/models/_nullable_part.py
"""Model NullablePart."""


from __future__ import annotations


from .._runtime.models import ApiModel


class NullablePart(ApiModel):
    name: str | None = None


# case_nullable_31/models/_part.py
"""Model Part."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Part(ApiModel):
    name: str | None = None


# case_nullable_31/models/_record.py
"""Model Record."""


from __future__ import annotations


from typing import Annotated, Any, ClassVar


from pydantic import Field


from .._runtime.models import ApiModel


from ._nullable_part import NullablePart


from ._part import Part


from ._record_choice import RecordChoice


from ._record_inline import RecordInline


class Record(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset(
        {
            "always",
            "anything",
            "choice",
            "inline",
            "list_",
            "maybe_null",
            "number",
            "only_null",
            "part",
            "part_one_of",
            "several",
            "via_component",
        }
    )
    must: str
    must_null: Annotated[str | None, Field(alias="mustNull")]
    maybe: str | None = None
    maybe_null: Annotated[str | None, Field(alias="maybeNull")] = None
    number: Annotated[int | None, Field(gt=0)] = None
    several: str | int | None = None
    list_: Annotated[list[str | None] | None, Field(alias="list")] = None
    choice: RecordChoice | None = None
    part: Part | None = None
    part_one_of: Annotated[Part | None, Field(alias="partOneOf")] = None
    """Null first."""

    via_component: Annotated[NullablePart | None, Field(alias="viaComponent")] = None
    inline: RecordInline | None = None
    only_null: Annotated[None, Field(alias="onlyNull")] = None
    anything: Any | None = None
    always: Any | None = None


# case_nullable_31/models/_record_choice.py
"""Model RecordChoice."""


from __future__ import annotations


from .._runtime.models import StrEnum


class RecordChoice(StrEnum):
    ONE = "one"
    TWO = "two"


# case_nullable_31/models/_record_inline.py
"""Model RecordInline."""


from __future__ import annotations


from .._runtime.models import ApiModel


class RecordInline(ApiModel):
    inner: str | None = None
