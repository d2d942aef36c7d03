"""The requests of one call: whether anything was sent, and which of its texts nobody may see."""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

from ..client.hooks import Hooks
from ..transports.base import Request

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from ..client.hooks import CallBegun, RequestSent
    from .served import Served
    from .switches import Switches

_NO_SECRETS: Final = ("username", "client_id")
"""How keywords end that are no secrets: what they say may be part of any text."""
_watched: ContextVar[list[Request]] = ContextVar("_watched")


class Watched:
    """What is known of one call while it is made.

    Args:
        configured: a request with the secrets of the environment.
    """

    def __init__(self, configured: Request) -> None:
        self._configured = configured
        self._requests: list[Request] = []
        _watched.set(self._requests)

    @property
    def has_begun(self) -> bool:
        """Whether a request was built: it may have been sent."""
        return bool(self._requests)

    def hide(self, text: str) -> str:
        """Return text with every credential replaced by `***`."""
        for request in self._requests:
            text = request.hide(text)
        return self._configured.hide(text)


def configured(served: Served, switches: Switches) -> Request:
    """Return a request that stands for the secrets of the environment."""
    names = {name for group in served.secrets.values() for name in group}
    values = (
        os.environ.get(served.variable(name, switches.environment))
        for name in names
        if not name.endswith(_NO_SECRETS)
    )
    return Request("", "", secrets=tuple(value for value in values if value))


def watching() -> Hooks:
    """Return hooks that note the requests of a call, those of further pages and batches too."""
    from contextlib import nullcontext

    def note(request: Request) -> None:
        requests = _watched.get(None)
        # One that is sent again is the same; a call of many requests has the same secrets in all.
        if requests is not None and not any(known.secrets == request.secrets for known in requests):
            requests.append(request)

    def begun(call: CallBegun) -> AbstractContextManager[object]:
        note(call.request)
        return nullcontext()

    def sent(event: RequestSent) -> None:
        note(event.request)

    return Hooks(around_call=begun, on_request=sent)
