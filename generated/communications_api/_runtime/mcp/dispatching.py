"""What the tools are, and what one does when it is called."""

from __future__ import annotations

import asyncio
import logging
import time
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mcp.types import CallToolResult, TextContent, Tool

from ..errors import ApiError
from ..examples.documented import Documented
from ..narrowing import AnyDict, AnyList
from ..terminal import escaped, printable
from .advising import CARRIED_OUT, advice
from .catalogue import Catalogue
from .few_tools import CALL, CHANGE, DESCRIBE, FEW, MOST_FOUND, PREVIEW_CHANGE, SEARCH, few_tools
from .flattening_input import FIELDS, MOST_FIELDS, ArgumentsError
from .keeping_watch import AuditLog, Pace
from .operation_tools import PREVIEW, OperationTool, operation_tools, tags_of
from .performing import AnswerError, Performer
from .permitting import Permissions
from .presenting import compact, cut, masked, selected, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .performing import Report
    from .served import Served
    from .switches import Switches
    from .watching_call import Watched

_FOUND: Final = 10
"""Operations that a search gives where it is not asked for more or fewer."""
_LONGEST_NOTE: Final = 500
"""Characters of what the client says of an answer."""
_log: Final = logging.getLogger(__name__)


class _Asked(NamedTuple):
    """A call: the operation, its arguments, and whether it is only shown."""

    tool: OperationTool
    arguments: Mapping[str, Any]
    preview: bool


