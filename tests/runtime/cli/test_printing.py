"""What is printed, where: JSON, tables, raw; on a terminal and elsewhere."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime.cli import run
from generators.runtime.terminal import printable, write
from tests.runtime.cli.cli_support import PROGRAM, reply

if TYPE_CHECKING:
    from tests.runtime.cli.cli_support import Server

FIND = ("things", "find", "--kind-id", "k")
THINGS = [
    {"id": "a", "name": "Änne [bold]:smile:[/bold]", "colour": "red"},
    {"id": "b", "extra": {"x": [1, None]}},
]
BAD = "x\x1b[31m\x9b\u202e\x07y\nz"


class Terminal(io.TextIOWrapper):
    """Says that it is a terminal."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def isatty(self) -> bool:
        return True

    @property
    def text(self) -> str:
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """Run a command and return what the terminal got."""
    monkeypatch.setenv("TERM", "xterm-256color")
    with monkeypatch.context() as patch:
        terminal = Terminal()
        patch.setattr(sys, "stdout", terminal)
        assert run(PROGRAM, arguments) == 0
    return terminal.text


def test_json_where_there_is_no_terminal(shop: Any, server: Server) -> None:
    server.answer = lambda _: reply(THINGS)
    done = shop(*FIND)
    assert json.loads(done.out) == THINGS
    assert done.out.startswith('[\n  {\n    "id": "a",\n    "name": "Änne')


def test_a_table_on_a_terminal(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    server.answer = lambda _: reply(THINGS)
    text = on_a_terminal(monkeypatch, *FIND)
    assert "\x1b[1mid" in text
    assert "Änne [bold]:smile:[/bold]" in text
    assert json.loads(on_a_terminal(monkeypatch, *FIND, "--output", "json")) == THINGS


def test_no_color(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = "\x1b[3"
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert coloured in on_a_terminal(monkeypatch, "--help")
    monkeypatch.setenv("NO_COLOR", "1")
    assert coloured not in on_a_terminal(monkeypatch, "--help")


def test_tables(shop: Any, server: Server) -> None:
    server.answer = lambda _: reply(THINGS)
    done = shop(*FIND, "--output", "table")
    lines = [line.rstrip() for line in done.out.splitlines()]
    assert lines[0].split() == ["id", "name", "colour", "extra"]
    assert lines[1].split() == ["a", "Änne", "[bold]:smile:[/bold]", "red"]
    assert lines[2].split() == ["b", '{"x":', "[1,", "null]}"]
    assert "\x1b" not in done.out


def test_a_table_of_an_object_has_the_paths_that_set_takes(shop: Any, server: Server) -> None:
    server.answer = lambda _: reply({"savedIds": ["b"], "x.y": {"z": True, "empty": []}})
    done = shop("things", "save", "--set", "note=x", "--output", "table")
    rows = [line.split() for line in done.out.splitlines()]
    assert rows == [["savedIds[0]", "b"], [r"x\.y.z", "true"], [r"x\.y.empty", "[]"]]


def test_an_empty_table(shop: Any) -> None:
    assert shop(*FIND, "--output", "table").out == "(empty)\n"


def test_raw_is_as_it_came(shop: Any, server: Server) -> None:
    content = b' [ {"id":\t"a"} ]\n'
    server.answer = lambda _: type(reply([]))(200, {"content-type": "application/json"}, content)
    assert shop(*FIND, "--output", "raw").out == content.decode()


def test_bytes_are_written_as_they_came(shop: Any, server: Server) -> None:
    server.answer = lambda _: reply(b"\x00PNG-like")
    assert shop("files", "upload", "--output", "json").code == 0


@pytest.mark.parametrize("form", ["json", "table"])
def test_nothing_that_a_server_says_acts_on_a_terminal(
    form: str, shop: Any, server: Server
) -> None:
    server.answer = lambda _: reply([{"id": BAD, BAD: BAD}])
    done = shop(*FIND, "--output", form)
    assert done.code == 0
    assert printable(done.out) == done.out
    if form == "json":
        assert json.loads(done.out) == [{"id": BAD, BAD: BAD}]


def test_nothing_that_a_server_says_acts_in_an_error(shop: Any, server: Server) -> None:
    server.answer = lambda _: reply({"title": BAD}, 400)
    for arguments in (FIND, (*FIND, "--verbose")):
        done = shop(*arguments)
        assert done.code == 1
        assert printable(done.err) == done.err


def test_a_stream_that_cannot_hold_a_character() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True)
    write("ä", stream)
    assert stream.buffer.getvalue() == b"\\xe4\n"  # type: ignore[attr-defined]


def test_a_reader_that_went_away(
    shop: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer = lambda _: reply(THINGS)
    read, written = os.pipe()
    os.close(read)
    with open(written, "w", encoding="utf-8") as pipe:  # noqa: PTH123 - of a descriptor
        monkeypatch.setattr(sys, "stdout", pipe)
        assert run(PROGRAM, FIND) == 141
