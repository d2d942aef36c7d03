"""What takes one event: a method of the handler, called as the endpoint of an operation is."""

from __future__ import annotations

import inspect
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fastapi.params import Depends

from ..operations import Operation
from ..server.endpoint import Endpoint
from ..server.functions import as_async
from ..server.handlers import Handler, method_of
from ..server.replies import Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..limits import Limits
    from ..parameters.incoming import Incoming
    from ..server.checking import Answers
    from ..server.handlers import Result
    from ..server.replies import Answer
    from ..server.streams import StreamedAnswer
    from .event import Event, UnknownEvent, Webhook
    from .parsing import Reader
    from .signatures import Verified


class EventHandler(Handler[None]):
    """Base of the generated handler class, which has one abstract method per webhook."""

    def unknown(self, *, event: UnknownEvent) -> Result[None]:
        """Take an event that the document does not have; by default it is answered 501.

        Senders try again what was not taken. Return None to take it (204).
        """
        raise NotImplementedError


class EventEndpoint(Endpoint):
    """Takes one webhook: what `Endpoint` does for operations, with the event as an argument."""

    def __init__(
        self,
        webhook: Webhook,
        handler: EventHandler,
        reader: Reader,
        limits: Limits,
        answers: Answers,
    ) -> None:
        plain = method_of(handler, webhook.operation)
        if plain is not None:
            _check_arguments(plain, webhook)
        # The body was received to be verified, and is read apart.
        operation = replace(webhook.operation, body=None)
        super().__init__(operation, plain and as_async(plain), None, limits, answers, "accept")
        self.webhook = webhook
        self.is_implemented = plain is not None
        self._reader = reader

    def read(self, fields: Mapping[str, str], content: bytes, covered: Verified) -> Event:
        """Return a request as the event that it is; raises what `Reader.event` does."""
        return self._reader.event(self.webhook, fields, content, covered)

    async def handle(self, incoming: Incoming, event: Event) -> Answer | StreamedAnswer:
        """Call the handler and return its answer."""
        return await self._run(incoming, {"event": event})


class UnknownEndpoint(Endpoint):
    """Takes events that the document does not have."""

    def __init__(self, handler: EventHandler, limits: Limits) -> None:
        operation: Operation[Any] = Operation(
            id="unknown", group="webhooks", py_name="unknown", method="POST", path="/"
        )
        method = as_async(handler.unknown)

        async def take(*, event: Event) -> Any:
            result = await method(event=event)
            return Reply(204) if result is None else result

        super().__init__(operation, take, None, limits)

    async def handle(self, incoming: Incoming, event: Event) -> Answer | StreamedAnswer:
        """Call the handler and return its answer."""
        return await self._run(incoming, {"event": event})


def _check_arguments(method: Callable[..., Any], webhook: Webhook) -> None:
    """Refuse a method that cannot be called with the event and the parameters of a webhook."""
    names = ["event", *(parameter.py_name for parameter in webhook.operation.parameters)]
    try:
        signature = inspect.signature(method)
        signature.bind(**dict.fromkeys(names))
    except ValueError:  # of what is written in C
        return
    except TypeError as error:
        raise TypeError(f"{webhook.name}: the method of the handler: {error}") from None
    if any(isinstance(item.default, Depends) for item in signature.parameters.values()):
        raise TypeError(f"{webhook.name}: a receiver has no dependencies of FastAPI")
