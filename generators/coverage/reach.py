"""Reach: which operations something in a document takes part in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..document.objects import Objects, mapping
from ..document.pointer import METHODS, from_ref, join, split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document import Document

MAX_STEPS = 2_000_000
"""Steps taken to find the operations of everything that is asked for."""


class Offered(NamedTuple):
    """An operation or a webhook.

    Attributes:
        method: in upper case.
        name: path template, or name of the webhook.
        pointer: where it is offered.
        written: where it is written: elsewhere where its path item is a reference.
        id: its `operationId`; empty where it has none.
    """

    method: str
    name: str
    pointer: str
    written: str
    id: str


def offered(document: Document) -> Iterator[Offered]:
    """Yield the operations and webhooks of a document, whatever is wrong with them."""
    objects = Objects(document)
    for section in ("paths", "webhooks"):
        for name, value in mapping(document.data.get(section)).items():
            if section == "paths" and name.startswith("x-"):
                continue
            pointer = join("", section, name)
            at, item = objects.follow(pointer, value)
            more = mapping(mapping(item).get("additionalOperations"))
            listed = [(method,) for method in METHODS if method in mapping(item)]
            for tokens in [*listed, *(("additionalOperations", method) for method in more)]:
                operation = item[tokens[0]] if len(tokens) == 1 else more[tokens[1]]
                identity = mapping(operation).get("operationId")
                yield Offered(
                    tokens[-1].upper(),
                    name,
                    join(pointer, *tokens),
                    join(at, *tokens),
                    identity if isinstance(identity, str) else "",
                )


class Reach:
    """Finds the operations that something in a document takes part in.

    Args:
        document: as it was read.
    """

    def __init__(self, document: Document) -> None:
        self._users: dict[str, dict[str, None]] = {}
        self._operations: dict[str, tuple[str, ...]] = {}
        self._steps = 0
        for node in document.nodes:
            ref = node.value.get("$ref") if isinstance(node.value, dict) else None
            target = from_ref(ref) if isinstance(ref, str) else None
            if target is not None:
                self._users.setdefault(_owner(target), {})[_owner(node.pointer)] = None

    def operations(self, pointer: str) -> tuple[str, ...]:
        """Return the pointers of the operations that a place is part of, or is referred to by.

        A path stands for its operations. None are found once much was asked for.
        """
        owner = _owner(pointer)
        if owner not in self._operations:
            self._operations[owner] = tuple(self._search(owner))
        return self._operations[owner]

    def _search(self, owner: str) -> Iterator[str]:
        waiting, seen = [owner], {owner}
        while waiting and self._steps < MAX_STEPS:
            current = waiting.pop()
            if not current.startswith("/components/"):
                yield current
            for user in self._users.get(current, ()):
                self._steps += 1
                if user not in seen:
                    seen.add(user)
                    waiting.append(user)


def _owner(pointer: str) -> str:
    """Return the pointer of the operation, path item or component that a place is in."""
    tokens = split(pointer)
    if tokens[:1] == ["components"]:
        return join("", *tokens[:3])
    if tokens[2:3] == ["additionalOperations"]:
        return join("", *tokens[:4])
    return join("", *tokens[: 3 if tokens[2:3] and tokens[2] in METHODS else 2])
