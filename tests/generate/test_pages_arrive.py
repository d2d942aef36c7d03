"""Lists in pages are read from a server written by hand, in each style, by both clients."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.generate.paged import METHODS, PATIENCE, ListServer, Reader
from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.generate.service import Loopback, Package, Packages

ALL = [1, 2, 3, 4, 5]
LEADING = ("cursor", "body", "link", "next-url")
"""Styles in which a server says what leads to the next page."""
_PATHS = {"link": "/tags", "next-url": "/notes"}
"""Paths of lists whose next page is told by a URL."""


@pytest.fixture(scope="module")
def package(packages: Packages) -> Package:
    return packages("pages")


@pytest.fixture
def lists(loopback: Loopback) -> Iterator[ListServer]:
    server = ListServer()
    loopback.app = server
    yield server
    server.gate.set()


@pytest.fixture(params=["sync", "async"])
def read(request: pytest.FixtureRequest, package: Package, loopback: Loopback) -> Reader:
    return Reader(package, loopback.url, request.param == "async")


@pytest.mark.parametrize("ahead", [False, True])
@pytest.mark.parametrize("style", METHODS)
def test_every_style_gives_all_items(
    style: str, ahead: bool, lists: ListServer, read: Reader
) -> None:
    result = read(style, ahead=ahead)
    assert (result.items, result.error) == (ALL, None)
    assert len(lists.asked) == 3


@pytest.mark.parametrize("style", METHODS)
def test_a_list_of_full_pages_ends(style: str, lists: ListServer, read: Reader) -> None:
    lists.count = 4
    assert read(style).items == [1, 2, 3, 4]
    ends_empty = style in {"offset", "last-text"}  # nothing else says that it ends
    assert len(lists.asked) == (3 if ends_empty else 2)


@pytest.mark.parametrize("style", METHODS)
def test_a_list_without_items_ends(style: str, lists: ListServer, read: Reader) -> None:
    lists.count = 0
    assert read(style) == replace(read(style), items=[], error=None)
    assert len(lists.asked) == 2


@pytest.mark.parametrize("ahead", [False, True])
def test_budgets_ask_for_no_page_in_vain(ahead: bool, lists: ListServer, read: Reader) -> None:
    assert read("cursor", max_items=4, ahead=ahead).items == [1, 2, 3, 4]
    assert read("cursor", max_pages=1, ahead=ahead).items == [1, 2]
    assert read("cursor", max_items=1, ahead=ahead).items == [1]
    assert len(lists.asked) == 2 + 1 + 1


@pytest.mark.parametrize("value", [0, -1, True, 1.5, "2"])
def test_budgets_are_counts(value: Any, lists: ListServer, read: Reader) -> None:
    for budget in ("max_items", "max_pages"):
        assert isinstance(read("cursor", **{budget: value}).error, ValueError)
    assert lists.asked == []


@pytest.mark.parametrize("style", METHODS)
def test_a_list_goes_on_from_any_page(style: str, lists: ListServer, read: Reader) -> None:
    first, second = read(style, by="pages", max_pages=2).pages
    assert (first.number, first.cursor, second.cursor) == (1, None, first.next_cursor)
    assert second.next_cursor is not None
    assert read(style, start=second.next_cursor).items == [5]
    assert read(style, start=second.cursor).items == [3, 4, 5]
    assert len(lists.asked) == 2 + 1 + 2


def test_the_callers_own_cursor_is_where_a_list_begins(lists: ListServer, read: Reader) -> None:
    assert read("cursor", {"cursor": "c2"}).items == [3, 4, 5]
    assert read("page", {"page": 2}).items == [3, 4, 5]
    assert read("offset", {"offset": 1, "limit": 3}).items == [2, 3, 4, 5]
    assert read("body", {"body": {"query": "q", "paging": {"after": "c4"}}}).items == [5]
    assert {asked.body["query"] for asked in lists.asked if asked.body} == {"q"}


def test_arguments_are_sent_with_every_page(lists: ListServer, read: Reader) -> None:
    assert read("cursor", {"limit": 4, "headers": {"X-Trace": "1"}}).items == ALL
    assert [asked.query["limit"] for asked in lists.asked] == ["4", "4"]
    assert [asked.headers["x-trace"] for asked in lists.asked] == ["1", "1"]
    assert [asked.headers["authorization"] for asked in lists.asked] == ["Bearer secret"] * 2


@pytest.mark.parametrize("style", LEADING)
def test_a_repeated_cursor_ends_with_an_error(
    style: str, lists: ListServer, read: Reader, package: Package
) -> None:
    again = f"{_PATHS[style]}?from=2&limit=2" if style in _PATHS else "c2"
    lists.next = {1: again, 2: again}
    result = read(style)
    assert result.items == [1, 2, 3, 4]
    assert isinstance(result.error, package.errors.PagingError)
    assert "repeated" in str(result.error)
    assert len(lists.asked) == 2


@pytest.mark.parametrize("style", ["link", "next-url"])
def test_nothing_is_sent_to_another_origin(
    style: str, lists: ListServer, read: Reader, package: Package
) -> None:
    other = ListServer()
    with serve(other) as url:
        host = read.url.removeprefix("http://")
        for lead in (
            f"{url}{_PATHS[style]}?from=2",
            f"//{url.removeprefix('http://')}/x",
            f"https://{host}/x",
            f"http://user@{host}/x",
            "http://[x/",
        ):
            lists.next = dict.fromkeys(range(1, 20), lead)
            result = read(style)
            assert result.items == [1, 2], lead
            assert isinstance(result.error, package.errors.PagingError), lead
    assert other.asked == []


def test_a_cursor_to_start_from_is_of_the_same_origin(
    lists: ListServer, read: Reader, package: Package
) -> None:
    result = read("next-url", start="http://127.0.0.2:1/notes")
    assert isinstance(result.error, package.errors.PagingError)
    assert "origin" in str(result.error)
    assert lists.asked == []


def test_a_key_in_the_query_is_sent_once_and_shown_never(lists: ListServer, read: Reader) -> None:
    lists.statuses = {3: 500}
    result = read("next-url")
    assert result.items == [1, 2, 3, 4]
    assert [asked.query["key"] for asked in lists.asked] == ["the key"] * 3
    assert "from=4" in str(result.error)
    assert "the" not in result.error.url.partition("?")[2]  # type: ignore[union-attr]


@pytest.mark.parametrize("ahead", [False, True])
def test_a_page_that_fails_is_asked_for_again(ahead: bool, lists: ListServer, read: Reader) -> None:
    lists.statuses = {2: 503, 3: 503}
    result = read("cursor", client={"retries": _at_once(read)}, ahead=ahead)
    assert (result.items, result.error) == (ALL, None)
    assert [asked.query.get("cursor") for asked in lists.asked] == [None, "c2", "c2", "c2", "c4"]


def _at_once(read: Reader) -> Any:
    return read.package.client.Retries(limit=2, jitter=lambda: 0.0)


@pytest.mark.parametrize("ahead", [False, True])
def test_a_page_that_cannot_be_had_is_raised_after_those_before(
    ahead: bool, lists: ListServer, read: Reader, package: Package
) -> None:
    lists.statuses = {2: 500}
    result = read("cursor", by="pages", ahead=ahead)
    assert result.items == [1, 2]
    assert isinstance(result.error, package.errors.ServerError)
    assert read("cursor", start=result.pages[-1].next_cursor).items == [3, 4, 5]


def test_a_page_before_the_last_may_be_empty(lists: ListServer, read: Reader) -> None:
    lists.empty = {2}
    assert read("page").items == [1, 2, 5]
    lists.asked.clear()
    assert read("cursor").items == [1, 2, 5]


def test_a_page_is_asked_for_ahead(lists: ListServer, read: Reader) -> None:
    lists.hold = 2

    def seen(_: Any) -> bool:
        assert lists.arrived.wait(PATIENCE)  # while the first item is used
        lists.gate.set()
        return False

    assert read("cursor", ahead=True, seen=seen).items == ALL


def test_leaving_a_loop_cancels_what_is_under_way(lists: ListServer, read: Reader) -> None:
    lists.hold = 2

    def seen(_: Any) -> bool:
        assert lists.arrived.wait(PATIENCE)
        if not read.is_async:  # a thread cannot be cancelled: its answer is waited for
            lists.gate.set()
        return True

    assert read("cursor", ahead=True, seen=seen).items == [1]
    if read.is_async:
        assert lists.dropped.wait(PATIENCE)
    assert len(lists.asked) == 2


def test_leaving_a_loop_asks_for_nothing_more(lists: ListServer, read: Reader) -> None:
    assert read("cursor", seen=lambda _: True).items == [1]
    assert len(lists.asked) == 1


def test_a_method_without_pages_is_refused(lists: ListServer, read: Reader) -> None:
    METHODS["none"] = "pets.list_wrong"
    try:
        result = read("none")
    finally:
        del METHODS["none"]
    assert isinstance(result.error, TypeError)
    assert "x-pagination" in str(result.error)
    assert lists.asked == []


def test_each_loop_begins_anew(package: Package, lists: ListServer, loopback: Loopback) -> None:
    with package.client.Client(loopback.url, token="t", api_key="k") as client:
        pages = client.each(client.tags.list_tags)
        assert lists.asked == []
        assert list(pages.items()) == list(pages.items()) == ["1", "2", "3", "4", "5"]
