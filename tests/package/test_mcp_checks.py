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
    folders = (str(folder), str(Path(sys.executable).parent), os.environ["PATH"])
    path = {"PATH": os.pathsep.join(folders)}
    return subprocess.run(
        command,
        cwd=ROOT / "generated",
        env={**os.environ, **path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_inspector_starts_what_the_readme_configures(tmp_path: Path) -> None:
    node, inspector = others.mcp_inspector()
    text = (ROOT / "generated/README.md").read_text("utf-8")
    (configuration,) = re.findall(r"^```json\n(\{\s+\"mcpServers.*?)^```", text, re.M | re.S)
    ((name, _),) = json.loads(configuration)["mcpServers"].items()
    file = tmp_path / "servers.json"
    is_said = ('BASE_URL": "..."', 'BASE_URL": "https://api.example.com"')
    file.write_text(configuration.replace(*is_said), "utf-8")
    asked = ("--config", file, "--server", name, "--method", "tools/list", "--strict")
    done = run((node, inspector, "--cli", *asked))
    assert done.returncode == 0, done.stderr
    names = [tool["name"] for tool in json.loads(done.stdout)["tools"]]
    assert names == [f"preview_{item.id}" for item in SERVED.contract.operations]
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
