"""The receiving side: an ASGI application that takes webhooks, to be mounted wherever they arrive.

The body is received, up to its limit, and verified as it came; then the request is told apart, read
and handed to the handler. Errors are answered as a server does, as problems (RFC 9457).
"""

from __future__ import annotations

import asyncio
import inspect
from typing import TYPE_CHECKING, Any, TypedDict
from urllib.parse import unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request

from ..limits import MAX_AT_ONCE, MAX_BODY_BYTES, Limits
from ..operations import Operation
from ..server.bodies import receive_body
from ..server.choices import check_choices
from ..server.endpoint import Endpoint
from ..server.heads import HeadLimits
from ..server.problems import handle_http_exception, response_of
from ..server.routing import allow, raw_path
from ..validation.problems import ProblemError
from .event import Event, UnknownEvent
from .event_endpoints import EventEndpoint, EventHandler, UnknownEndpoint
from .parsing import fields_of
from .refusals import AmbiguousEventError, EventDataError, SignatureError
from .signatures import Secrets, Verified, Verifier, verified, verifier_of
from .telling import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Receive, Scope, Send

    from ..parameters.incoming import Incoming
    from ..server.checking import Answers
    from ..server.replies import Answer
    from ..server.streams import StreamedAnswer
    from .parsing import Reader
    from .replays import ReplayGuard

_CHALLENGE = ("WWW-Authenticate", "Webhook-Signature")
_NOT_IMPLEMENTED = "This event is not implemented."


class ReceiverOptions(TypedDict, total=False):
    """Options of a receiver: one of `secrets`, `verifier` and `unverified` is needed.

    Attributes:
        secrets: see `Verification`.
        tolerance: likewise.
        verifier: likewise.
        unverified: likewise.
        replays: remembers events by their ids, so that one that is sent again is answered without
            the handler: `MemoryReplayGuard`, or one of your own. None for none, the default.
        max_body_bytes: limit of a body, in bytes (default 1 MiB); above it, 413.
        answers: as of a server: `"checked"` holds answers of handlers against the document.
    """

    secrets: Secrets
    tolerance: float
    verifier: Verifier
    unverified: bool
    replays: ReplayGuard | None
    max_body_bytes: int
    answers: Answers


