"""Search among the operations of a large document."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .operation_tools import OperationTool

_WEIGHTS: Final = (4.0, 3.0, 2.0, 1.0)
"""Of the name, the summary, path and tags, and the description."""
_word: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_A-Za-z]+")


def words(text: str) -> list[str]:
    """Return the words of a text, those of `camelCase` and `snake_case` one by one."""
    return [_stem(word.lower()) for word in _word.findall(text)]


def _stem(word: str) -> str:
    """Return a word without the ending of its plural: rough, but the same on both sides."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


class Catalogue:
    """Finds operations by words, the best first.

    Args:
        tools: the operations.
    """

    def __init__(self, tools: Sequence[OperationTool]) -> None:
        self._tools = list(tools)
        self._weights: list[dict[str, float]] = []
        holders: Counter[str] = Counter()
        for tool in tools:
            place = f"{tool.operation.method} {tool.operation.path} {' '.join(tool.tags)}"
            texts = (tool.name, tool.title, place, tool.description)
            weights: dict[str, float] = {}
            for weight, text in zip(_WEIGHTS, texts, strict=True):
                for word in words(text):
                    weights[word] = max(weights.get(word, 0), weight)
            self._weights.append(weights)
            holders.update(weights)
        self._rarity = {word: math.log(1 + len(tools) / number) for word, number in holders.items()}

    def search(self, query: str, most: int) -> list[dict[str, Any]]:
        """Return what is said of the operations that fit best: name, title, request and effect."""
        wanted = dict.fromkeys(words(query))
        scored: list[tuple[float, int, OperationTool]] = []
        for number, (tool, weights) in enumerate(zip(self._tools, self._weights, strict=True)):
            score = sum(weights.get(word, 0) * self._rarity.get(word, 0) for word in wanted)
            if score or not wanted:
                scored.append((-score, number, tool))
        return [tool.entry() for _, _, tool in sorted(scored, key=lambda item: item[:2])[:most]]
