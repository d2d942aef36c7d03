"""Forms are taken apart alike, in whatever pieces they arrive."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generators.runtime.codecs.multipart_splitting import Splitter
from generators.runtime.limits import MAX_FORM_FIELDS
from generators.runtime.validation.problems import ProblemError

CONTENT_TYPE = "multipart/form-data; boundary=x"
HEAD = b'Content-Disposition: form-data; name="a"'
TOKENS = [
    *(b"\r\n--x", b"--x", b"\r\n", b"\r", b"\n", b"--", b"-", b" ", b"x", b"\r\n--x--"),
    *(HEAD, HEAD + b"\r\n\r\n", b"--x\r\n" + HEAD + b"\r\n\r\n", b"X-Own: 1\r\n", b"content"),
]


def parts_of(pieces: list[bytes]) -> Any:
    """Return the names and contents of the parts, or what is wrong."""
    splitter = Splitter(CONTENT_TYPE)
    contents: dict[int, tuple[str, bytes]] = {}
    try:
        for piece in pieces:
            for number, head, content in splitter.feed(piece):
                contents[number] = head.name, contents.get(number, ("", b""))[1] + content
        splitter.end()
    except ProblemError as error:
        return error.detail
    return list(contents.values())


def whole(content: bytes) -> Any:
    """Return the same, by splitting the whole body, as RFC 2046 reads (section 5.1.1)."""
    found = []
    for number, piece in enumerate((b"\r\n" + content).split(b"\r\n--x")[1:], 1):
        if piece.startswith(b"--"):
            return found
        padding, newline, part = piece.partition(b"\r\n")
        if not newline or padding.strip(b" \t"):
            return "The form ends before its last boundary."
        head, empty_line, rest = (b"\r\n" + part).partition(b"\r\n\r\n")
        if not empty_line or HEAD not in head.split(b"\r\n"):
            return f"Part {number} of the form has no name."
        found.append(("a", rest))
    return "The form ends before its last boundary."


@given(tokens=st.lists(st.sampled_from(TOKENS), max_size=12), cut=st.integers(1, 9))
@example(tokens=[b"--x\r\n" + HEAD + b"\r\n\r\n", b"\r\n--x--"], cut=1)
@example(tokens=[b"--x\r\n" + HEAD + b"\r\n\r\n", b"--x", b"\r\n--x--"], cut=1)
def test_pieces_give_what_the_whole_gives(tokens: list[bytes], cut: int) -> None:
    content = b"".join(tokens)
    expected = parts_of([content])
    pieces = [content[at : at + cut] for at in range(0, len(content), cut)]
    assert parts_of(pieces) == expected
    if isinstance(expected, list) or isinstance(whole(content), list):
        assert expected == whole(content)


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"--x\r\n" + b"X-Own: " + b"a" * 20_000, "The head of part 1 is too long."),
        (
            b"--x\r\n" + HEAD + b"\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
            "The head of part 1 is too long.",
        ),
        (b"--x" + b" " * 20_000, "The form ends before its last boundary."),
        ((b"--x\r\n" + HEAD + b"\r\n\r\n\r\n") * (MAX_FORM_FIELDS + 1), "more than 10000 fields"),
    ],
)
def test_what_is_too_much(content: bytes, detail: str) -> None:
    assert detail in parts_of([content])
    pieces = [content[at : at + 1000] for at in range(0, len(content), 1000)]
    assert detail in parts_of(pieces)
