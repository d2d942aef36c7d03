"""Classes of anything, for `isinstance` of a value whose type is not known.

`isinstance(value, dict)` leaves type checkers with a `dict` of unknown keys and values, of which
each use is an error in pyright's strict mode. At run time these names are the plain classes, so
that a check costs what it always does.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping
from os import PathLike
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:

    class AnyAsyncIterable(AsyncIterable[Any]):
        """An asynchronous iterable."""

    class AnyBinary(bytes):
        """Bytes of any of the three classes."""

    class AnyDict(dict[str, Any]):
        """A `dict` with keys of text, as JSON objects have."""

    class AnyFrozenset(frozenset[Any]):
        """A `frozenset`."""

    class AnyIterable(Iterable[Any]):
        """An iterable."""

    class AnyList(list[Any]):
        """A `list`."""

    class AnyMapping(Mapping[str, Any]):
        """A `Mapping` with keys of text."""

    class AnyPath(PathLike[str]):
        """A path."""

    class AnySet(set[Any]):
        """A `set`."""

    class AnyTuple(tuple[Any, ...]):
        """A `tuple` of any length."""

else:
    AnyBinary = (bytes, bytearray, memoryview)
    AnyDict, AnyFrozenset, AnyList = dict, frozenset, list
    AnyAsyncIterable, AnyIterable = AsyncIterable, Iterable
    AnyMapping, AnyPath = Mapping, PathLike
    AnySet, AnyTuple = set, tuple

EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})
"""What is read where an object is not there."""


def object_in(holder: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the object that a member holds; an empty one where it holds none."""
    value = holder.get(name)
    return value if isinstance(value, AnyDict) else EMPTY


__all__ = [
    "EMPTY",
    "AnyAsyncIterable",
    "AnyBinary",
    "AnyDict",
    "AnyFrozenset",
    "AnyIterable",
    "AnyList",
    "AnyMapping",
    "AnyPath",
    "AnySet",
    "AnyTuple",
    "object_in",
]
