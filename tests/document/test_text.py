"""Any text can stand in the files that are generated, and reads as what it was."""

from __future__ import annotations

import ast
import inspect
import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generators.document import text

TEXTS = st.text(st.characters(exclude_categories=())) | st.text('"\\\n {}ab\u2028')
SEEN = "\n\u200d" + "".join(
    map(chr, [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])
)
"""Not printable for Python, and yet no danger: spaces, line breaks, what joins emoji."""
many = settings(max_examples=200, deadline=None)


@many
@given(TEXTS)
@example('"""')
@example('a"')
@example('\\"""')
@example('""""')
def test_docstrings(value: str) -> None:
    source = f"def f():\n    {text.docstring(value, 4)}\n"
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    docstring = ast.get_docstring(function, clean=False)
    assert docstring is not None
    wrapped = text.wrap(text.clean(value), text.LINE_LENGTH - 4)
    assert inspect.cleandoc(docstring) == inspect.cleandoc(wrapped)
    assert [char for char in source if not (char.isprintable() or char in SEEN)] == []


@many
@given(TEXTS)
@example("\U0001f600 \x7f \x00 \ud800")
def test_toml(value: str) -> None:
    assert tomllib.loads(f"a = {text.toml(value)}") == {"a": text.clean(value)}


@many
@given(TEXTS | st.lists(TEXTS | st.none() | st.booleans() | st.integers(), max_size=3))
def test_literals(value: object) -> None:
    written = text.literal(value)
    assert ast.literal_eval(written) == value
    assert written.isprintable()


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\t"])
def test_source_in_which_something_is_invisible(char: str) -> None:
    source = f'x = "{char}"\n'
    assert text.escaped(source).isascii()
    assert ast.literal_eval(text.escaped(source)[4:]) == char


def test_markdown_does_nothing() -> None:
    assert text.markdown("a | b\n# <c> `d` [e](f) \u202e") == (
        r"a \| b \# \<c\> \`d\` \[e\](f) \<U+202E\>"
    )
