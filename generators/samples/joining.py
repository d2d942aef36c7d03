"""Texts that are made of literals and variables, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Text, Variable


def joined(texts: Iterable[Text], separator: str) -> Text:
    """Return texts as one, with a separator between them."""
    parts: list[str | Variable] = []
    for text in texts:
        parts += [separator] * bool(parts) + [*text]
    return merged(parts)


def merged(parts: Iterable[str | Variable]) -> Text:
    """Return parts with neighbouring literals joined."""
    result: list[str | Variable] = []
    for part in parts:
        if isinstance(part, str) and result and isinstance(result[-1], str):
            result[-1] += part
        elif part != "":
            result.append(part)
    return tuple(result)
