"""Ids of elements: readable, stable, and each used once."""

from __future__ import annotations

import re

_UNFIT = re.compile(r"[^\w.\-=]+")


class Anchors:
    """Gives out the ids of one page."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, *parts: object) -> str:
        """Return an id that nothing else has, made of parts such as `schema-Pet` and `name`."""
        base = ".".join(_UNFIT.sub("-", str(part)).strip(".-") or "-" for part in parts)
        anchor, number = base, 2
        while anchor in self._taken:
            anchor, number = f"{base}-{number}", number + 1
        self._taken.add(anchor)
        return anchor
