# case_items/models/__init__.py
"""Models of Case items.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


if TYPE_CHECKING:
    from ._add_names_request import AddNamesRequest
    from ._arrival import Arrival
    from ._article import Article
    from ._departure import Departure
    from ._event import Event
    from ._event_list import EventList
    from ._events import Events
    from ._na_me import NaMe
    from ._report import Report
    from ._size import Size
    from ._stock import Stock


__all__ = [
    "ApiModel",
    "Report",
    "Size",
    "Arrival",
    "Departure",
    "NaMe",
    "AddNamesRequest",
    "Article",
    "Event",
    "Stock",
    "EventList",
    "Events",
]


# case_items/models/_add_names_request.py
"""Model AddNamesRequest."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ClosedModel


from ._na_me import NaMe


class AddNamesRequest(ClosedModel):
    na_mes: Annotated[list[NaMe] | None, Field(alias="na/mes")] = None


# case_items/models/_arrival.py
"""Model Arrival."""


from __future__ import annotations


from typing import Literal


from .._runtime.models import ApiModel, AwareDatetime


class Arrival(ApiModel):
    kind: Literal["Arrival"] = "Arrival"
    at: AwareDatetime


# case_items/models/_article.py
"""Model Article."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ClosedModel


from ._size import Size


class Article(ClosedModel):
    id: int
    name: Annotated[str | None, Field(min_length=1)] = None
    size: Size | None = None


# case_items/models/_departure.py
"""Model Departure."""


from __future__ import annotations


from typing import Literal


from .._runtime.models import ApiModel


class Departure(ApiModel):
    kind: Literal["Departure"] = "Departure"
    gate: str | None = None


# case_items/models/_event.py
"""Model Event."""


from __future__ import annotations


from typing import Annotated, Union


from pydantic import Field


from typing_extensions import TypeAliasType


from .._runtime.variants import UnknownVariant, Unlisted


from ._arrival import Arrival


from ._departure import Departure


Event = TypeAliasType(
    "Event",
    Union[
        Annotated[Arrival | Departure, Field(discriminator="kind")],
        Annotated[UnknownVariant, Unlisted("kind", "Arrival", "Departure")],
    ],
)


# case_items/models/_event_list.py
"""Model EventList."""


from __future__ import annotations


from typing_extensions import TypeAliasType


from ._event import Event


EventList = TypeAliasType("EventList", list[Event])


# case_items/models/_events.py
"""Model Events."""


from __future__ import annotations


from .._runtime.models import ApiModel


from ._event_list import EventList


class Events(ApiModel):
    source: str | None = None
    events: EventList | None


# case_items/models/_na_me.py
"""Model NaMe."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from typing_extensions import TypeAliasType


NaMe = TypeAliasType("NaMe", Annotated[str, Field(max_length=5)])


# case_items/models/_report.py
"""Model Report."""


from __future__ import annotations


from .._runtime.models import ApiModel


class Report(ApiModel):
    taken: int | None = None
    refused: list[int] | None = None


# case_items/models/_size.py
"""Model Size."""


from __future__ import annotations


from .._runtime.models import ClosedModel


class Size(ClosedModel):
    width: float | None = None


# case_items/models/_stock.py
"""Model Stock."""


from __future__ import annotations


from typing import Annotated


from pydantic import Field


from .._runtime.models import ApiModel


from ._article import Article


class Stock(ApiModel):
    """All that a warehouse has."""

    warehouse: Annotated[str | None, Field(min_length=2)] = None
    articles: Annotated[list[Article], Field(min_length=1)]
    remark: str | None = None
