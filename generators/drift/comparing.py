"""Traffic against documents: each exchange with the operation that it is of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ..diagnostics import Diagnostic, Severity
from .checking import Checker
from .findings import Collector, without_names
from .kinds import Kind
from .observed import NOT_FOUND, Observed, templated
from .unseen import unseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .exchanges import Exchange
    from .findings import Found
    from .operations import Document, Unmatched

_HOSTS: Final = 100
_WITHOUT_OPERATION: Final = frozenset({"OPTIONS", "HEAD", "CONNECT", "TRACE"})
"""Methods that servers answer by themselves."""


@dataclass(slots=True)
class Counts:
    """What became of the exchanges.

    Attributes:
        exchanges: all of them.
        matched: those of documented operations.
        refused: of these, those whose request was refused, and is not compared.
        undocumented: those of operations that are not documented.
        not_found: those for which there is no operation, which the answer says as well.
        foreign: by host, those of other APIs.
    """

    exchanges: int = 0
    matched: int = 0
    refused: int = 0
    undocumented: int = 0
    not_found: int = 0
    foreign: dict[str, int] = field(default_factory=dict)


class Comparison:
    """Compares exchanges with documents.

    Args:
        documents: what they are compared with; of several that match, the first counts.

    Attributes:
        documents: as given.
        counts: what became of the exchanges.
        collector: what was found.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.collector = Collector()
        self.counts = Counts()
        self._checkers = [
            Checker(number, document, self.collector) for number, document in enumerate(documents)
        ]

    def compare(self, exchanges: Iterable[Exchange]) -> None:
        """Take exchanges, one at a time."""
        for exchange in exchanges:
            self.counts.exchanges += 1
            self._take(exchange)

    def _take(self, exchange: Exchange) -> None:
        others: list[tuple[Checker, Unmatched]] = []
        for checker in self._checkers:
            match = checker.document.match(exchange)
            if isinstance(match, tuple):
                operation, values = match
                self.counts.matched += 1
                self.collector.begin(exchange, operation.title)
                checker.check(exchange, operation, values)
                return
            if match is not None:
                others.append((checker, match))
        if not others:
            foreign = self.counts.foreign
            if exchange.host in foreign or len(foreign) < _HOSTS:
                foreign[exchange.host] = foreign.get(exchange.host, 0) + 1
            return
        if exchange.method in _WITHOUT_OPERATION or exchange.status in NOT_FOUND:
            self.counts.not_found += 1
            return
        checker, unmatched = next((pair for pair in others if pair[1].item), others[0])
        self._undocumented(exchange, checker, unmatched)

    def _undocumented(self, exchange: Exchange, checker: Checker, unmatched: Unmatched) -> None:
        self.counts.undocumented += 1
        if unmatched.item is not None:
            template, pointer = unmatched.template, unmatched.item.pointer
            values = next(
                (
                    found
                    for name, found in checker.document.routes.match(unmatched.path)
                    if name == template
                ),
                {},
            )
        else:
            template, values = templated(unmatched.path)
            pointer = "/paths"
        title = f"{exchange.method} {template}"
        self.collector.begin(exchange, title)
        found = checker.tell(Kind.OPERATION, pointer, title, part="request")
        if found is not None:
            if not isinstance(found.more, Observed):
                found.more = Observed()
            found.more.add(exchange, values)

    def found(self, *, with_unseen: bool = True) -> list[Found]:
        """Return all that was found: by document, then by the order of kinds."""
        found = without_names(self.collector.found.values())
        if with_unseen:
            for number, checker in enumerate(self._checkers):
                self.counts.refused += sum(seen.refused for seen in checker.seen.values())
                found += unseen(number, checker)
        return found

    def unchecked(self) -> list[Diagnostic]:
        """Return a note for each schema by which no value was checked."""
        return [
            Diagnostic(
                "value-unchecked",
                Severity.WARNING,
                f"values are not checked by this schema: {reason}",
                checker.document.context.document.locate(pointer),
                pointer,
            )
            for checker in self._checkers
            for pointer, reason in checker.unchecked.items()
        ]
