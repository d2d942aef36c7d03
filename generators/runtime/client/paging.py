"""From one page to the next: what both clients do between two requests (`x-pagination`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias
from urllib.parse import unquote_plus, urljoin, urlsplit

from pydantic import BaseModel, ValidationError
from typing_extensions import TypeVar

from ..errors import PagingError
from ..links import next_link
from ..models.base import adapter, dump_python
from ..parameters.percent_encoding import percent

if TYPE_CHECKING:
    from ..operations import Parameter
    from ..pagination import JsonPath, Pagination
    from ..transports.base import Request, Response
    from .groups import PlannedCall

Cursor: TypeAlias = str | int
"""What asks for a page: a cursor, the number of a page, of items to leave out, or a URL."""
ItemT_co = TypeVar("ItemT_co", covariant=True)
_is_reference = re.compile(r"[!-~]+").fullmatch


class HasItems(Protocol[ItemT_co]):
    """An answer that is a page; generated for the models that are."""

    def _page_items(self) -> Sequence[ItemT_co]:
        """Return the items of the page."""
        ...


PageT_co = TypeVar(
    "PageT_co", bound="HasItems[Any] | list[Any]", covariant=True, default=Any
)


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
            value = _fitting(parameter, cursor)
            self.call = replace(call, arguments={**call.arguments, name: value})
        else:
            self.call = replace(call, body=_with_property(call.body, facts.in_body, cursor))

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
        except _Astray as error:  # the page itself is good: it is given before this is raised
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
            raise _Astray("the next page is one that was read before: its cursor is repeated")
        self._seen.add(digest)

    def _next(
        self, request: Request, response: Response, result: Any, items: Sequence[Any]
    ) -> Cursor | None:
        facts = self._facts
        if facts.style == "link":
            link = next_link(response.headers.get("Link", ""))
            return None if link is None else _same_origin(request.url, link)
        more = value_at(result, facts.more) if facts.more else None
        if more is False:
            return None
        if facts.is_numbered:
            return self._number(result, items, is_more=more is True)
        if facts.last_item:
            if more is not True and (not items or self._is_short(items)):
                return None
            return self._of_last_item(items)
        value = value_at(result, facts.next)
        if value is None or value == "":
            return None
        if facts.style == "next-url":
            return _same_origin(request.url, str(value))
        return as_cursor(value)

    def _number(self, result: Any, items: Sequence[Any], *, is_more: bool) -> Cursor | None:
        facts = self._facts
        current = facts.first if self.cursor is None else int(self.cursor)
        step = 1 if facts.style == "page" else len(items)
        if is_more:
            if not step:
                raise _Astray("the page says that there are more, and has no items to count")
            return current + step
        if not items or self._is_short(items):
            return None
        total, pages = (value_at(result, path) for path in (facts.total, facts.pages))
        if facts.pages and pages is not None:
            return current + 1 if current - facts.first + 1 < pages else None
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

    def _of_last_item(self, items: Sequence[Any]) -> Cursor:
        if not items:
            raise _Astray("the page says that there are more, and has no last item")
        value = value_at(items[-1], self._facts.last_item)
        if value is None or value == "":
            place = "/".join(self._facts.last_item)
            raise _Astray(f"the last item has no `{place}`, which is the next cursor")
        return as_cursor(value)


class _Astray(Exception):  # noqa: N818 - a `PagingError` is raised for it
    """What an answer says of the next page cannot be followed."""


# --- Values ---------------------------------------------------------------------------------------


def items_of(result: Any) -> Sequence[Any]:
    """Return the items of a page as the operation answered it."""
    if isinstance(result, list):
        return result
    items: Sequence[Any] = result._page_items()  # noqa: SLF001 - generated for this module
    return items


def value_at(value: Any, path: JsonPath) -> Any:
    """Return what stands at a path of a result, by wire names; None where there is nothing."""
    for name in path:
        if isinstance(value, BaseModel):
            attribute = _attributes(type(value)).get(name)
            if attribute is not None:
                value = getattr(value, attribute)
            else:
                value = (value.model_extra or {}).get(name)
        else:
            value = value.get(name) if isinstance(value, Mapping) else None
    return value


@cache
def _attributes(model: type[BaseModel]) -> dict[str, str]:
    """Return the attributes of a class by wire name."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def as_cursor(value: Any) -> Cursor:
    """Return a value of an answer as a cursor."""
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    plain = dump_python(value, Any)
    return int(plain) if isinstance(plain, float) and plain.is_integer() else str(plain)


def _fitting(parameter: Parameter, cursor: Cursor) -> Any:
    """Return a cursor in the type of the parameter that takes it; as text where it fits none."""
    for value in (cursor, str(cursor)):
        try:
            return adapter(parameter.type()).validate_python(value)
        except ValidationError:
            continue
    return cursor


def _with_property(body: Any, path: JsonPath, value: Any) -> dict[str, Any]:
    """Return a copy of a body as plain data, with another value at a path.

    Raises:
        TypeError: the body is no object.
    """
    plain: Any = {} if body is None else body
    if isinstance(body, BaseModel):
        plain = dump_python(body, type(body))
    if not isinstance(plain, Mapping):
        raise TypeError(f"the cursor is sent in the body, which is a {type(body).__name__}")
    name, *rest = path
    inner = _with_property(plain.get(name), tuple(rest), value) if rest else value
    return {**plain, name: inner}


# --- URLs -----------------------------------------------------------------------------------------


def _same_origin(url: str, reference: str) -> str:
    """Return where a reference of an answer leads.

    Raises:
        _Astray: it is no URL, or leads to another origin (RFC 6454): credentials stay here.
    """
    if not _is_reference(reference):
        raise _Astray("the URL of the next page has characters that no URL has")
    try:
        target = urljoin(url, reference)
        here, there = urlsplit(url), urlsplit(target)
        same = (here.scheme, here.hostname, _port(here)) == (
            there.scheme,
            there.hostname,
            _port(there),
        )
    except ValueError:
        raise _Astray("the URL of the next page cannot be read") from None
    if not same or "@" in there.netloc:
        origin = f"{there.scheme}://{there.hostname}"
        raise _Astray(f"the next page is of another origin, {origin}: nothing is sent there")
    return target.partition("#")[0]


def _port(parts: Any) -> int | None:
    port: int | None = parts.port
    return {"http": 80, "https": 443}.get(parts.scheme) if port is None else port


def follow(request: Request, url: str, secrets: Sequence[tuple[str, str]]) -> None:
    """Have a request ask for the URL of a page instead of its own.

    Args:
        request: as built for the operation, with its credentials.
        url: of the same origin.
        secrets: the credentials that belong in the query, percent-encoded: they replace those that
            the URL may repeat.
    """
    target = _same_origin(request.url, url)
    base, _, query = target.partition("?")
    names = {name for name, _ in secrets}
    pairs = [pair for pair in query.split("&") if pair and _name(pair) not in names]
    request.url = _joined(base, [*pairs, *(f"{name}={value}" for name, value in secrets)])
    request.safe_url = _joined(base, [*pairs, *(f"{name}=***" for name, _ in secrets)])


def _name(pair: str) -> str:
    return percent(unquote_plus(pair.partition("=")[0]))


def _joined(base: str, pairs: Sequence[str]) -> str:
    return f"{base}?{'&'.join(pairs)}" if pairs else base


def check_budgets(**budgets: int | None) -> None:
    """Refuse budgets that allow nothing.

    Raises:
        ValueError: one is no whole number above 0.
    """
    for name, value in budgets.items():
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
            raise ValueError(f"{name} must be a whole number above 0, or None for no limit")
