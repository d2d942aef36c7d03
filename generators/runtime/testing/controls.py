"""What a test says to a fake client, besides calling it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Mapping

    from ..client.options import ClientSettings
    from ..client.page_walk import HasItems
    from ..streams.async_streams import AsyncStream
    from ..streams.events import ServerSentEvent
    from ..streams.sync_streams import Stream
    from .fake import Fake
    from .requests import Call
    from .tokens import TokenCall

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")
OperationLike: TypeAlias = str | Callable[..., object]
"""An operationId, or a method of the client, such as `fake.pets.get`."""


class Planning:
    """Plans the answers of one operation; from `on`."""

    def __init__(self, fake: Fake, operation: OperationLike) -> None:
        self._fake = fake
        self._operation = operation

    def raises(self, error: type[Exception] | Exception, *, times: int | None = 1) -> None:
        """Have the operation get no answer; see `Controls.fail`."""
        self._fake.fail(self._operation, error, times=times)

    @property
    def calls(self) -> list[Call]:
        """What the operation was asked so far."""
        return self._fake.calls(self._operation)


class Answers(Planning, Generic[ResultT]):
    """Plans the answers of one operation, checked by type checkers; from `on`."""

    def returns(self, body: ResultT, *, times: int | None = 1) -> None:
        """Have the operation return this result; see `Controls.respond`."""
        self._fake.respond(self._operation, body=body, times=times)

    def returns_pages(
        self, items: Iterable[Any], *, size: int = 2, times: int | None = None
    ) -> None:
        """Have the operation answer a list in pages, each when it is asked for (`x-pagination`).

        What else a page has is as the document shows. Type checkers see the items of
        `Controls.respond_pages`.

        Args:
            items: of the whole list.
            size: how many items a page has.
            times: how many requests are answered so; None for every further one.

        Raises:
            ValueError: the operation does not answer in pages, or not with such items.
        """
        self._fake.respond_pages(self._operation, items, size=size, times=times)


class StreamAnswers(Planning, Generic[ResultT]):
    """Plans the streams of one operation, checked by type checkers; from `on`."""

    def returns(
        self, items: Iterable[ResultT | ServerSentEvent[ResultT]], *, times: int | None = 1
    ) -> None:
        """Have the operation return a stream of these items; see `Controls.respond`."""
        self._fake.respond(self._operation, body=list(items), times=times)


def _planning(fake: Fake, method: Callable[..., Any]) -> Any:
    cls: type[Any] = StreamAnswers if fake.gives_stream(method) else Answers
    return cls(fake, method)


class Controls:
    """Plans the answers of a fake client and shows what it was asked."""

    _fake: Fake

    @property
    def calls(self) -> list[Call]:
        """Every request that was sent so far, in order."""
        return self._fake.calls()

    @property
    def last(self) -> Call:
        """The request that was sent last.

        Raises:
            LookupError: none was sent.
        """
        calls = self._fake.calls()
        if not calls:
            raise LookupError("nothing was sent yet")
        return calls[-1]

    @property
    def token_calls(self) -> list[TokenCall]:
        """Every request for an access token that was sent so far, in order."""
        return self._fake.token_calls()

    def calls_of(self, operation: OperationLike) -> list[Call]:
        """Return every request of one operation, by operationId or by the client's method."""
        return self._fake.calls(operation)

    def respond(
        self,
        operation: OperationLike,
        *,
        status: int | None = None,
        body: Any = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        example: str = "",
        times: int | None = 1,
        undeclared: bool = False,
    ) -> None:
        """Plan an answer; answers of one operation are given in the order they were planned.

        Args:
            operation: operationId, or method of the client.
            status: one that the document declares; by default its first success.
            body: a model, or plain data with wire names; by default what the document shows for
                that status.
            content: bytes to answer as they are, whatever the document says.
            headers: further header fields.
            example: name of the documented example to answer with.
            times: how often; None for every further call.
            undeclared: answer with a status that the document does not declare.

        Raises:
            ValueError: the document has no such operation or status, or the body is not as
                declared.
            LookupError: it has no such example.
        """
        self._fake.respond(
            operation,
            status=status,
            body=body,
            content=content,
            headers=headers,
            example=example,
            times=times,
            undeclared=undeclared,
        )

    @overload
    def respond_pages(
        self,
        operation: Callable[..., HasItems[ItemT] | Awaitable[HasItems[ItemT]]],
        items: Iterable[ItemT],
        *,
        size: int = 2,
        times: int | None = None,
    ) -> None: ...
    @overload
    def respond_pages(
        self,
        operation: Callable[..., list[ItemT] | Awaitable[list[ItemT]]],
        items: Iterable[ItemT],
        *,
        size: int = 2,
        times: int | None = None,
    ) -> None: ...
    @overload
    def respond_pages(
        self, operation: str, items: Iterable[Any], *, size: int = 2, times: int | None = None
    ) -> None: ...
    def respond_pages(
        self,
        operation: OperationLike,
        items: Iterable[Any],
        *,
        size: int = 2,
        times: int | None = None,
    ) -> None:
        """Have an operation answer a list in pages; see `Answers.returns_pages`.

        Raises:
            ValueError: the operation does not answer in pages, or not with such items.
        """
        self._fake.respond_pages(operation, items, size=size, times=times)

    def fail(
        self,
        operation: OperationLike,
        error: type[Exception] | Exception,
        *,
        times: int | None = 1,
    ) -> None:
        """Plan that there is no answer.

        Args:
            operation: operationId, or method of the client.
            error: what the transport raises: a class such as `errors.Timeout`, or an exception.
            times: how often; None for every further call.

        Raises:
            ValueError: the document has no such operation.
        """
        self._fake.fail(operation, error, times=times)

    def reset(self) -> None:
        """Forget all calls and all planned answers."""
        self._fake.reset()


class Control(Controls):
    """The controls of a fake client, beside it: where a group of operations has such a name."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake


class FakeControls(Controls):
    """What a fake client has besides its operations."""

    @overload
    def on(  # type: ignore[overload-overlap]  # a stream is planned by its items only
        self, method: Callable[..., Stream[ResultT]]
    ) -> StreamAnswers[ResultT]: ...
    @overload
    def on(self, method: Callable[..., ResultT]) -> Answers[ResultT]: ...
    def on(self, method: Callable[..., Any]) -> Any:
        """Return what plans the answers of one method, typed by its result or by its items.

        For example `fake.on(fake.pets.get).returns(models.Pet(name="Tom"))`.
        """
        return _planning(self._fake, method)


class AsyncFakeControls(Controls):
    """What an asynchronous fake client has besides its operations."""

    @overload
    def on(  # type: ignore[overload-overlap]  # a stream is planned by its items only
        self, method: Callable[..., Awaitable[AsyncStream[ResultT]]]
    ) -> StreamAnswers[ResultT]: ...
    @overload
    def on(self, method: Callable[..., Awaitable[ResultT]]) -> Answers[ResultT]: ...
    def on(self, method: Callable[..., Any]) -> Any:
        """Return what plans the answers of one method; see `FakeControls.on`."""
        return _planning(self._fake, method)


def for_tests(options: ClientSettings, *, authorization: bool = False) -> ClientSettings:
    """Return the options of a fake client: nothing is sent again unless they say so.

    Args:
        options: as given.
        authorization: send a header field `Authorization`, for security schemes that the client
            does not know.
    """
    result: ClientSettings = {"retries": 0, **options}
    if authorization:
        result["headers"] = {"Authorization": "Fake", **options.get("headers", {})}
    return result
