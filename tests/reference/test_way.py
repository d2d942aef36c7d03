"""Finding one's way in a browser: links, Markdown, the changelog as a view, marks, print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from generators import pipeline
from generators.reference import Look, render_files
from generators.runtime.markdown import operation_markdown
from tests.package import others
from tests.reference import versions
from tests.reference.pages import OURS, Reader, made
from tests.reference.versions import HOSTILE, THIRD, document
from tests.review.history.repositories import SPEC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.review.history.repositories import Story

WIDE: Any = {"width": 1440, "height": 900}
NARROW: Any = {"width": 390, "height": 840}


@pytest.fixture
def folder(story: Story) -> Path:
    """A site with a changelog and a comparison."""
    versions.told(story, HOSTILE)
    files = versions.files_of(
        SPEC, history=versions.history(SPEC), compared=versions.compared(SPEC, "HEAD~2")
    )
    for name, text in files.items():
        (story.folder / name).write_text(text, "utf-8")
    return story.folder


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    wrong: list[str] = []
    made.on("weberror", lambda error: wrong.append(str(error.error)))
    made.on("console", lambda message: wrong.append(message.text))
    yield made
    made.close()
    assert wrong == []


def opened(context: BrowserContext, folder: Path, place: str = "") -> Page:
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto((folder / "index.html").as_uri() + place)
    return page


def view(page: Page, name: str = "") -> list[bool]:
    """Return whether reference and changelog are shown; wait for a view where one is named."""
    if name:
        page.locator(f'html[data-view="{name}"]').wait_for()
    return [page.locator(part).is_visible() for part in ("#overview", "#changelog")]


def test_the_changelog_is_a_view_of_its_own(context: BrowserContext, folder: Path) -> None:
    page = opened(context, folder)
    assert view(page, "reference") == [True, False]
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Changelog").click()
    assert view(page, "changelog") == [False, True]
    current = page.locator(".views a[aria-current]")
    assert current.all_inner_texts() == ["Changelog"]
    # It leads to operations, and back.
    page.locator("#changelog").get_by_role("link", name="GET /pets/all").first.click()
    assert view(page, "reference") == [True, False]
    section = page.locator("#operation-listPets")
    assert section.evaluate(
        "section => Math.abs(section.getBoundingClientRect().top) < innerHeight"
    )
    page.go_back()
    assert view(page, "changelog") == [False, True]
    # A version has an address.
    other = opened(context, folder, "#version-1.1.0")
    assert view(other, "changelog") == [False, True]
    other.keyboard.press("Tab")
    other.keyboard.press("Tab")
    other.keyboard.press("Tab")
    other.keyboard.press("Enter")  # the view of the reference, with keys alone
    assert view(other, "reference") == [True, False]


def test_what_is_taken_along(context: BrowserContext, folder: Path) -> None:
    page = opened(context, folder, "#operation-getPet")
    pasted = "navigator.clipboard.readText()"
    page.get_by_role("button", name="Copy link: getPet").click()
    page.get_by_role("button", name="Copy link: getPet").get_by_text("Copied").wait_for()
    link = page.evaluate(pasted)
    assert link == (folder / "index.html").as_uri() + "#operation-getPet"
    page.get_by_role("button", name="Copy as Markdown: getPet").press("Enter")
    page.get_by_role("button", name="Copy as Markdown: getPet").get_by_text("Copied").wait_for()
    copied = page.evaluate(pasted)
    assert copied.startswith("# get a pet\n\n`GET /pets/{id}`\n\n**Deprecated.**\n")
    paths = json.loads((folder / SPEC).read_text("utf-8"))["paths"]["/pets/{id}"]["get"]
    follow = {"#/components/schemas/Pet": THIRD["components"]["schemas"]["Pet"]}.__getitem__
    parameters = paths["parameters"]
    assert copied == operation_markdown("GET", "/pets/{id}", paths, parameters, follow)
    section = page.locator("#operation-getPet .crumbs")
    assert section.get_by_role("link").all_inner_texts() == ["Pets", "pets"]


def test_where_the_clipboard_is_refused_the_text_is_there(browser: Browser, folder: Path) -> None:
    context = browser.new_context(viewport=WIDE)
    page = opened(context, folder, "#operation-getPet")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Copy as Markdown: getPet").click()
    text = page.get_by_role("textbox", name="Copy as Markdown: getPet")
    text.wait_for()
    assert text.input_value().startswith("# get a pet")
    assert page.evaluate("getSelection().toString()").startswith("# get a pet")
    context.close()


def test_what_is_hostile_is_shown(context: BrowserContext, folder: Path) -> None:
    page = opened(context, folder, "#version-2.0.0")
    page.locator("[id='version-2.0.0']").get_by_text("1 commit", exact=True).click()
    shown = page.locator("[id='version-2.0.0'] .commits").inner_text()
    assert "<img src=x onerror=" in shown
    assert "<U+202E>" in shown
    assert page.locator("img").count() == 0


def test_without_scripts_everything_is_there(browser: Browser, folder: Path) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    page = opened(context, folder)
    assert view(page) == [True, True]
    assert page.locator("#deprecated").is_visible()
    assert page.get_by_text("Deprecated since 1.1.0.").is_visible()
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Changelog").click()
    top = page.locator("#changelog").bounding_box()
    assert top is not None
    assert top["y"] < WIDE["height"]
    context.close()


def test_it_can_be_printed(context: BrowserContext, folder: Path) -> None:
    page = opened(context, folder)
    page.emulate_media(media="print")
    assert view(page) == [True, True]
    assert page.get_by_text("Deprecated since 1.1.0.").is_visible()
    assert not page.locator(".crumbs .take").first.is_visible()
    page.emulate_media(media="screen")
    page.goto(page.url + "#changelog")
    page.emulate_media(media="print")
    assert view(page, "changelog") == [False, True]  # who prints the changelog gets the changelog


@pytest.mark.parametrize(("size", "colours"), [(WIDE, "light"), (NARROW, "dark")])
def test_marks_and_changelog_are_accessible(
    browser: Browser, folder: Path, size: Any, colours: Any
) -> None:
    context = browser.new_context(viewport=size, color_scheme=colours)
    axe = others.axe().read_text("utf-8")
    for place in ("#operation-getPet", "#changelog"):
        page = opened(context, folder, place)
        page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) == 0
        page.evaluate(axe)
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        serious = [
            (violation["id"], [node["html"] for node in violation["nodes"]])
            for violation in result["violations"]
            if violation["impact"] in {"serious", "critical"}
        ]
        assert serious == []
    context.close()


# --- Files of text --------------------------------------------------------------------------------


def test_the_index_leads_to_every_operation() -> None:
    files = render_files(made(OURS), "index.html")
    page = Reader(files["index.html"])
    index, whole = files["llms.txt"], files["llms-full.txt"]
    for anchor in page.values("id"):
        if anchor.startswith(("operation-", "schema-")) and not set(".=") & set(anchor):
            assert f"](index.html#{anchor})" in index
    assert index.startswith("# Communications API 1.0.0\n\n> Messages")
    assert "(llms-full.txt)" in index
    assert whole.startswith("# Communications API 1.0.0\n")
    assert "\n### edit draft message\n\n`POST /department/" in whole
    assert "\n### MessageAttributes\n" in whole
    assert len(whole) < 30_000  # each schema is described once


def test_of_a_site_the_index_leads_to_its_files(tmp_path: Path) -> None:
    (tmp_path / "spec.json").write_text(json.dumps(THIRD))
    generated = pipeline.generate(tmp_path / "spec.json")
    files = render_files(generated, "index.html", look=Look(is_split=True))
    assert "](tag-pets.html#operation-getPet)" in files["llms.txt"]
    assert 'id="operation-getPet"' in files["tag-pets.html"]
    assert "](schemas.html#schema-Pet)" in files["llms.txt"]


def test_texts_of_a_document_are_no_headings_and_no_links(tmp_path: Path) -> None:
    evil = "x](https://evil.example) \n# Heading\n\n```\n## Another\nSetext\n======\n\u202e"
    changed = document("1 \n# Version", title=evil, get={"summary": evil, "description": evil})
    changed["info"] |= {"description": evil, "summary": evil}
    changed["tags"] = [{"name": "pets"}, {"name": evil}]
    changed["paths"]["/pets"]["post"]["tags"] = [evil]
    (tmp_path / "spec.json").write_text(json.dumps(changed))
    files = render_files(pipeline.generate(tmp_path / "spec.json"), "index.html")
    for name in ("llms.txt", "llms-full.txt"):
        assert "\u202e" not in files[name]
        tokens = MarkdownIt("commonmark").parse(files[name])
        headings = [
            (token.tag, tokens[index + 1].content)
            for index, token in enumerate(tokens)
            if token.type == "heading_open"
        ]
        assert [text for tag, text in headings if tag == "h1"] == [headings[0][1]]
        assert not {"Heading", "Another", "Setext"} & {text for _, text in headings}
        assert "```" not in headings[0][1]
    links = [
        child.attrGet("href")
        for token in MarkdownIt("commonmark").parse(files["llms.txt"])
        for child in token.children or ()
        if child.type == "link_open"
    ]
    assert all(str(link).startswith(("index.html#", "llms-full.txt")) for link in links)
