"""The body: from a file, from standard input, from `--set`, and from all of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime.cli.bodies import path_of
from generators.runtime.cli.exits import UsageError
from tests.runtime.cli.cli_support import reply

if TYPE_CHECKING:
    from pathlib import Path

    from tests.runtime.cli.cli_support import Server

SAVE = ("things", "save")


@pytest.fixture(autouse=True)
def _saved(server: Server) -> None:
    server.answer = lambda _: reply({"savedIds": ["a"]})


def sent(server: Server) -> Any:
    return json.loads(server.requests[-1].content or b"")


def test_from_a_file_and_from_standard_input(shop: Any, server: Server, tmp_path: Path) -> None:
    body = {"things": [{"id": "é"}]}
    file = tmp_path / "body.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(body, ensure_ascii=False).encode())
    assert shop(*SAVE, "--body", str(file)).code == 0
    assert sent(server) == body
    assert shop(*SAVE, "--body", "-", stdin=file.read_bytes()).code == 0
    assert sent(server) == body


def test_from_sets(shop: Any, server: Server) -> None:
    done = shop(
        *SAVE,
        *("--set", "things[0].id=a", "--set", "things[0].name=b=c", "--set", "things[].id=d"),
        *("--set", "things[-1].colour=red", "--set-string", "things[].id=7", "--set", "note="),
    )
    assert done.err == ""
    assert sent(server) == {
        "things": [{"id": "a", "name": "b=c"}, {"id": "d", "colour": "red"}, {"id": "7"}],
        "note": "",
    }


def test_the_file_comes_first(shop: Any, server: Server) -> None:
    body = b'{"things": [{"id": "a"}, {"id": "b"}], "note": "old"}'
    done = shop(
        *SAVE,
        *("--set", "things[1].id=c", "--set-string", "note=true", "--body", "-"),
        stdin=body,
    )
    assert done.err == ""
    assert sent(server) == {"things": [{"id": "a"}, {"id": "c"}], "note": "true"}


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("1", 1),
        ("-2.5", -2.5),
        ("true", True),
        ("null", None),
        ('"x"', "x"),
        ('{"a": [1]}', {"a": [1]}),
        ("x y", "x y"),
        ("NaN", "NaN"),
        ("{", "{"),
        ("01", "01"),
        ("[" * 100_000, "[" * 100_000),
    ],
)
def test_values_are_json_where_they_can_be(given: str, value: Any) -> None:
    from generators.runtime.cli.bodies import value_of

    assert value_of(given) == value


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("a", ["a"]),
        ("a.b[0][-1].c[]", ["a", "b", 0, -1, "c", None]),
        (r"a\.b\[0\]\=.c\\", ["a.b[0]=", "c\\"]),
        ("[0].x", [0, "x"]),
        ("ä b", ["ä b"]),
    ],
)
def test_paths(path: str, steps: list[Any]) -> None:
    assert path_of("--set", path) == steps


@pytest.mark.parametrize("path", ["a..b", ".a", "a.", "a[", "a[x]", "a[0]b", "a]", "a[1", "\\"])
def test_paths_that_are_none(path: str) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        path_of("--set", path)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "needs a body: give --body FILE, or --set"),
        (("--set", "note"), "'note' is not of the form path=value"),
        (("--set", "=1"), "is not of the form path=value"),
        (("--set", "note.x=1", "--set", "note[0]=1"), "not a place in an object"),
        (("--set", "note=1", "--set", "note.x=1"), "not an object"),
        (("--set", "things[1].id=a"), "past the end of a list of 0"),
        (("--body", "/nowhere/at/all"), "/nowhere/at/all cannot be read: No such file"),
        (("--body", "-"), "standard input is not JSON"),
        (("--set", "thigns[].id=a"), "body.thigns: unknown field of Saving; did you mean `things`"),
        (("--set", "things[].id=a", "--set", "things[0].colour=rde"), "did you mean 'red'"),
        (("--set-string", "things=a"), "body.things: Input should be a valid list"),
    ],
)
def test_what_is_wrong_is_said(arguments: Any, said: str, shop: Any, server: Server) -> None:
    done = shop(*SAVE, *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert server.requests == []


def test_text_that_is_not_utf_8(shop: Any) -> None:
    done = shop(*SAVE, "--body", "-", stdin=b'"\xff"')
    assert done.code == 2
    assert "not text in UTF-8" in done.err


def test_what_is_unknown_needs_a_flag(shop: Any, server: Server) -> None:
    unknown = ("--set", "new=1", "--set", "things[].id=a", "--set", "things[0].colour=green")
    done = shop(*SAVE, *unknown)
    assert done.code == 2
    assert "(--allow-unknown sends it all the same)" in done.err
    assert "give Colour" not in done.err
    assert shop(*SAVE, *unknown, "--allow-unknown").code == 0
    assert sent(server) == {"things": [{"id": "a", "colour": "green"}], "new": 1}


def test_allowing_unknown_names_allows_no_wrong_types(shop: Any) -> None:
    done = shop(*SAVE, "--set", "note=1", "--allow-unknown")
    assert done.code == 2
    assert "body.note: Input should be a valid string" in done.err


# --- Other media types ----------------------------------------------------------------------------


def test_files_in_a_form(shop: Any, server: Server, tmp_path: Path) -> None:
    server.answer = lambda _: reply(b"png")
    file = tmp_path / "a.bin"
    file.write_bytes(b"\x00\xff")
    done = shop("files", "upload", "--set", "note=hello", "--set-file", f"data={file}")
    assert done.code == 0
    request = server.requests[-1]
    assert request.headers["Content-Type"].startswith("multipart/form-data")
    assert b'filename="a.bin"' in (request.content or b"")
    assert b"\x00\xff" in (request.content or b"")
    said = f"data={file};type=image/png;header=X-Page: 1; of 2;header=X-Own:a"
    assert shop("files", "upload", "--set", "note=hello", "--set-file", said).code == 0
    head = (
        (server.requests[-1].content or b"").partition(b'name="data"')[2].partition(b"\r\n\r\n")[0]
    )
    assert head.split(b"\r\n") == [
        b'; filename="a.bin"',
        b"Content-Type: image/png",
        b"X-Page: 1; of 2",
        b"X-Own: a",
    ]
    done = shop("files", "upload", "--set-file", f"data={file};header=X")
    assert (done.code, "is not of the form Name: value" in done.err) == (2, True)
    done = shop("files", "upload", "--set-file", "data=/nowhere")
    assert done.code == 2
    assert "/nowhere cannot be read" in done.err


@pytest.mark.parametrize("content_type", ["text/plain", "application/octet-stream"])
def test_the_media_type_can_be_chosen(content_type: str, shop: Any, server: Server) -> None:
    server.answer = lambda _: reply(b"png")
    arguments = ("files", "upload", "--content-type", content_type)
    assert shop(*arguments, "--body", "-", stdin=b"as it is").code == 0
    assert server.requests[-1].content == b"as it is"
    assert server.requests[-1].headers["Content-Type"].startswith(content_type)
    done = shop(*arguments, "--set", "a=1")
    assert done.code == 2
    assert "has no parts" in done.err


def test_a_body_that_need_not_be(shop: Any, server: Server) -> None:
    server.answer = lambda _: reply(b"png")
    assert shop("files", "upload").code == 0
    assert server.requests[-1].content is None
