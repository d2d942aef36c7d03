"""The pages for people: the README links to all of them, and what they name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = sorted(page.relative_to(ROOT).as_posix() for page in (ROOT / "docs").glob("*.md"))
_NAMED = re.compile(r"`((?:docs|generators|tests)/[\w./*-]*)`")
_LINK = re.compile(r"\]\(([^)#:]+)\)")


def text(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def test_the_readme_links_to_every_page() -> None:
    links = set(_LINK.findall(text("README.md")))
    assert set(DOCS) - links == set()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", *DOCS])
def test_what_a_page_names_is_there(page: str) -> None:
    assert [path for path in _NAMED.findall(text(page)) if not list(ROOT.glob(path))] == []
    folder = (ROOT / page).parent
    assert [path for path in _LINK.findall(text(page)) if not (folder / path).exists()] == []


@pytest.mark.parametrize(
    "recipe",
    [
        "a rule",
        "an extension",
        "a feature",
        "a media type",
        "a language of code samples",
        "a report of the review",
    ],
)
def test_there_is_a_recipe(recipe: str) -> None:
    assert f"\n## Adding {recipe}\n" in text("CONTRIBUTING.md")
