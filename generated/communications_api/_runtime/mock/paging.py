"""Lists in pages: one that is asked for by a cursor is the last, so that loops over pages end.

What a document says of pages is names: a query parameter such as `cursor`, `page_token` or
`offset`, and a property of the answer such as `next`, `next_cursor` or `has_more`. Where a request
brings such a parameter, what leads to a next page is left out of the answer, or null, or empty:
the first of these that the schema allows. Where it allows none, the answer stays as it is.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ..codecs.table import codec_for
from ..examples.soundness import violations
from ..narrowing import AnyDict
from ..responses import declared
from ..transports.base import Headers, Response

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .. import operations as facts
    from ..operations import Operation

_words = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])").findall
_CURSORS = frozenset(
    {"cursor", "page", "token", "offset", "after", "before", "marker", "continuation", "start"}
)
_SIZES = frozenset({"size", "limit", "per", "count", "max", "date", "time", "at"})
_DEPTH = 3
"""How many objects deep what leads to a next page is looked for."""


def brings_cursor(operation: Operation[Any], query: Iterable[str]) -> bool:
    """Return whether a request asks for another page than the first.

    Args:
        operation: what was called.
        query: names of the query parameters that came.
    """
    names = {item.name for item in operation.parameters if item.location == "query"}
    return any(_is_cursor(name) for name in names & set(query))


def _is_cursor(name: str) -> bool:
    words = {word.lower() for word in _words(name)}
    return bool(words & _CURSORS) and not words & _SIZES


def last_page(operation: Operation[Any], answer: Response) -> Response:
    """Return an answer without what leads to a next page, where its schema allows that."""
    response = declared(operation.responses, answer.status)
    media = None if response is None else _json_of(response, answer)
    if media is None:
        return answer
    try:
        data = json.loads(answer.content)
    except ValueError:
        return answer
    changed = False
    for holder, name in list(_leads(data, _DEPTH)):
        changed = _ended(data, holder, name, media) or changed
    if not changed:
        return answer
    content = json.dumps(data).encode()
    fields = [(n, v) for n, v in answer.headers.items() if n.lower() != "content-length"]
    headers = Headers([*fields, ("content-length", str(len(content)))])
    return Response(answer.status, headers, content)


def _json_of(response: facts.Response, answer: Response) -> facts.Media | None:
    sent = answer.headers.get("content-type", "")
    for media in response.media:
        if media.content_type == sent and media.items is None and codec_for(media).holds_json:
            return media
    return None


def _leads(data: Any, depth: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Give the properties that lead to a next page, each with the object that holds it."""
    if not isinstance(data, AnyDict) or not depth:
        return
    for name, value in data.items():
        words = [word.lower() for word in _words(name)]
        if "next" in words or words == ["has", "more"]:
            yield data, name
        else:
            yield from _leads(value, depth - 1)


def _ended(data: Any, holder: dict[str, Any], name: str, media: facts.Media) -> bool:
    """Make one property say that there is no next page; return whether that was possible."""
    value = holder.pop(name)
    if isinstance(value, bool):
        holder[name] = False
        return value
    if _fits(data, media):
        return True
    ends: list[Any] = [None, "" if isinstance(value, str) else {}]
    for end in ends:
        holder[name] = end
        if _fits(data, media):
            return True
    holder[name] = value
    return False


def _fits(data: Any, media: facts.Media) -> bool:
    return next(violations(media, json.dumps(data).encode()), None) is None
