"""Names of events: of webhooks and callbacks, their classes and the methods that take them."""

from __future__ import annotations

from typing import NamedTuple

from .given import fault
from .identifiers import Scope, pascal
from .operations import method_fault, method_name

_RESERVED_CLASSES = frozenset({"AnyEvent", "Event", "UnknownEvent"})
_RESERVED_METHODS = frozenset({"unknown"})
_RESERVED_CONSTANTS = frozenset({"UUID", "WEBHOOKS"})
_SUFFIX = "Event"


class EventName(NamedTuple):
    """The names of one event.

    Attributes:
        event: on the wire of receivers, and in Python; unique.
        class_name: of the event.
        method: of the handler.
        constant: of its facts.
    """

    event: str
    class_name: str
    method: str
    constant: str


class EventNames:
    """The names of all events of a document."""

    def __init__(self) -> None:
        self._events = Scope()
        self._classes = Scope(_RESERVED_CLASSES)
        self._methods = Scope(_RESERVED_METHODS)
        self._constants = Scope(_RESERVED_CONSTANTS)

    def take(self, name: str, given: str = "") -> EventName:
        """Return the names of an event.

        Args:
            name: of the webhook, or `operation.callback`.
            given: what the document calls it in Python; empty for nothing.
        """
        event = self._events.take(name)
        wanted = method_name(event, "" if event_fault(given) else given)
        base = pascal(given if wanted == given else event)
        class_name = base if base.endswith(_SUFFIX) else f"{base}{_SUFFIX}"
        method = self._methods.take(wanted)
        return EventName(
            event,
            self._classes.take(class_name, separator=""),
            method,
            self._constants.take(method.upper()),
        )


def event_fault(name: str) -> str:
    """Return why a method that takes an event cannot have a name; empty where one can."""
    return fault(name, _RESERVED_METHODS) or method_fault(name)


def event_parameter(name: str) -> str:
    """Return the keyword of a parameter of a method that takes an event."""
    return f"{name}_" if name == "event" else name
