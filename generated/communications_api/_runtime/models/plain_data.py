"""Types of plain data that stands for models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, SupportsIndex, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Array"]

ItemT_co = TypeVar("ItemT_co", covariant=True)


class Array(Protocol[ItemT_co]):
    """A list, a tuple or another sequence of items, and no text.

    `Sequence[str]` takes a text as the sequence of its characters. A text does not have this
    `__contains__`, which takes any value.
    """

    @overload
    def __getitem__(self, index: SupportsIndex, /) -> ItemT_co: ...
    @overload
    def __getitem__(self, index: slice, /) -> Sequence[ItemT_co]: ...
    def __contains__(self, value: object, /) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[ItemT_co]: ...
    def __reversed__(self) -> Iterator[ItemT_co]: ...
