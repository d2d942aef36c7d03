"""Bodies with one large array, of which a handler takes one item at a time (`x-items`).

Each item is validated when its turn comes, on its own, and nothing of it is kept: memory holds the
text of the body and one item. Between items other requests have their turn.
"""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, Generic

from pydantic_core import from_json
from typing_extensions import TypeVar

from ..validation.problems import MAX_VIOLATIONS, invalid

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from ..operations import Operation
    from ..validation.violations import Violation

TURN: Final = 0.005
"""Seconds after which other requests have their turn."""

HeadT_co = TypeVar("HeadT_co", covariant=True)
ItemT_co = TypeVar("ItemT_co", covariant=True)


class Item(Generic[ItemT_co]):
    """One item of an array.

    Attributes:
        index: its number in the array, from 0 on.
        errors: what is wrong with it; pointers lead through the whole body. Empty where it is as
            the document says.
    """

    __slots__ = ("_text", "_value", "errors", "index")

    def __init__(
        self, index: int, text: bytes, value: ItemT_co, errors: tuple[Violation, ...] = ()
    ) -> None:
        self.index = index
        self.errors = errors
        self._text = text
        self._value = value

    @property
    def value(self) -> ItemT_co:
        """The item as its type.

        Raises:
            ProblemError: 422, if there are errors.
        """
        if self.errors:
            raise invalid(self.errors)
        return self._value

    @property
    def data(self) -> Any:
        """The item as plain JSON data, whatever is wrong with it: to find an id in it, for example.

        None where it cannot be read at all, which happens to values that are nested too deeply.
        """
        try:
            return from_json(self._text)
        except ValueError:
            return None

    def __repr__(self) -> str:
        said = f"{len(self.errors)} errors" if self.errors else repr(self._value)
        return f"{type(self).__name__}({self.index}, {said})"


class ItemBody(Generic[HeadT_co, ItemT_co]):
    """A body whose array is read item by item; it can be iterated over more than once.

    `async for item in body` gives each item with its errors, `body.valid()` only values. In a
    handler method that is a plain `def`, and so runs in a thread, the same is done with `for`; on
    the event loop `for` would keep it from everything else.

    Args:
        head: see below.
        items: gives all items, anew each time it is called.

    Attributes:
        head: the rest of the body: its model, with the array left out; None where the body is the
            array itself.
    """

    def __init__(self, head: HeadT_co, items: Callable[[], Iterator[Item[ItemT_co]]]) -> None:
        self.head = head
        self._items = items

    def __iter__(self) -> Iterator[Item[ItemT_co]]:
        """Give each item, valid or not."""
        return self._items()

    async def __aiter__(self) -> AsyncIterator[Item[ItemT_co]]:
        """Give each item, valid or not."""
        until = perf_counter() + TURN
        for item in self._items():
            yield item
            if perf_counter() > until:
                await asyncio.sleep(0)
                until = perf_counter() + TURN

    def valid(self) -> Valid[ItemT_co]:
        """Return what gives the values, up to the first item that is not as the document says.

        Then the rest is only checked, and a 422 raised that lists what is wrong with all items: be
        ready to undo what was done with the values, or call `check` before.
        """
        return Valid(self)

    async def check(self) -> None:
        """Check all items.

        Raises:
            ProblemError: 422, with what is wrong with all of them.
        """
        async for _ in self.valid():
            pass

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.head!r})"


class Valid(Generic[ItemT_co]):
    """The values of a body's items, for `async for` and `for`; see `ItemBody.valid`."""

    def __init__(self, body: ItemBody[Any, ItemT_co]) -> None:
        self._body = body

    def __iter__(self) -> Iterator[ItemT_co]:
        """Give the values; raise a 422 in the end if an item was invalid."""
        found = _Found()
        for item in self._body:
            if found.none_in(item):
                yield item.value
        found.complain()

    async def __aiter__(self) -> AsyncIterator[ItemT_co]:
        """Give the values; raise a 422 in the end if an item was invalid."""
        found = _Found()
        async for item in self._body:
            if found.none_in(item):
                yield item.value
        found.complain()


class _Found:
    """What is wrong with items: as much as one answer lists, and how much it is."""

    def __init__(self) -> None:
        self._listed: list[Violation] = []
        self._count = 0

    def none_in(self, item: Item[Any]) -> bool:
        """Take the errors of an item; return whether none were found so far."""
        self._count += len(item.errors)
        self._listed += item.errors[: MAX_VIOLATIONS - len(self._listed)]
        return self._count == 0

    def complain(self) -> None:
        """Raise a 422 if anything is wrong."""
        if self._count:
            raise invalid(self._listed, self._count)


def import_splitting(operation: Operation[Any]) -> None:
    """Import what reading the body of an operation needs, so that what is missing is said early.

    Raises:
        ImportError: it reads items, and msgspec is not installed.
    """
    if operation.body is not None and any(media.array for media in operation.body.media):
        from . import splitting  # noqa: F401
