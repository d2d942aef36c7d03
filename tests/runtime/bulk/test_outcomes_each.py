"""Calls with any number of items, without a journal: batches, outcomes, errors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.runtime.bulk.conftest import Bulk, later, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def contacts(count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"id": number, "name": f"n{number}", **more} for number in range(count)]


def lines(items: list[Any]) -> list[bytes]:
    return [json.dumps(item).encode() for item in items]


def brief(outcomes: list[Any]) -> list[tuple[int, str | None, str]]:
    return sorted((item.position, item.id, item.status) for item in outcomes)


def test_items_in_every_form_are_sent_alike(bulk: Bulk, tmp_path: Path) -> None:
    models = bulk.module("models")
    plain = contacts(7)
    path = tmp_path / "items.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n\n".join(lines(plain)) + b"\n  \n")
    forms: list[Any] = [
        plain,
        [models.Contact(id=item["id"], name=item["name"]) for item in plain],
        lines(plain),
        [line.decode() + "\n" for line in lines(plain)],
        path,
        iter(plain),
        [plain[0], *lines(plain[1:4]), *(models.Contact(**item) for item in plain[4:])],
    ]
    if bulk.is_async:
        forms.append(later(plain))
    for form in forms:
        bulk.bodies.clear()
        outcomes = bulk.each(form, batch=3)
        assert brief(outcomes) == [(n, str(n), "accepted") for n in range(7)], form
        sizes = [len(body["contacts"]) for body in bulk.bodies]
        assert sorted(sizes) == [1, 3, 3]
        assert all(list(body) == ["source", "contacts"] for body in bulk.bodies)
        assert sorted(bulk.items(), key=lambda item: item["id"]) == plain


def test_lines_are_sent_as_they_came(blocking: Bulk) -> None:
    line = b'{ "id" : 1, "since":"2025-03-28T11:34:43.2270000Z", "more": [1e3, 1.50] }'
    blocking.each([line])
    assert line in blocking.requests[0].content


def test_each_item_has_its_own_outcome(bulk: Bulk) -> None:
    items = contacts(5)
    items[2]["name"] = "bad"
    outcomes = bulk.each(items, batch=5)
    assert [item.status for item in outcomes] == ["accepted"] * 2 + ["rejected"] + ["accepted"] * 2
    assert outcomes[2].errors == ("no such shop",)
    assert outcomes[2].entry.id == 2
    assert outcomes[2].item is items[2]


WRONG: dict[str, Any] = {
    "unknown name": {"id": 1, "nmae": "x"},
    "missing": {"name": "x"},
    "type": {"id": "1"},
    "null": {"id": 1, "manager": {"id": None}},
    "too long": {"id": 1, "name": "x" * 21},
    "enum": {"id": 1, "kind": "robot"},
    "format": {"id": 1, "since": "yesterday"},
    "no such day": {"id": 1, "since": "2025-02-30T00:00:00Z"},
    "deep": {"id": 1, "manager": {"id": 2, "address": {"city": "x", "nowhere": 1}}},
    "no object": 17,
}
TEXTS = {
    "no JSON": b'{"id": 1',
    "two values": b'{"id": 1} {"id": 2}',
    "twice": b'{"id": 1, "nmae": 1, "nmae": 2}',
    "NaN": b'{"id": 1, "more": NaN}',
    "NaN in it": b'{"id": 1, "more": [{"a": -Infinity}]}',
    "not UTF-8": b'{"id": 1, "name": "\xff"}',
    "empty text": b'""',
}


@pytest.mark.parametrize("wrong", [*WRONG, *TEXTS])
@pytest.mark.parametrize("as_text", [False, True])
def test_what_is_not_valid_is_given_back_and_others_are_sent(
    blocking: Bulk, wrong: str, as_text: bool
) -> None:
    if wrong in TEXTS:
        item: Any = TEXTS[wrong]
    else:
        item = json.dumps(WRONG[wrong]).encode() if as_text else WRONG[wrong]
    good = lines(contacts(2)) if as_text else contacts(2)
    outcomes = blocking.each([good[0], item, good[1]])
    assert [outcome.status for outcome in outcomes] == ["accepted", "rejected", "accepted"]
    assert [outcome.sent for outcome in outcomes] == [True, False, True]
    assert outcomes[1].item is item
    assert all(problem.message for problem in outcomes[1].errors)
    assert blocking.items() == contacts(2)


def test_text_and_plain_data_are_checked_alike(blocking: Bulk) -> None:
    for item in WRONG.values():
        by_text, by_data = blocking.each([json.dumps(item).encode(), item])
        assert by_text.errors == by_data.errors, item
        assert by_text.id == by_data.id


def test_a_null_that_stands_for_absence_is_left_out(blocking: Bulk) -> None:
    blocking.each([b'{"id": 1, "name": null}', {"id": 2, "name": None}])
    assert blocking.items() == [{"id": 1}, {"id": 2}]


def test_a_batch_of_wrong_items_is_not_sent(bulk: Bulk) -> None:
    outcomes = bulk.each([{"id": "x"}] * 3, batch=2)
    assert [item.status for item in outcomes] == ["rejected"] * 3
    assert bulk.requests == []


def test_requests_have_no_more_bytes_than_asked_for(blocking: Bulk) -> None:
    items = contacts(40, tags=["x" * 50])
    items[11]["tags"] = ["y" * 3000]
    outcomes = blocking.each(lines(items), batch=30, max_bytes=1000)
    assert len(outcomes) == 40
    lengths = sorted(len(request.content) for request in blocking.requests)
    assert lengths[-2] <= 1000 < lengths[-1]
    assert [item["id"] for item in blocking.items() if item["tags"][0][0] == "y"] == [11]
    assert sorted(item["id"] for item in blocking.items()) == list(range(40))


def test_items_are_taken_when_they_are_needed(blocking: Bulk) -> None:
    taken = 0

    def source() -> Iterator[Any]:
        nonlocal taken
        for item in contacts(10_000):
            taken += 1
            yield item

    client = blocking.module("client").Client("http://case.test", transport=blocking)
    with client.contacts.import_contacts_each(
        source(), shop="s1", body={"source": "crm"}, batch=10, concurrency=2
    ) as outcomes:
        assert taken == 0
        next(iter(outcomes))
    assert taken <= 10 * 2 * (2 + 4)  # those under way, those that wait, and what is next
    sent = len(blocking.items())
    assert sent <= taken


def test_no_more_requests_than_asked_for_are_under_way(bulk: Bulk) -> None:
    bulk.each(contacts(200), batch=2, concurrency=3)
    assert bulk.most == (3 if bulk.is_async else 0)
    assert len(bulk.bodies) == 100


def test_the_answer_may_be_about_the_request_as_a_whole(bulk: Bulk) -> None:
    """Then each item has the outcome of its request; the array takes four items."""
    bulk.answer = verdict
    orders = [{"article": f"a{number}"} for number in range(10)]
    orders[5]["article"] = "bad"
    outcomes = bulk.each(orders, "orders.add_orders_each", concurrency=1)
    assert sorted(map(len, bulk.bodies)) == [2, 4, 4]
    assert [item.status for item in sorted(outcomes)] == [
        *["accepted"] * 4, *["rejected"] * 4, *["accepted"] * 2,
    ]  # fmt: skip
    assert {item.errors for item in outcomes if item.status == "rejected"} == {("no such article",)}


def test_an_idempotency_key_is_new_for_each_request(bulk: Bulk) -> None:
    bulk.answer = verdict
    bulk.each([f"note {number}" for number in range(6)], "orders.add_notes_each", batch=2)
    assert bulk.requests == []  # those are JSON texts, and none of them is JSON
    texts = [json.dumps(f"note {number}") for number in range(6)]
    bulk.each(texts, "orders.add_notes_each", batch=2)
    keys = [request.headers["Idempotency-Key"] for request in bulk.requests]
    assert len(set(keys)) == 3


# --- Errors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_refused_body_is_about_its_own_items(bulk: Bulk, status: int) -> None:
    def answer(items: list[Any]) -> Any:
        refused = any(item["id"] == 3 for item in items)
        return (status, {"detail": "no"}) if refused else {"accepted": [i["id"] for i in items]}

    bulk.answer = answer
    outcomes = sorted(bulk.each(contacts(6), batch=2), key=lambda item: item.position)
    expected = ["accepted"] * 2 + ["rejected"] * 2 + ["accepted"] * 2
    assert [item.status for item in outcomes] == expected
    assert outcomes[3].errors[0].status == status


@pytest.mark.parametrize("status", [401, 403, 404, 429])
def test_what_all_requests_would_be_answered_ends_the_call(bulk: Bulk, status: int) -> None:
    def answer(items: list[Any]) -> Any:
        known = {"accepted": [i["id"] for i in items]}
        return (status, {}) if items[0]["id"] == 2 else known

    bulk.answer = answer
    taken: list[Any] = []
    with pytest.raises(bulk.module("errors").StatusError) as raised:
        bulk.each(contacts(1000), batch=2, concurrency=1, taken=taken)
    assert raised.value.status == status
    assert {item.status for item in taken} == {"accepted"}
    assert not {2, 3} & {item.position for item in taken}
    assert len(bulk.bodies) < 20


def test_what_nobody_knows_is_undecided_and_the_call_goes_on(bulk: Bulk) -> None:
    def answer(items: list[Any]) -> Any:
        known = {"accepted": [i["id"] for i in items]}
        return (500, {}) if items[0]["id"] % 4 == 0 else known

    bulk.answer = answer
    outcomes = sorted(bulk.each(contacts(8), batch=2), key=lambda item: item.position)
    expected = ["undecided", "undecided", "accepted", "accepted"] * 2
    assert [item.status for item in outcomes] == expected
    assert type(outcomes[0].errors[0]).__name__ == "ServerError"


def test_a_server_that_is_gone_ends_the_call(bulk: Bulk) -> None:
    bulk.answer = lambda items: (503, {})
    taken: list[Any] = []
    with pytest.raises(bulk.module("errors").ServerError):
        bulk.each(contacts(1000), batch=2, concurrency=1, taken=taken)
    assert {item.status for item in taken} == {"undecided"}
    assert len(taken) == 2 * len(bulk.bodies) < 40


def test_an_error_of_the_iterable_is_raised_when_all_before_it_is_done(bulk: Bulk) -> None:
    def source() -> Iterator[Any]:
        yield from contacts(5)
        raise LookupError("gone")

    taken: list[Any] = []
    with pytest.raises(LookupError):
        bulk.each(source(), batch=2, taken=taken)
    assert brief(taken) == [(n, str(n), "accepted") for n in range(5)]


def test_what_cannot_be_is_refused_before_anything_is_taken(blocking: Bulk) -> None:
    invalid = blocking.module("errors").RequestInvalid
    for wrong in ("items.jsonl", b"{}", {"id": 1}, 5):
        with pytest.raises(TypeError):
            blocking.each(wrong)
    with pytest.raises(ValueError, match="batch"):
        blocking.each([], batch=0)
    with pytest.raises(TypeError, match="unknown option: content_type"):
        blocking.each([], content_type="a/b")
    with pytest.raises(invalid, match="shop"):
        blocking.each([], shop=None)
    with pytest.raises(invalid, match="has items already"):
        blocking.each([], body={"source": "crm", "contacts": [{"id": 1}]})
    with pytest.raises(invalid, match="source"):
        blocking.each(contacts(1), body={"source": "x"})
    assert blocking.requests == []


def test_progress_is_told(bulk: Bulk) -> None:
    told: list[Any] = []
    items = [*contacts(7), {"id": "x"}]
    bulk.each(items, batch=3, on_progress=told.append)
    counts = [progress.items for progress in told]
    assert counts == sorted(counts)
    last = told[-1]
    assert (last.items, last.accepted, last.rejected, last.undecided) == (8, 7, 1, 0)
    assert last.bytes > 7 * 10
    assert last.rate > 0


def test_an_operation_whose_parameter_is_an_option_is_told(blocking: Bulk) -> None:
    groups = blocking.module("client").Orders
    assert not hasattr(groups, "set_prices_each")
    assert hasattr(groups, "add_orders_each")


def test_a_fake_accepts_what_it_is_sent(blocking: Bulk) -> None:
    """The documented answer is about other items: it would leave these undecided."""
    fake = blocking.module("testing").FakeClient()
    method = fake.contacts.import_contacts_each
    items = [*contacts(3), {"id": "x"}]
    outcomes = list(method(items, shop="s1", body={"source": "crm"}, batch=2))
    assert [item.status for item in outcomes] == ["accepted"] * 3 + ["rejected"]
    assert len(fake.calls_of(method)) == 2
    fake.respond(method, body={"failed": [7], "results": [{"id": 7, "errors": ["no"]}]})
    (outcome,) = method([{"id": 7}], shop="s1", body={"source": "crm"})
    assert (outcome.status, outcome.errors) == ("rejected", ("no",))
