"""Tabs of `oneOf` and `anyOf`: which lines are their labels, and which stand in which tab.

A text shows the labels and what is in the tab that was open; saved HTML has all tabs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .claims import Choice
from .listing import Begin, End, Panel, is_type

if TYPE_CHECKING:
    from .html import Line
    from .listing import Token

_NUMBERED = re.compile(r"MOD\d+")
_LONGEST = 100
_MAX_LABELS = 1000


class Tabs:
    """Follows the tabs of one list of properties."""

    def __init__(self) -> None:
        self._open: list[tuple[tuple[int, ...], int]] = []
        self._choice: Choice | None = None

    def begin(self, line: Line, keyword: str) -> list[Token]:
        """Return the tokens of a line that says `oneOf` or `anyOf`."""
        tokens = self.before(line)
        self._choice = Choice(keyword, line.number)
        self._open.append((line.panels, 0))
        return [*tokens, Begin(self._choice)]

    def is_label(self, line: Line, text: str, *, is_other: bool) -> bool:
        """Take a line as the label of a tab; return whether it is one.

        Args:
            line: of the page.
            text: of it.
            is_other: whether it says something else, where it is no tab by its markup.
        """
        if self._choice is None:
            return False
        labels = self._choice.labels
        numbered = bool(labels) and _NUMBERED.fullmatch(labels[0]) is not None
        ends = (
            (is_other and not line.is_tab)
            or (numbered and not _NUMBERED.fullmatch(text))
            or (text in labels and is_type(text))
            or len(text) > _LONGEST
            or len(labels) >= _MAX_LABELS
        )
        if ends:
            self._choice = None
            return False
        labels.append(text)
        return True

    def before(self, line: Line) -> list[Token]:
        """Return the tokens that come before a line: tabs that begin and end there."""
        tokens: list[Token] = []
        while self._open:
            outer, panel = self._open[-1]
            is_inside = line.panels[: len(outer)] == outer and len(line.panels) > len(outer)
            if is_inside:
                current = line.panels[len(outer)]
                if current != panel:
                    self._open[-1] = outer, current
                    tokens.append(Panel(line.number))
                break
            if not panel and line.panels == outer:
                break  # its tabs are still to come, or none is marked
            self._open.pop()
            tokens.append(End(line.number))
        return tokens
