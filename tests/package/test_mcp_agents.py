"""What an agent may ask of the MCP server of our package, and what it asks that it may not."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest
from communications_api._runtime.mcp.dispatching import Dispatcher
from communications_api._runtime.mcp.http_front import http_app
from communications_api._runtime.mcp.sdk_server import make_server
from communications_api._runtime.mcp.switches import Switches
from communications_api.mcp import SERVED
from mcp.shared.exceptions import MCPError

from tests.package.test_mcp_hostile import DRAFT, answering, talk
from tests.tool_walk import said

if TYPE_CHECKING:
    from pathlib import Path

    from mcp import Client

GOOD = answering(200, b'{"status": "SUCCESS"}')


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


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("x" * 10_000, {}, "There is no tool 'xxx"),
        ("preview_preview_editDraft", DRAFT, "There is no tool"),
        ("editDraft", {}, "missing arguments: departmentUUID, userUUID"),
        ("editDraft", DRAFT | {"x" * 10_000: 1}, "unknown arguments: xxx"),
        ("editDraft", DRAFT | {"answer_max_items": 1}, "unknown arguments: answer_max_items"),
        ("editDraft", DRAFT | {"answer_fields": "status"}, "answer_fields: give a list of names"),
        ("editDraft", DRAFT | {"answer_fields": ["a"] * 101}, "give at most 100 names"),
        ("editDraft", DRAFT | {"departmentUUID": ["d"]}, "departmentUUID: Input should be a"),
        ("editDraft", DRAFT | {"departmentUUID": None}, "missing arguments: departmentUUID"),
        ("editDraft", DRAFT | {"departmentUUID": ""}, "departmentUUID: is empty"),
    ],
)
def test_what_cannot_be_sent_is_told_briefly(
    name: str, arguments: dict[str, Any], told: str
) -> None:
    result = talk(GOOD, lambda client: client.call_tool(name, arguments))
    assert result.is_error
    assert said(result).startswith("Nothing was sent")
    assert told in said(result)
    assert len(said(result)) < 1000


def test_a_value_of_the_path_stays_one_segment() -> None:
    wanted = DRAFT | {"departmentUUID": "../../x?y=1#z\r\nX: 1"}
    result = talk(GOOD, lambda client: client.call_tool("preview_editDraft", wanted))
    url = result.structured_content["url"]
    assert "/department/..%2F..%2Fx%3Fy%3D1%23z%0D%0AX%3A%201/user/u/" in url


def test_names_of_fields_that_are_not_there_are_cut() -> None:
    wanted = DRAFT | {"answer_fields": ["." * 10_000, "status", "none", "none"]}
    result = talk(GOOD, lambda client: client.call_tool("editDraft", wanted))
    assert result.structured_content == {"status": "SUCCESS"}
    assert said(result, 2) == "Note: the answer has no none."
    assert len(str(result)) < 2000


def test_a_preview_beside_the_tool_does_not_repeat_its_schema() -> None:
    for allow_writes, is_whole in ((True, False), (False, True)):
        tools = Dispatcher(SERVED, Switches(allow_writes=allow_writes)).tools()
        (preview,) = (tool for tool in tools if tool.name == "preview_editDraft")
        assert ("properties" in preview.input_schema) is is_whole


def test_what_is_left_out_is_neither_found_nor_read_with_a_few_tools() -> None:
    async def use(client: Client) -> None:
        for query in ("draft", ""):
            found = await client.call_tool("search_operations", {"query": query})
            names = [item["operation"] for item in found.structured_content["operations"]]
            assert "editDraft" not in names
        for name in ("describe_operation", "call_operation", "preview_change", "change_operation"):
            named = {"operation": "editDraft", "arguments": DRAFT}
            told = await client.call_tool(name, named)
            assert "There is no operation 'editDraft'" in said(told)
        for kind in ("operations/editDraft", "schemas/EditDraftRequest"):
            with pytest.raises(MCPError):
                await client.read_resource(f"openapi://{kind}")
        await client.read_resource("openapi://schemas/MessageAttributes")

    talk(GOOD, use, large=1, exclude=("editDraft",))


def test_a_log_has_no_line_that_an_agent_makes_up(tmp_path: Path) -> None:
    log = tmp_path / "audit.jsonl"
    wanted = {"departmentUUID": '"}\n{"tool": "x"}', "password": "p", "y" * 9000: "z" * 9000}
    talk(GOOD, lambda client: client.call_tool("t\n" * 900, wanted), audit_log=str(log))
    (line,) = log.read_text().splitlines()
    assert len(line) < 3000
    assert json.loads(line)["outcome"] == "refused"


def test_http_serves_one_path_to_those_with_the_token() -> None:
    async def status(path: str = "/mcp", kind: str = "http", **fields: str) -> Any:
        app = http_app(make_server(Dispatcher(SERVED, switches), SERVED, switches), switches, "tok")
        sent: list[Any] = []
        headers = {"authorization": "Bearer tok", "host": "localhost", **fields}
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]

        async def send(message: Any) -> None:
            sent.append(message)

        async def receive() -> Any:
            return {"type": "http.disconnect"}

        await app({"type": kind, "path": path, "headers": raw}, receive, send)
        return sent[0].get("status", sent[0]["type"])

    async def use() -> None:
        assert await status(authorization="Bearer to") == 401
        assert await status(authorization="Bearer tok,Bearer tok") == 401
        assert await status(authorization="Bearer \u00e9") == 401
        assert await status(path="/") == 404
        assert await status(path="/mcp/") == 404
        assert await status(host="localhost:80@attacker.test") == 400
        assert await status(host="localhost, attacker.test") == 400
        assert await status(kind="websocket") == "websocket.close"

    switches = Switches(mock=True)
    asyncio.run(use())
