"""What is found in one document: facts, each with the part of the exchange that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .masking import shown
from .values.facts import Fact

if TYPE_CHECKING:
    from .findings import Collector, Found
    from .kinds import Kind


class Teller:
    """Hands facts to a collector.

    Args:
        number: of the document, where several are compared.
        collector: takes what is found.

    Attributes:
        part: of the exchange that is looked at: `request body`.
    """

    def __init__(self, number: int, collector: Collector) -> None:
        self._number = number
        self._collector = collector
        self.part = ""

    def take(self, fact: Fact) -> None:
        """Take a fact about a value with a schema."""
        example = shown(fact.kind, fact.value, is_personal=fact.is_personal)
        self._collector.tell(self._number, fact, self.part, example)

    def tell(
        self,
        kind: Kind,
        pointer: str,
        detail: str = "",
        value: Any = None,
        *,
        part: str = "",
        sampled: bool = False,
    ) -> Found | None:
        """Take a fact that is not about a value with a schema."""
        fact = Fact(kind, pointer, detail, (), value, is_personal=False)
        example = shown(kind, value, is_personal=False)
        return self._collector.tell(self._number, fact, part or self.part, example, sampled=sampled)
