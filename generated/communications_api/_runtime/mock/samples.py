"""Requests as the document shows them: its examples, else values made from its schemas."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from ..client.calls import build_request
from ..examples.sendable import NothingToSendError, Sendable
from ..media_types import concrete_type

if TYPE_CHECKING:
    from ..examples.documented import Documented
    from ..operations import Contract, Operation
    from ..transports.base import Request


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
    shown, sendable = documented.parameters(operation), Sendable(documented)
    arguments: dict[str, Any] = {}
    for parameter in operation.parameters:
        raw = shown.get((parameter.location, parameter.name), {})
        if parameter.required or "example" in raw or "examples" in raw:
            arguments[parameter.py_name] = sendable.argument(parameter, raw).value
    body, content_type = None, None
    if operation.body is not None:
        with contextlib.suppress(NothingToSendError):
            bodies = [body for body in sendable.bodies(operation) if body.problem is None]
            chosen = next((body for body in bodies if body.name == example), bodies[0])
            body, content_type = chosen.value, concrete_type(chosen.content_type)
    return build_request(contract, base_url, operation, arguments, body, content_type=content_type)
