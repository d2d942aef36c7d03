"""The few tools that stand for all operations of a large document."""

from __future__ import annotations

from typing import Any, Final

from mcp.types import Tool, ToolAnnotations

SEARCH: Final = "search_operations"
DESCRIBE: Final = "describe_operation"
CALL: Final = "call_operation"
CHANGE: Final = "change_operation"
PREVIEW_CHANGE: Final = "preview_change"
FEW: Final = (SEARCH, DESCRIBE, CALL, CHANGE, PREVIEW_CHANGE)
MOST_FOUND: Final = 100
"""Operations that a search gives at most."""
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
_QUERY: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "query": {"type": "string", "description": "Words for what it does."},
        "most": {"type": "integer", "minimum": 1, "maximum": MOST_FOUND},
    },
    "required": ["query"],
    "additionalProperties": False,
}
_DESCRIBED: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"operation": _NAME},
    "required": ["operation"],
    "additionalProperties": False,
}


def few_tools(number: int, *, allow_writes: bool) -> list[Tool]:
    """Return the tools.

    Args:
        number: of operations.
        allow_writes: whether operations that write may be called.
    """
    # What search and describe say comes from the document alone.
    looks = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    reads = ToolAnnotations(read_only_hint=True)
    rows = [
        (SEARCH, f"Find operations among {number:,} by words.", _QUERY, looks),
        (DESCRIBE, "Say what an operation does and which arguments it takes.", _DESCRIBED, looks),
        (CALL, "Call an operation that only reads.", _NAMED, reads),
        (PREVIEW_CHANGE, "Show the request of an operation and send nothing.", _NAMED, looks),
    ]
    if allow_writes:
        writes = ToolAnnotations(read_only_hint=False, destructive_hint=True)
        rows.append((CHANGE, "Call an operation that writes.", _NAMED, writes))
    return [
        Tool(name=name, description=text, input_schema=schema, annotations=annotations)
        for name, text, schema, annotations in rows
    ]
