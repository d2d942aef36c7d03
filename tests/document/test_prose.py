"""Sentences that templates put together read as sentences, whatever the document says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generators.document.text import sentence
from generators.render import docstrings
from tests.support import NAMES, generated

SLIPS = {
    "two periods": r"(?<![./\w])[\w`&) ]*\w\.\.(?![./\w])",
    "no blank after code": r"`[\w.(){}=\"]+`[a-z]{2,}(?!`)",
    "a before a vowel": r"\b[Aa] `?(?:async|an|answer|empty|open|item|error|event|object|array)\b",
}
PROSE = (".md", ".py")


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("case", NAMES)
def test_what_is_put_together_reads_as_it_should(case: str, slip: str) -> None:
    problems = [
        f"{path}: {line.strip()}"
        for path, text in generated(case).tree.items()
        if path.endswith(PROSE) and "/_runtime/" not in path and "/samples/" not in path
        for line in text.splitlines()
        if re.search(SLIPS[slip], line)
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Problem", "Problem."),
        ("Problem.", "Problem."),
        ("What\n is it?", "What is it?"),
        ("Operations tagged Admin & Co.", "Operations tagged Admin & Co."),
    ],
)
def test_a_sentence_ends_once(text: str, expected: str) -> None:
    assert sentence(text) == expected


def test_statuses_whose_descriptions_are_sentences() -> None:
    api = generated("path_items").described.api
    assert api is not None
    first = api.groups[0].operations[0]
    response = first.responses[0]
    two = (replace(response, status="404", description="Gone."),) * 2
    text = docstrings.method(replace(first, responses=two))
    assert "The document states: 404 Gone; 404 Gone.\n" in f"{text}\n"
