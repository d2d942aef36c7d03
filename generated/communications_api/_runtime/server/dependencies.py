"""Operations with dependencies of FastAPI: their handler's method declares them, or the app does.

FastAPI solves what is declared, with a route of its own for each such operation; the request is
read and answered as for any other.
"""

from __future__ import annotations

import asyncio
import inspect
import types
import typing
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from fastapi.params import Depends
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response

from ..parameters.incoming import Incoming, close_files
from .bodies import pieces_of_body, receive_body
from .endpoint import Endpoint
from .routing import unquoted

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from fastapi import FastAPI
    from starlette.types import Receive, Scope, Send

    from ..limits import Limits
    from ..operations import Operation
    from ..validation.unlisted import UnlistedValues
    from .checking import Answers
    from .replies import Answer
    from .security import Guard
    from .streams import StreamedAnswer

_REQUEST: Final = "api.request"  # key of the ASGI scope: what was read of it already
_PIECE: Final = 256 * 1024


def dependencies_of(
    method: Callable[..., Any] | None, operation: Operation[Any]
) -> list[inspect.Parameter]:
    """Return the parameters of a handler's method that FastAPI has to fill.

    Those are parameters that the operation does not have, with `Depends(...)` as their default or
    in their annotation, or of the type `Request`.

    Args:
        method: as the handler has it; None where nothing does the operation.
        operation: the facts.

    Raises:
        TypeError: if the annotation of such a parameter cannot be read.
    """
    if method is None:
        return []
    known = {"body", "principal", *(parameter.py_name for parameter in operation.parameters)}
    return [
        resolved
        for parameter in _parameters(method)
        if parameter.name not in known
        and parameter.kind in {parameter.KEYWORD_ONLY, parameter.POSITIONAL_OR_KEYWORD}
        and _is_dependency(resolved := _resolved(parameter, method, operation))
    ]


def _resolved(
    parameter: inspect.Parameter, method: Callable[..., Any], operation: Operation[Any]
) -> inspect.Parameter:
    """Return a parameter with its annotation as an object; without one where it tells nothing."""
    annotation = parameter.annotation
    if isinstance(annotation, str):
        names = getattr(inspect.unwrap(method), "__globals__", {})
        holder = types.SimpleNamespace(__annotations__={"it": annotation})
        try:
            annotation = typing.get_type_hints(holder, names, include_extras=True)["it"]
        except (NameError, AttributeError, TypeError, SyntaxError) as error:
            if parameter.default is parameter.empty:
                text = f"{operation.id}: the annotation of {parameter.name!r} cannot be read"
                raise TypeError(f"{text}: {error}") from error
            annotation = parameter.empty
    return parameter.replace(annotation=annotation, kind=parameter.KEYWORD_ONLY)


def _parameters(method: Callable[..., Any]) -> list[inspect.Parameter]:
    try:
        return list(inspect.signature(method).parameters.values())
    except (TypeError, ValueError):  # of what is written in C
        return []


def _is_dependency(parameter: inspect.Parameter) -> bool:
    metadata = getattr(parameter.annotation, "__metadata__", ())
    marked = any(isinstance(marker, Depends) for marker in (parameter.default, *metadata))
    return marked or _is_request(parameter)


def _is_request(parameter: inspect.Parameter) -> bool:
    annotation = parameter.annotation
    return isinstance(annotation, type) and issubclass(annotation, HTTPConnection)


