"""The loop of a bulk call: items are taken and sent, and what came of them is given.

Building requests and reading answers (`requesting`), cutting items into batches (`cutting`) and the
journal are shared by both clients.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, Generic

from ..client.hooks import Around, CallBegun
from ..errors import ApiError
from .failures import failed
from .lanes import AsyncLanes, async_blocking
from .results import ItemT
from .sources import AsyncSource

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Mapping
    from typing import Self

    from ..client.async_client import AsyncClientBase
    from ..client.async_groups import AsyncGroup
    from ..operations import Operation
    from .batches import Batch, Judged
    from .plan import Plan
    from .requesting import Calls
    from .results import AsyncItems, EachOptions, ItemResult


class AsyncEach(Generic[ItemT]):
    """The outcomes of items that an operation is called with, many at a time.

    Iterate over it, once: items are then taken, sent, and given back with what came of them. In
    an `async with` statement what is under way is ended where the iteration is left early.

    Args:
        group: that of the method.
        operation: what is called.
        arguments: by `Parameter.py_name`.
        items: models, plain data or JSON texts, or the path of a file of JSON lines.
        body: the rest of the body; None for nothing.
        options: see `EachOptions`.

    Raises:
        RequestInvalid: an argument, or the rest of the body, is not valid.
        TypeError: an option is unknown, or `items` cannot be iterated over.
        ValueError: an option cannot be what it is.
    """

    def __init__(
        self,
        group: AsyncGroup,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        items: AsyncItems[Any],
        body: object,
        options: EachOptions,
    ) -> None:
        from .plan import Plan  # which imports what writes and checks bodies

        client = group._client  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
        self._plan = Plan(client, operation, arguments, body, options)
        self._source = AsyncSource(items)
        # It knows nothing of this object: where the iteration is left early and nobody has the
        # object any more, both end at once, and with them the use of the journal.
        self._outcomes = _given(client, self._plan, self._source)

    def __aiter__(self) -> AsyncIterator[ItemResult[ItemT]]:
        """Give the outcome of each item, batch by batch as they are done.

        Raises:
            ApiError: the server does nothing with any item, as with wrong credentials, or nobody
                knows what came of several requests in succession. Outcomes that are known were
                given before; with a journal the same call goes on.
            JournalError: the journal cannot be used, or knows other items.
        """
        return self._outcomes

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """End the call."""
        await self._outcomes.aclose()
        self._source.close()


async def _given(
    client: AsyncClientBase, plan: Plan, source: AsyncSource
) -> AsyncGenerator[ItemResult[Any]]:
    with ExitStack() as stack:
        stack.callback(source.close)
        run = await async_blocking(plan.begin, stack)
        lanes = AsyncLanes(plan.concurrency, plan.depth)
        try:
            done: list[Judged] = []
            while True:
                while lanes.room > run.count and run.goes_on:
                    items = await source.read(run.wanted)
                    await async_blocking(run.take, items, source.error)
                batches, outcomes = await async_blocking(run.write, done)
                for batch in batches:
                    lanes.start(partial(_sent, client, plan.calls), batch)
                for outcome in outcomes:
                    yield outcome
                if lanes.are_empty and not run.goes_on:
                    break
                done = await lanes.finished()
        finally:
            run.end(await lanes.aclose())
        run.raise_error()


async def _sent(client: AsyncClientBase, calls: Calls, batch: Batch) -> Judged:
    """Send a batch, and return what came of it."""
    try:
        request, settings = calls.request(batch)
        with Around(client._around, CallBegun(calls.operation, request)):  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
            response = await client._answer(request, settings)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
            return calls.judged(batch, request, response)
    except ApiError as error:
        return failed(batch, error)
