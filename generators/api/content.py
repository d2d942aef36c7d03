"""What requests and answers hold, as part of the frozen description: types and media types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ..runtime.streams.sequences import EVENTS

if TYPE_CHECKING:
    from .ir import Parameter

TypeKind = Literal[
    "none",
    "any",
    "scalar",
    "model",
    "list",
    "map",
    "tuple",
    "union",
    "literal",
    "bytes",
    "stream",
    "items",
]


@dataclass(frozen=True, slots=True)
class Type:
    """A Python type as structure.

    Attributes:
        kind: which of the shapes it is.
        name: for `scalar` the Python type (`str`, `int`, `float`, `bool`, `date`, `datetime`,
            `UUID`, `Upload`), for `model` the class or alias in `models`, for `stream` the class
            of the runtime.
        args: item type of a list or stream, value type of a map, members of a tuple or union; of
            `items`, a body that is read item by item, the rest of the body and the item type.
        constraints: keyword arguments of pydantic's `Field`, in fixed order.
        values: the constants of a `literal`.
    """

    kind: TypeKind
    name: str = ""
    args: tuple[Type, ...] = ()
    constraints: tuple[tuple[str, Any], ...] = ()
    values: tuple[Any, ...] = ()


NONE = Type("none")
ANY = Type("any")
BYTES = Type("bytes")
FILE = Type("scalar", "Upload")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form is written; `style` is None where parts have a media type."""

    name: str
    content_type: str | None
    style: str | None
    explode: bool
    allow_reserved: bool
    headers: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A named example of a body; `value` is JSON."""

    name: str
    value: Any
    summary: str
    pointer: str


@dataclass(frozen=True, slots=True)
class EventData:
    """The data of server-sent events of one name; `text` says that it is not JSON."""

    name: str
    type: Type
    text: bool


@dataclass(frozen=True, slots=True)
class Items:
    """What a sequential media type is a sequence of.

    Attributes:
        kind: `events`, `lines` or `records`, as the runtime calls them.
        type: of an item; of events the data of those that are not in `events`, None where there are
            no others.
        text: whether that data is text, not JSON.
        events: server-sent events that are told by their name.
        end: data of the event that ends the stream; empty where there is none.
    """

    kind: str
    type: Type | None
    text: bool
    events: tuple[EventData, ...]
    end: str

    @property
    def is_events(self) -> bool:
        """Whether the items are server-sent events."""
        return self.kind == EVENTS.name


@dataclass(frozen=True, slots=True)
class ItemArray:
    """The array of a request body that a server reads item by item (`x-items`).

    Attributes:
        name: property that holds it, on the wire; empty where the body is the array itself.
        type: of an item.
        min_items: how many there are at least; None where none is stated.
        max_items: how many there are at most, likewise.
        id: property of an item that answers refer to it by, on the wire; empty where there is none.
    """

    name: str
    type: Type
    min_items: int | None
    max_items: int | None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What the codec of a media type has to know of its schema.

    Attributes:
        value: anything that `repr` writes.
        constant: name of what several media types share, in the operations module.
    """

    value: Any
    constant: str


@dataclass(frozen=True, slots=True)
class Media:
    """One media type of a body; `type` of kind `bytes` is raw content.

    `items` is set where it is a sequence that is read and written item by item; `type` is then a
    list of those. `array` is set where a server reads the items of an array one by one, `details`
    where the codec has to know more of the schema than the type. `is_text` says that it is text by
    its schema as well as by its name.
    """

    content_type: str
    type: Type
    encoding: tuple[Encoding, ...]
    examples: tuple[Example, ...]
    pointer: str
    items: Items | None = None
    array: ItemArray | None = None
    details: Details | None = None
    is_text: bool = False

    @property
    def served(self) -> Type:
        """The type that a handler receives."""
        if self.array is None:
            return self.type
        return Type("items", args=(self.type if self.array.name else NONE, self.array.type))