class DependentEndpoint(Endpoint):
    """Serves one operation that has dependencies.

    They are solved once the request is authenticated, before it is read any further. A body that
    the operation declares is received before that.

    Args:
        operation: the facts.
        method: of the handler; None where nothing does it (501).
        guard: None where the operation needs no authentication.
        limits: of what a stranger may send.
        answers: whether they are checked.
        unlisted: whether values that an enum does not list are accepted.
        declared: what the method takes, see `dependencies_of`.
        more: what is solved besides.
    """

    is_alone = False

    def __init__(
        self,
        operation: Operation[Any],
        method: Callable[..., Awaitable[Any]] | None,
        guard: Guard | None,
        limits: Limits,
        answers: Answers,
        unlisted: UnlistedValues,
        declared: Sequence[inspect.Parameter],
        more: Sequence[Depends],
    ) -> None:
        super().__init__(operation, method, guard, limits, answers, unlisted)
        self._declared = [parameter for parameter in declared if not _is_request(parameter)]
        self._requests = [parameter.name for parameter in declared if _is_request(parameter)]
        self._more = list(more)

    def attach(self, app: FastAPI) -> None:
        """Prepare the route that solves dependencies.

        Args:
            app: its `dependency_overrides` count.

        Raises:
            Exception: of FastAPI, if it cannot read a dependency.
        """

        async def serve(received_request: Request, **solved: Any) -> Response:
            incoming, arguments = received_request.scope[_REQUEST]
            requests = dict.fromkeys(self._requests, received_request)
            answer = await self._run(incoming, {**arguments, **requests, **solved})
            return _Prepared(answer, self)

        kind = inspect.Parameter.KEYWORD_ONLY
        own = inspect.Parameter("received_request", kind, annotation=Request)
        serve.__signature__ = inspect.Signature([own, *self._declared])  # type: ignore[attr-defined]
        self._route = APIRoute(
            "/",
            serve,
            methods=[self.operation.method],
            dependencies=self._more,
            response_model=None,
            include_in_schema=False,
            dependency_overrides_provider=app,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that was routed here."""
        incoming = Incoming(scope, receive, scope["path_params"], self._limits)
        sent = _Started(send)
        try:
            arguments: dict[str, Any] = {}
            if self._guard is not None:
                arguments["principal"] = await self._guard.principal(incoming)
            if self._method is None:
                await self._run(incoming, arguments)  # says so
            if self.operation.body is not None:
                incoming.receive = receive = await self._received(incoming)
            scope[_REQUEST] = incoming, arguments
            scope["path_params"] = {k: unquoted(v) for k, v in incoming.path_values.items()}
            await self._route.handle(scope, receive, sent)
        except ClientDisconnect:
            return
        except Exception as error:
            if sent.started or isinstance(error, HTTPException):
                raise
            await self.send(self._failed(error, scope), receive, send)
        finally:
            close_files(incoming.files or ())

    async def _received(self, incoming: Incoming) -> Receive:
        """Receive a body; return a `receive` that gives it as often as it is read.

        A form with files that is larger than one file may be in memory is held on disk.
        """
        body = (self._plan or self.prepare()).body
        assert body is not None  # noqa: S101 - asked for operations with a body
        media = body.expect(incoming)
        limit = body.limit_of(media)
        if media is None or not media.reader.in_parts:
            return _again(await receive_body(incoming, limit))
        file, waiting = None, bytearray()
        async for chunk in pieces_of_body(incoming, limit, await incoming.receive()):
            waiting += chunk
            if len(waiting) > self._limits.spool_bytes:
                if file is None:
                    file = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 - closed with the request
                    incoming.files = [file]
                await asyncio.to_thread(file.write, bytes(waiting))
                waiting.clear()
        if file is None:
            return _again(bytes(waiting))
        await asyncio.to_thread(file.write, waiting)
        return _from_disk(file)


def _again(content: bytes) -> Receive:
    """Return a `receive` that gives a body already read, as often as it is called."""

    async def receive() -> Any:
        return {"type": "http.request", "body": content, "more_body": False}

    return receive


def _from_disk(file: BinaryIO) -> Receive:
    """Return a `receive` that gives the content of a file in pieces, then once more."""
    size = file.tell()
    file.seek(0)

    async def receive() -> Any:
        chunk = await asyncio.to_thread(file.read, _PIECE)
        more = file.tell() < size
        if not more:
            file.seek(0)
        return {"type": "http.request", "body": chunk, "more_body": more}

    return receive


class _Started:
    """Notes whether an answer has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False

    def __call__(self, message: Any) -> Awaitable[None]:
        self.started = True
        return self._send(message)


class _Prepared(Response):
    """An answer as FastAPI's routes send it."""

    def __init__(self, answer: Answer | StreamedAnswer, endpoint: Endpoint) -> None:
        super().__init__()
        self._answer = answer
        self._endpoint = endpoint

    async def __call__(
        self,
        scope: Scope,  # noqa: ARG002
        receive: Receive,
        send: Send,
    ) -> None:
        await self._endpoint.send(self._answer, receive, send)
