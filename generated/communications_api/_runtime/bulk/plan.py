"""What a bulk call does besides sending and waiting."""

from __future__ import annotations

import time
from itertools import chain, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ..client.options import CALL_OPTIONS, check_options
from ..client.resending import may_be_sent_again
from ..narrowing import AnyTuple
from .batches import Batch, Judged
from .cutting import Cutter
from .failures import IN_SUCCESSION
from .item_checks import Checker
from .requesting import Calls, array_of
from .results import (
    BATCH,
    CONCURRENCY,
    MAX_BYTES,
    OWN_OPTIONS,
    ItemResult,
    Progress,
    check_numbers,
)
from .verdicts import ACCEPTED, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from contextlib import ExitStack

    from ..client.base import ClientBase
    from ..client.options import CallOptions
    from ..operations import Operation
    from .call_journal import Journal
    from .results import EachOptions


class Plan:
    """What a bulk call is told, checked; see `AsyncEach`.

    Attributes:
        calls: makes its requests.
        concurrency: requests under way at the same time.
        depth: batches that wait for their turn.
    """

    def __init__(
        self,
        client: ClientBase,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: EachOptions,
    ) -> None:
        _, self._array = array_of(operation)
        own = {name: value for name, value in options.items() if name in OWN_OPTIONS}
        each: Any = {name: value for name, value in options.items() if name not in OWN_OPTIONS}
        check_numbers(own)
        check_options(each, CALL_OPTIONS - {"content_type", "on_failure"})
        call_options: CallOptions = each
        self.calls = Calls(client, operation, arguments, body, call_options)
        self.concurrency: int = options.get("concurrency", CONCURRENCY)
        self._sends_again = may_be_sent_again(operation)
        # Those that wait are noted as begun. Where that needs a decision later, none waits.
        self.depth = max(self.concurrency, _LEAST_DEPTH) if self._sends_again else 0
        self._batch = min(options.get("batch", BATCH), self._array.max_items or 1 << 31)
        self._max_bytes = options.get("max_bytes", MAX_BYTES)
        self._journal = options.get("journal")
        self._on_progress = options.get("on_progress")
        self._on_known = options.get("on_known")
        self._url = self.calls.url()
        self._facts = {
            "operation": operation.id,
            "address": f"{operation.method} {self._url}",
            "body": self.calls.frame.decode(),
        }

    def begin(self, stack: ExitStack) -> Run:
        """Open the journal and return what is done with items from now on.

        Args:
            stack: closes the journal in the end.

        Raises:
            JournalError: it cannot be used.
        """
        sends_again = self._sends_again
        journal = self._opened(stack)
        if journal is not None:
            stack.enter_context(journal.used_by(self._facts, sends_again=sends_again))
        cutter = Cutter(
            Checker(self._array),
            journal,
            batch=self._batch,
            max_bytes=max(1, self._max_bytes - self.calls.frame_size),
            sends_again=sends_again,
        )
        cutter.on_known = self._on_known
        return Run(cutter, journal, self._on_progress)

    def _opened(self, stack: ExitStack) -> Journal | None:
        if self._journal is None:
            return None
        from .call_journal import Journal

        if isinstance(self._journal, Journal):
            return self._journal
        return stack.enter_context(Journal(self._journal))


_LEAST_DEPTH = 4
_SENT = repeat(object=True)
_CLASS = repeat(ItemResult)
_new: Callable[[Any, Any], ItemResult[Any]] = AnyTuple.__new__


