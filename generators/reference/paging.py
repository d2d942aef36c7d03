"""How a list is answered in pages, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.pointer import join

if TYPE_CHECKING:
    from ..runtime.pagination import JsonPath, Pagination


def pages_in_words(pagination: Pagination | None) -> str:
    """Return what asks for the next page and where the list ends; empty where there are no pages.

    Names and places are in backticks.
    """
    if pagination is None:
        return ""
    items = _place(pagination.items)
    ends: list[str] = []
    if pagination.style == "link":
        text, ends = "the header field `Link` of each leads to the next", ["there is no such link"]
    elif pagination.style == "next-url":
        place = _place(pagination.next)
        text, ends = f"{place} of each is the URL of the next", ["it is absent, null or empty"]
    else:
        in_body = f"{_place(pagination.in_body)} of the body"
        sent = f"`{pagination.name}`" if pagination.name else in_body
        if pagination.style == "page":
            text = f"{sent} is the number of the page, from {pagination.first}"
        elif pagination.style == "offset":
            text = f"{sent} is how many items to leave out"
        elif pagination.last_item is not None:
            place = f"{_place(pagination.last_item)} of " if pagination.last_item else ""
            text = f"{sent} takes {place}the last item"
        else:
            text = f"{sent} takes {_place(pagination.next)} of the page before"
            ends = ["that is absent, null or empty"]
    if pagination.more:
        ends.append(f"{_place(pagination.more)} is false")
    if pagination.total:
        ends.append(f"there were {_place(pagination.total)} items")
    if pagination.pages:
        ends.append(f"there were {_place(pagination.pages)} pages")
    if pagination.size:
        ends.append("a page has fewer items than asked for")
    ends = ends or ["a page is empty"]
    return f"Items are in {items}; {text}. The list ends where {' or '.join(ends)}."


def _place(path: JsonPath) -> str:
    return f"`{join('', *path)}`" if path else "the answer itself"
