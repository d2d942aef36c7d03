"""Traffic that clients and servers record: what is in the file, and what never is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from generators.drift.reading import Reading, read
from generators.runtime.operations import Contract, SecurityScheme, Server
from generators.runtime.traffic import TrafficFile
from tests.runtime.server.server_support import (
    Things,
    ask,
    body,
    operation,
    parameter,
    send,
    serve,
)

if TYPE_CHECKING:
    from pathlib import Path


KEY = SecurityScheme(name="key", type="apiKey", location="query", parameter_name="key")
CONTRACT = Contract(
    title="Things",
    version="1",
    servers=(Server(url="/"),),
    operations=(),
    security_schemes={"key": KEY},
    personal=frozenset({"email"}),
    logger="things",
    user_agent="things",
)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def written(path: Path, **options: Any) -> TrafficFile:
    file = TrafficFile(path, **options)
    file.describe(CONTRACT)
    return file


SENT = [("Authorization", "Bearer s3cret"), ("Content-Type", "application/json"), ("Cookie", "a=b")]
ANSWER = [("content-type", "application/json"), ("Set-Cookie", "s=3"), ("X-Auth-Token", "t0ken")]
CONTENT = b'{"name": "x", "owner": {"email": "ada@example.com"}, "email": null, "passWord": "pw1"}'


def test_credentials_and_personal_content_are_never_written(tmp_path: Path) -> None:
    path = tmp_path / "traffic.ndjson"
    file = written(path)
    file.write(
        ("POST", "https://a.b/things?key=s3cret&q=1&access_token=t0k", SENT, CONTENT),
        (200, ANSWER, CONTENT),
    )
    text = path.read_text("utf-8")
    for secret in ("s3cret", "t0ken", "ada@example.com", "a=b", "s=3", "pw1", "t0k"):
        assert secret not in text
    (line,) = lines(path)
    assert line["request"]["url"] == "https://a.b/things?key=***&q=1&access_token=***"
    shown = {"name": "x", "owner": {"email": "***"}, "email": None, "passWord": "***"}
    assert line["request"]["body"] == line["response"]["body"] == shown
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://joe:pw@a.b/x?q=1#access_token=t", "http://a.b/x?q=1"),
        ("//joe:pw@a.b/@x?a@b=1", "//a.b/@x?a@b=1"),
        ("/x?access%5Ftoken=t&pass%77ord=t", "/x?access%5Ftoken=***&pass%77ord=***"),
        (
            "/x?token[]=t&filter[password]=t&a.pin=1",
            "/x?token[]=***&filter[password]=***&a.pin=***",
        ),
        ("/x?email=ada%40example.com&key=t&keys=1&b", "/x?email=***&key=***&keys=1&b"),
        ("/x?", "/x?"),
        ("/x", "/x"),
    ],
)
def test_urls_hold_no_credentials(tmp_path: Path, url: str, shown: str) -> None:
    path = tmp_path / "traffic.ndjson"
    fields = [("Referer", url), ("Content-Type", "application/json")]
    body = json.dumps({"next": f"https:{url}"} if url.startswith("//") else {}).encode()
    written(path).write(("GET", url, fields, body), (302, [("Location", url)], b""))
    (line,) = lines(path)
    assert line["request"]["url"] == line["request"]["headers"]["referer"] == shown
    assert line["response"]["headers"]["location"] == shown
    assert "joe" not in path.read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["X-Auth", "X-Access-Key", "X-Session-Id", "X-Amz-Security-Token", "X-Hub-Signature"]
)
def test_header_fields_that_hold_credentials(tmp_path: Path, name: str) -> None:
    path = tmp_path / "traffic.ndjson"
    kept = [("Author", "Ada"), ("Idempotency-Key", "1")]
    written(path).write(("GET", "/", [(name, "s3cret"), *kept], b""), None)
    assert lines(path)[0]["request"]["headers"] == {
        name.lower(): "***",
        "author": "Ada",
        "idempotency-key": "1",
    }


_APPENDS = """
import sys
from generators.runtime.traffic import TrafficFile
file = TrafficFile(sys.argv[1], max_bytes=20_000, max_files=50)
for number in range(400):
    file.write(("GET", f"/{sys.argv[2]}-{number}", [("x", "y" * 100)], b""), None)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no lock on Windows")
