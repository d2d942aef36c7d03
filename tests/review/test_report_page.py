"""The report in HTML, in a browser: what it shows, filters and loads."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.browsing import chromium
from tests.review.report_cases import CASES, REPORTS, VIEW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

from generators.review.reports import html


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder on the loopback interface; give its address and the requests it gets."""
    requested: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            requested.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", requested
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def opened(browser: Browser, folder: Path, case: str, **options: object) -> Iterator[Page]:
    """Open the page of a case; when done, hold that it asked for nothing and had no errors."""
    (folder / "page.html").write_text(html.render(REPORTS[case], VIEW), "utf-8")
    with served(folder) as (address, requested):
        context = browser.new_context(**options)  # type: ignore[arg-type]
        page = context.new_page()
        requests: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: errors.append(message.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: errors.append(dialog.message))
        page.goto(f"{address}/page.html", wait_until="networkidle")
        yield page
        context.close()
    assert [url for url in requests if not url.startswith("data:")] == [f"{address}/page.html"]
    assert requested == ["/page.html"]
    assert errors == []


def titles(page: Page) -> list[str]:
    """Return the headings of the findings that are seen."""
    return [
        heading.inner_text() for heading in page.locator("article h3").all() if heading.is_visible()
    ]


@pytest.mark.parametrize("case", list(REPORTS))
def test_no_request_leaves_the_page(browser: Browser, tmp_path: Path, case: str) -> None:
    with opened(browser, tmp_path, case) as page:
        assert page.locator("h1").inner_text()


def test_filters_work_without_scripts(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, "everything", java_script_enabled=False) as page:
        assert len(titles(page)) == len(REPORTS["everything"].findings)
        page.get_by_label("Breaks generated code").check(force=True)
        shown = titles(page)
        assert "POST /books has another operationId: lendBook → lend" in shown
        assert "Property isbn of Book became required" not in shown
        page.get_by_label("Everything").check(force=True)
        assert len(titles(page)) == len(REPORTS["everything"].findings)


def test_spec_and_code_stand_side_by_side(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, "everything", viewport={"width": 1280, "height": 900}) as page:
        pairs = page.locator("article.wire .sides")
        assert pairs.count() == 2, "one of the document, one of Python"
        for pair in pairs.all():
            left, right = (pane.bounding_box() for pane in pair.locator(".pane").all())
            assert left
            assert right
            assert left["y"] == right["y"]
            assert left["x"] + left["width"] <= right["x"]
        spec, python = pairs.all()
        assert "isbn: {type: string}" in spec.inner_text()
        assert [mark.inner_text() for mark in python.locator("mark").all()] == [" | None = None"]


def test_the_caret_of_the_page_stands_below_the_place(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, "everything") as page:
        line = page.locator("article.wire .line.at").nth(1)
        text = line.evaluate(
            """line => {
                const range = document.createRange();
                const node = [...line.childNodes].find(one => one.nodeType === 3);
                range.setStart(node, 8);
                range.setEnd(node, 9);
                return range.getBoundingClientRect().left;
            }"""
        )
        caret = line.locator(".caret").bounding_box()
        assert caret
        assert abs(caret["x"] - text) < 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_both_schemes(browser: Browser, tmp_path: Path, scheme: str) -> None:
    with opened(browser, tmp_path, "everything", color_scheme=scheme) as page:
        for selector in ("body", ".near", ".hint", ".level.major", ".level.minor", ".line.at"):
            colours = page.locator(selector).first.evaluate(
                """one => {
                    let ground = one;
                    const clear = "rgba(0, 0, 0, 0)";
                    while (ground && getComputedStyle(ground).backgroundColor === clear)
                        ground = ground.parentElement;
                    const numbers = text => text.match(/[0-9.]+/g).slice(0, 3).map(Number);
                    return [getComputedStyle(one).color, getComputedStyle(ground).backgroundColor]
                        .map(numbers);
                }"""
            )
            assert contrast(*colours) >= 4.5, selector


def contrast(colour: list[float], background: list[float]) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(colour), luminance(background)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[float]) -> float:
    parts = [value / 255 for value in colour]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_narrow_window_does_not_scroll_sideways(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, "everything", viewport={"width": 360, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_hostile_document_stays_text(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, "hostile") as page:
        assert page.locator("img, script, iframe, object").count() == 0
        for link in page.locator("a").all():
            assert str(link.get_attribute("href")).startswith("https://github.com/library/")
        assert "<img src=x onerror=alert(1)>" in page.locator("article h3").first.inner_text()


def test_printing_shows_everything(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, "everything") as page:
        page.get_by_label("Documentation only").check(force=True)
        page.emulate_media(media="print")
        assert len(titles(page)) == len(REPORTS["everything"].findings)
        assert not page.locator("fieldset").is_visible()


def test_the_page_is_the_expected_one() -> None:
    text = (CASES / "everything/report.html").read_text("utf-8")
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text
    assert "<script" not in text
