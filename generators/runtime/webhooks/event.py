"""Events: what a webhook says, typed; and the facts of webhooks, as generated code states them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from ..operations import Operation

HeaderFields: TypeAlias = (
    Mapping[str, str] | Iterable[tuple[str, str]] | Iterable[tuple[bytes, bytes]]
)
"""Header fields as frameworks give them: a mapping, or pairs; names in any case."""


@dataclass(frozen=True, slots=True)
class Event:
    """A request that the API sent; each webhook and callback has a class of its own.

    Attributes:
        name: of the webhook; of a callback `operationId.callback`.
        data: the body, as the document describes it; None where there is none.
        id: of the event, from `webhook-id`: the same where it is sent again. Empty where the
            verifier does not say one, and where nothing was verified.
        timestamp: when this attempt was made, likewise; None where that is not known.
        headers: all header fields, by their names in lower case.
    """

    name: str
    data: Any
    id: str = ""
    timestamp: datetime | None = None
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class UnknownEvent(Event):
    """An event that the document does not have: the API has more of them than it had.

    `name` is the value that should have told which it is; empty where there was none. `data` is
    plain JSON data, or bytes where the body is none.
    """


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells a webhook from others.

    Attributes:
        place: where it stands.
        path: name of the header field in lower case, or names of properties that lead to a value.
        values: those that the webhook has there.
        required: whether it is always there.
    """

    place: Literal["header", "field"]
    path: tuple[str, ...]
    values: tuple[str | int | bool, ...]
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """The facts of a webhook, or of a callback.

    Attributes:
        name: as in `Event`.
        operation: its request and its answers; what is sent here is what the API sends.
        pointer: of its operation in the package's document.
        marks: what tells it from others.
        expression: of a callback, the runtime expression that says where it is sent.
    """

    name: str
    operation: Operation[Any]
    pointer: str
    marks: tuple[Mark, ...] = ()
    expression: str = ""

    @property
    def is_callback(self) -> bool:
        """Whether it belongs to an operation. It is never told by what is in it, but by its URL."""
        return bool(self.expression)


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhooks:
    """All webhooks and callbacks of a document.

    Attributes:
        title: of the API.
        entries: in documented order, webhooks first.
    """

    title: str
    entries: tuple[Webhook, ...]

    def of(self, name: str) -> Webhook:
        """Return a webhook or a callback.

        Raises:
            ValueError: there is none of this name.
        """
        for webhook in self.entries:
            if webhook.name == name:
                return webhook
        raise ValueError(f"the document has no webhook or callback {name!r}")
