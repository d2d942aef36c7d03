"""The tool of an operation: its name, its texts, its schemas and its annotations."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from mcp.types import Tool, ToolAnnotations

from ..effects import is_destructive, is_idempotent
from .answer_schemas import AnswerSchema
from .flattening_input import FlatInput
from .portable import shown

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from ..examples.documented import Documented
    from ..operations import Operation
    from .permitting import Permissions

PREVIEW: Final = "preview_"
_unusual: Final = re.compile(r"[^a-zA-Z0-9_-]+")
_LONGEST_NAME: Final = 56
"""Characters of a name: with `preview_`, 64 are what clients take."""
_LONGEST_TITLE: Final = 120
_LONGEST_TEXT: Final = 1500


class OperationTool:
    """One operation as a tool; schemas are made when they are first asked for.

    Attributes:
        operation: the facts.
        name: of the tool.
        title: one line.
        description: what it does.
        tags: those of the document.
        only_reads: whether it changes nothing.
    """

    def __init__(
        self,
        operation: Operation[Any],
        name: str,
        document: Documented,
        hidden: frozenset[str],
        *,
        only_reads: bool,
        takes_many: bool,
    ) -> None:
        self._takes_many = takes_many
        self._document = document
        self._hidden = hidden
        described = document.described(operation)
        self.operation = operation
        self.name = name
        self.title = shown(described.get("summary"), _LONGEST_TITLE) or name
        self.tags = tags_of(described)
        self.only_reads = only_reads
        self.description = shown(described.get("description"), _LONGEST_TEXT)

    @cached_property
    def input(self) -> FlatInput:
        """The arguments."""
        return FlatInput(self.operation, self._document)

    @cached_property
    def answer(self) -> AnswerSchema:
        """The structured content."""
        return AnswerSchema(
            self.operation, self._document, self._hidden, takes_many=self._takes_many
        )

    @property
    def request(self) -> str:
        """Method and path."""
        return shown(f"{self.operation.method} {self.operation.path}", _LONGEST_TEXT)

    def text(self) -> str:
        """Return the description of the tool."""
        parts = [self.title, self.description, f"Request: {self.request}"]
        if self.operation.deprecated:
            parts.insert(1, "Deprecated.")
        if self._takes_many:
            parts.append(
                "More items than one request takes are sent in several; the answer then says what "
                "came of them."
            )
        return "\n\n".join(part for part in dict.fromkeys(parts) if part)

    def entry(self) -> dict[str, Any]:
        """Return what a search says of it."""
        return {
            "operation": self.name,
            "title": self.title,
            "request": self.request,
            "writes": not self.only_reads,
        }

    def annotations(self) -> ToolAnnotations:
        """Return what clients may assume."""
        if self.only_reads:
            return ToolAnnotations(read_only_hint=True)
        return ToolAnnotations(
            read_only_hint=False,
            destructive_hint=is_destructive(self.operation),
            idempotent_hint=is_idempotent(self.operation),
        )

    def tool(self) -> Tool:
        """Return the tool that calls the operation."""
        return Tool(
            name=self.name,
            title=self.title,
            description=self.text(),
            input_schema=self.input.schema(),
            output_schema=self.answer.schema,
            annotations=self.annotations(),
        )

    def preview(self, *, is_called: bool) -> Tool:
        """Return the tool that shows the request and sends nothing.

        Args:
            is_called: whether there is the other tool, too, which says what the arguments are.
        """
        text = f"Shows the request of {self.name} ({self.request}) and sends nothing."
        schema: dict[str, Any] = {"type": "object", "description": f"As of {self.name}."}
        return Tool(
            name=PREVIEW + self.name,
            title=f"Preview: {self.title}"[:_LONGEST_TITLE],
            description=text if is_called else f"{text}\n\n{self.text()}",
            input_schema=schema if is_called else self.input.schema(),
            annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
        )


def tags_of(described: dict[str, Any]) -> tuple[str, ...]:
    """Return the tags of an Operation Object."""
    return tuple(tag for tag in described.get("tags") or () if isinstance(tag, str))


def operation_tools(
    permissions: Permissions,
    document: Documented,
    hidden: frozenset[str],
    reserved: Iterable[str] = (),
    many: Container[str] = (),
) -> dict[str, OperationTool]:
    """Return the operations that are served, by names that no two of them share.

    Args:
        permissions: which these are.
        document: what says more of them.
        hidden: names of properties that may be masked.
        reserved: names of other tools.
        many: ids of operations whose items are sent in several requests.
    """
    tools: dict[str, OperationTool] = {}
    taken = {name.lower() for name in reserved}
    for operation in permissions.served:
        plain = _unusual.sub("_", operation.id).strip("_")[:_LONGEST_NAME] or "operation"
        name, number = plain, 1
        while not taken.isdisjoint({name.lower(), f"{PREVIEW}{name}".lower()}):
            number += 1
            name = f"{plain[: _LONGEST_NAME - 5]}_{number}"
        taken |= {name.lower(), f"{PREVIEW}{name}".lower()}
        reads = permissions.only_reads(operation)
        takes_many = operation.id in many
        tools[name] = OperationTool(
            operation, name, document, hidden, only_reads=reads, takes_many=takes_many
        )
    return tools
