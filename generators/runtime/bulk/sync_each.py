# Written by `make sync` from async_each.py: edit that.
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
from .lanes import Lanes, blocking
from .results import ItemT
from .sources import Source

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from typing import Self

    from ..client.sync_client import SyncClientBase
    from ..client.sync_groups import SyncGroup
    from ..operations import Operation
    from .batches import Batch, Judged
    from .plan import Plan
    from .requesting import Calls
    from .results import EachOptions, ItemResult, Items


class Each(Generic[ItemT]):
    """The outcomes of items that an operation is called with, many at a time.

    Iterate over it, once: items are then taken, sent, and given back with what came of them. In
    a `with` statement what is under way is ended where the iteration is left early.

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
        group: SyncGroup,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        items: Items[Any],
        body: object,
        options: EachOptions,
    ) -> None:
        from .plan import Plan  # which imports what writes and checks bodies

        client = group._client  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
        self._plan = Plan(client, operation, arguments, body, options)
        self._source = Source(items)
        # It knows nothing of this object: where the iteration is left early and nobody has the
        # object any more, both end at once, and with them the use of the journal.
        self._outcomes = _given(client, self._plan, self._source)

    def __iter__(self) -> Iterator[ItemResult[ItemT]]:
        """Give the outcome of each item, batch by batch as they are done.

        Raises:
            ApiError: the server does nothing with any item, as with wrong credentials, or nobody
                knows what came of several requests in succession. Outcomes that are known were
                given before; with a journal the same call goes on.
            JournalError: the journal cannot be used, or knows other items.
        """
        return self._outcomes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the call."""
        self._outcomes.close()
        self._source.close()


def _given(client: SyncClientBase, plan: Plan, source: Source) -> Generator[ItemResult[Any]]:
    with ExitStack() as stack:
        stack.callback(source.close)
        run = blocking(plan.begin, stack)
        lanes = Lanes(plan.concurrency, plan.depth)
        try:
            done: list[Judged] = []
            while True:
                while lanes.room > run.count and run.goes_on:
                    items = source.read(run.wanted)
                    blocking(run.take, items, source.error)
                batches, outcomes = blocking(run.write, done)
                for batch in batches:
                    lanes.start(partial(_sent, client, plan.calls), batch)
                yield from outcomes
                if lanes.are_empty and not run.goes_on:
                    break
                done = lanes.finished()
        finally:
            run.end(lanes.close())
        run.raise_error()


def _sent(client: SyncClientBase, calls: Calls, batch: Batch) -> Judged:
    """Send a batch, and return what came of it."""
    try:
        request, settings = calls.request(batch)
        with Around(client._around, CallBegun(calls.operation, request)):  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
            response = client._answer(request, settings)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
            return calls.judged(batch, request, response)
    except ApiError as error:
        return failed(batch, error)
