"""Operations that servers cannot tell from others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.combine import Note
    from .ir import Operation

_NAME = re.compile(r"\{[^{}]*\}")


def tell_unserved(operations: Iterable[Operation], note: Note) -> None:
    """Report the operations whose requests a server takes for those of another one."""
    first: dict[tuple[str, str, str], Operation] = {}
    for operation in operations:
        server = operation.servers[0].url if operation.servers else ""
        key = operation.method, server, _NAME.sub("{}", operation.path).partition("#")[0]
        other = first.setdefault(key, operation)
        if other is not operation:
            note(
                "operation-unserved",
                operation.pointer,
                f"servers cannot tell it from `{other.id}`, which has the same method and path: "
                "only the client has it",
                "make a fixed part of one of the two paths differ",
            )
