"""The MCP server of our package in front of an API that answers as it likes."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from communications_api._runtime.mcp.dispatching import Dispatcher
from communications_api._runtime.mcp.sdk_server import make_server
from communications_api._runtime.mcp.switches import Switches
from communications_api.mcp import SERVED
from mcp import Client

from tests.tool_walk import said

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from mcp.types import CallToolResult

DRAFT = {"departmentUUID": "d", "userUUID": "u", "customerUUID": "c", "messageUUID": "m"}
JSON = "application/json"


def answering(status: int, content: bytes, kind: str = JSON, **fields: str) -> Any:
    """Return an ASGI application; `{authorization}` in its answer is what the request brought."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert scope["type"] == "http"
        sent = dict(scope["headers"]).get(b"authorization", b"")
        body = content.replace(b"{authorization}", sent)
        headers = {"content-type": kind, **fields}.items()
        raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers]
        await send({"type": "http.response.start", "status": status, "headers": raw})
        await send({"type": "http.response.body", "body": body})

    return app


def talk(app: Any, use: Callable[[Client], Awaitable[Any]], **switches: Any) -> Any:
    async def run() -> Any:
        served = replace(SERVED, mock=lambda: app)
        chosen = Switches(**{"mock": True, "allow_writes": True, **switches})
        server = make_server(Dispatcher(served, chosen), served, chosen)
        async with Client(server) as client:
            await client.list_tools()
            return await use(client)

    return asyncio.run(run())


def draft(app: Any, **switches: Any) -> CallToolResult:
    result: CallToolResult = talk(
        app, lambda client: client.call_tool("editDraft", DRAFT), **switches
    )
    return result


@pytest.mark.parametrize(
    ("status", "content", "told"),
    [
        (400, b'{"detail": "no subject"}', 'Change the arguments as the answer says.\nAnswer: {"'),
        (401, b"{authorization}", "The credentials are not accepted"),
        (404, b"{}", "Nothing has these identifiers"),
        (418, b"", "Change the arguments, or do without."),
        (503, b"\x00\xff", "It may have been carried out"),
        (200, b'{"status": "FAILURE", "errors": []}', "The API reports that it failed."),
        (200, b"no JSON", "It was carried out all the same: do not repeat it."),
        (200, b'{"errors": {"a": 1}}', "The answer is not as the API's document says: errors"),
    ],
)
def test_errors_say_what_to_do_next(status: int, content: bytes, told: str) -> None:
    result = draft(answering(status, content))
    assert result.is_error
    assert told in said(result)
    assert "mock-credential" not in str(result)
    assert "Basic " not in str(result).replace("Basic ***", "")


def test_a_pause_that_the_api_asks_for_is_told() -> None:
    result = draft(answering(429, b"", retry_after="7200"))
    assert "It asks to wait 7200 seconds." in said(result)


def test_a_huge_answer_is_shortened_and_fits_the_schema() -> None:
    errors = [{"errorCode": str(n), "errorDescription": "x" * 900} for n in range(3000)]
    content = json.dumps({"status": "SUCCESS", "warnings": errors}).encode()
    result = draft(answering(200, content), max_characters=3000)
    assert not result.is_error
    assert len(said(result)) <= 3000
    assert "of 3,000 items are shown" in said(result, 1)


def test_secrets_and_instructions_in_answers_stay_data() -> None:
    content = b'{"requestUUID": "{authorization}", "status": "SUCCESS"}'
    result = draft(answering(200, content))
    assert "Basic ***" in said(result)
    assert result.structured_content["requestUUID"] == "Basic ***"


def test_a_cancelled_call_is_logged(tmp_path: Path) -> None:
    log, begun = tmp_path / "audit.jsonl", asyncio.Event()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        begun.set()
        await asyncio.Event().wait()

    async def use(client: Client) -> None:
        call = asyncio.create_task(client.call_tool("editDraft", DRAFT))
        await begun.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        await client.list_tools()  # it still answers

    talk(app, use, audit_log=str(log))
    (line,) = log.read_text().splitlines()
    assert json.loads(line)["outcome"] == "cancelled"


def test_a_few_tools_stand_for_many_operations() -> None:
    async def use(client: Client) -> None:
        names = [tool.name for tool in (await client.list_tools()).tools]
        assert names == [
            *("search_operations", "describe_operation", "call_operation"),
            *("preview_change", "change_operation"),
        ]
        found = await client.call_tool("search_operations", {"query": "edit drafts"})
        best = found.structured_content["operations"][0]
        assert (best["operation"], best["writes"]) == ("editDraft", True)
        about = await client.call_tool("describe_operation", {"operation": "editDraft"})
        assert about.structured_content["arguments"]["required"] == list(DRAFT)
        named = {"operation": "editDraft", "arguments": DRAFT}
        read = await client.call_tool("call_operation", named)
        assert "writes: call it with change_operation" in said(read)
        shown = await client.call_tool("preview_change", named)
        assert shown.structured_content["method"] == "POST"
        done = await client.call_tool("change_operation", named)
        assert done.structured_content == {"status": "SUCCESS"}

    talk(answering(200, b'{"status": "SUCCESS"}'), use, large=3)


def test_a_few_tools_only_read_unless_allowed() -> None:
    async def use(client: Client) -> None:
        assert len((await client.list_tools()).tools) == 4
        for name in ("call_operation", "change_operation"):
            named = {"operation": "editDraft", "arguments": DRAFT}
            assert (await client.call_tool(name, named)).is_error

    talk(answering(500, b""), use, large=3, allow_writes=False)


@pytest.mark.parametrize(
    ("switches", "left"),
    [
        ({"include": ("tag:history",)}, {"importMessages"}),
        ({"exclude": ("PUT *", "send*")}, {"editDraft"}),
        ({"include": ("/department/*/notify",)}, {"sendNotification"}),
        ({"include": ("send*",), "exclude": ("*Bot*",)}, {"sendNotification"}),
    ],
)
def test_operations_are_chosen(switches: dict[str, Any], left: set[str]) -> None:
    dispatcher = Dispatcher(SERVED, Switches(**switches))
    assert dispatcher.operations.keys() == left


def test_what_only_reads_by_the_word_of_its_owner_is_called() -> None:
    dispatcher = Dispatcher(SERVED, Switches(reads=("editDraft",), include=("editDraft",)))
    (tool,) = dispatcher.tools()
    assert (tool.name, tool.annotations and tool.annotations.read_only_hint) == ("editDraft", True)
