"""The mock answers a bulk operation with an outcome of each item that it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.runtime.bulk.conftest import Bulk


def each(bulk: Bulk, items: list[Any], prefer: str = "", **options: Any) -> list[Any]:
    """Call `importContacts` of a mock with items; return what came of each."""
    client = bulk.module("client").Client.for_app(bulk.module("mock").create_mock())
    headers = {"Prefer": prefer} if prefer else {}
    with client:
        call = client.contacts.import_contacts_each(
            items, shop="s", body={"source": "crm"}, headers=headers, **options
        )
        return sorted(call)


def test_every_item_is_accepted(blocking: Bulk) -> None:
    outcomes = each(blocking, [{"id": number} for number in range(10, 17)], batch=3)
    assert [(item.id, item.status) for item in outcomes] == [
        (str(number), "accepted") for number in range(10, 17)
    ]


def test_items_fail_where_that_is_preferred(blocking: Bulk) -> None:
    outcomes = each(blocking, [{"id": number} for number in range(5)], "failed=2", batch=5)
    assert [item.status for item in outcomes] == ["accepted"] * 3 + ["rejected"] * 2
    assert all(item.errors for item in outcomes[3:])
    assert [item.entry.id for item in outcomes[3:]] == [3, 4]
    outcomes = each(blocking, [{"id": 1}, {"id": 2}], "failed=9")
    assert [item.status for item in outcomes] == ["rejected", "rejected"]


def test_an_example_that_is_asked_for_stays_as_it_is(blocking: Bulk) -> None:
    client = blocking.module("client").Client.for_app(blocking.module("mock").create_mock())
    body = {"source": "crm", "contacts": [{"id": 5}]}
    with client:
        headers = {"Prefer": "example=example"}
        answer = client.contacts.import_contacts(shop="s", body=body, headers=headers)
        assert answer.accepted == [1]
        answer = client.contacts.import_contacts(shop="s", body=body)
        assert answer.accepted == [5]
        assert answer.failed == []


@pytest.mark.parametrize(
    ("prefer", "method", "body", "words"),
    [
        ("failed=many", "contacts.import_contacts", None, "takes a number"),
        ("failed=1", "orders.add_orders", [{"article": "a"}], "does not tell items apart"),
    ],
)
def test_what_cannot_be_preferred_is_refused(
    blocking: Bulk, prefer: str, method: str, body: Any, words: str
) -> None:
    client = blocking.module("client").Client.for_app(blocking.module("mock").create_mock())
    group, _, name = method.partition(".")
    arguments: dict[str, Any] = {"body": body}
    if group == "contacts":
        arguments = {"shop": "s", "body": {"source": "crm", "contacts": [{"id": 5}]}}
    with client, pytest.raises(blocking.module("errors").BadRequest, match=words):
        getattr(getattr(client, group), name)(**arguments, headers={"Prefer": prefer})
