"""What a bulk operation answers: an outcome of each item that it was sent (`x-outcome`).

A documented answer is about items of its own. Where an answer tells items apart, it is given the
identities of those that came: all are accepted, but as many as `Prefer: failed=2` asks for.
"""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from ..codecs.table import codec_for
from ..model_classes import model_class
from ..narrowing import AnyDict, AnyList
from ..responses import declared
from ..transports.base import Headers, Response
from .soundness import violations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from .. import operations as facts
    from ..models.outcomes import OutcomeRule
    from ..operations import ItemArray, Operation

_ERRORS: tuple[Any, ...] = ("the mock was asked for it", {}, {"message": "the mock was asked for"})
"""What an error may be, where no example shows one."""


class Asked(NamedTuple):
    """What a request asks for.

    Attributes:
        content: its body.
        failed: how many of its items are to fail, the last ones.
    """

    content: bytes
    failed: int


def outcomes_of(operation: Operation[Any], answer: Response, asked: Asked) -> Response | None:
    """Return an answer that says of each item of a request what came of it.

    None where the operation is none for many items, where the answer does not tell them apart, or
    where its schema allows none such.
    """
    array, media = _array_of(operation), _media_of(operation, answer)
    if array is None or media is None or media.type is None:
        return None
    cls = model_class(media.type())
    rule: OutcomeRule | None = getattr(cls, "_outcome", None)
    if cls is None or rule is None or not (rule.items or rule.failed or rule.submitted):
        return None
    try:
        data, body = json.loads(answer.content), json.loads(asked.content)
    except ValueError:
        return None
    items = body.get(array.name) if array.name else body
    if not isinstance(data, AnyDict) or not isinstance(items, AnyList):
        return None
    ids = [item.get(array.id) if isinstance(item, AnyDict) else None for item in items]
    for told in _told(data, _Names.of(cls, rule), ids, asked.failed):
        content = json.dumps(told).encode()
        if next(violations(media, content), None) is None:
            fields = [(n, v) for n, v in answer.headers.items() if n.lower() != "content-length"]
            headers = Headers([*fields, ("content-length", str(len(content)))])
            return Response(answer.status, headers, content)
    return None


def _array_of(operation: Operation[Any]) -> ItemArray | None:
    media = operation.body.media if operation.body is not None else ()
    return next((item.array for item in media if item.array is not None), None)


def _media_of(operation: Operation[Any], answer: Response) -> facts.Media | None:
    response = declared(operation.responses, answer.status)
    sent = answer.headers.get("content-type", "")
    for media in response.media if response is not None else ():
        if media.content_type == sent and media.items is None and codec_for(media).holds_json:
            return media
    return None


class _Names(NamedTuple):
    """Names of properties on the wire; empty where there is none. See `OutcomeRule`."""

    status: str
    failures: tuple[str, ...]
    errors: str
    items: str
    item_id: str
    item_errors: str
    failed: str
    submitted: str

    @classmethod
    def of(cls, model: type[BaseModel], rule: OutcomeRule) -> _Names:
        """Return those of a class; a rule has the names of its attributes."""

        def name(attribute: str, owner: Any = model) -> str:
            field = owner.model_fields.get(attribute) if owner is not None else None
            return (field.alias or attribute) if field is not None else attribute

        entry = _entry_class(model, rule.items)
        return cls(
            *(name(rule.status), rule.failures, name(rule.errors), name(rule.items)),
            *(name(rule.item_id, entry), name(rule.item_errors, entry)),
            *(name(rule.failed), name(rule.submitted)),
        )


def _entry_class(model: type[BaseModel], attribute: str) -> type[BaseModel] | None:
    """Return the class of the entries in a list of a model."""
    field = model.model_fields.get(attribute)
    waiting: list[Any] = [field.annotation] if field is not None else []
    for type_ in waiting:
        found = model_class(type_)
        if found is not None:
            return found
        waiting += getattr(type_, "__args__", ())
    return None


def _told(
    data: dict[str, Any], names: _Names, ids: Sequence[Any], failed: int
) -> Iterator[dict[str, Any]]:
    """Give answers that say it, the likeliest first."""
    if names.status and data.get(names.status) in names.failures and failed < len(ids):
        return
    split = max(0, len(ids) - failed)
    for error in _errors_in(data, names):
        told = copy.deepcopy(data)
        if names.errors in told:
            told[names.errors] = []
        if names.submitted:
            told[names.submitted] = ids[:split]
        if names.failed:
            told[names.failed] = ids[split:]
        if names.items:
            told[names.items] = list(_entries(names, ids, split, error))
        yield told


def _errors_in(data: dict[str, Any], names: _Names) -> Iterator[Any]:
    """Give what may be the error of an item: one that the answer shows, or one that may fit."""
    entries = data.get(names.items)
    for entry in entries if isinstance(entries, AnyList) else ():
        shown = entry.get(names.item_errors) if isinstance(entry, AnyDict) else None
        if isinstance(shown, AnyList) and shown:
            yield shown[0]
    yield from _ERRORS


def _entries(names: _Names, ids: Sequence[Any], split: int, error: Any) -> Iterator[dict[str, Any]]:
    """Give the entries about items; about accepted ones where nothing else tells of them."""
    first = 0 if not names.submitted else split
    for number, id_ in enumerate(ids[first:], first):
        entry: dict[str, Any] = {names.item_id: id_} if names.item_id else {}
        if names.item_errors:
            entry[names.item_errors] = [error] if number >= split else []
        yield entry