class Dispatcher:
    """The tools of an API.

    Args:
        served: the API.
        switches: the options.

    Raises:
        ValueError: an option does not fit the document.
        OSError: the audit log cannot be written.
    """

    def __init__(self, served: Served, switches: Switches) -> None:
        contract = served.contract
        self._served = served
        self._switches = switches
        self.document = Documented(served.document)
        self._hidden = frozenset[str]() if switches.show_personal else contract.personal
        tags = {item.id: tags_of(self.document.described(item)) for item in contract.operations}
        permissions = Permissions(switches, contract.operations, tags)
        self.operations = operation_tools(
            permissions, self.document, self._hidden, FEW, served.each
        )
        self.is_large = len(self.operations) > switches.large
        self.performer = Performer(served, switches)
        self._pace = Pace(switches.calls_per_minute)
        self._audit = AuditLog(switches.audit_log, contract)
        self._catalogue: Catalogue | None = None

    @property
    def leaves_out(self) -> bool:
        """Whether there are operations that are not served."""
        return len(self.operations) < len(self._served.contract.operations)

    @property
    def hides(self) -> bool:
        """Whether answers may have masked parts."""
        return bool(self._hidden)

    def tools(self) -> list[Tool]:
        """Return all tools."""
        allowed = self._switches.allow_writes
        if self.is_large:
            return few_tools(len(self.operations), allow_writes=allowed)
        tools: list[Tool] = []
        for tool in self.operations.values():
            if tool.only_reads or allowed:
                tools.append(tool.tool())
            if not tool.only_reads:
                tools.append(tool.preview(is_called=allowed))
        return tools

    async def call(self, name: str, arguments: Mapping[str, Any], report: Report) -> CallToolResult:
        """Call a tool; what goes wrong is said in its result.

        Args:
            name: of the tool.
            arguments: as they came.
            report: tells how far it is.
        """
        begin, watched = time.monotonic(), self.performer.watched()
        asked: _Asked | None = None
        outcome = "broken"
        try:
            if self.is_large and name in {SEARCH, DESCRIBE}:
                result, outcome = self._looked_up(name, arguments), "found"
                return result
            asked = self._asked(name, arguments)
            outcome, result = await self._performed(asked, report, watched)
            return result
        except ArgumentsError as error:
            outcome = "refused"
            return failure(f"Nothing was sent. {error}")
        except asyncio.CancelledError:
            outcome = "cancelled"
            raise
        except Exception as error:  # the SDK would tell its text, which may be anything
            return failure(self._fault(error, asked, watched))
        finally:
            operation = "" if asked is None else asked.tool.operation.id
            seconds = time.monotonic() - begin
            self._audit.write(
                *(name, operation, arguments), outcome=outcome, seconds=seconds, hide=watched.hide
            )

    async def _performed(
        self, asked: _Asked, report: Report, watched: Watched
    ) -> tuple[str, CallToolResult]:
        tool, hide = asked.tool, watched.hide
        try:
            if asked.preview:
                done = await self.performer.preview(tool, asked.arguments, self._hidden)
                value, notes = shortened(
                    masked(done.value, frozenset(), hide), self._switches.max_characters
                )
                return "previewed", _answered(value, [*done.notes, *notes], None)
            self._check_limits()
            fields = _fields(asked.arguments)
            done = await self.performer.call(tool, asked.arguments, report)
        except ApiError as error:
            environment = self._switches.environment
            text = advice(error, tool, self._served, environment, self._hidden, hide)
            return "failed", failure(text)
        except AnswerError as error:
            text = f"The answer cannot be shown: {error}."
            return "failed", failure(text if tool.only_reads else f"{text} {CARRIED_OUT}")
        except ValueError as error:
            if watched.has_begun or isinstance(error, ArgumentsError):
                raise
            return "refused", failure(f"Nothing was sent. {hide(str(error))}")
        value, missing = selected(masked(done.value, self._hidden, hide), fields)
        value, notes = shortened(value, self._switches.max_characters)
        if notes:
            notes.append(f"ask for parts with `{FIELDS}`, or for a smaller page")
        told = [cut(hide(note), _LONGEST_NOTE) for note in done.notes]
        return "answered", _answered(value, [*told, *missing, *notes], tool)

    def _check_limits(self) -> None:
        """Refuse a call that would not be logged, and one too many.

        Raises:
            ArgumentsError: it is refused.
        """
        if not self._audit.can_be_written():
            raise ArgumentsError(
                "The audit log cannot be written, and nothing is called without it: the person who "
                "runs this server has to mend that."
            )
        if wait := self._pace.wait():
            most = self._switches.calls_per_minute
            raise ArgumentsError(
                f"There were {most} calls in a minute, as many as this server permits: wait "
                f"{wait:.0f} seconds."
            )

    def _fault(self, error: Exception, asked: _Asked | None, watched: Watched) -> str:
        """Return what is said of a fault of this server, whose text nobody may see."""
        if isinstance(error, RecursionError):
            text = "What was sent or answered is nested too deeply."
        else:
            # The text of an error may hold what was sent or answered; where it arose does not.
            frames = extract_tb(error.__traceback__)
            place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
            _log.error("a call of a tool failed: %s at %s", type(error).__name__, place)
            text = f"This server failed: {type(error).__name__}. Its log says where."
        if asked is None or not watched.has_begun:
            return f"Nothing was sent. {text}"
        if asked.tool.only_reads:
            return text
        return f"{text} The call may have been carried out: find out before you repeat it."

    def _asked(self, name: str, arguments: Mapping[str, Any]) -> _Asked:
        """Return what a call asks for.

        Raises:
            ArgumentsError: there is no such tool, or it is not permitted.
        """
        inner: Any = arguments
        preview = False
        if self.is_large:
            if name not in {CALL, CHANGE, PREVIEW_CHANGE}:
                raise ArgumentsError(f"There is no tool {_quoted(name)}.")
            tool = self._named(arguments)
            inner = arguments.get("arguments") or {}
            if not isinstance(inner, AnyDict):
                raise ArgumentsError("arguments: give an object.")
            preview = name == PREVIEW_CHANGE
            if name == CALL and not tool.only_reads:
                raise ArgumentsError(f"{tool.name} writes: {self._how_to_write()}")
        elif name in self.operations:
            tool = self.operations[name]
        elif name.startswith(PREVIEW) and name.removeprefix(PREVIEW) in self.operations:
            tool, preview = self.operations[name.removeprefix(PREVIEW)], True
        else:
            raise ArgumentsError(f"There is no tool {_quoted(name)}.")
        if not preview and not tool.only_reads and not self._switches.allow_writes:
            raise ArgumentsError(
                f"{tool.name} writes, and this server only reads: the person who runs it may start "
                "it with --allow-writes. Show the request with the preview instead."
            )
        return _Asked(tool, inner, preview)

    def _how_to_write(self) -> str:
        if self._switches.allow_writes:
            return f"call it with {CHANGE}, or show the request with {PREVIEW_CHANGE}."
        return f"this server only reads. Show the request with {PREVIEW_CHANGE}."

    def _named(self, arguments: Mapping[str, Any]) -> OperationTool:
        name = arguments.get("operation")
        tool = self.operations.get(name) if isinstance(name, str) else None
        if tool is None:
            raise ArgumentsError(f"There is no operation {_quoted(name)}: find one with {SEARCH}.")
        return tool

    def _looked_up(self, name: str, arguments: Mapping[str, Any]) -> CallToolResult:
        if name == DESCRIBE:
            tool = self._named(arguments)
            about: dict[str, Any] = {
                **tool.entry(),
                "description": tool.description,
                "arguments": tool.input.schema(),
            }
            return _answered(about, [], None)
        query = arguments.get("query")
        most = arguments.get("most", _FOUND)
        if not isinstance(query, str) or type(most) is not int or not 0 < most <= MOST_FOUND:
            raise ArgumentsError(f"query: give words; most: a number from 1 to {MOST_FOUND}.")
        if self._catalogue is None:
            self._catalogue = Catalogue(list(self.operations.values()))
        return _answered({"operations": self._catalogue.search(query, most)}, [], None)


def _quoted(name: object) -> str:
    return cut(repr(name), 80)


def _fields(arguments: Mapping[str, Any]) -> list[str]:
    fields: Any = arguments.get(FIELDS) or []
    if not isinstance(fields, AnyList) or not all(isinstance(item, str) for item in fields):
        raise ArgumentsError(f"{FIELDS}: give a list of names.")
    if len(fields) > MOST_FIELDS:
        raise ArgumentsError(f"{FIELDS}: give at most {MOST_FIELDS} names.")
    return fields


def _answered(value: Any, notes: list[str], tool: OperationTool | None) -> CallToolResult:
    structured = value if tool is None else tool.answer.content(value)
    # Escaped as JSON escapes it: the same data, and nothing in it that nobody sees.
    texts = [compact(value), *(f"Note: {note}." for note in notes)]
    content = [TextContent(text=escaped(text)) for text in texts]
    return CallToolResult(content=[*content], structured_content=structured)


def failure(text: str) -> CallToolResult:
    """Return a result that says what went wrong."""
    return CallToolResult(content=[TextContent(text=printable(text))], is_error=True)
