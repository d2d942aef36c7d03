"""Which operations are served, and which of them only read."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..operations import Operation
    from .switches import Switches

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})
"""Methods that only read (RFC 9110, 9.2.1; QUERY by its own RFC)."""


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
        """Whether an operation changes nothing: by its method, or since the caller says so."""
        return operation.method in SAFE or operation.id in self._reads

    def _fits(self, pattern: str, operation: Operation[Any]) -> bool:
        kind, _, rest = pattern.partition(":")
        if kind == "tag":
            return any(fnmatchcase(tag, rest) for tag in self._tags[operation.id])
        names = (operation.id, operation.path, f"{operation.method} {operation.path}")
        return any(fnmatchcase(name, pattern) for name in names)


def is_destructive(operation: Operation[Any]) -> bool:
    """Whether an operation may change or remove what was there.

    A POST that answers 201 alone adds; of others nobody knows.
    """
    good = {item.status for item in operation.responses if item.status.startswith("2")}
    return operation.method != "POST" or good != {"201"}
