"""Documents that are fetched, and documents from standard input."""

from __future__ import annotations

import io
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from generators import fetching
from generators.cli import main
from tests.support import spec_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTENT = spec_of("bodies").read_bytes()


class Handler(BaseHTTPRequestHandler):
    """Answers with a document, redirects, or does not end."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"x" * 65536)
            except OSError:
                return
        elif self.path == "/page.json":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"\n<!DOCTYPE html><title>Sign in</title>")
        elif self.path == "/missing":
            self.send_error(404)
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(CONTENT)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base has it
        """Print nothing."""


@contextmanager
def serving() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_fetched_is_kept(
    folder: Path, origin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", f"{origin}/v1/pets.yaml?x=1"]) == 0
    assert (folder / "pets.yaml").read_bytes() == CONTENT
    assert "kept as pets.yaml" in capsys.readouterr().err
    assert main(["check", "pets.yaml"]) == 0


def test_check_fetches_nothing(origin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", f"{origin}/pets.yaml"]) == 2
    assert "name the file that generate kept" in capsys.readouterr().err


def test_another_file_is_not_replaced(
    folder: Path, origin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pets.yaml").write_text("mine")
    assert main(["generate", f"{origin}/pets.yaml"]) == 3
    assert "--force replaces it" in capsys.readouterr().err
    assert (folder / "pets.yaml").read_text() == "mine"
    assert main(["generate", f"{origin}/pets.yaml", "--force"]) == 0
    assert (folder / "pets.yaml").read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/openapi", "openapi.yaml"),
        ("/", "openapi.yaml"),
        ("/a%2F..%2Fb.json", "b.json"),
        ("/..%2F.git", "git.yaml"),
        ("/to//x.json", "x.json"),
    ],
)
def test_names_of_files(folder: Path, origin: str, path: str, name: str) -> None:
    assert fetching.kept(f"{origin}{path}") == name
    assert [file.name for file in folder.iterdir()] == [name]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://example.invalid/api.yaml", "only https:// is fetched"),
        ("ftp://example.invalid/api.yaml", "only https:// is fetched"),
        ("file:///etc/passwd", "only https:// is fetched"),
        ("https://user:secret@example.invalid/api.yaml", "credentials in an address"),
        ("{origin}/missing", "answers 404"),
        ("{origin}/page.json", "a page of HTML"),
        ("{origin}/to/http://example.invalid/", "only https:// is fetched"),
        ("{origin}/to/file:///etc/passwd", "is not allowed"),
        ("http://127.0.0.1:1/", "cannot be fetched"),
    ],
)
def test_what_is_not_fetched(
    folder: Path, origin: str, capsys: pytest.CaptureFixture[str], address: str, message: str
) -> None:
    assert main(["validate", address.format(origin=origin)]) == 3
    output = capsys.readouterr().err
    assert message in output
    assert "secret" not in output
    assert not list(folder.iterdir())


def test_size_is_limited(origin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 1_000_000)
    with pytest.raises(fetching.FetchError, match="larger than 1,000,000 bytes"):
        fetching.kept(f"{origin}/endless")


def test_time_is_limited(origin: str) -> None:
    with pytest.raises(fetching.FetchError, match=r"takes too long|cannot be fetched"):
        fetching.kept(f"{origin}/endless", seconds=0)


# --- standard input -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [CONTENT, b'{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}'],
)
def test_standard_input(
    content: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("validate", "generate", "check"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert main([command, "-"]) == 0
    assert "up to date with -" in capsys.readouterr().out


def test_another_input_is_another_run(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, code in ((CONTENT, 0), (b"", 3)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert main(["validate", "-"]) == code
