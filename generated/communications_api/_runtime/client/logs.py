"""Logging: one line for each request and answer, at DEBUG, without secrets or personal content."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from ..masking import HIDDEN, SECRET_FIELDS
from ..narrowing import AnyDict, AnyList
from ..terminal import escaped
from .hooks import Drift, Hooks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operations import Contract
    from ..transports.base import Request
    from . import hooks as events

_LONGEST = 2000
"""Characters of a body that are logged."""


class Logger:
    """Writes what happens to the logger of the package.

    Args:
        contract: names the logger and the properties that are personal.
        personal: whether personal content is logged as it is.
    """

    def __init__(self, contract: Contract, *, personal: bool) -> None:
        self.log = logging.getLogger(contract.logger)
        self._hidden = frozenset[str]() if personal else contract.personal
        self.hooks = Hooks(
            on_request=self._request,
            on_response=self._response,
            on_retry=self._retry,
            on_failure=self._failure,
        )

    def drift(self, drift: Drift) -> None:
        """Log something that the document does not know."""
        self.log.warning(
            "%s: the answer holds an unknown %s: %s at %s",
            *(drift.operation_id, drift.kind, escaped(drift.name)),
            escaped(drift.where) or "the top",
        )

    def token(self, scheme: str, request: Request) -> None:
        """Log that a token came."""
        self.log.debug("%s: a new token from %s", scheme, request.safe_url)

    def _request(self, event: events.RequestSent) -> None:
        request = event.request
        self.log.debug(
            "%s: attempt %d: %s %s %s %s",
            *(request.operation_id, event.attempt, request.method, request.safe_url),
            *(_fields(request.headers, request), self._body(request.content or b"", request)),
        )

    def _response(self, event: events.ResponseReceived) -> None:
        request, response = event.request, event.response
        self.log.debug(
            "%s: attempt %d: answered %d in %.3f s: %s %s",
            *(request.operation_id, event.attempt, response.status, event.elapsed),
            *(_fields(response.headers, request), self._body(response.content, request)),
        )

    def _retry(self, event: events.RetryPlanned) -> None:
        status = f"status {event.response.status if event.response else '?'}"
        why = escaped(str(event.error)) if event.error else status
        self.log.debug(
            "%s: attempt %d failed (%s): again in %.3f s",
            *(event.request.operation_id, event.attempt, why, event.delay),
        )

    def _failure(self, event: events.CallFailed) -> None:
        self.log.debug("%s: gave up after attempt %d", event.request.operation_id, event.attempt)

    def _body(self, content: bytes, request: Request) -> str:
        if not content:
            return ""
        try:
            data = json.loads(content)
        except (ValueError, RecursionError):
            return f"<{len(content)} bytes>"
        text = escaped(json.dumps(self._shown(data, request), ensure_ascii=False))
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}... ({len(text)} characters)"

    def _shown(self, data: Any, request: Request) -> Any:
        """Return JSON data without personal content and without credentials."""
        if isinstance(data, str):
            return request.hide(data)
        if isinstance(data, AnyDict):
            return {
                request.hide(key): HIDDEN if key in self._hidden else self._shown(value, request)
                for key, value in data.items()
            }
        return [self._shown(item, request) for item in data] if isinstance(data, AnyList) else data


def _fields(headers: Mapping[str, str], request: Request) -> dict[str, str]:
    return {
        name: HIDDEN if name.lower() in SECRET_FIELDS else request.hide(value)
        for name, value in headers.items()
    }
