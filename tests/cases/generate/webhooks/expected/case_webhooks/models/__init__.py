# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Models of Case webhooks.

Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach
from .._runtime.models.base import ApiModel

if TYPE_CHECKING:
    from ._pet import Pet
    from ._subscribe_on_event_request import SubscribeOnEventRequest
    from ._subscribe_request import SubscribeRequest

__all__ = [
    "ApiModel",
    "Pet",
    "SubscribeRequest",
    "SubscribeOnEventRequest",
]

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Pet": "_pet",
            "SubscribeRequest": "_subscribe_request",
            "SubscribeOnEventRequest": "_subscribe_on_event_request",
        },
    )
