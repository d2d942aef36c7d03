"""What is wrong with large data, found in slices: each has the shape of the whole.

Pydantic collects every error before it reports the first, and other requests wait meanwhile. So
large data is cut into slices that are validated one after the other, until as many errors are known
as an answer lists. A slice proves that something is wrong, never that all is well: what it lacks
may be an error of the slice alone, and such errors are not counted.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from ..limits import MAX_VIOLATIONS
from ..narrowing import AnyDict, AnyList
from .whole_numbers import with_integers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

SLICE: Final = 1000
"""Values of JSON in one slice, about."""
_TURN = 0.005  # seconds
_BASE = 100
"""Values that stand in every slice of an object, so that it is seen what kind of object it is."""
_HINTS = 20
_TEXT = 256
"""Characters of a text that weigh as much as a value."""

Path: TypeAlias = tuple[str | int, ...]


class Turns:
    """Lets other requests have their turn while something large is read."""

    def __init__(self) -> None:
        # Late: who only writes has no use for it, and it imports much.
        from asyncio import sleep

        self._sleep = sleep
        self._end = perf_counter() + _TURN

    async def give(self) -> None:
        """Let others have their turn, if it is time."""
        if perf_counter() > self._end:
            await self._sleep(0)
            self._end = perf_counter() + _TURN


class Slice(NamedTuple):
    """A part of some data.

    Attributes:
        data: it.
        starts: by the path of each container that is not there as a whole, the number of items
            that are left out before the first.
    """

    data: Any
    starts: Mapping[Path, int]

    def within(self, part: str | int, data: Any, start: int = 0) -> Slice:
        """Return the same inside of a container."""
        inner = {(part, *path): number for path, number in self.starts.items()}
        return Slice(data, {**inner, (): start})


def weight(data: Any, most: int) -> int:
    """Return of how many values some data consists, long texts as several; not more than `most`."""
    count, waiting = 1, [data]
    while waiting and count < most:
        node = waiting.pop()
        if isinstance(node, (AnyDict, AnyList)) and node:
            count += len(node)
            if count < most:
                waiting += node.values() if isinstance(node, AnyDict) else node
        elif isinstance(node, str):
            count += len(node) // _TEXT
    return min(count, most)


def slices(data: Any, most: int = SLICE) -> Iterator[Slice]:
    """Give slices that hold all of some data between them, in its order."""
    if weight(data, most) < most or not isinstance(data, (AnyDict, AnyList)):
        yield Slice(data, {})
    elif isinstance(data, AnyList):
        yield from _of_list(data, most)
    else:
        yield from _of_object(data, most)


def _of_list(items: list[Any], most: int) -> Iterator[Slice]:
    start, total = 0, 0
    for index, item in enumerate(items):
        own = weight(item, most)
        if total + own >= most:
            if index > start:
                yield Slice(items[start:index], {(): start})
            start, total = index, 0
            if own >= most:
                for inner in slices(item, most):
                    yield inner.within(0, [inner.data], index)
                start = index + 1
                continue
        total += own
    if start < len(items):
        yield Slice(items[start:], {(): start})


def _of_object(members: dict[str, Any], most: int) -> Iterator[Slice]:
    large: dict[str, Any] = {}
    small: dict[str, Any] = {}
    for name, member in members.items():
        (small if weight(member, most // 4) < most // 4 else large)[name] = member
    hints = {name: _hint(members[name]) for name in list(large)[:_BASE]}
    base: dict[str, Any] = {}
    for name, member in list(small.items())[:_BASE]:
        base[name] = member if weight(member, _HINTS) < _HINTS else _hint(member)
    incomplete: dict[Path, int] = {(): 0}
    incomplete |= {
        (name,): 0 for name in (*base, *hints) if isinstance(members[name], (list, dict))
    }
    group: dict[str, Any] = {}
    total = 0
    for name, member in small.items():
        own = weight(member, most)
        if total + own >= most and group:
            yield _of_group(base | hints, incomplete, group)
            group, total = {}, 0
        group[name] = member
        total += own
    if group:
        yield _of_group(base | hints, incomplete, group)
    for name, member in large.items():
        for inner in slices(member, most):
            whole = {**base, **hints, name: inner.data}
            starts = {path: n for path, n in incomplete.items() if path != (name,)}
            yield Slice(whole, {**starts, **inner.within(name, whole).starts})


def _of_group(
    shared: dict[str, Any], incomplete: Mapping[Path, int], group: dict[str, Any]
) -> Slice:
    starts = {
        path: number for path, number in incomplete.items() if not (path and path[0] in group)
    }
    return Slice({**shared, **group}, starts)


def _hint(data: Any) -> Any:
    """Return what stands for large data in slices of other parts."""
    if isinstance(data, AnyList):
        return [item for item in data[:1] if weight(item, _HINTS) < _HINTS]
    if isinstance(data, AnyDict):
        names = list(data)[:_HINTS]
        return {name: data[name] for name in names if weight(data[name], _HINTS) < _HINTS}
    return data


class Found(NamedTuple):
    """An error, and its place in the data."""

    error: ErrorDetails
    place: Path


def errors_in(validator: Any, part: Slice, data: Any, context: Any = None) -> list[Found]:
    """Return the errors of a slice that are errors of the whole data as well.

    Args:
        validator: of the whole data.
        part: of it.
        data: all of it.
        context: of the validation.
    """
    try:
        validator.validate_json(
            to_json(part.data, inf_nan_mode="constants"),
            strict=True,
            by_alias=True,
            by_name=False,
            context=context,
        )
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False, include_input=False)
        return _sure(errors, 0, part.data, (), (part, data))
    return []


def look_in_slices(
    validator: Any, content: bytes, context: Any = None
) -> tuple[Any, list[ErrorDetails] | None]:
    """Validate JSON text once more that gave very many errors.

    Returns:
        The value, where only whole numbers with a fraction, as `1.0`, were refused; and the first
        errors, with their places in the data, else. None where there is none.
    """
    data = from_json(content)
    errors: list[ErrorDetails] = []
    for part in slices(data):
        errors += located(errors_in(validator, part, data, context))
        if len(errors) > MAX_VIOLATIONS:
            return None, errors
    text = to_json(with_integers(data), inf_nan_mode="constants")
    try:
        value = validator.validate_json(
            text, strict=True, by_alias=True, by_name=False, context=context
        )
    except ValidationError:
        return None, errors
    return value, None


def located(found: Iterable[Found]) -> list[ErrorDetails]:
    """Return errors whose location is their place in the data."""
    return [{**item.error, "loc": item.place} for item in found]


def _sure(
    errors: Sequence[ErrorDetails], depth: int, node: Any, path: Path, whole: tuple[Slice, Any]
) -> list[Found]:
    """Return those of the errors below a place that are no errors of the slice alone."""
    part, data = whole
    is_partial = path in part.starts
    inside: dict[str | int, list[ErrorDetails]] = {}
    branches: dict[str | int, list[ErrorDetails]] = {}
    sure: list[Found] = []
    for error in errors:
        loc = error["loc"]
        if len(loc) == depth:
            if _is_error(error, node, is_partial=is_partial):
                sure.append(Found(error, _place(path, part)))
        elif len(loc) == depth + 1 and error["type"] == "missing":
            place = _place(path, part)
            if not (is_partial and loc[depth] in _at(data, place)):
                sure.append(Found(error, (*place, loc[depth])))
        elif _leads_into(loc[depth], node):
            inside.setdefault(loc[depth], []).append(error)
        else:
            branches.setdefault(loc[depth], []).append(error)
    for name, own in inside.items():
        sure += _sure(own, depth + 1, node[name], (*path, name), whole)
    # Of a union the data is none of the variants if something is wrong with it in each.
    found = [_sure(own, depth + 1, node, path, whole) for own in branches.values()]
    if all(found):
        sure += [item for own in found for item in own]
    return sure


def _is_error(error: ErrorDetails, node: Any, *, is_partial: bool) -> bool:
    if error["type"] == "int_type" and isinstance(node, float) and node.is_integer():
        return False  # `1.0` is an integer
    return not is_partial or error["type"].endswith("_type")


def _leads_into(part: str | int, node: Any) -> bool:
    if isinstance(node, AnyList):
        return isinstance(part, int) and 0 <= part < len(node)
    return isinstance(node, AnyDict) and part in node


def _place(path: Path, part: Slice) -> Path:
    """Return the place in the data of a path in a slice."""
    return tuple(
        step + part.starts.get(path[:at], 0) if isinstance(step, int) else step
        for at, step in enumerate(path)
    )


def _at(data: Any, place: Path) -> Any:
    for step in place:
        data = data[step]
    return data if isinstance(data, AnyDict) else {}