class Run:
    """What is done with items, from the first to the last.

    Args:
        cutter: makes batches of them.
        journal: notes them; None where there is none.
        on_progress: is told how far it is.

    Attributes:
        goes_on: whether further items are to be taken.
    """

    def __init__(
        self,
        cutter: Cutter,
        journal: Journal | None,
        on_progress: Callable[[Progress], object] | None,
    ) -> None:
        self._cutter = cutter
        self._journal = journal
        self._on_progress = on_progress
        self._begun = time.monotonic()
        self._counts = {"accepted": 0, "rejected": 0, "undecided": 0}
        self._begun_now: list[tuple[Batch, bool]] = []
        self._settled: list[Judged] = []
        self._unknown = 0  # batches of which nobody knows what came of them, in succession
        self._error: BaseException | None = None
        self.goes_on = True

    @property
    def wanted(self) -> int:
        """How many items are to be read."""
        return self._cutter.wanted

    def fail(self, error: BaseException) -> None:
        """Take no more items, because of an error that is to be raised in the end."""
        self._error = self._error or error
        self.goes_on = False

    def take(self, items: Sequence[Any], error: Exception | None = None) -> None:
        """Make a batch of items; see `write`.

        Args:
            items: those that were wanted, or fewer at the end.
            error: what ended them; it is raised in the end.

        Raises:
            JournalMismatch: the journal knows other items.
        """
        cutter = self._cutter
        ended = len(items) < cutter.wanted
        known = cutter.is_known
        if error is not None:
            self._error = self._error or error
            if known and ended:
                self.goes_on = False
                return
        if ended and not known and not items and not cutter.has_left:
            self.goes_on = False
            return
        made = cutter.cut(items)
        if ended and not cutter.is_known and not cutter.has_left:
            self.goes_on = False
        if isinstance(made, Batch):
            self._begun_now.append((made, known))
        elif isinstance(made, Judged):
            self._settled.append(made)
        else:
            self._tell()

    @property
    def count(self) -> int:
        """How many batches are ready to be sent."""
        return len(self._begun_now)

    def write(self, judged: Sequence[Judged]) -> tuple[list[Batch], Iterable[ItemResult[Any]]]:
        """Note what came of batches, and which are sent now: all in one transaction.

        Returns:
            the batches to send, and the outcomes of items.
        """
        begun, self._begun_now = self._begun_now, []
        unsent = [Judged(batch, []) for batch, _ in begun if not batch.texts]
        ended = [*self._settled, *judged, *unsent]
        self._settled = []
        if self._journal is not None and (begun or ended):
            self._journal.write(begun, ended)
        for item in ended:
            self._judge(item)
        outcomes = [self._outcomes(item) for item in ended if item.verdicts is not None]
        if ended:
            self._tell()
        return [batch for batch, _ in begun if batch.texts], chain.from_iterable(outcomes)

    def _judge(self, judged: Judged) -> None:
        """Decide whether the call goes on."""
        if judged.verdicts is None and judged.error is not None:
            self.fail(judged.error)
        if judged.batch.texts:
            self._unknown = self._unknown + 1 if judged.is_unknown else 0
        if self._unknown >= IN_SUCCESSION and judged.error is not None:
            self.fail(judged.error)

    def _outcomes(self, judged: Judged) -> Iterable[ItemResult[Any]]:
        """Give the outcomes of the items of a batch."""
        batch, verdicts = judged.batch, judged.verdicts or []
        places = batch.sent_places if batch.texts else ()
        merged: Iterable[tuple[int, Verdict, bool]] = zip(places, verdicts, _SENT, strict=False)
        if batch.problems:
            refused = [
                (place, Verdict("rejected", problems), False)
                for place, problems in batch.problems.items()
            ]
            merged = sorted([*merged, *refused], key=itemgetter(0))
        elif verdicts.count(ACCEPTED) == len(batch.items):
            # As most are; the loop over them is not one of Python.
            self._counts["accepted"] += len(places)
            positions = range(batch.first, batch.first + len(places))
            columns: Any = (positions, batch.ids, *map(repeat, ACCEPTED), batch.items, _SENT)
            # Without the call of a function of Python for each, as `ItemResult` itself is one.
            return map(_new, _CLASS, zip(*columns, strict=False))
        for _, verdict, _ in (merged := list(merged)):
            self._counts[verdict.status] += 1
        return (
            ItemResult(batch.first + place, batch.ids[place], *verdict, batch.items[place], sent)
            for place, verdict, sent in merged
        )

    def _tell(self) -> None:
        if self._on_progress is not None:
            counts = self._counts
            seconds = time.monotonic() - self._begun
            cutter = self._cutter
            self._on_progress(
                Progress(
                    sum(counts.values()),
                    counts["accepted"],
                    counts["rejected"],
                    counts["undecided"],
                    cutter.known,
                    cutter.size,
                    seconds,
                )
            )

    def end(self, judged: Sequence[Judged]) -> None:
        """Note what came of batches whose outcomes nobody takes any more."""
        if self._journal is not None and judged:
            self._journal.write((), judged)

    def raise_error(self) -> None:
        """Raise the error that ended the call, if one did."""
        if self._error is not None:
            raise self._error
