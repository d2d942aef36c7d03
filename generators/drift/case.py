"""A finding and its document, as proposals are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document.pointer import PointerError, lookup
from ..extensions.inferred import NAME as INFERRED
from .changes import Proposal
from .findings import clipped

if TYPE_CHECKING:
    from ..document import Document
    from .findings import Found


class Case:
    """A finding and its document."""

    def __init__(self, document: Document, found: Found) -> None:
        self.found = found
        self.pointer = found.cause.pointer
        self.detail = found.cause.detail
        self.data = document.data
        self.version = document.version
        self.is_old = document.version < (3, 1)
        self.value = at(document.data, self.pointer)

    def begun(self, words: str, *, marks: bool = True) -> Proposal:
        """Return a proposal that says what it does, and marks what the finding is about."""
        marked = [self.pointer] if marks and isinstance(self.value, dict) else []
        return Proposal(self.found.evidence, clipped(words), marked=marked)

    def noted(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return a new object that says where it comes from."""
        if self.is_old and "$ref" in value:
            return value
        return {**value, INFERRED: self.found.evidence}


def at(data: Any, pointer: str) -> Any:
    """Return the value at a pointer; None where there is none."""
    try:
        return lookup(data, pointer)
    except PointerError:
        return None
