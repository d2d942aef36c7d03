"""Lists in pages, read item by item or page by page; see `page_walk`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Generic, overload

from typing_extensions import TypeVar

from .async_groups import planned
from .hooks import Around, CallBegun
from .page_urls import follow
from .page_walk import PageT_co, Walk, check_budgets, items_of
from .placing import place
from .waiting import AsyncAhead

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

    from .async_client import AsyncClientBase
    from .page_values import Cursor
    from .page_walk import HasItems, Page

ItemT = TypeVar("ItemT")


class AsyncPages(Generic[PageT_co]):
    """The pages of a list, from `client.each`; nothing is sent before the first is asked for.

    Each loop begins anew. A page is asked for when it is needed: leaving a loop sends nothing more.
    What goes wrong with one page is raised as the call of the method would, after its retries; the
    pages before it have been given, and `start` goes on from any of them.
    """

    def __init__(
        self,
        method: Callable[..., Awaitable[PageT_co]],
        args: tuple[Any, ...],
        keywords: dict[str, Any],
    ) -> None:
        self._method = method
        self._args = args
        self._keywords = keywords

    @overload
    def items(
        self: AsyncPages[list[ItemT]],
        *,
        max_items: int | None = None,
        max_pages: int | None = None,
        start: Cursor | None = None,
        ahead: bool = False,
    ) -> AsyncGenerator[ItemT, None]: ...
    @overload
    def items(
        self: AsyncPages[HasItems[ItemT]],
        *,
        max_items: int | None = None,
        max_pages: int | None = None,
        start: Cursor | None = None,
        ahead: bool = False,
    ) -> AsyncGenerator[ItemT, None]: ...
    def items(
        self,
        *,
        max_items: int | None = None,
        max_pages: int | None = None,
        start: Cursor | None = None,
        ahead: bool = False,
    ) -> AsyncGenerator[Any, None]:
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
    ) -> AsyncGenerator[Page[PageT_co], None]:
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

    async def _items(
        self, max_items: int | None, max_pages: int | None, start: Cursor | None, *, ahead: bool
    ) -> AsyncGenerator[Any, None]:
        given = 0
        pages = self._pages(max_pages, max_items, start, ahead=ahead)
        try:
            async for page in pages:
                for item in items_of(page.result):
                    yield item
                    given += 1
                    if given == max_items:
                        return
        finally:
            await pages.aclose()

    async def _pages(
        self, max_pages: int | None, max_items: int | None, start: Cursor | None, *, ahead: bool
    ) -> AsyncGenerator[Page[Any], None]:
        client, call = await planned(self._method, self._args, self._keywords)
        walk = Walk(call, start)
        fetch = partial(_fetch, client, walk)
        page = await fetch()
        while not walk.is_over and walk.pages != max_pages:
            if max_items is not None and walk.items >= max_items:
                break
            if ahead:
                async with AsyncAhead(fetch) as coming:
                    yield page
                    page = await coming.result()
            else:
                yield page
                page = await fetch()
        yield page


async def _fetch(client: AsyncClientBase, walk: Walk) -> Page[Any]:
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
        response = await client._answer(request, settings)  # pyright: ignore[reportPrivateUsage] - of the client
        result = client._finished(call.operation, request, response, settings)  # pyright: ignore[reportPrivateUsage] - of the client
    return walk.page(request, response, result)
