"""What of pages was compared: each value once, however many pages show it."""

from __future__ import annotations

from collections import Counter

Part = tuple[str, str]


class Nodes:
    """The documented nodes: parameters, bodies, and the properties and items in them.

    What two pages show of one operation is one node; what two operations share is two.
    """

    def __init__(self) -> None:
        self._seen: set[tuple[Part, tuple[str | int, ...], str]] = set()
        self.shown = 0

    def add(self, part: Part, path: tuple[str | int, ...], pointer: str) -> None:
        """Take a value that was compared.

        Args:
            part: the pointer of its operation, and which part of that it is in.
            path: of the value in that part; empty for the whole.
            pointer: of the schema that it was compared with.
        """
        self.shown += 1
        self._seen.add((part, path, pointer))

    def __len__(self) -> int:
        return len(self._seen)

    def summary(self) -> str:
        """Return how many there are of each kind."""
        counts = Counter(_kind(path) for _, path, _ in self._seen)
        kinds = [
            f"{counts[kind]} {kind if counts[kind] != 1 else singular}"
            for kind, singular in _KINDS.items()
            if counts[kind]
        ]
        twice = self.shown - len(self)
        more = f"; {twice} of them shown once more" if twice else ""
        return f"{', '.join(kinds)}{more}"


_KINDS = {
    "parameters and bodies": "parameter or body",
    "properties": "property",
    "items": "item",
}


def _kind(path: tuple[str | int, ...]) -> str:
    if not path:
        return "parameters and bodies"
    return "items" if isinstance(path[-1], int) else "properties"
