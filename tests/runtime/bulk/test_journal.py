"""The journal: what a call that ended in any way goes on with."""

from __future__ import annotations

import gc
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.runtime.bulk.conftest import Bulk, report, verdict

if TYPE_CHECKING:
    from pathlib import Path

ORDERS = "orders.add_orders_each"


class Ended(BaseException):
    """The process ends here, as far as a test in one process can say so."""


def contacts(count: int) -> list[dict[str, Any]]:
    return [{"id": number, "name": f"n{number}"} for number in range(count)]


def orders(count: int) -> list[dict[str, Any]]:
    return [{"article": f"a{number}"} for number in range(count)]


def ending_with(number: int, *, before: bool, answer: Any) -> Any:
    """Return what answers so many requests, and ends the process before or after the last one."""
    count = 0

    def answered(items: list[Any]) -> Any:
        nonlocal count
        count += 1
        if count == number and before:
            raise Ended
        result = answer(items)
        if count == number:
            raise Ended
        return result

    return answered


def statuses(outcomes: Any) -> dict[int, str]:
    return {item.position: item.status for item in outcomes}


def test_a_call_that_is_done_is_not_made_again(bulk: Bulk, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    items = [*contacts(5), {"id": "x"}, {"id": 6, "name": "bad"}]
    first = bulk.each(items, journal=path, batch=2)
    assert len(first) == 7
    sent = len(bulk.requests)
    told: list[Any] = []
    assert bulk.each(items, journal=str(path), batch=3, on_progress=told.append) == []
    assert len(bulk.requests) == sent
    assert told[-1].known == 7
    # Items that were added since are sent.
    assert [item.position for item in bulk.each([*items, {"id": 8}], journal=path)] == [7]
    with bulk.module("bulk").Journal(path) as journal:
        listed = list(journal.outcomes())
        assert [item.position for item in listed] == list(range(8))
        assert statuses(listed) == {**statuses(first), 7: "accepted"}
        assert [item.id for item in listed] == ["0", "1", "2", "3", "4", "x", "6", "8"]
        assert listed[5].errors[0]["where"] == "id"
        assert not listed[5].sent
        assert listed[6].errors == ("no such shop",)
        assert journal.counts()["accepted"] == 6
        assert journal.counts()["rejected"] == 2


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("number", [1, 2, 4])
def test_what_was_under_way_is_sent_again_where_that_is_safe(
    bulk: Bulk, tmp_path: Path, number: int, before: bool
) -> None:
    path = tmp_path / "j.db"
    items: list[Any] = contacts(11)
    items[4] = {"id": "x"}
    bulk.answer = ending_with(number, before=before, answer=report)
    taken: list[Any] = []
    with pytest.raises(Ended):
        bulk.each(items, journal=path, batch=2, concurrency=1, taken=taken)
    bulk.answer = report
    bodies = list(bulk.bodies)
    bulk.each(items, journal=path, batch=5, concurrency=1, taken=taken)
    positions = [item.position for item in taken]
    assert len(positions) == len(set(positions)), "given twice"
    with bulk.module("bulk").Journal(path) as journal:
        known = statuses(journal.outcomes())
        assert list(known) == list(range(11))
        assert set(known.values()) == {"accepted", "rejected"}
        assert journal.undecided() == []
    # A request that is repeated is the same one.
    again = [body for body in bulk.bodies[len(bodies) :] if body in bodies]
    assert again
    assert sorted({item["id"] for item in bulk.items()}) == [0, 1, 2, 3, *range(5, 11)]


def test_a_repeated_request_has_the_same_key(bulk: Bulk, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    notes = [json.dumps(f"note {number}") for number in range(6)]
    bulk.answer = ending_with(2, before=False, answer=verdict)
    options: dict[str, Any] = {"method": "orders.add_notes_each", "journal": path, "batch": 2}
    with pytest.raises(Ended):
        bulk.each(notes, concurrency=1, **options)
    bulk.answer = verdict
    bulk.each(notes, **options)
    keys: dict[str, set[str]] = {}
    for request in bulk.requests:
        keys.setdefault(request.headers["Idempotency-Key"], set()).add(request.content)
    assert len(keys) == 3
    assert all(len(contents) == 1 for contents in keys.values())
    assert len(bulk.requests) > 3


@pytest.mark.parametrize("decision", ["resend", "skip"])
def test_others_are_listed_for_a_decision(bulk: Bulk, tmp_path: Path, decision: str) -> None:
    path = tmp_path / "j.db"
    bulk.answer = ending_with(2, before=False, answer=verdict)
    taken: list[Any] = []
    with pytest.raises(Ended):
        bulk.each(orders(10), ORDERS, journal=path, batch=2, concurrency=1, taken=taken)
    sent = [item["article"] for item in bulk.items()]
    bulk.answer = verdict
    given = bulk.each(orders(10), ORDERS, journal=path, batch=2, concurrency=1)
    unknown = [item.position for item in given if item.status == "undecided"]
    assert unknown
    assert len({item["article"] for item in bulk.items()}) == len(bulk.items()) == 10
    assert all(orders(10)[position]["article"] in sent for position in unknown)
    with bulk.module("bulk").Journal(path) as journal:
        assert [item.position for item in journal.undecided()] == unknown
        if decision == "resend":
            assert journal.resend(unknown[:1]) == 1
            assert journal.skip() == len(unknown) - 1
        else:
            assert journal.skip() == len(unknown)
        assert journal.undecided() == []
        with pytest.raises(bulk.module("bulk").JournalError, match="is not undecided"):
            journal.resend([unknown[0]])
    bulk.bodies.clear()
    given = bulk.each(orders(10), ORDERS, journal=path)
    resent = unknown[:1] if decision == "resend" else []
    assert statuses(given) == dict.fromkeys(resent, "accepted")
    assert [item["article"] for item in bulk.items()] == [f"a{number}" for number in resent]
    with bulk.module("bulk").Journal(path) as journal:
        known = statuses(journal.outcomes())
    assert [n for n, status in known.items() if status == "skipped"] == unknown[len(resent) :]


def test_a_decision_may_come_before_the_call_is_made_again(bulk: Bulk, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    bulk.answer = ending_with(1, before=False, answer=verdict)
    with pytest.raises(Ended):
        bulk.each(orders(4), ORDERS, journal=path, batch=2, concurrency=1)
    with bulk.module("bulk").Journal(path) as journal:
        assert [item.position for item in journal.undecided()] == [0, 1]
        assert journal.undecided()[0].errors[0]["message"].startswith("it was under way")
        journal.resend()
    bulk.answer = verdict
    given = bulk.each(orders(4), ORDERS, journal=path)
    assert statuses(given) == dict.fromkeys(range(4), "accepted")


def test_what_the_server_did_nothing_with_is_sent_in_the_next_call(
    bulk: Bulk, tmp_path: Path
) -> None:
    path = tmp_path / "j.db"
    bulk.answer = lambda items: (401, {})
    with pytest.raises(bulk.module("errors").Unauthorized):
        bulk.each(orders(6), ORDERS, journal=path, batch=2)
    with bulk.module("bulk").Journal(path) as journal:
        assert list(journal.outcomes()) == journal.undecided() == []
    bulk.answer = verdict
    given = bulk.each(orders(6), ORDERS, journal=path, batch=2)
    assert statuses(given) == dict.fromkeys(range(6), "accepted")


def test_undecided_items_are_sent_again_where_that_is_safe(bulk: Bulk, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    # Of the second item the answer says nothing.
    bulk.answer = lambda items: {"accepted": [item["id"] for item in items if item["id"] != 1]}
    assert statuses(bulk.each(contacts(3), journal=path))[1] == "undecided"
    bulk.answer = report
    assert statuses(bulk.each(contacts(3), journal=path)) == {1: "accepted"}
    assert bulk.bodies[-1]["contacts"] == contacts(3)[1:2]
    assert bulk.each(contacts(3), journal=path) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda items: items.__setitem__(3, {"id": 3, "name": "other"}), "item 3 is not the one"),
        (lambda items: items.__setitem__(3, {"id": 3, "name": "m3"}), "item from 2 to 3"),
        (lambda items: items.pop(), "knows 6 items or more, and there are 5"),
        (lambda items: items.insert(0, {"id": 99}), "item 0 is not"),
    ],
)
def test_other_items_are_an_error(bulk: Bulk, tmp_path: Path, change: Any, words: str) -> None:
    path = tmp_path / "j.db"
    bulk.each(contacts(6), journal=path, batch=2)
    items = contacts(6)
    change(items)
    sent = len(bulk.requests)
    with pytest.raises(bulk.module("bulk").JournalMismatch, match=words):
        bulk.each(items, journal=path, batch=2)
    assert len(bulk.requests) == sent


def test_another_call_is_an_error(bulk: Bulk, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    mismatch = bulk.module("bulk").JournalMismatch
    bulk.each(contacts(2), journal=path)
    others: list[Any] = [{"shop": "s2"}, {"body": {"source": "other"}}, {"notify": True}]
    for other in others:
        with pytest.raises(mismatch):
            bulk.each(contacts(2), journal=path, **other)
    bulk.answer = verdict
    with pytest.raises(mismatch, match="addOrders"):
        bulk.each(orders(2), ORDERS, journal=path)


def test_a_file_that_is_no_journal_is_an_error(bulk: Bulk, tmp_path: Path) -> None:
    package = bulk.module("bulk")
    text, database = tmp_path / "items.jsonl", tmp_path / "other.db"
    text.write_text('{"id": 1}\n' * 1000)
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE pets (id)")
    connection.close()
    for path in (text, database, tmp_path / "nowhere" / "j.db"):
        with pytest.raises(package.JournalError):
            bulk.each(contacts(1), journal=path)
    assert text.read_text() == '{"id": 1}\n' * 1000


def test_one_at_a_time_has_a_journal(bulk: Bulk, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    package = bulk.module("bulk")
    with package.Journal(path) as journal:
        with pytest.raises(package.JournalInUse):
            package.Journal(path)
        script = f"from {bulk.package}.bulk import Journal; Journal({str(path)!r})"
        folder = str(package.__file__).partition(bulk.package)[0]
        done = subprocess.run(
            [sys.executable, "-c", script], check=False, capture_output=True, text=True, cwd=folder
        )
        assert "JournalInUse" in done.stderr

        def again(items: list[Any]) -> Any:
            with pytest.raises(package.JournalInUse):
                journal.undecided()
            return report(items)

        bulk.answer = again
        assert len(bulk.each(contacts(3), journal=journal)) == 3
        assert journal.undecided() == []
        assert len(list(journal.outcomes())) == 3
    with pytest.raises(package.JournalError, match="closed"):
        journal.undecided()
    package.Journal(path).close()


def test_a_loop_that_is_left_early_leaves_the_journal(blocking: Bulk, tmp_path: Path) -> None:
    client = blocking.module("client").Client("http://case.test", transport=blocking)
    path = tmp_path / "j.db"

    def first() -> Any:
        for outcome in client.contacts.import_contacts_each(
            contacts(9), shop="s1", body={"source": "crm"}, journal=path, batch=2
        ):
            return outcome.position
        return None

    gc.disable()  # what nobody refers to any more ends by itself
    try:
        assert first() == 0
        with blocking.module("bulk").Journal(path) as journal:
            assert journal.counts()["under way"] == 0
    finally:
        gc.enable()


def test_a_disk_that_is_full_is_an_error_of_the_journal(bulk: Bulk, tmp_path: Path) -> None:
    module = bulk.module("bulk")
    path = tmp_path / "j.db"
    module.Journal(path).close()
    with closing(sqlite3.connect(path)) as database:
        (pages,) = database.execute("PRAGMA page_count").fetchone()
    taken: list[Any] = []
    with module.Journal(path) as journal:
        journal._database.execute(f"PRAGMA max_page_count = {pages + 6}")
        with pytest.raises(module.JournalError, match=r"j\.db: .* full"):
            bulk.each(contacts(2000), journal=journal, batch=20, taken=taken)
    assert 0 < len(taken) < 2000
    more = bulk.each(contacts(2000), journal=path, batch=20)
    given = [item.position for item in [*taken, *more]]
    assert len(set(given)) == len(given)
    with module.Journal(path) as journal:
        assert journal.counts()["accepted"] == 2000


def test_a_journal_holds_no_content(bulk: Bulk, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    items: list[Any] = [{"id": 1, "name": "Roswitha"}, {"id": "Adalbert", "name": "Roswitha"}]
    bulk.each(items, journal=path)
    content = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Roswitha" not in content
    assert b"addOrders" not in content


def test_sqlite_is_imported_with_the_first_journal(blocking: Bulk) -> None:
    script = (
        f"import sys, {blocking.package}.bulk, {blocking.package}.client\n"
        "print(sorted({'sqlite3', 'concurrent.futures', 'asyncio'} & sys.modules.keys()))"
    )
    folder = str(blocking.module("bulk").__file__).partition(blocking.package)[0]
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=folder, check=True
    )
    assert done.stdout == "[]\n"
