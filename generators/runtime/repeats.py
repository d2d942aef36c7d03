"""The short way from a call to its request, for calls like one before.

Header fields, credentials and hidden texts of an operation are the same in every call of a client
that gives identifiers and a model: they are kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .calls import Plan, keep_dots, plan_of
from .encoding import is_unreserved
from .models import dump_json
from .transport import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .credentials import Credentials
    from .operations import Operation


class Repeat:
    """Builds requests like one before: with another path, query and content, and nothing else.

    It knows the usual call, in a tenth of the steps: arguments that are written as they are, a body
    that is a model. `build_request` is what defines a request; this one gives the same.
    """

    __slots__ = ("_base_url", "_body", "_first", "_plan")

    def __init__(self, plan: Plan, base_url: str, first: Request, body: object) -> None:
        self._plan = plan
        self._base_url = base_url
        self._body = type(body)
        self._first = replace(first, headers=dict(first.headers))  # hooks may add to the given one

    def request(self, arguments: Mapping[str, object], body: object) -> Request | None:
        """Return the request that calls the operation; None where `build_request` is needed."""
        plan, first = self._plan, self._first
        if type(body) is not self._body or len(arguments) != len(plan.names):
            return None
        path = plan.start
        for writer, literal in plan.path:
            value = arguments.get(writer.parameter.py_name)
            if not (writer.is_text and type(value) is str and is_unreserved(value)):
                return None
            path += value + literal
        url = self._base_url + (keep_dots(path) if "/." in path else path)
        mark = "?"
        for writer in plan.query:
            value = arguments.get(writer.parameter.py_name)
            if value is None and not writer.parameter.required:
                continue
            if not (writer.is_text and type(value) is str and is_unreserved(value)):
                return None
            url += f"{mark}{writer.key}={value}"
            mark = "&"
        try:
            content = None if body is None else dump_json(body)
        except ValueError:
            return None
        headers, secrets = first.headers.copy(), first.secrets
        return Request(first.method, url, headers, content, first.operation_id, url, secrets)


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
    if plan.headers or plan.cookies or not credentials.are_settled(operation):
        return None
    if request.url != request.safe_url or not (
        body is None or (plan.body is not None and plan.body.is_copied(body))
    ):
        return None
    return Repeat(plan, base_url, request, body)
