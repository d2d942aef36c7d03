"""Where items come from: taken a few at a time, never more than are needed."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO

from ..narrowing import AnyAsyncIterable, AnyDict, AnyIterable, AnyPath

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator

_BOM = b"\xef\xbb\xbf"


class Source:
    """Items of an iterable, or the lines of a file.

    Args:
        items: an iterable of models, plain data or JSON texts, or the path of a file.

    Attributes:
        error: what the iterable raised; items before it were given.

    Raises:
        TypeError: it is something else; a single text or object for example.
    """

    def __init__(self, items: Any) -> None:
        self._file: Any = None
        self._lines: Iterator[bytes] | None = None
        if isinstance(items, AnyPath):
            self._file = open(items, "rb")  # noqa: PTH123, SIM115 - closed by `close`
            self._lines = _lines_of(self._file)
            items = ()
        is_one = isinstance(items, (str, bytes, bytearray, AnyDict))
        if is_one or not isinstance(items, AnyIterable):
            name = type(items).__name__
            raise TypeError(
                f"items must be an iterable of items, or a pathlib.Path of JSON lines, not {name}"
            )
        self._items: Iterator[Any] = iter(items)
        self._first = True
        self.error: Exception | None = None

    def read(self, count: int) -> list[Any]:
        """Return the next items, as many as asked for; fewer at the end only."""
        if self._lines is not None:
            return list(islice(self._lines, count))
        taken: list[Any] = []
        while len(taken) < count and self.error is None:
            chunk: list[Any] = []
            try:
                for item in islice(self._items, count - len(taken)):
                    chunk.append(item)  # noqa: PERF402 - what came before an error counts
            except Exception as error:
                self.error = error
            if not chunk:
                break
            taken += self.stripped(chunk)
        return taken

    def stripped(self, chunk: list[Any]) -> list[Any]:
        """Return items without line ends, and without lines that are empty."""
        if self._first and chunk:
            self._first = False
            if isinstance(chunk[0], bytes):
                chunk[0] = chunk[0].removeprefix(_BOM)
            elif isinstance(chunk[0], str):
                chunk[0] = chunk[0].removeprefix("\ufeff")
        kinds = set(map(type, chunk))
        if kinds == {bytes}:
            return [line for line in map(bytes.strip, chunk) if line]
        if kinds.isdisjoint((bytes, str)):
            return chunk
        stripped = [item.strip() if isinstance(item, (bytes, str)) else item for item in chunk]
        return [item for item in stripped if not isinstance(item, (bytes, str)) or item]

    def close(self) -> None:
        """Close the file, if it was opened here."""
        if self._file is not None:
            self._file.close()


_BLOCK = 1 << 16  # bytes: what was read of it is still in a cache when it is looked at


def _lines_of(file: BinaryIO) -> Iterator[bytes]:
    """Return the lines of a file, without those that are empty."""
    return chain.from_iterable(_blocks_of(file))


def _blocks_of(file: BinaryIO) -> Iterator[Iterable[bytes]]:
    rest = file.read(_BLOCK).removeprefix(_BOM)
    while block := file.read(_BLOCK):
        head, end, tail = block.rpartition(b"\n")
        if end:
            yield _lines_in(rest + head)
            rest = tail
        else:
            rest += block
    yield _lines_in(rest)


def _lines_in(block: bytes) -> Iterable[bytes]:
    """Return the lines of a block, without those that are empty."""
    lines = list(filter(None, block.split(b"\n")))
    if b"\r" in block or any(map(bytes.isspace, lines)):
        return filter(None, map(bytes.strip, lines))
    return lines


class AsyncSource:
    """The same, and items of an asynchronous iterable."""

    def __init__(self, items: Any) -> None:
        self._later: AsyncIterator[Any] | None = None
        if isinstance(items, AnyAsyncIterable):
            self._later = aiter(items)
            items = ()
        self._source = Source(items)

    @property
    def error(self) -> Exception | None:
        """What the iterable raised."""
        return self._source.error

    async def read(self, count: int) -> list[Any]:
        """Return the next items, as many as asked for; fewer at the end only."""
        source, later = self._source, self._later
        if later is None:
            return source.read(count)
        taken: list[Any] = []
        while len(taken) < count and source.error is None:
            chunk: list[Any] = []
            try:
                while len(chunk) < count - len(taken):
                    chunk.append(await anext(later))
            except StopAsyncIteration:
                self._later = None
                return taken + source.stripped(chunk)
            except Exception as error:
                source.error = error
            taken += source.stripped(chunk)
        return taken

    def close(self) -> None:
        """Close the file, if it was opened here."""
        self._source.close()
