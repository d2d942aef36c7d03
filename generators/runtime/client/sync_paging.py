# Written by `make sync` from async_paging.py: edit that.
"""Lists in pages, read item by item or page by page; see `page_walk`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Generic, overload

from typing_extensions import TypeVar

from .hooks import Around, CallBegun
from .page_urls import follow
from .page_walk import PageT_co, Walk, check_budgets, items_of
from .placing import place
from .sync_groups import planned
from .waiting import Ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from .page_values import Cursor
    from .page_walk import HasItems, Page
    from .sync_client import SyncClientBase

ItemT = TypeVar("ItemT")


class Pages(Generic[PageT_co]):
    """The pages of a list, from `client.each`; nothing is sent before the first is asked for.

    Each loop begins anew. A page is asked for when it is needed: leaving a loop sends nothing more.
    What goes wrong with one page is raised as the call of the method would, after its retries; the
    pages before it have been given, and `start` goes on from any of them.
    """

    def __init__(
        self,
        method: Callable[..., PageT_co],
        args: tuple[Any, ...],
        keywords: dict[str, Any],
    ) -> None:
        self._method = method
        self._args = args
        self._keywords = keywords

    @overload
    def items(
        self: Pages[list[ItemT]],
        *,
        max_items: int | None = None,
        max_pages: int | None = None,
        start: Cursor | None = None,
        ahead: bool = False,
    ) -> Generator[ItemT, None]: ...
    @overload
    def items(
        self: Pages[HasItems[ItemT]],
        *,
        max_items: int | None = None,
        max_pages: int | None = None,
        start: Cursor | None = None,
        ahead: bool = False,
    ) -> Generator[ItemT, None]: ...
    def items(
        self,
        *,
        max_items: int | None = None,
        max_pages: int | None = None,
        start: Cursor | None = None,
        ahead: bool = False,
    ) -> Generator[Any, None]:
        """Return the items of all pages.

        Args:
            max_items: how many at most; no page is asked for that they do not need.
            max_pages: how many pages at most.
            start: what asks for the first page, from `Page.next_cursor` or `Page.cursor`.
            ahead: ask for the next page while the items of this one are used.

        Raises:
            ApiError: a page could not be had.
            PagingError: what a page says of the next one leads nowhere.
            ValueError: a budget is no number above 0.
            TypeError: the document does not say that the method answers in pages.
        """
        check_budgets(max_items=max_items, max_pages=max_pages)
        return self._items(max_items, max_pages, start, ahead=ahead)

    def pages(
        self,
        *,
        max_pages: int | None = None,
        start: Cursor | None = None,
        ahead: bool = False,
    ) -> Generator[Page[PageT_co], None]:
        """Return the pages one by one, each with what asks for it and for the next.

        Args:
            max_pages: how many at most.
            start: as of `items`.
            ahead: as of `items`.

        Raises:
            ApiError: as `items` does.
        """
        check_budgets(max_pages=max_pages)
        return self._pages(max_pages, None, start, ahead=ahead)

    def _items(
        self, max_items: int | None, max_pages: int | None, start: Cursor | None, *, ahead: bool
    ) -> Generator[Any, None]:
        given = 0
        pages = self._pages(max_pages, max_items, start, ahead=ahead)
        try:
            for page in pages:
                for item in items_of(page.result):
                    yield item
                    given += 1
                    if given == max_items:
                        return
        finally:
            pages.close()

    def _pages(
        self, max_pages: int | None, max_items: int | None, start: Cursor | None, *, ahead: bool
    ) -> Generator[Page[Any], None]:
        client, call = planned(self._method, self._args, self._keywords)
        walk = Walk(call, start)
        fetch = partial(_fetch, client, walk)
        page = fetch()
        while not walk.is_over and walk.pages != max_pages:
            if max_items is not None and walk.items >= max_items:
                break
            if ahead:
                with Ahead(fetch) as coming:
                    yield page
                    page = coming.result()
            else:
                yield page
                page = fetch()
        yield page


def _fetch(client: SyncClientBase, walk: Walk) -> Page[Any]:
    """Ask for the page that is next.

    Raises:
        ApiError: it could not be had.
    """
    call = walk.planned()
    request, settings = client._prepared_call(call)  # pyright: ignore[reportPrivateUsage] - of the client
    if walk.url is not None:
        sent = client._credentials.for_operation(call.operation, call.options.get("headers"))  # pyright: ignore[reportPrivateUsage] - of the client
        follow(request, walk.url, place(sent, {}, []))
    with Around(client._around, CallBegun(call.operation, request)):  # pyright: ignore[reportPrivateUsage] - of the client
        response = client._answer(request, settings)  # pyright: ignore[reportPrivateUsage] - of the client
        result = client._finished(call.operation, request, response, settings)  # pyright: ignore[reportPrivateUsage] - of the client
    return walk.page(request, response, result)
