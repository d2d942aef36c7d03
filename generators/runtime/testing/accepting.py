"""The answer to many items (`x-items`, `x-outcome`): the documented one, about the items sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..models.outcomes import OutcomeModel
from ..narrowing import AnyDict
from ..responses import declared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from ..models.outcomes import OutcomeRule
    from ..operations import Operation


def accepting(
    operation: Operation[Any], request: bytes | None, status: int, answer: bytes
) -> bytes:
    """Return an answer that accepts the items of a request.

    An answer that is about these items already, and one that is not about single items, stays as it
    is.

    Args:
        operation: what was called.
        request: the body that was sent.
        status: of the answer.
        answer: the documented one.
    """
    media = operation.body.media if operation.body is not None else ()
    array = next((item.array for item in media if item.array is not None and item.array.id), None)
    model = _model(operation, status)
    if array is None or model is None or not request:
        return answer
    rule = model._outcome  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
    try:
        body, data = json.loads(request), json.loads(answer)
        items = body[array.name] if array.name else body
        ids: list[Any] = [item[array.id] for item in items]
    except (ValueError, KeyError, TypeError):
        return answer
    if not isinstance(data, AnyDict) or {*map(str, ids)} <= set(
        _named(data, model, rule, array.id)
    ):
        return answer
    for attribute in (rule.items, rule.failed, rule.errors):
        if attribute and _wire(model, attribute) in data:
            data[_wire(model, attribute)] = []
    if rule.submitted:
        data[_wire(model, rule.submitted)] = ids
    elif rule.items:
        data[_wire(model, rule.items)] = [{array.id: id_} for id_ in ids]
    return json.dumps(data).encode()


def _model(operation: Operation[Any], status: int) -> type[OutcomeModel] | None:
    response = declared(operation.responses, status)
    for media in response.media if response is not None else ():
        type_ = media.type() if media.type is not None else None
        if isinstance(type_, type) and issubclass(type_, OutcomeModel):
            return type_
    return None


def _named(
    data: dict[str, Any], model: type[OutcomeModel], rule: OutcomeRule, id_: str
) -> Iterator[str]:
    """Give the identities that an answer names."""
    for attribute in filter(None, (rule.submitted, rule.failed)):
        yield from map(str, data.get(_wire(model, attribute)) or ())
    for entry in (data.get(_wire(model, rule.items)) or ()) if rule.items else ():
        if isinstance(entry, AnyDict) and id_ in entry:
            yield str(entry[id_])


def _wire(model: type[BaseModel], attribute: str) -> str:
    return model.model_fields[attribute].alias or attribute
