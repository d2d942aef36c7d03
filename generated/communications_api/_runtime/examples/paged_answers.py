"""Answers in pages (`x-pagination`), made of one answer and the items of a whole list."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit
from uuid import UUID

from ..codecs.table import codec_for
from ..narrowing import AnyDict, AnyList
from ..pagination import data_at
from ..responses import declared
from ..transports.base import Headers, Response
from .soundness import violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from .. import operations as facts
    from ..operations import Operation
    from ..pagination import JsonPath, Pagination

_MARK = "page-start"
"""Query parameter of the URLs of further pages: how many items stand before."""
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says of the page it asks for.

    Attributes:
        url: where it went.
        headers: its header fields; names compare without regard to case.
        content: its body.
    """

    url: str
    headers: Mapping[str, str]
    content: bytes = b""

    @property
    def query(self) -> dict[str, str]:
        """The query parameters."""
        return dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True))

    def cursor(self, pagination: Pagination) -> str | None:
        """Return what asks for a page; None where the first is meant."""
        if pagination.follows_urls:
            return self.query.get(_MARK)
        if pagination.in_body:
            try:
                value = data_at(json.loads(self.content), pagination.in_body)
            except ValueError:
                return None
            return None if value is None else str(value)
        fields = {name.lower(): value for name, value in self.headers.items()}
        return self.query.get(pagination.name) or fields.get(pagination.name.lower())


def page_of(
    operation: Operation[Any],
    answer: Response,
    asked: Asked,
    items: Sequence[Any] | None = None,
    size: int | None = None,
) -> Response | None:
    """Return an answer as the page that a request asks for; None where there are no such pages.

    Args:
        operation: which answers in pages.
        answer: any answer of it: what is not about pages stays.
        asked: the request.
        items: of the whole list, as JSON data; None for those of the answer, twice.
        size: how many items a page has; None for as many as the answer.
    """
    pagination, response = operation.pagination, declared(operation.responses, answer.status)
    if pagination is None or response is None or not 200 <= answer.status <= 299:
        return None
    sent = answer.headers.get("content-type", "")
    media = next((item for item in response.media if item.content_type == sent), None)
    if media is None or media.items is not None or not codec_for(media).holds_json:
        return None
    data = json.loads(answer.content)
    value = data_at(data, pagination.items)
    shown: list[Any] = value if isinstance(value, AnyList) else []
    pages = _Pages(pagination, items if items is not None else shown * 2, size or len(shown) or 1)
    start = pages.position(asked.cursor(pagination))
    content = pages.data(data, start, lambda value: _fits(value, media), asked.url)
    fields = [
        (name, value)
        for name, value in answer.headers.items()
        if name.lower() not in {"content-length", "link"}
    ]
    encoded = json.dumps(content).encode()
    fields.append(("content-length", str(len(encoded))))
    if pagination.style == "link" and not pages.is_last(start):
        reference = pages.reference(asked.url, start)
        fields.append(("link", f'<{reference}>; rel="next"'))
    return Response(answer.status, Headers(fields), encoded)


def _fits(data: Any, media: facts.Media) -> bool:
    return next(violations(media, json.dumps(data).encode()), None) is None


class _Pages:
    """The pages of a list.

    Args:
        pagination: how they are answered.
        items: all of them.
        size: how many a page has.
    """

    def __init__(self, pagination: Pagination, items: Sequence[Any], size: int) -> None:
        self._facts = pagination
        self._items = items
        self._size = size

    def position(self, cursor: str | None) -> int:
        """Return how many items stand before the page that a cursor asks for."""
        facts, count = self._facts, len(self._items)
        if cursor is None:
            return 0
        number = int(cursor) if cursor.isdecimal() else None
        if facts.style == "page":
            return max(0, ((number or 0) - facts.first) * self._size)
        if facts.style == "offset":
            return max(0, (number or 0) - facts.first)
        if facts.follows_urls:
            return number or 0
        if facts.last_item is not None:
            ids = [str(data_at(item, facts.last_item)) for item in self._items]
            places = [place for place, id_ in enumerate(ids, 1) if id_ == cursor]
            # Where the same items stand twice, whoever comes back has seen those of the first page.
            later = [place for place in places if place % self._size == 0 or len(places) == 1]
            if facts.more:
                return later[0] if later else max(0, count - self._size)
            return places[-1] if places else count
        starts = range(self._size, count, self._size)
        known = (start for start in starts if cursor in map(str, _cursors(start)))
        return next(known, max(0, count - self._size))

    def is_last(self, start: int) -> bool:
        """Whether nothing follows the page that begins after so many items."""
        return start + self._size >= len(self._items)

    def reference(self, url: str, start: int) -> str:
        """Return the path and query of the page after one."""
        parts = urlsplit(url)
        pairs = [
            pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != _MARK
        ]
        pairs.append((_MARK, str(start + self._size)))
        return f"{quote(parts.path, safe='/%:@!$&()*+,;=~')}?{urlencode(pairs)}"

    def data(self, base: Any, start: int, fits: Callable[[Any], bool], url: str) -> Any:
        """Return an answer with the items of a page, and what leads to the next one."""
        facts, is_last = self._facts, self.is_last(start)
        data = _with(base, facts.items, list(self._items[start : start + self._size]))
        for path, value in (
            (facts.more, not is_last),
            (facts.total, len(self._items)),
            (facts.pages, -(-len(self._items) // self._size)),
        ):
            data = _with(data, path, value) if path else data
        if not facts.next:
            return data
        leads: Iterator[Any] = iter((None, _ABSENT, ""))
        if not is_last:
            leads = _cursors(start + self._size)
            if facts.style == "next-url":
                reference = self.reference(url, start)
                parts = urlsplit(url)
                leads = iter((reference, f"{parts.scheme}://{parts.netloc}{reference}"))
        candidates = [_with(data, facts.next, lead) for lead in leads]
        return next((candidate for candidate in candidates if fits(candidate)), candidates[0])


def _cursors(start: int) -> Iterator[Any]:
    """Give cursors for a page, in the forms that a schema may ask for."""
    yield str(start)
    yield start
    yield str(UUID(int=start))
    yield f"page-after-{start}"


def _with(data: Any, path: JsonPath, value: Any) -> Any:
    """Return data with another value at a path."""
    if not path:
        return value
    changed = dict(data) if isinstance(data, AnyDict) else {}
    name, *rest = path
    if rest:
        changed[name] = _with(changed.get(name), tuple(rest), value)
    elif value is _ABSENT:
        changed.pop(name, None)
    else:
        changed[name] = copy.deepcopy(value)
    return changed
