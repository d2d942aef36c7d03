"""Lists that are answered in pages, as a document states them (`x-pagination`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from .narrowing import AnyMapping

JsonPath: TypeAlias = tuple[str, ...]
"""Names of properties, the outermost first: a JSON Pointer (RFC 6901) in its tokens."""
PagingStyle: TypeAlias = Literal["cursor", "page", "offset", "link", "next-url"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """How an operation answers a list in pages.

    Attributes:
        style: what asks for the next page: a cursor, a number of a page, a number of items to leave
            out, the `Link` field of the answer (RFC 8288), or a URL in the answer.
        items: where the array of items is in an answer; empty where the answer is the array.
        parameter: the keyword argument that takes the cursor or number; empty where it is sent in
            the body, or not at all.
        name: its name on the wire.
        in_body: where it is sent in the body.
        next: where an answer has the next cursor or the next URL.
        last_item: where the last item has the next cursor, instead; empty where it is that itself.
        more: where an answer says whether there are further pages.
        total: where an answer says how many items there are in all pages.
        pages: where an answer says how many pages there are.
        first: number of the first page, or of items left out for it.
        size: the keyword argument with the number of items of a full page: a page with fewer is the
            last; empty where a short page means nothing.
        default_size: that number where the argument is not given; None where it is not known.
    """

    style: PagingStyle
    items: JsonPath = ()
    parameter: str = ""
    name: str = ""
    in_body: JsonPath = ()
    next: JsonPath = ()
    last_item: JsonPath | None = None
    more: JsonPath = ()
    total: JsonPath = ()
    pages: JsonPath = ()
    first: int = 0
    size: str = ""
    default_size: int | None = None

    @property
    def is_numbered(self) -> bool:
        """Whether pages are asked for by a number that follows from the page before."""
        return self.style in {"page", "offset"}

    @property
    def follows_urls(self) -> bool:
        """Whether the URL of the next page comes with the answer."""
        return self.style in {"link", "next-url"}


def data_at(data: Any, path: JsonPath) -> Any:
    """Return what stands at a path of JSON data; None where there is nothing."""
    for name in path:
        data = data.get(name) if isinstance(data, AnyMapping) else None
    return data
