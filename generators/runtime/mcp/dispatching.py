"""What the tools are, and what one does when it is called."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mcp.types import CallToolResult, TextContent, Tool, ToolAnnotations

from ..errors import ApiError
from ..examples.documented import Documented
from ..narrowing import AnyDict, AnyList
from .advising import advice
from .catalogue import Catalogue
from .flattening_input import FIELDS, ArgumentsError
from .keeping_watch import AuditLog, Pace
from .operation_tools import PREVIEW, OperationTool, operation_tools, tags_of
from .performing import Performer
from .permitting import Permissions
from .presenting import compact, masked, selected, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .performing import Report
    from .served import Served
    from .switches import Switches

SEARCH: Final = "search_operations"
DESCRIBE: Final = "describe_operation"
CALL: Final = "call_operation"
CHANGE: Final = "change_operation"
PREVIEW_CHANGE: Final = "preview_change"
_FEW: Final = (SEARCH, DESCRIBE, CALL, CHANGE, PREVIEW_CHANGE)
_MOST_FOUND: Final = 10
_NAME: Final = {"type": "string", "description": f"A name that {SEARCH} gives."}
_NAMED: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "operation": _NAME,
        "arguments": {"type": "object", "description": f"As {DESCRIBE} says."},
    },
    "required": ["operation"],
    "additionalProperties": False,
}


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
        self.operations = operation_tools(permissions, self.document, self._hidden, _FEW)
        self.is_large = len(self.operations) > switches.large
        self.performer = Performer(served, switches)
        self._pace = Pace(switches.calls_per_minute)
        self._audit = AuditLog(switches.audit_log, contract.personal)
        self._catalogue: Catalogue | None = None

    @property
    def hides(self) -> bool:
        """Whether answers may have masked parts."""
        return bool(self._hidden)

    def tools(self) -> list[Tool]:
        """Return all tools."""
        if self.is_large:
            return self._few_tools()
        tools: list[Tool] = []
        for tool in self.operations.values():
            if tool.only_reads or self._switches.allow_writes:
                tools.append(tool.tool())
            if not tool.only_reads:
                tools.append(tool.preview())
        return tools

    def _few_tools(self) -> list[Tool]:
        reads = ToolAnnotations(read_only_hint=True)
        query = {"type": "string", "description": "Words for what it does."}
        found: dict[str, Any] = {
            "type": "object",
            "properties": {"query": query, "most": {"type": "integer", "minimum": 1}},
            "required": ["query"],
        }
        named: dict[str, Any] = {
            "type": "object",
            "properties": {"operation": _NAME},
            "required": ["operation"],
        }
        rows = [
            (SEARCH, f"Find operations among {len(self.operations):,} by words.", found, reads),
            (DESCRIBE, "Say what an operation does and which arguments it takes.", named, reads),
            (CALL, "Call an operation that only reads.", _NAMED, reads),
            (PREVIEW_CHANGE, "Show the request of an operation and send nothing.", _NAMED, reads),
        ]
        if self._switches.allow_writes:
            writes = ToolAnnotations(read_only_hint=False, destructive_hint=True)
            rows.append((CHANGE, "Call an operation that writes.", _NAMED, writes))
        return [
            Tool(name=name, description=text, input_schema=schema, annotations=annotations)
            for name, text, schema, annotations in rows
        ]

    async def call(self, name: str, arguments: Mapping[str, Any], report: Report) -> CallToolResult:
        """Call a tool; what goes wrong is said in its result.

        Args:
            name: of the tool.
            arguments: as they came.
            report: tells how far it is.
        """
        begun, begin = self.performer.watched(), time.monotonic()

        def hide(text: str) -> str:
            for request in begun:
                text = request.hide(text)
            return text

        asked: _Asked | None = None
        outcome = "broken"
        try:
            if self.is_large and name in {SEARCH, DESCRIBE}:
                result, outcome = self._looked_up(name, arguments), "found"
                return result
            asked = self._asked(name, arguments)
            outcome, result = await self._performed(asked, report, hide)
            return result
        except ArgumentsError as error:
            outcome = "refused"
            return failure(f"Nothing was sent. {error}")
        except asyncio.CancelledError:
            outcome = "cancelled"
            raise
        finally:
            operation = "" if asked is None else asked.tool.operation.id
            seconds = time.monotonic() - begin
            self._audit.write(
                name, operation, dict(arguments), outcome=outcome, seconds=seconds, hide=hide
            )

    async def _performed(
        self, asked: _Asked, report: Report, hide: Callable[[str], str]
    ) -> tuple[str, CallToolResult]:
        tool = asked.tool
        try:
            if asked.preview:
                done = await self.performer.preview(tool, asked.arguments)
                value, notes = shortened(done.value, self._switches.max_characters)
                return "previewed", _answered(value, [*done.notes, *notes], None)
            if wait := self._pace.wait():
                most = self._switches.calls_per_minute
                raise ArgumentsError(
                    f"There were {most} calls in a minute, as many as this server permits: wait "
                    f"{wait:.0f} seconds."
                )
            fields = _fields(asked.arguments)
            done = await self.performer.call(tool, asked.arguments, report)
        except ApiError as error:
            environment = self._switches.environment
            text = advice(error, tool, self._served, environment, self._hidden, hide)
            return "failed", failure(text)
        except ValueError as error:
            if isinstance(error, ArgumentsError):
                raise
            return "refused", failure(f"Nothing was sent. {hide(str(error))}")
        value, missing = selected(masked(done.value, self._hidden, hide), fields)
        value, notes = shortened(value, self._switches.max_characters)
        if notes:
            notes.append(f"ask for parts with `{FIELDS}`, or for a smaller page")
        return "answered", _answered(value, [*done.notes, *missing, *notes], tool)

    def _asked(self, name: str, arguments: Mapping[str, Any]) -> _Asked:
        """Return what a call asks for.

        Raises:
            ArgumentsError: there is no such tool, or it is not permitted.
        """
        inner = arguments
        preview = False
        if self.is_large:
            if name not in {CALL, CHANGE, PREVIEW_CHANGE}:
                raise ArgumentsError(f"There is no tool {name!r}.")
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
            raise ArgumentsError(f"There is no tool {name!r}.")
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
            raise ArgumentsError(f"There is no operation {name!r}: find one with {SEARCH}.")
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
        most = arguments.get("most", _MOST_FOUND)
        if not isinstance(query, str) or not isinstance(most, int) or not 0 < most <= 100:
            raise ArgumentsError("query: give words; most: a number from 1 to 100.")
        if self._catalogue is None:
            self._catalogue = Catalogue(list(self.operations.values()))
        return _answered({"operations": self._catalogue.search(query, most)}, [], None)


def _fields(arguments: Mapping[str, Any]) -> list[str]:
    fields: Any = arguments.get(FIELDS) or []
    if not isinstance(fields, AnyList) or not all(isinstance(item, str) for item in fields):
        raise ArgumentsError(f"{FIELDS}: give a list of names.")
    return fields


def _answered(value: Any, notes: list[str], tool: OperationTool | None) -> CallToolResult:
    structured = value if tool is None else tool.answer.content(value)
    content = [TextContent(text=f"Note: {note}.") for note in notes]
    return CallToolResult(
        content=[TextContent(text=compact(value)), *content], structured_content=structured
    )


def failure(text: str) -> CallToolResult:
    """Return a result that says what went wrong."""
    return CallToolResult(content=[TextContent(text=text)], is_error=True)
