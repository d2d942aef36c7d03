"""What the makers of the protocol check of servers: their Inspector and conformance tests.

Both are programs for Node; where they cannot be installed, these tests skip.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from communications_api._runtime.mcp.dispatching import Dispatcher
from communications_api._runtime.mcp.http_front import http_app
from communications_api._runtime.mcp.sdk_server import make_server
from communications_api._runtime.mcp.switches import Switches
from communications_api.mcp import SERVED

from tests.package import others
from tests.package.serving import serve
from tests.support import ROOT

SCENARIOS = {
    *("server-initialize", "ping", "tools-list", "tools-call-error", "resources-list"),
    *("server-sse-multiple-streams", "dns-rebinding-protection"),
}
"""Those that any server can pass; others call tools and prompts that only an example server has."""


def run(command: tuple[str | Path, ...], **environment: str) -> subprocess.CompletedProcess[str]:
    folder = Path(command[0]).parent
    path = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        command,
        cwd=ROOT / "generated",
        env={**os.environ, **path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_inspector_finds_no_error_in_the_tools(tmp_path: Path) -> None:
    node, inspector = others.mcp_inspector()
    server = (sys.executable, "-m", "communications_api.mcp", "--mock", "--allow-writes")
    asked = ("--method", "tools/list", "--strict")
    catalogue = str(tmp_path / "catalogue.json")
    done = run((node, inspector, "--cli", *server, *asked), MCP_CATALOG_PATH=catalogue)
    assert done.returncode == 0, done.stderr
    names = [tool["name"] for tool in json.loads(done.stdout)["tools"]]
    assert "preview_editDraft" in names
    assert "Error: " not in done.stderr


def bearing(app: Any, token: str) -> Any:
    """Return an application whose requests bring the token: the conformance tests have none."""

    async def run(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            given = (b"authorization", f"Bearer {token}".encode())
            scope = {**scope, "headers": [*scope["headers"], given]}
        await app(scope, receive, send)

    return run


def test_it_passes_the_conformance_tests() -> None:
    node, conformance = others.mcp_conformance()
    switches = Switches(mock=True, allow_writes=True)
    server = make_server(Dispatcher(SERVED, switches), SERVED, switches)
    with serve(bearing(http_app(server, switches, "t"), "t"), lifespan="on") as url:
        done = run((node, conformance, "server", "--url", f"{url}/mcp"))
    passed = set(re.findall(r"^\u2713 ([\w-]+): [1-9]", done.stdout, re.MULTILINE))
    assert passed >= SCENARIOS, done.stdout[-3000:] + done.stderr[-1000:]
