"""Call every operation of a generated package as a tool, and compare with the client's answer.

Both ask the package's own mock. Values are those of `tests/building.py`; the client of the SDK
validates what it gets with the output schemas.
"""

from __future__ import annotations

import asyncio
import base64
import importlib
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mcp import Client
from mcp.types import CallToolResult, TextContent

from tests.building import Values, Walk

if TYPE_CHECKING:
    from collections.abc import Mapping


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


def compare(name: str, seeds: int = 1) -> Compared:
    """Call the operations of a package both ways.

    Args:
        name: import name of the package.
        seeds: how many calls with made-up values are tried of each.
    """
    return asyncio.run(_compare(name, seeds))


def said(result: CallToolResult, number: int = 0) -> str:
    """Return a text of the result of a tool."""
    content = result.content[number]
    assert isinstance(content, TextContent)
    return content.text


async def _compare(name: str, seeds: int) -> Compared:
    def runtime(module: str) -> Any:
        return importlib.import_module(f"{name}._runtime.{module}")

    served = importlib.import_module(f"{name}.mcp").SERVED
    switches = runtime("mcp.switches").Switches(
        mock=True, allow_writes=True, show_personal=True, large=10**6, max_characters=10**8,
        calls_per_minute=10**8, max_items=10**6,
    )  # fmt: skip
    dispatcher = runtime("mcp.dispatching").Dispatcher(served, switches)
    server = runtime("mcp.sdk_server").make_server(dispatcher, served, switches)
    contract = importlib.import_module(f"{name}.contract")
    values, compared = Values(name, contract), Compared()
    own = dispatcher.performer._made()
    async with own, Client(server) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        for tool in dispatcher.operations.values():
            assert tool.name in names
            for made in values.of(tool.operation, seeds, Walk()):
                given = flat(tool, made.arguments, runtime("models.base").dump_python)
                if given is None:
                    continue
                answer = await client.call_tool(tool.name, given)
                text = said(answer)
                try:
                    expected = await _expected(own, tool, made.arguments, runtime)
                except runtime("errors").ApiError as error:
                    if answer.is_error:
                        compared.errors[tool.operation.id] = (
                            compared.errors.get(tool.operation.id, 0) + 1
                        )
                    else:
                        compared.different[tool.operation.id] = (
                            f"{made.title}: {error}; {text[:300]}"
                        )
                    continue
                got = answer.structured_content
                if answer.is_error or got != tool.answer.content(expected):
                    compared.different[tool.operation.id] = (
                        f"{made.title}: {given}: {text[:600]} but {str(expected)[:300]}"
                    )
                else:
                    compared.same[tool.operation.id] = compared.same.get(tool.operation.id, 0) + 1
    return compared


async def _expected(client: Any, tool: Any, arguments: dict[str, Any], runtime: Any) -> Any:
    operation = tool.operation
    result = await getattr(getattr(client, operation.group), operation.py_name)(**arguments)
    if not operation.stream_name and runtime("streams.items").streams_of(operation).accept:
        async with result as stream:
            return [runtime("models.base").dump_python(item, Any) async for item in stream]
    if isinstance(result, bytes):
        return runtime("mcp.presenting").plain_content(result)[0]
    return runtime("models.base").dump_python(result, Any)


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
            given[name] = _encoded(value) if argument.is_file else dump(value, Any)
    if isinstance(body, dict) and flattened:
        keys = {item.key for item in tool.input.arguments.values()}
        return given if body.keys() <= keys else None
    return given


def _encoded(value: Any) -> Any:
    if isinstance(value, list):
        return [_encoded(item) for item in value]
    if hasattr(value, "content"):
        value = value.content
    if isinstance(value, str):
        value = value.encode()
    if isinstance(value, io.IOBase):
        value = value.read()
    return base64.b64encode(value).decode()
