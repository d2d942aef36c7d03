"""The short way from a call to its request, for calls like one before.

Header fields, credentials and hidden texts of an operation are the same in every call of a client
that gives identifiers and a model: they are kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..models.base import dump_json
from ..parameters.percent_encoding import is_unreserved
from ..transports.base import Request
from .calls import Plan, keep_dots, plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operations import Operation
    from .credentials import Credentials


class Repeat:
    """Builds requests like one before: with another path, query and content, and nothing else.

    It knows the usual call, in a tenth of the steps: arguments that are written as they are, a body
    that is a model. `build_request` is what defines a request; this one gives the same.
    """

    __slots__ = ("_base_url", "_body", "_count", "_first", "_path", "_plan", "_query", "_write")

    def __init__(self, plan: Plan, base_url: str, first: Request, body: object) -> None:
        self._plan = plan  # keeps the operation alive, and with it its id()
        self._base_url = base_url
        self._body = type(body)
        self._first = replace(first, headers=dict(first.headers))  # hooks may add to the given one
        self._count = len(plan.names)
        self._path = [writer.parameter.py_name for writer, _ in plan.path]
        literals = [plan.start, *(literal for _, literal in plan.path)]
        escaped = [literal.replace("{", "{{").replace("}", "}}") for literal in literals]
        self._write = "{}".join(escaped).format
        self._query = [
            (writer.parameter.py_name, f"{writer.key}=", writer.is_text, writer.parameter.required)
            for writer in plan.query
        ]

    def request(self, arguments: Mapping[str, object], body: object) -> Request | None:
        """Return the request that calls the operation; None where `build_request` is needed."""
        if body.__class__ is not self._body or len(arguments) != self._count:
            return None
        values = [arguments.get(name) for name in self._path]
        for value in values:
            if not (type(value) is str and is_unreserved(value)):
                return None
        path = self._write(*values)
        url = self._base_url + (keep_dots(path) if "/." in path else path)
        mark = "?"
        for name, key, is_text, required in self._query:
            value = arguments.get(name)
            if value is None and not required:
                continue
            if not (is_text and type(value) is str and is_unreserved(value)):
                return None
            url += f"{mark}{key}{value}"
            mark = "&"
        try:
            content = None if body is None else dump_json(body)
        except ValueError:
            return None
        first = self._first
        headers = first.headers.copy()
        return Request(
            *(first.method, url, headers, content, first.operation_id, url, first.secrets),
            wants_token=first.wants_token,
        )


def repeat_of(
    base_url: str,
    operation: Operation[Any],
    body: object,
    credentials: Credentials,
    request: Request,
) -> Repeat | None:
    """Return what builds further requests of an operation; None where they may differ in more.

    Args:
        base_url: from `resolve_base_url`.
        operation: what was called, without options of that call.
        body: what it was called with.
        credentials: of the client.
        request: what `build_request` made of these.
    """
    plan = plan_of(operation)
    is_plain = all(writer.is_text for writer, _ in plan.path)
    if plan.headers or plan.cookies or not is_plain or not credentials.are_settled(operation):
        return None
    if request.url != request.safe_url or not (
        body is None or (plan.body is not None and plan.body.is_copied(body))
    ):
        return None
    return Repeat(plan, base_url, request, body)
