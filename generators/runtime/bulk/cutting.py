"""Items become batches: by count and by bytes, and as a journal knows them.

Nothing here waits: a loop reads as many items as `wanted` says, and gives them to `cut`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..client.resending import new_key
from .batches import Batch, Judged
from .item_checks import Checked, Checker, difference, digest_of, plain_text
from .journal_tables import INTERRUPTED, JournalMismatch, result
from .verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .call_journal import Journal, Segment
    from .results import ItemResult


class Cutter:
    """Cuts items into batches.

    Args:
        checker: checks them.
        journal: knows some of them; None where there is none.
        batch: most items of a batch.
        max_bytes: most bytes of the items of a batch.
        sends_again: whether what was under way may be sent again.

    Attributes:
        position: of the next item.
        size: bytes of the JSON text of all items so far.
        known: items whose outcome the journal knew.
        on_known: called with what the journal knows of items that were not accepted.
    """

    def __init__(
        self,
        checker: Checker,
        journal: Journal | None,
        *,
        batch: int,
        max_bytes: int,
        sends_again: bool,
    ) -> None:
        self._checker = checker
        self._journal = journal
        self._most = batch
        self._fitting = batch
        self._max_bytes = max_bytes
        self._sends_again = sends_again
        self._left: list[Any] = []
        self.position = 0
        self.size = 0
        self.known = 0
        self.on_known: Callable[[ItemResult[Any]], object] | None = None
        self._segment = None if journal is None else journal.segment(0)

    @property
    def wanted(self) -> int:
        """How many more items are needed for the next batch."""
        segment = self._segment
        count = self._fitting if segment is None else segment.size
        return max(0, count - len(self._left))

    @property
    def is_known(self) -> bool:
        """Whether the journal knows the next batch."""
        return self._segment is not None

    @property
    def has_left(self) -> bool:
        """Whether items were read that are in no batch yet."""
        return bool(self._left)

    def cut(self, more: Sequence[Any]) -> Batch | Judged | None:
        """Return the next batch, or what came of a known one; None where nothing is to be done.

        Args:
            more: further items, as many as were wanted, or fewer at the end.

        Raises:
            JournalMismatch: the journal knows other items.
        """
        items = [*self._left, *more] if self._left else more
        segment = self._segment
        if segment is None:
            return self._fresh(items)
        assert self._journal is not None  # noqa: S101 - it gave the segment
        self._segment = self._journal.segment(segment.first + segment.size)
        return self._known(segment, items)

    # --- New items --------------------------------------------------------------------------------

    def _fresh(self, items: Sequence[Any]) -> Batch | None:
        checked = self._checker.check(items)
        count = self._count_that_fits(checked, len(items))
        self._left = []
        if count < len(items):
            self._left = list(items[count:])
            items = items[:count]
            checked = _first_of(checked, count)
        self._fitting = count if self._left else min(self._most, 2 * self._fitting)
        found = (b"", b"") if self._journal is None else digest_of(items)
        batch = _batch(self.position, items, checked, found)
        self._pass(batch)
        return batch

    def _count_that_fits(self, checked: Checked, count: int) -> int:
        """Return how many items, valid or not, have no more bytes than a batch may have."""
        lengths = list(map(len, checked.texts))
        total = sum(lengths) + len(lengths)
        if total <= self._max_bytes:
            return count
        total = 0
        for number, length in enumerate(lengths):
            total += length + 1
            if total > self._max_bytes:
                last = max(number, 1)  # one that is too long by itself is sent by itself
                places = range(count) if checked.places is None else checked.places
                return places[last] if last < len(lengths) else count
        return count

    # --- Items that the journal knows -------------------------------------------------------------

    def _known(self, segment: Segment, items: Sequence[Any]) -> Batch | Judged | None:
        self._left = list(items[segment.size :])
        items = items[: segment.size]
        found = digest_of(items)
        if found != (segment.digest, segment.lengths):
            raise JournalMismatch(_mismatch(segment, found[1], len(items)))
        pending = segment.pending()
        if pending == []:
            self._skip(segment, items)
            return None
        if pending is None:
            batch = _batch(segment.first, items, self._checker.check(items), found)
            batch.key = segment.key
        else:
            batch = self._part(segment, items, pending, found)
        self._pass(batch)
        if segment.state == "sent" and not self._sends_again:
            verdict = Verdict("undecided", (INTERRUPTED,))
            return Judged(batch, [verdict] * len(batch.sent_places))
        return batch

    def _part(
        self, segment: Segment, items: Sequence[Any], pending: list[int], found: tuple[bytes, bytes]
    ) -> Batch:
        """Return the batch of some items of a known one."""
        checked = self._checker.check([items[place] for place in pending])
        could = [place for place, row in segment.rows.items() if not row.sent]
        is_whole = len(pending) + len(could) == segment.size
        within = range(len(pending)) if checked.places is None else checked.places
        batch = _batch(segment.first, items, checked, found)
        batch.ids = segment.ids
        batch.places = [pending[place] for place in within]
        batch.problems = {pending[place]: said for place, said in checked.problems.items()}
        batch.is_part = True
        # The same request has the same key, another one has another.
        batch.key = segment.key if is_whole or segment.state != "done" else new_key()
        self._tell(segment, items, set(pending))
        return batch

    def _skip(self, segment: Segment, items: Sequence[Any]) -> None:
        self.known += segment.size
        self.position = segment.first + segment.size
        self.size += sum(map(len, map(plain_text, items)))
        self._tell(segment, items, set())

    def _tell(self, segment: Segment, items: Sequence[Any], pending: set[int]) -> None:
        if self.on_known is not None:
            for place, row in segment.rows.items():
                if place not in pending and row.status != "accepted":
                    at = segment.first + place
                    self.on_known(result(at, segment.ids[place], row, items[place]))

    def _pass(self, batch: Batch) -> None:
        self.position = batch.first + len(batch.items)
        self.size += sum(map(len, batch.texts))


def _batch(first: int, items: Sequence[Any], checked: Checked, found: tuple[bytes, bytes]) -> Batch:
    texts, places, ids, problems = checked
    return Batch(first, items, ids, *found, texts, places, problems, new_key())


def _first_of(checked: Checked, count: int) -> Checked:
    """Return what was checked of the first items."""
    texts, places, ids, problems = checked
    number = count
    if places is not None:
        places = [place for place in places if place < count]
        number = len(places)
    problems = {place: said for place, said in problems.items() if place < count}
    return Checked(texts[:number], places if problems else None, ids[:count], problems)


def _mismatch(segment: Segment, found: bytes, count: int) -> str:
    """Return what items differ in from those that the journal knows."""
    if count < segment.size:
        known, there = segment.first + segment.size, segment.first + count
        return f"the journal knows {known} items or more, and there are {there}"
    place = difference(segment.lengths, found)
    if place is None:
        first, last = segment.first, segment.first + segment.size - 1
        return f"an item from {first} to {last} is not the one that the journal knows"
    return f"item {segment.first + place} is not the one that the journal knows"
