"""The tables of a journal: what is read from them and written to them.

`batches` has one row for each request, and `contents` what is known of its items, which is not
written again when something came of it. `items` one for each item about which there is more to say
than that it was accepted with its batch. SQLite is imported where a journal is opened.
"""

from __future__ import annotations

from contextlib import contextmanager
from os import fspath
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import from_json, to_json

from ..errors import ApiError, Problem
from ..models.base import dump_python
from .results import ItemResult

if TYPE_CHECKING:
    import os
    import sqlite3
    from collections.abc import Generator, Iterable, Mapping, Sequence

AGAIN, SENDING, SKIPPED, UNDECIDED = "again", "sending", "skipped", "undecided"
"""What is noted about single items, besides the statuses of outcomes."""
INTERRUPTED = Problem("", "it was under way when the process ended")
"""Why an item is undecided of which no answer came before the end."""

_APPLICATION = 0x42554C4B  # "BULK"; what SQLite calls `application_id`
_VERSION = 1
_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE batches (
    first INTEGER PRIMARY KEY, count INTEGER NOT NULL, state TEXT NOT NULL, key TEXT NOT NULL
);
CREATE TABLE contents (first INTEGER PRIMARY KEY, digests BLOB NOT NULL, ids TEXT NOT NULL);
CREATE TABLE items (
    position INTEGER PRIMARY KEY, status TEXT NOT NULL, sent INTEGER NOT NULL,
    errors TEXT NOT NULL, warnings TEXT NOT NULL
);
"""


class JournalError(Exception):
    """A journal cannot be used; the message says why."""


class JournalInUse(JournalError):  # noqa: N818 - says what is the matter
    """Another process, or another call, has the journal."""


class JournalMismatch(JournalError):  # noqa: N818 - says what is the matter
    """The journal belongs to another operation, address or body, or to other items."""


class Row(NamedTuple):
    """What is noted about one item."""

    status: str
    errors: tuple[Any, ...] = ()
    warnings: tuple[Any, ...] = ()
    sent: bool = True


def connect(path: str | os.PathLike[str]) -> sqlite3.Connection:
    """Open the file and lock it, for as long as it is open.

    Raises:
        JournalInUse: somebody else has it open.
        JournalError: it is something else, or cannot be opened.
    """
    import sqlite3

    name = fspath(path)
    try:
        database = sqlite3.connect(name, timeout=0, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise JournalError(f"{name}: the journal cannot be opened: {error}") from None
    try:
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        with transaction(database):  # the first one takes the lock
            _prepare(database, name)
    except sqlite3.Error as error:
        database.close()
        if "locked" in str(error):
            text = "another process has this journal open, or a call that was not ended"
            raise JournalInUse(f"{name}: {text}") from None
        raise JournalError(f"{name}: this is no journal, or cannot be opened: {error}") from None
    except JournalError:
        database.close()
        raise
    return database


def _prepare(database: sqlite3.Connection, name: str) -> None:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if (application, version) == (_APPLICATION, _VERSION):
        return
    (count,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application == _APPLICATION:
        raise JournalError(f"{name}: another version of this package wrote this journal")
    if count:
        raise JournalError(f"{name}: this is no journal, but another database")
    for statement in _TABLES.split(";"):
        database.execute(statement)
    database.execute(f"PRAGMA application_id = {_APPLICATION}")
    database.execute(f"PRAGMA user_version = {_VERSION}")


@contextmanager
def transaction(database: sqlite3.Connection) -> Generator[None]:
    """Commit what is done inside; undo it where that fails."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # SQLite itself ends one that the disk has no room for
            database.execute("ROLLBACK")
        raise


# --- Reading --------------------------------------------------------------------------------------


def segment(database: sqlite3.Connection, position: int) -> tuple[Any, ...] | None:
    """Return the first batch at a position or behind it, column by column."""
    query = """
        SELECT batches.*, digests, ids FROM batches JOIN contents USING (first)
        WHERE first >= ? ORDER BY first LIMIT 1"""
    found: tuple[Any, ...] | None = database.execute(query, (position,)).fetchone()
    return found


def rows(database: sqlite3.Connection, first: int, count: int) -> dict[int, Row]:
    """Return what is noted about the items of a batch, by their number in it."""
    query = "SELECT * FROM items WHERE position >= ? AND position < ? ORDER BY position"
    return {
        position - first: Row(status, _read(errors), _read(warnings), bool(sent))
        for position, status, sent, errors, warnings in database.execute(
            query, (first, first + count)
        )
    }


def _read(text: str) -> tuple[Any, ...]:
    return tuple(from_json(text)) if text != "[]" else ()


