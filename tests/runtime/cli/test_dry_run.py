"""What a dry run prints can be run: a shell sends the same request, with credentials of its own."""

from __future__ import annotations

import base64
import shutil
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from generators.runtime.cli.dry_run import shell_command, stand_ins
from generators.runtime.cli.facts import Program
from generators.runtime.transports.base import Request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAM = Program(
    name="shop",
    package="shop",
    version="",
    environment="SHOP",
    secrets={"basic": ("username", "password"), "token": ("token",), "key": ("key",)},
)
USER, PASSWORD = "secretuser", "secretpassword"  # texts that stand for these
VARIABLES = {USER: "SHOP_USERNAME", PASSWORD: "SHOP_PASSWORD"}
VALUES = {"SHOP_USERNAME": "us er'$x", "SHOP_PASSWORD": 'pa"ss:`w`'}


class Received:
    """The one request that came."""

    method = path = ""
    headers: dict[str, str]
    body: bytes | None = None


@contextmanager
def receiving() -> Iterator[tuple[str, Received]]:
    received = Received()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.method, received.path = self.command, self.path
            received.headers = {name.lower(): value for name, value in self.headers.items()}
            length = self.headers.get("content-length")
            received.body = None if length is None else self.rfile.read(int(length))
            self.send_response(204)
            self.end_headers()

        do_GET = do_PATCH = do_POST  # noqa: N815 - as the base class calls them

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Stay silent."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", received
        server.timeout = 0
        thread.join()


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b'{"note": "it\'s $HOME `id` \\\\ \xc3\xa4"}\n',
        b"@/etc/hostname",
        b"\0\x01binary\xff" * 40,
        b"x" * 200_000,
    ],
    ids=["none", "empty", "text", "at", "binary", "long"],
)
def test_a_shell_sends_the_same_request(content: bytes | None, tmp_path: Path) -> None:
    user = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {user}", "X-Key": f"k {PASSWORD}!", "X-Empty": ""}
    if content is not None:
        headers["Content-Type"] = "text/plain; charset='x'"
    with receiving() as (url, received):
        address = f"{url}/a%20b/../[c]/{{d}}?e=it%27s&f={USER}"
        method = "GET" if content is None else "PATCH"
        command = shell_command(Request(method, address, headers, content), VARIABLES)
        assert "secret" not in command
        values = {"SHOP_USERNAME": "user", "SHOP_PASSWORD": VALUES["SHOP_PASSWORD"]}
        (tmp_path / "command.sh").write_text(command)
        subprocess.run(
            ["/bin/sh", str(tmp_path / "command.sh")],
            env={"PATH": "/usr/bin:/bin", "no_proxy": "*", **values},
            check=True,
            capture_output=True,
        )
    expected = base64.b64encode(f"user:{VALUES['SHOP_PASSWORD']}".encode()).decode()
    assert received.method == method
    assert received.path == "/a%20b/../[c]/{d}?e=it%27s&f=user"
    assert received.headers["authorization"] == f"Basic {expected}"
    assert received.headers["x-key"] == f"k {VALUES['SHOP_PASSWORD']}!"
    assert received.headers["x-empty"] == ""
    assert received.headers.get("content-type") == headers.get("Content-Type")
    assert received.body == content


def test_what_stands_for_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    assert stand_ins(PROGRAM, "").keys() == {"username", "password", "token", "key"}
    monkeypatch.setenv("SHOP_USERNAME", "user")
    assert stand_ins(PROGRAM, "").keys() == {"username", "password"}
    monkeypatch.setenv("SHOP_EU_TOKEN", "t")
    assert stand_ins(PROGRAM, "eu").keys() == {"token"}
    assert len(set(stand_ins(PROGRAM, "").values())) == 2
