"""Requests as the document shows them: its examples, else values made from its schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..client.calls import build_request
from ..codecs.table import codec_for

if TYPE_CHECKING:
    from ..examples.documented import Documented
    from ..operations import Contract, Operation
    from ..transports.base import Request

_NOT_EMPTY = {"minLength": 1, "minItems": 1, "minProperties": 1}
"""Further demands on a path parameter."""


def sample(
    contract: Contract,
    documented: Documented,
    operation: Operation[Any],
    base_url: str,
    example: str,
) -> Request:
    """Return a request that the document shows, without credentials.

    Args:
        contract: the facts.
        documented: the document.
        operation: what to call.
        base_url: what its path is appended to.
        example: name of the example to send, if the body has one; else the first is sent.

    Raises:
        ValueError: the document shows none, and none can be made.
        RequestInvalid: what it shows is not as it says itself.
    """
    shown = documented.parameters(operation)
    arguments: dict[str, Any] = {}
    for parameter in operation.parameters:
        raw = shown.get((parameter.location, parameter.name), {})
        if parameter.required or "example" in raw or "examples" in raw:
            if parameter.location == "path" and "schema" in raw:
                raw = {**raw, "schema": {"allOf": [_NOT_EMPTY, raw["schema"]]}}
            arguments[parameter.py_name] = documented.value_of(raw)
    body, content_type = None, None
    if operation.body is not None:
        bodies = list(documented.contents(documented.described(operation).get("requestBody")))
        for place in (one for one in bodies if one[1] == example):
            content_type, _, body = place
            break
        else:
            content_type, _, body = bodies[0]
        media = next(m for m in operation.body.media if m.content_type == content_type)
        body = codec_for(media).given(media, body)
    return build_request(contract, base_url, operation, arguments, body, content_type=content_type)
