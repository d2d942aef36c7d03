"""Ids of elements: readable, stable, and each used once."""

from __future__ import annotations

import re

_UNFIT = re.compile(r"[^\w.\-=]+")


class Anchors:
    """Gives out the ids of one page."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, *parts: object) -> str:
        """Return a unique id, made of parts such as `schema-Pet` and `name`."""
        wanted = ".".join(_UNFIT.sub("-", str(part)).strip(".-") or "-" for part in parts)
        found, number = wanted, 2
        while found in self._taken:
            found, number = f"{wanted}-{number}", number + 1
        self._taken.add(found)
        return found
