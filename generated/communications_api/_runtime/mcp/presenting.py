"""Answers as an agent may see them: masked, cut to the parts that were asked for, and shortened."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, Final

from ..narrowing import AnyDict, AnyList
from ..traffic import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_STEPS: Final = ((4000, 200), (1000, 50), (400, 20), (200, 10), (100, 5), (60, 3), (40, 1))
"""Characters of a text and items of an array, from one attempt to shorten to the next."""
_DEEPEST: Final = 3
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
    for longest, items in _STEPS:
        notes: list[str] = []
        shorter = _cut(data, longest, items, 0, "", notes)
        if len(compact(shorter)) <= most:
            return shorter, _said(notes)
    notes = []
    shorter = _cut(data, _STEPS[-1][0], 1, 0, "", notes, deepest=_DEEPEST)
    while len(compact(shorter)) > most and isinstance(shorter, AnyDict) and shorter:
        keep = len(shorter) // 2
        notes.insert(0, f"{keep} of {len(data)} properties are shown")
        shorter = dict(list(shorter.items())[:keep])
    return shorter, _said(notes)


def _said(notes: list[str]) -> list[str]:
    more = [f"{len(notes) - _NOTES} more parts were shortened"] if len(notes) > _NOTES else []
    return notes[:_NOTES] + more


def _cut(
    data: Any, longest: int, items: int, depth: int, at: str, notes: list[str], deepest: int = 100
) -> Any:
    if isinstance(data, str):
        if len(data) <= longest:
            return data
        notes.append(f"{at or 'the answer'}: {longest:,} of {len(data):,} characters are shown")
        return data[:longest] + "…"
    if not isinstance(data, (dict, list)):
        return data
    if depth >= deepest and data:
        notes.append(f"{at}: left out")
        return type(data)()
    if isinstance(data, AnyList):
        if len(data) > items:
            notes.append(f"{at or 'the answer'}: {items:,} of {len(data):,} items are shown")
        return [
            _cut(item, longest, items, depth + 1, f"{at}[]", notes, deepest)
            for item in data[:items]
        ]
    assert isinstance(data, AnyDict)  # noqa: S101 - one of the two
    return {
        key: _cut(value, longest, items, depth + 1, f"{at}.{key}" if at else key, notes, deepest)
        for key, value in data.items()
    }
