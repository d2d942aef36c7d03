"""What a bulk call sent and what came of it, on disk: an SQLite file.

It holds positions, digests, identities and outcomes of items, never their content. What is about to
be sent is committed before it is sent, an outcome before it is given to the caller, each with
`synchronous=FULL`: whenever the process ends, the same call goes on where it was.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from os import fspath
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import from_json, to_json

from . import journal_tables as tables
from .item_checks import DIGEST
from .journal_tables import JournalError, JournalInUse, JournalMismatch
from .verdicts import ACCEPTED

if TYPE_CHECKING:
    import os
    import sqlite3
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
    from typing import Self

    from .batches import Batch, Judged
    from .results import ItemResult
    from .verdicts import Verdict

__all__ = ["Journal", "JournalError", "JournalInUse", "JournalMismatch", "Segment"]


class Segment(NamedTuple):
    """A batch that the journal knows.

    Attributes:
        first: position of its first item.
        size: how many items it has, those that are not valid included.
        state: `sent` while nobody knows what came of it, `held` where the server did nothing with
            it, `done` otherwise.
        key: idempotency key of its last request.
        digest: from `item_checks.digest_of`.
        lengths: likewise.
        ids: identity of each item.
        rows: what is noted about single items, by number among those of the batch.
    """

    first: int
    size: int
    state: str
    key: str
    digest: bytes
    lengths: bytes
    ids: list[str | None]
    rows: Mapping[int, tables.Row]

    def pending(self) -> list[int] | None:
        """Return the numbers of items that are to be sent again; None for all that can be."""
        if self.state == "done":
            return [place for place, row in self.rows.items() if row.status == tables.AGAIN]
        under_way = [place for place, row in self.rows.items() if row.status == tables.SENDING]
        return under_way or None


class Journal:
    """The journal of one bulk call, which can be made again and goes on.

    One process at a time has it open; the lock ends with the process. It belongs to the operation,
    the address and the rest of the body that it was first used with. It can be used by several
    threads.

    Args:
        path: of the file; it is made where there is none. SQLite keeps a second one beside it,
            named `-wal`, which belongs to it.

    Raises:
        JournalInUse: somebody else has it open.
        JournalError: the file is something else, or cannot be opened.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._lock = threading.RLock()
        self._name = fspath(path)
        self._running = False
        self._database: sqlite3.Connection | None = tables.connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file: others may open it."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    # --- What came of items -----------------------------------------------------------------------

    def outcomes(self) -> Iterator[ItemResult[Any]]:
        """Give what came of each item, by position; those that are under way are not among them.

        Errors and warnings are plain data.
        """
        position = 0
        while (segment := self._segment(position)) is not None:
            position = segment.first + segment.size
            pending = set(self._open(segment))
            for place, id_ in enumerate(segment.ids):
                row = segment.rows.get(place)
                if place not in pending:
                    yield tables.result(segment.first + place, id_, row)

    def undecided(self) -> list[ItemResult[Any]]:
        """Return the items that were sent, and of which nobody knows what came of them.

        `resend` and `skip` decide about them. Where the operation may be called twice, they are
        sent again by the next call without a decision.
        """
        self._settle()
        return [item for item in self.outcomes() if item.status == "undecided"]

    def resend(self, positions: Iterable[int] | None = None) -> int:
        """Have undecided items sent again by the next call; return how many.

        Args:
            positions: theirs; None for all.

        Raises:
            JournalError: an item is not undecided.
        """
        return self._decide(positions, tables.AGAIN)

    def skip(self, positions: Iterable[int] | None = None) -> int:
        """Never send undecided items again; return how many. See `resend`."""
        return self._decide(positions, tables.SKIPPED)

    def counts(self) -> dict[str, int]:
        """Return how many items there are of each status, and how many are `under way`."""
        with self._reading() as database:
            return tables.counts(database)

    def _decide(self, positions: Iterable[int] | None, status: str) -> int:
        self._settle()
        chosen = None if positions is None else list(positions)
        with self._writing() as database:
            return tables.decide(database, chosen, status)

    def _settle(self) -> None:
        """Make undecided what was under way when the process ended."""
        with self._lock:
            if self._running:
                raise JournalInUse("a call is using the journal: decide when it has ended")
        position = 0
        while (segment := self._segment(position)) is not None:
            position = segment.first + segment.size
            if segment.state == "sent":
                with self._writing() as database:
                    tables.settle(database, segment.first, self._open(segment))

    def _open(self, segment: Segment) -> list[int]:
        """Return the numbers of the items that nothing came of yet."""
        pending = segment.pending()
        if pending is not None:
            return pending
        return [place for place in range(segment.size) if place not in segment.rows]

    # --- For the call that uses it ----------------------------------------------------------------

    @contextmanager
    def used_by(self, facts: Mapping[str, str], *, sends_again: bool) -> Generator[None]:
        """Bind the journal to a call, and keep others from using it meanwhile.

        Args:
            facts: what has to be the same in each call.
            sends_again: whether undecided items may be sent again.

        Raises:
            JournalInUse: another call is using it.
            JournalMismatch: it belongs to something else.
        """
        with self._lock:
            if self._running:
                raise JournalInUse("another call is using the journal")
            with self._writing() as database:
                tables.bind(database, facts)
                if sends_again:
                    tables.decide(database, None, tables.AGAIN)
            self._running = True
        try:
            yield
        finally:
            self._running = False

    def segment(self, position: int) -> Segment | None:
        """Return the first batch at a position or behind it; None where there is none."""
        return self._segment(position)

    def _segment(self, position: int) -> Segment | None:
        with self._reading() as database:
            found = tables.segment(database, position)
            if found is None:
                return None
            first, count, state, key, known, ids = found
            rows = tables.rows(database, first, count)
        return Segment(
            first, count, state, key, known[:DIGEST], known[DIGEST:], from_json(ids), rows
        )

    def write(self, begun: Sequence[tuple[Batch, bool]], ended: Sequence[Judged]) -> None:
        """Commit which batches are about to be sent, and what came of others.

        Args:
            begun: those that are sent, or only noted where nothing of them is valid; each with
                whether the journal knows it.
            ended: what came of batches.
        """
        with self._writing() as database:
            for batch, known in begun:
                if known:
                    places, is_part = batch.sent_places, batch.is_part
                    tables.begin_again(database, batch.first, batch.key, places, is_part)
                else:
                    self._begin(database, batch)
            for item in ended:
                batch = item.batch
                if item.verdicts is None:
                    tables.finish(database, batch.first, "held")
                    continue
                if batch.is_part:
                    tables.forget(database, batch.first, batch.sent_places)
                if batch.texts:
                    rows = list(_rows(batch.first, batch.sent_places, item.verdicts))
                    tables.finish(database, batch.first, "done", rows)

    def _begin(self, database: sqlite3.Connection, batch: Batch) -> None:
        state = "sent" if batch.texts else "done"
        tables.begin(
            database,
            (batch.first, len(batch.items), state, batch.key),
            (batch.digest + batch.lengths, to_json(batch.ids).decode()),
            [
                (batch.first + place, tables.Row("rejected", problems, (), sent=False))
                for place, problems in batch.problems.items()
            ],
        )

    # --- SQLite -----------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Generator[sqlite3.Connection]:
        with self._lock:
            if self._database is None:
                raise JournalError("the journal is closed")
            with _faults(self._name):
                yield self._database

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        with self._reading() as database, tables.transaction(database):
            yield database


def _rows(
    first: int, places: Sequence[int], verdicts: Sequence[Verdict]
) -> Iterator[tuple[int, tables.Row]]:
    """Give the items about which there is more to note than that they were accepted."""
    if verdicts.count(ACCEPTED) == len(verdicts):
        return
    for place, verdict in zip(places, verdicts, strict=True):
        if verdict is not ACCEPTED and (verdict.status != "accepted" or verdict.warnings):
            row = tables.Row(verdict.status, verdict.errors, verdict.warnings)
            yield first + place, row


@contextmanager
def _faults(name: str) -> Generator[None]:
    """Raise what SQLite says of the file as a `JournalError`: a disk that is full, for example."""
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        text = f"{name}: the journal cannot be read or written: {error}"
        raise JournalError(text) from error
