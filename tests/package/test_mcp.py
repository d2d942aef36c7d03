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
from communications_api.mcp import SERVED, main
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

from tests.support import ROOT
from tests.tool_walk import compare, said

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


def shown(page: str) -> list[dict[str, Any]]:
    """Return the configurations that a page shows."""
    text = (ROOT / page).read_text("utf-8")
    blocks = re.findall(r"^```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    found = [json.loads(block) for block in blocks if "mcpServers" in block]
    return [item for block in found for item in block["mcpServers"].values()]


def as_shown(configuration: dict[str, Any], *more: str, **environment: str) -> Any:
    """Return what a program starts that reads a configuration."""
    assert configuration["args"][:2] == list(COMMAND)
    given = {**configuration.get("env", {}), **environment}
    return stdio(*configuration["args"][2:], *more, **given)


def test_it_reads_only_as_the_page_configures_it(tmp_path: Path) -> None:
    log = tmp_path / "audit.jsonl"

    async def talk() -> None:
        configuration = shown("docs/mcp.md")[0]
        async with Client(as_shown(configuration, "--audit-log", str(log))) as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            ids = ("sendNotification", "sendBotMessage", "editDraft")
            assert tools.keys() == {f"preview_{name}" for name in ids}
            hints = [
                tool.annotations and tool.annotations.read_only_hint for tool in tools.values()
            ]
            assert all(hints)

            refused = await client.call_tool("editDraft", DRAFT)
            assert refused.is_error
            assert "--allow-writes" in said(refused)
            personal = DRAFT | {"messageAttributes": {"body": "for Ada", "type": "OUTGOING"}}
            preview = await client.call_tool("preview_editDraft", personal)
            request = preview.structured_content
            assert request["method"] == "POST"
            assert request["url"].endswith("/user/u1/customer/c1/message/m1")
            assert request["headers"]["Authorization"] == "***"
            assert '"type":"OUTGOING"' in request["curl"]
            assert "Ada" not in said(preview)
            wrong = await client.call_tool("preview_editDraft", DRAFT | {"colour": "red"})
            assert "unknown arguments: colour. There are: departmentUUID" in said(wrong)

            page = await client.read_resource("openapi://operations/editDraft")
            assert "`POST /department/" in str(page.contents[0])
            listed = [str(item.uri) for item in (await client.list_resources()).resources]
            assert "openapi://schemas/EditDraftRequest" in listed
            # What is left out cannot be read either.
            for uri in ("operations/importMessages", "schemas/ImportMessagesRequest"):
                assert f"openapi://{uri}" not in listed
                with pytest.raises(MCPError):
                    await client.read_resource(f"openapi://{uri}")

    asyncio.run(talk())
    assert "Ada" not in log.read_text()
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [(line["tool"], line["outcome"]) for line in lines] == [
        ("editDraft", "refused"),
        ("preview_editDraft", "previewed"),
        ("preview_editDraft", "refused"),
    ]
    assert log.stat().st_mode & 0o077 == 0


def test_every_operation_answers_as_the_client_does() -> None:
    configuration = shown("docs/mcp.md")[1]
    assert configuration["args"][:2] == list(COMMAND)
    options = configuration["args"][2:]
    compared = compare("communications_api", "stdio", "http", options=options)
    assert compared.different == {}
    assert compared.same.keys() == {item.id for item in SERVED.contract.operations}


def test_the_configuration_for_http_names_the_place_that_is_served() -> None:
    remote = shown("docs/mcp.md")[2]
    assert remote["url"] == f"http://{Switches().host}:{Switches().port}{PATH}"


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
            ({"Host": "127.0.0.1.attacker.test:80"}, 421),
            ({"Origin": "https://attacker.test"}, 403),
            ({"Origin": "null"}, 403),
        ):
            answer = httpx2.post(url, json=message, headers={**good, **wrong})
            assert answer.status_code == status, wrong


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "where is the API? Give --base-url, or set COMMUNICATIONS_API_BASE_URL"),
        (("--base-url", "nowhere"), "base_url must begin with http:// or https://"),
        (("--mock", "--include", "tag:none"), "--include tag:none: no operation fits it"),
        (("--mock", "--audit-log", "."), "directory"),
    ],
)
def test_wrong_usage(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert told in capsys.readouterr().err


def test_a_wrong_option_ends_the_process_before_anything_is_imported() -> None:
    code = (
        "import sys; from communications_api.mcp import main\n"
        "try: main(['--max-items', '0'])\n"
        "finally: print('mcp' in sys.modules)"
    )
    done = subprocess.run(
        (sys.executable, "-c", code),
        cwd=ROOT / "generated",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "False\n")
    assert "invalid number above 0 value: '0'" in done.stderr
