"""One operation as an ASGI application: the order in which a request is checked.

Authentication, then whether there is a handler, then `Accept`, then parameters and body, then the
handler. Errors are answered as problems (RFC 9457); parameters and body are both read before the
errors of either are reported.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from ..arrays.bodies import import_splitting
from ..limits import USUAL
from ..parameters.incoming import Incoming, close_files
from ..parameters.reading import ParametersReader
from ..transports.asgi_exchange import RAISE
from ..validation.problems import CONTENT_TYPE, ProblemError, invalid, new_id, problem_body
from .bodies import BodyReader
from .checking import AnswerChecker, Answers, ReplyError
from .problems import PROBLEM, handle_problem, handle_unexpected, internal, logger
from .replies import ErrorReply, ReplyWriter, may_stream, raw_headers
from .streams import StreamedAnswer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.types import Receive, Scope, Send

    from ..limits import Limits
    from ..operations import Operation
    from ..validation.unlisted import UnlistedValues
    from ..validation.violations import Violation
    from .bodies import MediaReader
    from .replies import Answer
    from .security import Guard


_NOT_IMPLEMENTED = "This operation is not implemented."


class Plan:
    """What is prepared once for each operation, at its first request, as it needs the types."""

    __slots__ = ("body", "parameters", "replies")

    def __init__(
        self,
        operation: Operation[Any],
        limits: Limits,
        answers: Answers,
        unlisted: UnlistedValues,
    ) -> None:
        self.parameters = ParametersReader(operation) if operation.parameters else None
        self.body = BodyReader(operation.body, limits) if operation.body else None
        self.replies = ReplyWriter(
            operation, AnswerChecker(operation) if answers == "checked" else None
        )
        if unlisted == "accept":
            for reader in (self.parameters, self.body):
                if reader is not None:
                    reader.accept_unlisted()

    def read_head(
        self, incoming: Incoming, arguments: dict[str, Any], violations: list[Violation]
    ) -> MediaReader | None:
        """Add the parameters of a request to the arguments of a handler.

        Returns:
            The reader of the body, if there is one.

        Raises:
            ProblemError: the body is too long.
        """
        if self.parameters is not None:
            self.parameters.read(incoming, arguments, violations)
        return None if self.body is None else self.body.expect(incoming)


class Endpoint:
    """Serves one operation.

    Args:
        operation: the facts.
        method: of the handler; None where nothing does it (501).
        guard: None where the operation needs no authentication.
        limits: of what a stranger may send.
        answers: whether they are checked.
        unlisted: whether values that an enum does not list are accepted.
        limits: of the rest of a request.

    Attributes:
        operation: the facts.
        is_alone: whether it needs nothing of FastAPI.
        sends_body: whether its answers have bodies, as those to HEAD do not.
        sends_whole_bodies: whether these are always there as a whole, never streamed.
    """

    is_alone = True

    def __init__(
        self,
        operation: Operation[Any],
        method: Callable[..., Awaitable[Any]] | None,
        guard: Guard | None,
        limits: Limits = USUAL,
        answers: Answers = "trusted",
        unlisted: UnlistedValues = "refuse",
    ) -> None:
        import_splitting(operation)
        self._answers_are: Answers = answers
        self._unlisted: UnlistedValues = unlisted
        self.operation = operation
        self._method = method
        self._guard = guard
        self._limits = limits
        self._plan: Plan | None = None
        self.sends_body = operation.method != "HEAD"
        self.sends_whole_bodies = self.sends_body and not may_stream(operation)
        self._lock = threading.Lock()

    def prepare(self) -> Plan:
        """Build validators now rather than at the first request."""
        with self._lock:
            if self._plan is None:
                self._plan = Plan(self.operation, self._limits, self._answers_are, self._unlisted)
            return self._plan

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that was routed here."""
        answer = await self.answer(scope, receive)
        if answer is not None:
            await self.send(answer, receive, send)

    async def answer(self, scope: Scope, receive: Receive) -> Answer | StreamedAnswer | None:
        """Return the answer to a request that was routed here; None where the client has gone.

        Raises:
            Exception: what the application, or who calls it, wants to see.
        """
        try:
            incoming = Incoming(scope, receive, scope["path_params"], self._limits)
            arguments: dict[str, Any] = {}
            guard = self._guard
            if guard is not None:
                principal = arguments["principal"] = await guard.ask(incoming)
                if principal is None and not guard.is_optional:
                    raise guard.refusal()
            return await self._run(incoming, arguments)
        except ClientDisconnect:
            return None  # nobody is left to answer
        except HTTPException:
            raise
        except Exception as error:
            return self._failed(error, scope)

    async def send(self, answer: Answer | StreamedAnswer, receive: Receive, send: Send) -> None:
        """Send an answer.

        Raises:
            Exception: what the handler raised, after a part of a stream was sent.
        """
        if isinstance(answer, StreamedAnswer):
            await answer.send(send, receive, sends_body=self.sends_body)
            return
        status, headers, content = answer
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content if self.sends_body else b""})

    async def _run(self, incoming: Incoming, arguments: dict[str, Any]) -> Answer | StreamedAnswer:
        """Read a request that passed authentication, and call the handler."""
        plan = self._plan or self.prepare()
        if self._method is None:
            raise ProblemError(501, detail=_NOT_IMPLEMENTED)
        accept = incoming.headers.get(b"accept")
        chosen = 0 if accept is None else plan.replies.choose(accept)
        if chosen is None:
            raise ProblemError(406, detail=f"This operation answers with {plan.replies.offers}.")
        violations: list[Violation] = []
        media = plan.read_head(incoming, arguments, violations)
        body = plan.body
        try:
            if body is not None:
                message = await incoming.receive()
                if body.is_at_once(message, media):
                    content = message.get("body", b"")
                    arguments["body"] = body.read(incoming, media, content, violations)
                else:  # what is usual does without this: a coroutine is 1 % of a small request
                    arguments["body"] = await body.receive(incoming, media, message, violations)
            if violations:
                raise invalid(violations)
            try:
                try:
                    result = await self._method(**arguments)
                except ErrorReply as raised:
                    result = raised.reply
                if plan.replies.may_stream:
                    streamed = plan.replies.streamed(result, accept)
                    if streamed is not None:
                        await streamed.begin()
                        streamed.files, incoming.files = incoming.files, None
                        return streamed
            except NotImplementedError as error:
                logger.info("%s is not implemented", self.operation.id, exc_info=error)
                raise ProblemError(501, detail=_NOT_IMPLEMENTED) from None
            return plan.replies.write(result, chosen, accept)
        finally:
            if incoming.files is not None:
                close_files(incoming.files)

    def _failed(self, error: Exception, scope: Scope) -> Answer:
        """Return the answer that says what went wrong.

        Raises:
            Exception: the same, where the application, or who calls it, wants to see it.
        """
        if _is_handled(scope, error) or _may_raise(scope, error):
            raise error
        if isinstance(error, ProblemError):
            problem, instance = error, new_id()
        else:
            is_told = isinstance(error, ReplyError) and error.__cause__ is None
            problem, instance = internal(error, None if is_told else self.operation.id)
        try:
            headers = raw_headers(problem.headers, self.operation.id)
        except ReplyError as wrong:
            problem, instance = internal(wrong, None)
            headers = []
        scope[PROBLEM] = instance
        content = problem_body(problem, instance)
        head = [
            (b"content-type", CONTENT_TYPE.encode()),
            (b"content-length", b"%d" % len(content)),
        ]
        return problem.status, head + headers, content


def _is_handled(scope: Scope, error: Exception) -> bool:
    """Return whether the application has a handler of its own for an error."""
    handlers: dict[Any, Any] = getattr(scope.get("app"), "exception_handlers", {})
    for cls in type(error).__mro__:
        if cls in handlers and cls is not Exception:
            return handlers[cls] is not handle_problem
    if isinstance(error, ProblemError):
        return False
    return handlers.get(Exception, handle_unexpected) is not handle_unexpected or 500 in handlers


def _may_raise(scope: Scope, error: Exception) -> bool:
    """Return whether whoever calls the application wants to see its errors, as tests do."""
    return RAISE in scope.get("extensions", ()) and not isinstance(error, ProblemError)
