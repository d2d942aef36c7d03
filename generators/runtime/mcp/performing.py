"""One call of the client, or the request that it would send."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from ..client.page_walk import items_of
from ..errors import ApiError
from ..models.base import dump_python
from ..models.outcomes import OutcomeModel
from ..streams.items import streams_of
from .flattening_input import MAX_ITEMS, ArgumentsError
from .presenting import masked_content, plain_content
from .watching_call import Watched, configured, watching

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping

    from .operation_tools import OperationTool
    from .served import Served
    from .switches import Switches

    Report = Callable[[float, float | None, str], Awaitable[None]]

MAX_BYTES: Final = 20_000_000
"""Of an answer, before it is shortened."""
_EVERY: Final = 25
"""Items of a stream from one report of progress to the next; of pages, each is reported."""


class AnswerError(Exception):
    """An answer has come that cannot be given on; the message says why."""


@dataclass(slots=True)
class Done:
    """What a call gave.

    Attributes:
        value: plain JSON data.
        notes: what is to be said of it.
    """

    value: Any
    notes: list[str] = field(default_factory=list[str])


class Performer:
    """Calls operations with one client, which is opened with the first call.

    Args:
        served: the API.
        switches: the options.
    """

    def __init__(self, served: Served, switches: Switches) -> None:
        self._served = served
        self._switches = switches
        self._client: Any = None
        self._previewing: Any = None
        self._configured = configured(served, switches)

    async def aclose(self) -> None:
        """Close the clients."""
        for client in (self._client, self._previewing):
            if client is not None:
                await client.aclose()
        self._client = self._previewing = None

    def check(self) -> None:
        """Make the client.

        Raises:
            ValueError: it cannot be made; the message names what is not set.
        """
        self._client = self._client or self._made()

    async def call(self, tool: OperationTool, arguments: Mapping[str, Any], report: Report) -> Done:
        """Call an operation.

        Args:
            tool: the operation.
            arguments: flat.
            report: tells how many items there are so far.

        Raises:
            ArgumentsError: the arguments cannot be sent.
            ApiError: the call failed.
            AnswerError: the answer cannot be given on.
        """
        self.check()
        keywords = tool.input.keywords(arguments)
        keywords |= {
            "total_timeout": self._switches.time_limit,
            "max_response_bytes": MAX_BYTES,
        }
        operation = tool.operation
        group = getattr(self._client, operation.group)
        method = getattr(group, operation.py_name)
        if operation.pagination is not None and arguments.get(MAX_ITEMS) is not None:
            most = self._most(arguments[MAX_ITEMS])
            pages = self._client.each(method, **keywords).pages()
            return await self._collected(_items_of_pages(pages), most, report)
        if operation.id in self._served.each and self._served.in_batches is not None:
            each = getattr(group, self._served.each[operation.id])
            limits = (self._switches.max_items, self._switches.time_limit)
            told = await self._served.in_batches()(each, operation, keywords, *limits, report)
            if told is not None:
                return Done(*told)
        result = await method(**keywords)
        if not operation.stream_name and streams_of(operation).accept:
            async with result as stream:
                return await self._collected(_one_by_one(stream), self._switches.max_items, report)
        if isinstance(result, bytes):
            return Done(*plain_content(result))
        done = Done(_plain(result))
        if isinstance(result, OutcomeModel) and result.outcome.is_partial:
            outcome = result.outcome
            total = len(outcome.failed) + len(outcome.submitted)
            done.notes.append(
                f"{len(outcome.failed)} of {total} items failed: {outcome.reasons()}. Repeat these "
                "alone: the others were accepted"
            )
        return done

    async def preview(
        self, tool: OperationTool, arguments: Mapping[str, Any], hidden: frozenset[str]
    ) -> Done:
        """Return the request that a call would send: nothing is sent, and no secret is in it.

        Args:
            tool: the operation.
            arguments: flat.
            hidden: names of properties that are personal.

        Raises:
            ArgumentsError: the arguments cannot be sent.
            ApiError: the request cannot be built.
        """
        keywords = tool.input.keywords(arguments)
        if self._previewing is None:
            names = {name for group in self._served.secrets.values() for name in group}
            stand_ins = {name: f"secret{secrets.token_hex(16)}" for name in names}
            self._previewing = self._made(**stand_ins)
        method = getattr(getattr(self._previewing, tool.operation.group), tool.operation.py_name)
        request = await self._previewing.build(method, **keywords)
        shown: dict[str, Any] = {
            "method": request.method,
            "url": request.safe_url,
            "headers": {
                name: "***" if name.lower() == "authorization" else request.hide(value)
                for name, value in request.headers.items()
            },
        }
        if request.content is not None:
            content = masked_content(request.content, hidden)
            shown["body"] = plain_content(content)[0]
            request = replace(request, content=content)
        shown["curl"] = request.curl()
        return Done(shown, ["nothing was sent"])

    def watched(self) -> Watched:
        """Begin to watch the requests of the calls of this task."""
        return Watched(self._configured)

    def _made(self, **more: Any) -> Any:
        options: dict[str, Any] = {"hooks": watching(), **more}
        cls = self._served.client()
        if self._switches.mock:
            assert self._served.mock is not None  # noqa: S101 - else there is no such option
            names = {name for group in self._served.secrets.values() for name in group}
            stand_ins = dict.fromkeys(names, "mock-credential")
            return cls.for_app(self._served.mock(), **{**stand_ins, **options})
        if self._switches.base_url:
            options["base_url"] = self._switches.base_url
        return cls.from_env(self._switches.environment, **options)

    def _most(self, asked: Any) -> int:
        if not isinstance(asked, int) or isinstance(asked, bool) or asked < 1:
            raise ArgumentsError(f"{MAX_ITEMS}: give a whole number above 0")
        return min(asked, self._switches.max_items)

    async def _collected(self, parts: AsyncGenerator[list[Any]], most: int, report: Report) -> Done:
        """Return items as a list: at most so many, and those that came in time.

        Args:
            parts: the items of a page, or one of a stream.
            most: how many items.
            report: is told how many there are so far.

        Raises:
            ApiError: nothing came.
        """
        collected: list[Any] = []
        try:
            async with asyncio.timeout(self._switches.time_limit), aclosing(parts):
                async for part in parts:
                    before = len(collected) // _EVERY
                    collected += [_plain(item) for item in part[: most - len(collected)]]
                    if len(part) > 1 or len(collected) // _EVERY > before:
                        await report(len(collected), most, f"{len(collected):,} items")
                    if len(collected) >= most:
                        return Done(collected, [f"the first {most:,} items; there may be more"])
        except TimeoutError:
            limit = self._switches.time_limit
            return Done(collected, [f"the items that came within {limit:g} seconds"])
        except ApiError as error:
            if not collected:
                raise
            return Done(collected, [f"the items that came before an error: {error}"])
        return Done(collected)


def _plain(result: Any) -> Any:
    """Return plain JSON data.

    Raises:
        AnswerError: it has no JSON form.
    """
    try:
        return dump_python(result, Any)
    except ValueError as error:
        raise AnswerError(str(error)) from None


async def _items_of_pages(pages: Any) -> AsyncGenerator[list[Any]]:
    async with aclosing(pages):
        async for page in pages:
            yield list(items_of(page.result))


async def _one_by_one(stream: Any) -> AsyncGenerator[list[Any]]:
    async for item in stream:
        yield [item]
