"""Call every operation of a generated package as a tool, and compare with the client's answer.

Both ask the package's own mock. Values are those of `tests/building.py`; the client of the SDK
validates what it gets with the output schemas.
"""

from __future__ import annotations

import asyncio
import base64
import importlib
import io
import sys
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import httpx2
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent

from tests.building import Values, Walk
from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

Way: TypeAlias = Literal["memory", "stdio", "http"]
"""How a server is reached."""
UNLIMITED = [
    *("--mock", "--allow-writes", "--show-personal", "--large", "1000000"),
    *("--max-characters", "100000000", "--calls-per-minute", "100000000", "--max-items", "1000000"),
]
"""Options with which an answer is all that the client gets."""


@dataclass
class Compared:
    """What came of the operations of one package, by their ids.

    Attributes:
        same: how many answers were the same.
        errors: how many calls failed with both.
        different: what was not the same.
    """

    same: dict[str, int] = field(default_factory=dict)
    errors: dict[str, int] = field(default_factory=dict)
    different: dict[str, str] = field(default_factory=dict)

    def take(self, tool: Any, expected: Any, answer: CallToolResult, title: str) -> None:
        """Compare an answer with what the client gave or raised."""
        name, text = tool.operation.id, said(answer)
        if isinstance(expected, Exception):
            if answer.is_error:
                self.errors[name] = self.errors.get(name, 0) + 1
            else:
                self.different[name] = f"{title}: {expected}; {text[:300]}"
        elif answer.is_error or answer.structured_content != tool.answer.content(expected):
            self.different[name] = f"{title}: {text[:600]} but {str(expected)[:300]}"
        else:
            self.same[name] = self.same.get(name, 0) + 1


def compare(name: str, *ways: Way, seeds: int = 1, options: Sequence[str] = UNLIMITED) -> Compared:
    """Call the operations of a package as tools and with its client.

    Args:
        name: import name of the package.
        ways: how the server is reached.
        seeds: how many calls with made-up values are tried of each.
        options: of the command.
    """
    return asyncio.run(_compare(name, ways, seeds, options))


def said(result: CallToolResult, number: int = 0) -> str:
    """Return a text of the result of a tool."""
    content = result.content[number]
    assert isinstance(content, TextContent)
    return content.text


@asynccontextmanager
async def connected(
    name: str, way: Way, options: Sequence[str] = UNLIMITED
) -> AsyncIterator[Client]:
    """Give a client of the SDK that is connected to the server of a package."""
    if way == "stdio":
        folder = Path(str(importlib.import_module(name).__file__)).parents[1]
        parameters = StdioServerParameters(
            command=sys.executable,
            args=["-W", "error", "-m", f"{name}.mcp", *options],
            cwd=str(folder),
        )
        async with Client(parameters) as client:
            yield client
        return
    served = importlib.import_module(f"{name}.mcp").SERVED
    switches = _runtime(name, "mcp.switches").switches_of(served, options)
    dispatcher = _runtime(name, "mcp.dispatching").Dispatcher(served, switches)
    server = _runtime(name, "mcp.sdk_server").make_server(dispatcher, served, switches)
    if way == "memory":
        async with Client(server) as client:
            yield client
        return
    app = _runtime(name, "mcp.http_front").http_app(server, switches, "token")
    with serve(app, lifespan="on") as url:
        async with (
            httpx2.AsyncClient(headers={"Authorization": "Bearer token"}) as http,
            Client(streamable_http_client(f"{url}/mcp", http_client=http)) as client,
        ):
            yield client


async def _compare(
    name: str, ways: tuple[Way, ...], seeds: int, options: Sequence[str]
) -> Compared:
    served = importlib.import_module(f"{name}.mcp").SERVED
    switches = _runtime(name, "mcp.switches").switches_of(served, options)
    dispatcher = _runtime(name, "mcp.dispatching").Dispatcher(served, switches)
    failed = _runtime(name, "errors").ApiError
    contract = importlib.import_module(f"{name}.contract")
    values, compared = Values(name, contract), Compared()
    async with AsyncExitStack() as stack:
        own = await stack.enter_async_context(dispatcher.performer._made())
        clients = [await stack.enter_async_context(connected(name, way, options)) for way in ways]
        for client in clients:
            names = {tool.name for tool in (await client.list_tools()).tools}
            assert dispatcher.operations.keys() <= names
        for tool in dispatcher.operations.values():
            for made in values.of(tool.operation, seeds, Walk()):
                given = flat(tool, made.arguments, _runtime(name, "models.base").dump_python)
                if given is None:
                    continue
                try:
                    expected = await _expected(own, name, tool, made.arguments)
                except failed as error:
                    expected = error
                for client in clients:
                    answer = await client.call_tool(tool.name, given)
                    compared.take(tool, expected, answer, f"{made.title}: {given}")
    return compared


def _runtime(name: str, module: str) -> Any:
    return importlib.import_module(f"{name}._runtime.{module}")


async def _expected(client: Any, name: str, tool: Any, arguments: dict[str, Any]) -> Any:
    operation, dump = tool.operation, _runtime(name, "models.base").dump_python
    result = await getattr(getattr(client, operation.group), operation.py_name)(**arguments)
    if not operation.stream_name and _runtime(name, "streams.items").streams_of(operation).accept:
        async with result as stream:
            return [dump(item, Any) async for item in stream]
    if isinstance(result, bytes):
        return _runtime(name, "mcp.presenting").plain_content(result)[0]
    return dump(result, Any)


def flat(tool: Any, arguments: Mapping[str, Any], dump: Any) -> dict[str, Any] | None:
    """Return the arguments of a tool for keywords of the client; None where it takes others."""
    media = tool.input.media
    if "content_type" in arguments and media.content_type != arguments["content_type"]:
        return None
    body = arguments.get("body", {})
    if hasattr(body, "model_dump"):
        fields, stated = type(body).model_fields.items(), body.model_fields_set
        body = {info.alias or key: getattr(body, key) for key, info in fields if key in stated}
    flattened = any(item.place == "field" for item in tool.input.arguments.values())
    if flattened and isinstance(body, str | bytes):
        return None  # an example in the media type itself
    given: dict[str, Any] = {}
    for name, argument in tool.input.arguments.items():
        place = body if argument.place == "field" else arguments
        if isinstance(place, dict) and argument.key in place:
            value = place[argument.key]
            if argument.is_file:
                given[name] = _encoded(value)
            elif argument.has_files and isinstance(value, dict):
                given[name] = {key: _part(item, dump) for key, item in value.items()}
            elif hasattr(value, "content"):
                return None  # a file in JSON is a text for tools
            else:
                given[name] = dump(value, Any)
    if isinstance(body, dict) and flattened:
        keys = {item.key for item in tool.input.arguments.values()}
        return given if body.keys() <= keys else None
    return given


def _part(value: Any, dump: Any) -> Any:
    return _encoded(value) if hasattr(value, "content") else dump(value, Any)


def _encoded(value: Any) -> Any:
    if isinstance(value, list):
        return [_encoded(item) for item in value]
    if headers := getattr(value, "headers", None):
        return {"content": _encoded(value.content), "headers": dict(headers)}
    if hasattr(value, "content"):
        value = value.content
    if isinstance(value, str):
        value = value.encode()
    if isinstance(value, io.IOBase):
        value = value.read()
    return base64.b64encode(value).decode()
