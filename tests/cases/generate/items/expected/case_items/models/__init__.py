# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case items.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

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

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Report": "_report",
            "Size": "_size",
            "Arrival": "_arrival",
            "Departure": "_departure",
            "NaMe": "_na_me",
            "AddNamesRequest": "_add_names_request",
            "Article": "_article",
            "Event": "_event",
            "Stock": "_stock",
            "EventList": "_event_list",
            "Events": "_events",
        },
    )
