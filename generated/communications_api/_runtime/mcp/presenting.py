"""Answers as an agent may see them: masked, cut to the parts that were asked for, and shortened."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..masking import HIDDEN
from ..narrowing import AnyDict, AnyList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class _Limits(NamedTuple):
    """What of an answer is kept.

    Attributes:
        characters: of a text.
        items: of an array.
        properties: of an object.
        depth: of objects and arrays inside of others.
    """

    characters: int
    items: int
    properties: int = 10**9
    depth: int = 100


_STEPS: Final = (
    *(_Limits(4000, 200), _Limits(1000, 50), _Limits(400, 20), _Limits(200, 10), _Limits(100, 5)),
    *(_Limits(60, 3), _Limits(40, 1), _Limits(40, 1, 50, 3), _Limits(40, 1, 20, 3)),
    *(_Limits(40, 1, 5, 3), _Limits(20, 1, 2, 2), _Limits(20, 0, 0, 1)),
)
"""From one attempt to shorten to the next."""
_NOTES: Final = 5
_BINARY: Final = 4096
"""Bytes of content that is no text, which is given in Base64."""


def compact(data: Any) -> str:
    """Return JSON without spaces."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def masked(data: Any, hidden: frozenset[str], hide: Callable[[str], str] = str) -> Any:
    """Return JSON data without personal content and without credentials.

    Args:
        data: the answer.
        hidden: names of properties that are personal.
        hide: takes credentials out of a text.
    """
    if isinstance(data, str):
        return hide(data)
    if isinstance(data, AnyDict):
        return {
            key: HIDDEN if key in hidden and value is not None else masked(value, hidden, hide)
            for key, value in data.items()
        }
    return [masked(item, hidden, hide) for item in data] if isinstance(data, AnyList) else data


def plain_content(content: bytes) -> tuple[Any, list[str]]:
    """Return content that is no data as text or in Base64, and what is to be said of it."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = "\0"
    if "\0" not in text:
        return text, []
    note = f"the answer is {len(content):,} bytes of binary content, given in Base64"
    if len(content) > _BINARY:
        note += f": the first {_BINARY:,} of them"
    return base64.b64encode(content[:_BINARY]).decode(), [note]


def selected(data: Any, fields: Sequence[str]) -> tuple[Any, list[str]]:
    """Return the parts of JSON data that were asked for, and what is to be said of it.

    Args:
        data: the answer. Arrays are gone through: `items.id` is the id of each item.
        fields: names of properties, with dots between them.
    """
    if not fields:
        return data, []
    paths = [field.split(".") for field in fields]
    used: set[tuple[str, ...]] = set()
    result = _select(data, paths, (), used)
    unknown = [field for field in fields if tuple(field.split(".")) not in used]
    return result, [f"the answer has no {name}" for name in unknown[:_NOTES]]


def _select(
    data: Any, paths: list[list[str]], at: tuple[str, ...], used: set[tuple[str, ...]]
) -> Any:
    if isinstance(data, AnyList):
        return [_select(item, paths, at, used) for item in data]
    if not isinstance(data, AnyDict):
        return data
    result: dict[str, Any] = {}
    for key, value in data.items():
        inner = [path[1:] for path in paths if path[0] == key]
        if not inner:
            continue
        if [] in inner:
            used.add((*at, key))
            result[key] = value
            inner = [path for path in inner if path]
        if inner:
            part = _select(value, inner, (*at, key), used)
            result.setdefault(key, part)
    return result


def shortened(data: Any, most: int) -> tuple[Any, list[str]]:
    """Return JSON data that is at most so many characters long, and what was left out.

    Objects keep their properties while that is possible: long texts are cut first, and long arrays.
    """
    if len(compact(data)) <= most:
        return data, []
    notes: list[str] = []
    shorter: Any = None
    for limits in _STEPS:
        notes = []
        shorter = _cut(data, limits, 0, "", notes)
        if len(compact(shorter)) <= most:
            break
    return shorter, _said(notes)


def _said(notes: list[str]) -> list[str]:
    more = [f"{len(notes) - _NOTES} more parts were shortened"] if len(notes) > _NOTES else []
    return notes[:_NOTES] + more


def _cut(data: Any, limits: _Limits, depth: int, at: str, notes: list[str]) -> Any:
    place = at or "the answer"
    if isinstance(data, str):
        if len(data) <= limits.characters:
            return data
        notes.append(f"{place}: {limits.characters:,} of {len(data):,} characters are shown")
        return data[: limits.characters] + "…"
    if isinstance(data, AnyList):
        kept = data[: limits.items if depth < limits.depth else 0]
        if len(data) > len(kept):
            notes.append(f"{place}: {len(kept):,} of {len(data):,} items are shown")
        return [_cut(item, limits, depth + 1, f"{at}[]", notes) for item in kept]
    if isinstance(data, AnyDict):
        names = list(data)[: limits.properties if depth < limits.depth else 0]
        if len(data) > len(names):
            notes.append(f"{place}: {len(names):,} of {len(data):,} properties are shown")
        return {
            key: _cut(data[key], limits, depth + 1, f"{at}.{key}" if at else key, notes)
            for key in names
        }
    return data
