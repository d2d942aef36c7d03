"""Text of a document in Markdown of ours: it stays text."""

from __future__ import annotations

from typing import Any

import pytest
from markdown_it import MarkdownIt

from generators.runtime.markdown import operation_markdown, schema_markdown


def follow(reference: str) -> Any:
    raise LookupError(reference)


def tokens(text: str) -> list[str]:
    described = {"summary": "Get it", "description": text, "responses": {"200": {}}}
    shown = operation_markdown("GET", "/a", described, [], follow)
    return [
        f"{token.tag}" if token.type == "heading_open" else token.type
        for token in MarkdownIt().parse(shown)
        if token.type in {"heading_open", "fence"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Other",
        "Other\n=",
        "Other\n===  ",
        "Other\n-",
        "   ## Other",
        "#",
        "a\n\n---",
    ],
)
def test_text_begins_no_heading(text: str) -> None:
    assert tokens(text) == ["h1", "h2", "h3"]


@pytest.mark.parametrize(
    "text",
    [
        "```json\n# no heading\n{}\n```\n# Other",
        "~~~\nopen to the end",
        "````\n```\n# no heading",
        "```\n" + "long\n" * 2000,
    ],
)
def test_code_stays_code_and_ends_with_its_text(text: str) -> None:
    assert tokens(text) == ["h1", "fence", "h2", "h3"]


def test_text_of_one_line_stays_on_it_and_what_nobody_sees_is_escaped() -> None:
    schema = {"properties": {"a`b\n# c": {"type": "string", "description": "x\n# y\u202e\x1b"}}}
    shown = schema_markdown("N\n# M", schema, follow)
    assert shown == "# N # M\n\n- `a'b # c` (string): x # y\\u202e\\u001b\n"
