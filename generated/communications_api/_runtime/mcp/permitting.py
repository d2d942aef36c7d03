"""Which operations are served, and which of them only read."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from .. import effects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..operations import Operation
    from .switches import Switches


class Permissions:
    """What the options say of operations.

    Args:
        switches: the options.
        tags: of each operation, by its id.

    Raises:
        ValueError: a pattern fits no operation.
    """

    def __init__(
        self,
        switches: Switches,
        operations: Iterable[Operation[Any]],
        tags: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._tags = tags
        everything = list(operations)
        chosen: dict[str, frozenset[str]] = {}
        for name in ("include", "exclude", "reads"):
            ids: set[str] = set()
            for pattern in getattr(switches, name):
                fitting = [item.id for item in everything if self._fits(pattern, item)]
                if not fitting:
                    raise ValueError(f"--{name} {pattern}: no operation fits it")
                ids.update(fitting)
            chosen[name] = frozenset(ids)
        self._reads = chosen["reads"]
        self.served = [
            item
            for item in everything
            if item.id not in chosen["exclude"]
            and (not switches.include or item.id in chosen["include"])
        ]

    def only_reads(self, operation: Operation[Any]) -> bool:
        """Whether an operation is called as one that changes nothing.

        Whoever runs the server has the last word. What a document states makes it stricter only.
        """
        return operation.id in self._reads or effects.only_reads(operation)

    def _fits(self, pattern: str, operation: Operation[Any]) -> bool:
        kind, _, rest = pattern.partition(":")
        if kind == "tag":
            return any(fnmatchcase(tag, rest) for tag in self._tags[operation.id])
        if kind == "effect":
            return operation.effect is not None and fnmatchcase(operation.effect, rest)
        names = (operation.id, operation.path, f"{operation.method} {operation.path}")
        return any(fnmatchcase(name, pattern) for name in names)
