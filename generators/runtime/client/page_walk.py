"""From one page to the next: what both clients do between two requests (`x-pagination`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Generic, Protocol, overload

from typing_extensions import TypeVar

from ..errors import PagingError
from ..links import next_link
from ..narrowing import AnyList
from .page_urls import Astray, same_origin
from .page_values import as_cursor, fitting, value_at, with_property

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..pagination import JsonPath, Pagination
    from ..transports.base import Request, Response
    from .groups import PlannedCall
    from .page_values import Cursor

ItemT = TypeVar("ItemT")
ItemT_co = TypeVar("ItemT_co", covariant=True)


class HasItems(Protocol[ItemT_co]):
    """An answer that is a page; generated for the models that are."""

    def _page_items(self) -> Sequence[ItemT_co]:
        """Return the items of the page."""
        ...


PageT_co = TypeVar("PageT_co", bound="HasItems[Any] | list[Any]", covariant=True, default=Any)


@dataclass(frozen=True, slots=True)
class Page(Generic[PageT_co]):
    """One page of a list.

    Attributes:
        result: what the operation answered.
        number: how many pages were read, this one included.
        cursor: what asked for this page; None for the first.
        next_cursor: what asks for the next; None where this is the last. `start=` takes it.
    """

    result: PageT_co
    number: int
    cursor: Cursor | None
    next_cursor: Cursor | None

    @overload
    def items(self: Page[list[ItemT]]) -> Sequence[ItemT]: ...
    @overload
    def items(self: Page[HasItems[ItemT]]) -> Sequence[ItemT]: ...
    def items(self) -> Sequence[Any]:
        """Return the items of this page."""
        return items_of(self.result)


class Walk:
    """Goes from page to page: each answer says which request is next.

    Args:
        call: of the method, as the caller made it.
        start: what asks for the first page; None for what the call says.

    Raises:
        TypeError: the document does not say that the operation answers in pages.
    """

    def __init__(self, call: PlannedCall[Any], start: Cursor | None) -> None:
        pagination = call.operation.pagination
        if pagination is None:
            name = call.operation.id
            raise TypeError(f"{name} does not answer in pages: it has no `x-pagination`")
        self._facts: Pagination = pagination
        self.call = call
        self.url: str | None = None
        self.pages = 0
        self.items = 0
        self.is_over = False
        self._seen: set[bytes] = set()
        self._error: PagingError | None = None
        self.cursor = self._given() if start is None else start
        self._from_first = self.cursor in {None, pagination.first}
        if start is not None:
            self._go_to(start)
        if self.cursor is not None:
            self._remember(self.cursor)

    def _given(self) -> Cursor | None:
        """Return the cursor or number that the caller's own arguments ask for."""
        facts = self._facts
        value = self.call.arguments.get(facts.parameter) if facts.parameter else None
        if facts.in_body:
            value = value_at(self.call.body, facts.in_body)
        return None if value is None else as_cursor(value)

    # --- The request of a page --------------------------------------------------------------------

    def planned(self) -> PlannedCall[Any]:
        """Return the call that asks for the next page.

        Raises:
            PagingError: what the last page said of it leads nowhere.
        """
        if self._error is not None:
            raise self._error
        return self.call

    def _go_to(self, cursor: Cursor) -> None:
        facts, call = self._facts, self.call
        if facts.follows_urls:
            self.url = str(cursor)
        elif facts.parameter:
            name = facts.parameter
            parameter = next(item for item in call.operation.parameters if item.py_name == name)
            value = fitting(parameter, cursor)
            self.call = replace(call, arguments={**call.arguments, name: value})
        else:
            self.call = replace(call, body=with_property(call.body, facts.in_body, cursor))

    # --- The answer to it -------------------------------------------------------------------------

    def page(self, request: Request, response: Response, result: Any) -> Page[Any]:
        """Return the page that was answered, and turn to the next one."""
        items = items_of(result)
        self.pages += 1
        self.items += len(items)
        following: Cursor | None = None
        try:
            following = self._next(request, response, result, items)
            if following is not None:
                self._remember(following)
                self._go_to(following)
        except Astray as error:  # the page itself is good: it is given before this is raised
            following = None
            self._error = PagingError(
                f"{request.operation_id}: {error} (page {self.pages})",
                operation_id=request.operation_id,
                method=request.method,
                url=request.safe_url,
                status=response.status,
                headers=response.headers,
                body=response.content,
                cursor=self.cursor,
            )
        self.is_over = following is None and self._error is None
        page: Page[Any] = Page(result, self.pages, self.cursor, following)
        self.cursor = following
        return page

    def _remember(self, cursor: Cursor) -> None:
        if self._facts.is_numbered:  # numbers go up
            return
        digest = blake2b(str(cursor).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if digest in self._seen:
            raise Astray("the next page is one that was read before: its cursor is repeated")
        self._seen.add(digest)

    def _next(
        self, request: Request, response: Response, result: Any, items: Sequence[Any]
    ) -> Cursor | None:
        facts = self._facts
        if facts.style == "link":
            link = next_link(response.headers.get("Link", ""))
            return None if link is None else same_origin(request.url, link)
        more = value_at(result, facts.more) if facts.more else None
        if more is False:
            return None
        if facts.is_numbered:
            return self._number(result, items, is_more=more is True)
        if facts.last_item is not None:
            if more is not True and (not items or self._is_short(items)):
                return None
            return _of_last_item(items, facts.last_item)
        value = value_at(result, facts.next)
        if value is None or value == "":
            return None
        if facts.style == "next-url":
            return same_origin(request.url, str(value))
        return as_cursor(value)

    def _number(self, result: Any, items: Sequence[Any], *, is_more: bool) -> Cursor | None:
        facts = self._facts
        current = facts.first if self.cursor is None else int(self.cursor)
        step = 1 if facts.style == "page" else len(items)
        if is_more:
            if not step:
                raise Astray("the page says that there are more, and has no items to count")
            return current + step
        total, pages = (value_at(result, path) for path in (facts.total, facts.pages))
        if facts.pages and pages is not None:  # a page before the last may be empty
            return current + 1 if current - facts.first + 1 < pages else None
        if not items or self._is_short(items):
            return None
        if facts.total and total is not None:
            if facts.style == "offset":
                return current + step if current - facts.first + step < total else None
            if self._from_first and self.items >= total:
                return None
        return current + step

    def _is_short(self, items: Sequence[Any]) -> bool:
        """Whether a page has fewer items than were asked for, where that ends the list."""
        facts = self._facts
        if not facts.size:
            return False
        asked = self.call.arguments.get(facts.size)
        size = facts.default_size if asked is None else asked
        return isinstance(size, int) and len(items) < size


def _of_last_item(items: Sequence[Any], path: JsonPath) -> Cursor:
    """Return the cursor that the last item of a page is or has."""
    if not items:
        raise Astray("the page says that there are more, and has no last item")
    value = value_at(items[-1], path)
    if value is None or value == "":
        raise Astray(f"the last item has no `/{'/'.join(path)}`, which is the next cursor")
    return as_cursor(value)


def items_of(result: Any) -> Sequence[Any]:
    """Return the items of a page as the operation answered it."""
    if isinstance(result, AnyList):
        return result
    items: Sequence[Any] = result._page_items()  # noqa: SLF001 - generated for this module
    return items


def check_budgets(**budgets: Any) -> None:
    """Refuse budgets that allow nothing.

    Raises:
        ValueError: one is no whole number above 0.
    """
    for name, value in budgets.items():
        if value is not None and (
            not isinstance(value, int) or isinstance(value, bool) or value < 1
        ):
            raise ValueError(f"{name} must be a whole number above 0, or None for no limit")
