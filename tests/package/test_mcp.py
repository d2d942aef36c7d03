"""The MCP server of our package, over stdio and HTTP, with the client of the SDK."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from communications_api._runtime.mcp.http_front import PATH
from communications_api._runtime.mcp.switches import Switches
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from tests.support import ROOT
from tests.tool_walk import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = ("-m", "communications_api.mcp")
TOKEN = "token-of-the-test"  # noqa: S105 - of this test
DRAFT = {
    "departmentUUID": "d1",
    "userUUID": "u1",
    "customerUUID": "c1",
    "messageUUID": "m1",
}


def stdio(*arguments: str, **environment: str) -> StdioServerParameters:
    return StdioServerParameters(
        command=sys.executable,
        args=["-W", "error", *COMMAND, *arguments],
        cwd=str(ROOT / "generated"),
        env={**os.environ, **environment},
    )


def test_over_stdio(tmp_path: Path) -> None:
    log = tmp_path / "audit.jsonl"

    async def talk() -> None:
        async with Client(stdio("--mock", "--audit-log", str(log))) as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            ids = ("sendNotification", "sendBotMessage", "editDraft", "importMessages")
            assert tools.keys() == {f"preview_{name}" for name in ids}
            hints = [
                tool.annotations and tool.annotations.read_only_hint for tool in tools.values()
            ]
            assert all(hints)

            refused = await client.call_tool("editDraft", DRAFT)
            assert refused.is_error
            assert "--allow-writes" in said(refused)
            shown = await client.call_tool("preview_editDraft", DRAFT)
            assert shown.structured_content["method"] == "POST"
            assert shown.structured_content["url"].endswith("/user/u1/customer/c1/message/m1")
            assert shown.structured_content["headers"]["Authorization"] == "***"
            wrong = await client.call_tool("preview_editDraft", DRAFT | {"colour": "red"})
            assert "unknown arguments: colour. There are: departmentUUID" in said(wrong)

            page = await client.read_resource("openapi://operations/editDraft")
            assert "`POST /department/" in str(page.contents[0])

    asyncio.run(talk())
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [(line["tool"], line["outcome"]) for line in lines] == [
        ("editDraft", "refused"),
        ("preview_editDraft", "previewed"),
        ("preview_editDraft", "refused"),
    ]
    assert log.stat().st_mode & 0o077 == 0


@contextmanager
def served(*arguments: str) -> Iterator[str]:
    """Give the URL of a server, stopped in the end."""
    process = subprocess.Popen(
        (sys.executable, *COMMAND, "--http", "--port", "0", "--mock", *arguments),
        cwd=ROOT / "generated",
        env={**os.environ, "COMMUNICATIONS_API_MCP_TOKEN": TOKEN},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        yield process.stderr.readline().removeprefix("Serving ").strip()
    finally:
        process.terminate()
        process.communicate()


def test_over_http() -> None:
    async def talk(url: str) -> None:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with (
            httpx2.AsyncClient(headers=headers) as http,
            Client(streamable_http_client(url, http_client=http)) as client,
        ):
            assert len((await client.list_tools()).tools) == 8
            answer = await client.call_tool("editDraft", DRAFT)
            assert not answer.is_error
            assert answer.structured_content["status"] == "SUCCESS"
            again = await client.call_tool("editDraft", DRAFT | {"answer_fields": ["status"]})
            assert again.structured_content == {"status": "SUCCESS"}
            fast = await client.call_tool("editDraft", DRAFT)
            assert "as many as this server permits" in said(fast)

    with served("--allow-writes", "--calls-per-minute", "2") as url:
        asyncio.run(talk(url))
        message: Any = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
        good = {"Authorization": f"Bearer {TOKEN}", "Accept": "application/json, text/event-stream"}
        for wrong, status in (
            ({"Authorization": "Bearer other"}, 401),
            ({"Authorization": ""}, 401),
            ({"Host": "attacker.test"}, 421),
            ({"Origin": "https://attacker.test"}, 403),
        ):
            answer = httpx2.post(url, json=message, headers={**good, **wrong})
            assert answer.status_code == status, wrong


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "where is the API? Give --base-url, or set COMMUNICATIONS_API_BASE_URL"),
        (("--mock", "--include", "tag:none"), "--include tag:none: no operation fits it"),
        (("--mock", "--max-items", "0"), "invalid number above 0 value: '0'"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], told: str) -> None:
    done = subprocess.run(
        (sys.executable, *COMMAND, *arguments),
        cwd=ROOT / "generated",
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 2
    assert told in done.stderr


def shown() -> list[dict[str, Any]]:
    """Return the configurations of `docs/mcp.md`."""
    text = (ROOT / "docs/mcp.md").read_text("utf-8")
    blocks = re.findall(r"^```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [json.loads(block)["mcpServers"]["communications"] for block in blocks]


def test_the_configurations_that_are_shown_start() -> None:
    async def talk(configuration: dict[str, Any]) -> int:
        server = stdio(*configuration["args"][2:], **configuration.get("env", {}))
        assert configuration["args"][:2] == list(COMMAND)
        async with Client(server) as client:
            return len((await client.list_tools()).tools)

    started = [asyncio.run(talk(item)) for item in shown() if "command" in item]
    assert started == [3, 8]
    (remote,) = (item for item in shown() if "url" in item)
    assert remote["url"] == f"http://{Switches().host}:{Switches().port}{PATH}"
