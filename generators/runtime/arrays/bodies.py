"""Bodies with one large array, which a handler reads item by item (`x-items`).

Each item is validated when its turn comes, on its own, and nothing of it is kept: memory holds the
text of the body and one item. Between items other requests have their turn.
"""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, Generic

from pydantic_core import from_json
from typing_extensions import TypeVar

from ..limits import MAX_VIOLATIONS
from ..validation.problems import invalid

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
        self.index: int = index
        self.errors: tuple[Violation, ...] = errors
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
        content = f"{len(self.errors)} errors" if self.errors else repr(self._value)
        return f"{type(self).__name__}({self.index}, {content})"


class ItemBody(Generic[HeadT_co, ItemT_co]):
    """A body whose array is read item by item; it can be iterated over more than once.

    `async for item in body` gives each item with its errors, `body.valid()` only values. In a
    handler method that is a plain `def`, and so runs in a thread, the same is done with `for`; on
    the event loop `for` would keep it from everything else.

    Args:
        head: see below.
        items: returns an iterator over all items, each time from the first.

    Attributes:
        head: the model of the body without the array; None where the body is the array itself.
    """

    def __init__(self, head: HeadT_co, items: Callable[[], Iterator[Item[ItemT_co]]]) -> None:
        self.head = head
        self._items = items

    def __iter__(self) -> Iterator[Item[ItemT_co]]:
        """Give each item, valid or not."""
        return self._items()

    async def __aiter__(self) -> AsyncIterator[Item[ItemT_co]]:
        """Give each item, valid or not."""
        turn_end = perf_counter() + TURN
        for item in self._items():
            yield item
            if perf_counter() > turn_end:
                await asyncio.sleep(0)
                turn_end = perf_counter() + TURN

    def valid(self) -> Valid[ItemT_co]:
        """Return the values of the items, up to the first item that is not as the document says.

        The rest is then only checked, and a 422 is raised that lists their errors, 100 at most: be
        ready to undo what was done with the values, or call `check` before.
        """
        return Valid(self)

    async def check(self) -> None:
        """Check all items.

        Raises:
            ProblemError: 422, with the errors of items, 100 at most.
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
        violations = _Violations()
        for item in self._body:
            violations.add(item)
            if violations.is_full:
                break
            if not violations.violations:
                yield item.value
        violations.raise_any()

    async def __aiter__(self) -> AsyncIterator[ItemT_co]:
        """Give the values; raise a 422 in the end if an item was invalid."""
        violations = _Violations()
        async for item in self._body:
            violations.add(item)
            if violations.is_full:
                break
            if not violations.violations:
                yield item.value
        violations.raise_any()


class _Violations:
    """The violations of items, up to one more than a response lists.

    Attributes:
        violations: they.
    """

    def __init__(self) -> None:
        self.violations: list[Violation] = []

    @property
    def is_full(self) -> bool:
        """Whether there are more than a response lists: no item has to be read then."""
        return len(self.violations) > MAX_VIOLATIONS

    def add(self, item: Item[Any]) -> None:
        """Add the errors of an item."""
        self.violations += item.errors

    def raise_any(self) -> None:
        """Raise a 422 if there are any."""
        if self.violations:
            raise invalid(self.violations)


def import_splitting(operation: Operation[Any]) -> None:
    """Import what reading the body of an operation needs: a missing library is reported early.

    Raises:
        ImportError: it reads items, and msgspec is not installed.
    """
    if operation.body is not None and any(media.array for media in operation.body.media):
        from . import splitting  # noqa: F401 # pyright: ignore[reportUnusedImport]
