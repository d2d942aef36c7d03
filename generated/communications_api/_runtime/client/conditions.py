"""Conditional requests: calls that name the version that they are about (RFC 9110, section 13).

A server names the version of what it answers by an `ETag`. A call with it in `If-None-Match` asks
for what has changed only; one with it in `If-Match` acts only where nothing has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from ..responses import names_version, successes, takes_version

if TYPE_CHECKING:
    from ..operations import Operation
    from ..transports.base import Request, Response
    from .base import ClientBase
    from .groups import PlannedCall
    from .options import CallOptions, Settings

ResultT_co = TypeVar("ResultT_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Versioned(Generic[ResultT_co]):
    """The result of a call, and the version that the server gave it.

    Attributes:
        value: the result.
        etag: what names the version, as the server sent it; None where it sent none.
    """

    value: ResultT_co
    etag: str | None


Condition = Literal["If-None-Match", "If-Match"]


def conditional(call: PlannedCall[Any], condition: Condition, etag: str | None) -> PlannedCall[Any]:
    """Return a call that names a version in a header field; without one, the call itself.

    Raises:
        TypeError: the document does not say that the operation knows the condition, so that a
            server may ignore it; or the call gives a stream, or has the condition already.
    """
    operation, name = call.operation, condition.lower()
    if call.is_stream:
        raise TypeError(f"{operation.id} gives a stream: it is not asked for on a condition")
    if not _knows(operation, condition):
        raise TypeError(
            f"{operation.id}: the document does not say that it knows {condition}; where it does "
            f"all the same, send it with headers={{{condition!r}: ...}}"
        )
    if etag is None:
        return call
    given = [
        parameter.py_name
        for parameter in operation.parameters
        if parameter.location == "header"
        and parameter.name.lower() == name
        and call.arguments.get(parameter.py_name) is not None
    ]
    headers = call.options.get("headers") or {}
    given += [field for field in headers if field.lower() == name]
    if given:
        raise TypeError(f"{operation.id}: {condition} is given twice, also by {given[0]}")
    options: CallOptions = {**call.options, "headers": {**headers, condition: etag}}
    return replace(call, options=options)


def versioned(
    client: ClientBase,
    operation: Operation[Any],
    request: Request,
    response: Response,
    settings: Settings,
) -> Versioned[Any]:
    """Return the result of a call with its version.

    Raises:
        ApiError: what was answered is no success.
    """
    result = client._finished(operation, request, response, settings)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the same room
    return Versioned(result, response.headers.get("etag"))


def _knows(operation: Operation[Any], condition: Condition) -> bool:
    fields = {p.name.lower() for p in operation.parameters if p.location == "header"}
    if condition == "If-Match":
        return takes_version(fields, [response.status for response in operation.responses])
    answered = {
        header.name.lower()
        for response in successes(operation.responses)
        for header in response.headers
    }
    statuses = [response.status for response in operation.responses]
    return names_version(operation.method, fields | answered, statuses)
