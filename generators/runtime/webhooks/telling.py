"""Which webhook a request is: by what its header fields and its body say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic_core import from_json

from ..codecs.json_bodies import BOM
from ..codecs.table import codec_of
from ..media_types import is_json
from .refusals import AmbiguousEventError, EventDataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .event import Mark, Webhook

_ABSENT: Final = object()


class Told(NamedTuple):
    """What a request turned out to be.

    Attributes:
        webhook: the one that it is; None where it is none of the document's.
        value: of what should have told it; empty where it was not there.
        data: the body as plain data; bytes where it is no JSON.
    """

    webhook: Webhook | None
    value: str = ""
    data: Any = None


def tell(webhooks: Sequence[Webhook], headers: Mapping[str, str], body: bytes) -> Told:
    """Return which webhook a request is.

    Args:
        webhooks: those that it may be.
        headers: by their names in lower case.
        body: as it came.

    Raises:
        AmbiguousEventError: it may be several.
        EventDataError: where the body has to be read to tell, and cannot be (400), or is of another
            media type (415).
    """
    marks = [mark for webhook in webhooks for mark in webhook.marks]
    data: Any = None
    if any(mark.place == "field" for mark in marks):
        stated = headers.get("content-type", "")
        if stated and body and not (is_json(stated) or codec_of(stated).has_fields):
            reason = "The content type is not one that says which webhook it is"
            raise EventDataError("", reason, status=415)
        data = _plain(stated, body)
    fitting = [
        webhook
        for webhook in webhooks
        if all(_fits(mark, _value(mark, headers, data)) for mark in webhook.marks)
    ]
    if len(fitting) == 1:
        return Told(fitting[0])
    if fitting or not marks:
        raise AmbiguousEventError([webhook.name for webhook in fitting])
    values = (_value(mark, headers, data) for mark in marks)
    return Told(None, _first(values), _plain(headers.get("content-type", ""), body))


def _plain(content_type: str, body: bytes) -> Any:
    """Return a body as plain data; bytes where it is neither JSON nor a form."""
    if not body:
        return None
    try:
        if not content_type or is_json(content_type):
            return from_json(body.removeprefix(BOM))
        return codec_of(content_type).plain(None, body, content_type)
    except (ValueError, RecursionError):
        raise EventDataError("", "The body cannot be read", status=400) from None


def _value(mark: Mark, headers: Mapping[str, str], data: Any) -> Any:
    """Return what a request has where a mark looks; `_ABSENT` where there is nothing."""
    if mark.place == "header":
        return headers.get(mark.path[0], _ABSENT)
    for name in mark.path:
        if not isinstance(data, dict) or name not in data:
            return _ABSENT
        data = data[name]
    if isinstance(data, list) and len(data) == 1:  # a form lists the values of each name
        return data[0]
    return data


def _fits(mark: Mark, value: Any) -> bool:
    if value is _ABSENT:
        return not mark.required
    if mark.place == "header":
        return value in {text_of(listed) for listed in mark.values}
    # `True == 1` in Python, and not in JSON.
    return any(type(value) is type(listed) and value == listed for listed in mark.values)


def _first(values: Iterable[Any]) -> str:
    shown = (text_of(value) for value in values if isinstance(value, (str, int, bool)))
    return next(shown, "")


def text_of(value: Any) -> str:
    """Return a value as a header field has it."""
    return value if isinstance(value, str) else json.dumps(value)