def result(position: int, id_: str | None, row: Row | None, item: Any = None) -> ItemResult[Any]:
    """Return the outcome of an item as it is noted."""
    if row is None:
        return ItemResult(position, id_, "accepted", item=item)
    status: Any = row.status
    return ItemResult(position, id_, status, row.errors, row.warnings, None, item, row.sent)


def counts(database: sqlite3.Connection) -> dict[str, int]:
    """Return how many items there are of each status; those without one are `under way`."""
    found: dict[str, int] = dict.fromkeys(
        ("accepted", "rejected", UNDECIDED, SKIPPED, "under way"), 0
    )
    query = "SELECT state = 'done', sum(count) FROM batches GROUP BY 1"
    for is_done, count in database.execute(query):
        found["accepted" if is_done else "under way"] += count
    query = """
        SELECT i.status, count(*), (
            SELECT b.state = 'done' FROM batches b WHERE b.first <= i.position
            ORDER BY b.first DESC LIMIT 1
        ) FROM items i GROUP BY 1, 3"""
    for status, count, is_done in database.execute(query):
        found["accepted" if is_done else "under way"] -= count
        found[status if status in found else "under way"] += count
    return found


# --- Writing --------------------------------------------------------------------------------------


def bind(database: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    """Note what the journal belongs to, or refuse what is something else.

    Raises:
        JournalMismatch: it is.
    """
    known = dict(database.execute("SELECT name, value FROM facts"))
    if not known:
        database.executemany("INSERT INTO facts VALUES (?, ?)", list(facts.items()))
        return
    other = [name for name, value in facts.items() if known.get(name) != value]
    if other:
        shown = ", ".join(
            f"{name} {known.get(name)!r} instead of {facts[name]!r}" if name != "body" else "body"
            for name in other
        )
        raise JournalMismatch(f"the journal belongs to another call: {shown}")


def begin(
    database: sqlite3.Connection,
    columns: tuple[int, int, str, str],
    contents: tuple[bytes, str],
    noted: Sequence[tuple[int, Row]],
) -> None:
    """Note a new batch, and those of its items that are not valid."""
    database.execute("INSERT INTO batches VALUES (?, ?, ?, ?)", columns)
    database.execute("INSERT INTO contents VALUES (?, ?, ?)", (columns[0], *contents))
    _note(database, noted)


def begin_again(
    database: sqlite3.Connection,
    first: int,
    key: str,
    places: Iterable[int],
    is_part: bool,  # noqa: FBT001 - as `Batch` has it
) -> None:
    """Note that a known batch, or some items of it, are sent again."""
    query = "UPDATE batches SET state = 'sent', key = ? WHERE first = ?"
    database.execute(query, (key, first))
    if is_part:
        query = "UPDATE items SET status = ? WHERE position = ?"
        database.executemany(query, [(SENDING, first + place) for place in places])
    else:
        forget(database, first, places)


def forget(database: sqlite3.Connection, first: int, places: Iterable[int]) -> None:
    """Forget what is noted about single items of a batch."""
    query = "DELETE FROM items WHERE position = ?"
    database.executemany(query, [(first + place,) for place in places])


def finish(
    database: sqlite3.Connection, first: int, state: str, noted: Sequence[tuple[int, Row]] = ()
) -> None:
    """Note what came of a batch."""
    database.execute("UPDATE batches SET state = ? WHERE first = ?", (state, first))
    _note(database, noted)


def settle(database: sqlite3.Connection, first: int, places: Iterable[int]) -> None:
    """Note that nobody knows what came of the items of a batch."""
    row = Row(UNDECIDED, (INTERRUPTED,))
    finish(database, first, "done", [(first + place, row) for place in places])


def decide(database: sqlite3.Connection, positions: Sequence[int] | None, status: str) -> int:
    """Give undecided items another status; return how many.

    Args:
        database: the journal.
        positions: theirs; None for all.
        status: what was decided.

    Raises:
        JournalError: an item is not undecided.
    """
    query = "UPDATE items SET status = ? WHERE status = 'undecided'"
    if positions is None:
        return database.execute(query, (status,)).rowcount
    for position in positions:
        if not database.execute(f"{query} AND position = ?", (status, position)).rowcount:
            raise JournalError(f"item {position} is not undecided")
    return len(positions)


def _note(database: sqlite3.Connection, noted: Sequence[tuple[int, Row]]) -> None:
    database.executemany(
        "INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?)",
        [
            (position, row.status, row.sent, _text(row.errors), _text(row.warnings))
            for position, row in noted
        ],
    )


def _text(values: tuple[Any, ...]) -> str:
    return to_json([plain(value) for value in values]).decode() if values else "[]"


def plain(error: Any) -> Any:
    """Return an error or a warning as plain data."""
    if isinstance(error, Problem):
        return error._asdict()
    if isinstance(error, ApiError):
        return {"error": type(error).__name__, "status": error.status, "message": str(error)}
    return dump_python(error, Any)
