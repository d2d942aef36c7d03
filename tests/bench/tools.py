"""What an MCP server of 1,000 operations costs: startup, memory, and what a listing holds."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.large import large_document
from tests.bench.measuring import Row, cpu_of_commands
from tests.bench.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

OPERATIONS = 1000
PACKAGE = "thousand"
ROUNDS = 3
LARGE = 40
_START = """
import json, resource, sys
sys.path.insert(0, {folder!r})
from {package}._runtime.mcp.dispatching import Dispatcher
from {package}._runtime.mcp.sdk_server import make_server
from {package}._runtime.mcp.switches import Switches
from {package}.mcp import SERVED
switches = Switches(mock=True, allow_writes=True, large={large})
dispatcher = Dispatcher(SERVED, switches)
make_server(dispatcher, SERVED, switches)
listed = [tool.model_dump(mode="json", exclude_none=True) for tool in dispatcher.tools()]
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
"""
_TELL = """
import asyncio
async def answered(name, **arguments):
    result = await dispatcher.call(name, arguments, None)
    return result.content[0].text
told = []
if dispatcher.is_large:
    told.append(asyncio.run(answered("search_operations", query="update a thing")))
    name = next(iter(dispatcher.operations))
    told.append(asyncio.run(answered("describe_operation", operation=name)))
print(json.dumps([len(listed), memory, json.dumps(listed), *told]))
"""


def measure() -> Iterator[Row]:
    """Give rows for a few tools that stand for all operations, and for a tool of each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = large_document(OPERATIONS)
        spec = folder / "thousand.json"
        spec.write_text(json.dumps(document), "utf-8")
        generate = (sys.executable, "-m", "generators", "generate", str(spec))
        features = ("--feature", "mcp", "--feature", "mock")
        command = (*generate, "--out", str(folder), "--package", PACKAGE, *features)
        subprocess.run(command, check=True, capture_output=True)
        for label, large, aim in (("a few tools", LARGE, "< 3"), ("a tool each", 10**6, "")):
            code = _START.format(folder=str(folder), package=PACKAGE, large=large)
            command = [sys.executable, "-c", code + _TELL]
            out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            number, memory, *texts = json.loads(out)
            used = cpu_of_commands({label: [sys.executable, "-c", code]}, ROUNDS)[label]
            yield Row(
                f"mcp: CPU seconds until {OPERATIONS:,} operations are served, {label}",
                used,
                aim,
                f"{number:,} tools, {memory:.0f} MB",
            )
            counts, by = tokens(texts)
            names = ("listing", "search", "description of an operation")
            for title, count, text in zip(names, counts, texts, strict=False):
                yield Row(
                    f"mcp: tokens of a {title}, {label}",
                    count,
                    "< 1000" if large == LARGE and title != "description of an operation" else "",
                    f"by {by}; {len(text):,} characters",
                )
