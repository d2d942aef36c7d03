"""Lines are broken where `textwrap` breaks them, which is not asked where spaces are single."""

from __future__ import annotations

import textwrap

from hypothesis import example, given
from hypothesis import strategies as st

from generators.document import text

WORDS = st.text("ab-'\u2003\xa0\x85é\t", max_size=4) | st.sampled_from(["x" * 30, "", "word"])


def as_textwrap_does(value: str, width: int) -> str:
    lines: list[str] = []
    for raw in value.strip().split("\n"):
        line = raw.rstrip()
        lead = line[: len(line) - len(line.lstrip())]
        lines += (
            textwrap.wrap(
                line,
                width,
                subsequent_indent=f"{lead}    " if lead else "",
                break_long_words=False,
                break_on_hyphens=False,
            )
            if len(line) > width
            else [line]
        )
    return "\n".join(lines)


@given(
    st.lists(WORDS, max_size=20), st.sampled_from([" ", " ", "  ", "\n", "\n "]), st.integers(1, 25)
)
@example(["aa", "\u2003", "aaaa", "b"], " ", 3)
@example(["x" * 30, "a", "x" * 30], " ", 5)
def test_lines_are_broken_as_textwrap_does(words: list[str], between: str, width: int) -> None:
    value = between.join(words)
    assert text.wrap(value, width) == as_textwrap_does(value, width)