class Receiver:
    """Serves the webhooks of a document.

    Where the last segment of a path is the name of a webhook or a callback, percent-encoded, a
    request is that one; any other is told apart by what it says.

    Args:
        reader: of the document.
        handler: has a method for each.
        options: see `ReceiverOptions`.

    Raises:
        TypeError: the handler lacks a method, wants dependencies of FastAPI or is a class; or it is
            not said how to verify requests.
        ValueError: a secret, or another option, has a value that is none of its own.
    """

    def __init__(
        self, reader: Reader, handler: EventHandler, options: ReceiverOptions | None = None
    ) -> None:
        options = options or {}
        if isinstance(handler, type):
            raise TypeError(f"give an instance of {handler.__name__}, not the class")
        check_choices(options)
        verification = ("secrets", "tolerance", "verifier", "unverified")
        chosen: dict[str, Any] = {name: options.get(name) for name in verification}
        limits = Limits(body_bytes=options.get("max_body_bytes", MAX_BODY_BYTES))
        answers = options.get("answers", "trusted")
        endpoints = {
            webhook.name: EventEndpoint(webhook, handler, reader, limits, answers)
            for webhook in reader.webhooks.entries
        }
        self._heads = HeadLimits()
        self._entry = _Entry(
            endpoints,
            UnknownEndpoint(handler, limits),
            verifier_of(**chosen),
            options.get("replays"),
            limits,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; there is no lifespan."""
        if scope["type"] != "http":
            return
        problem = self._heads.problem(scope)
        if problem is not None:
            await response_of(problem)(scope, receive, send)
            return
        scope.setdefault("path_params", {})
        try:
            answer = await self._entry.answer(scope, receive)
        except HTTPException as error:
            if "app" in scope:  # whoever mounted it answers
                raise
            response = await handle_http_exception(Request(scope), error)
            await response(scope, receive, send)
            return
        if answer is not None:
            await self._entry.send(answer, receive, send)


class _Entry(Endpoint):
    """What all requests go through: who sent it, and what it is."""

    def __init__(
        self,
        endpoints: Mapping[str, EventEndpoint],
        unknown: UnknownEndpoint,
        verifier: Verifier | None,
        replays: ReplayGuard | None,
        limits: Limits,
    ) -> None:
        operation: Operation[Any] = Operation(
            id="webhook", group="webhooks", py_name="", method="POST", path="/"
        )
        super().__init__(operation, None, None, limits)
        self._endpoints = endpoints
        self._unnamed = [one for one in endpoints.values() if not one.webhook.is_callback]
        self._unknown = unknown
        self._verifier = verifier
        self._replays = replays
        self._limit = limits.body_bytes or MAX_BODY_BYTES

    async def _run(
        self,
        incoming: Incoming,
        arguments: dict[str, Any],  # noqa: ARG002 - those of the endpoint that is told
    ) -> Answer | StreamedAnswer:
        possible, is_named = self._possible(incoming.scope)
        content = await receive_body(incoming, self._limit)
        fields = fields_of(incoming.scope["headers"])
        try:
            covered = verified(self._verifier, fields, content)
            endpoint, event = await self._told(
                possible, fields, content, covered, is_named=is_named
            )
        except SignatureError as error:
            headers = [_CHALLENGE] if error.status == 401 else []
            raise ProblemError(error.status, detail=f"{error}.", headers=headers) from None
        except AmbiguousEventError as error:
            detail = f"{error}: let the path end with its name."
            raise ProblemError(error.status, detail=detail) from None
        except EventDataError as error:
            raise ProblemError(
                error.status, detail=f"{error}.", violations=error.violations
            ) from None
        return await self._once(endpoint, incoming, event)

    def _possible(self, scope: Scope) -> tuple[list[EventEndpoint], bool]:
        """Return what a request may be, by its path and its method, and whether the path names it.

        Raises:
            ProblemError: 404 or 405.
        """
        last = raw_path(scope).rstrip("/").rpartition("/")[-1]
        named = self._endpoints.get(unquote(last))
        candidates = [named] if named is not None else self._unnamed
        possible = [one for one in candidates if one.operation.method == scope["method"]]
        if candidates and not possible:
            methods = frozenset(one.operation.method for one in candidates)
            raise ProblemError(
                405,
                detail="The webhook is not sent with this method.",
                headers={"Allow": allow(methods)},
            )
        if not possible:
            raise ProblemError(404, detail="There is no callback whose name ends this path.")
        return possible, named is not None

    async def _told(
        self,
        possible: list[EventEndpoint],
        fields: Mapping[str, str],
        content: bytes,
        covered: Verified,
        *,
        is_named: bool,
    ) -> tuple[EventEndpoint | UnknownEndpoint, Event]:
        """Return what takes a request, and the event that it is."""
        endpoint = possible[0]
        if not is_named:
            told = tell([one.webhook for one in possible], fields, content)
            if told.webhook is None:
                event = UnknownEvent(told.value, told.data, covered.id, covered.timestamp, fields)
                return self._unknown, event
            endpoint = self._endpoints[told.webhook.name]
        if not endpoint.is_implemented:
            raise ProblemError(501, detail=_NOT_IMPLEMENTED)
        if len(content) > MAX_AT_ONCE:  # others have their turn meanwhile
            read = await asyncio.to_thread(endpoint.read, fields, content, covered)
            return endpoint, read
        return endpoint, endpoint.read(fields, content, covered)

    async def _once(
        self,
        endpoint: EventEndpoint | UnknownEndpoint,
        incoming: Incoming,
        event: Event,
    ) -> Answer | StreamedAnswer:
        """Hand an event to its handler, unless it was handled before."""
        guard = self._replays
        if guard is None or not event.id:
            return await endpoint.handle(incoming, event)
        claim = await _awaited(guard.claim(event.id))
        if claim == "underway":
            raise ProblemError(409, detail="This event is being handled.")
        if claim == "done":
            return 204, [], b""
        done = False
        try:
            answer = await endpoint.handle(incoming, event)
            done = not isinstance(answer, tuple) or 200 <= answer[0] <= 299
            return answer
        finally:
            await _awaited(guard.settle(event.id, done=done))


async def _awaited(value: Any) -> Any:
    return await value if inspect.isawaitable(value) else value