def test_processes_share_a_file(tmp_path: Path) -> None:
    path = tmp_path / "traffic.ndjson"
    command = (sys.executable, "-c", _APPENDS, str(path))
    processes = [subprocess.Popen([*command, str(number)]) for number in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    files = list(tmp_path.iterdir())
    urls = [line["request"]["url"] for file in files for line in lines(file)]
    assert len(urls) == len({*urls}) == 800
    assert all(file.stat().st_size <= 20_000 for file in files)


def test_a_full_disk_leaves_whole_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "traffic.ndjson"
    file = written(path)
    file.write(("GET", "/1", [], b""), None)
    write = os.write

    def part(descriptor: int, content: memoryview) -> int:
        if len(content) < 60:
            raise OSError(28, "No space left on device")
        return write(descriptor, content[:40])

    monkeypatch.setattr("generators.runtime.shared_files.os.write", part)
    file.write(("GET", "/2", [], b""), None)
    assert [line["request"]["url"] for line in lines(path)] == ["/1"]
    assert "No space left" in caplog.text


def test_personal_content_is_written_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "traffic.ndjson"
    written(path, personal=True).write(("GET", "/", [], b""), (200, ANSWER, CONTENT))
    assert lines(path)[0]["response"]["body"]["owner"] == {"email": "ada@example.com"}


def test_of_other_bodies_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "traffic.ndjson"
    file = written(path, max_body_bytes=20)
    text = [("content-type", "text/plain")]
    long = b'"' + b"x" * 30 + b'"'
    for content, fields in ((b"hello", text), (long, ANSWER), (b"{oops", ANSWER)):
        file.write(("GET", "/", [], b""), (200, fields, content))
    file.write(("GET", "/", [], b""), None)
    assert ["body" in line.get("response", {}) for line in lines(path)] == [False] * 4


def test_files_are_bounded(tmp_path: Path) -> None:
    path = tmp_path / "traffic.ndjson"
    file = written(path, max_bytes=400, max_files=2)
    for number in range(20):
        file.write(("GET", f"/{number}", [], b""), (200, [], b""))
    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == ["traffic.ndjson", "traffic.ndjson.1", "traffic.ndjson.2"]
    assert all(file.stat().st_size <= 400 for file in tmp_path.iterdir())
    assert lines(path)[-1]["request"]["url"] == "/19"
    older = [line["request"]["url"] for line in lines(tmp_path / "traffic.ndjson.1")]
    assert int(older[-1][1:]) + 1 == int(lines(path)[0]["request"]["url"][1:])


def test_what_cannot_be_written_fails_no_call(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = written(tmp_path)
    for _ in range(3):
        file.write(("GET", "/", [], b""), (200, [], b""))
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_server_records(tmp_path: Path) -> None:
    path = tmp_path / "traffic.ndjson"
    handler = Things({"id": 1})
    add = operation(
        method="POST",
        parameters=(parameter(str, name="q", py_name="q"),),
        body=body(dict[str, Any]),
    )
    app = serve(add, handler=handler, record=path)
    assert send(app, {"name": "x"}, target="/things?q=a%20b").status == 200
    assert ask(app, "GET", "/nothing").status == 404
    first, second = read([str(path)], Reading())
    assert (first.method, first.path, first.query) == ("POST", "/things", "q=a%20b")
    assert (first.status, second.status) == (200, 404)
    assert (first.request.body, first.response.body) == ({"name": "x"}, {"id": 1})
    assert (second.path, second.request.body) == ("/nothing", None)
