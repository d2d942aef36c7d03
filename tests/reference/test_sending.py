"""How the panel sends: nothing that was typed is lost, whatever a server answers does no harm."""

from __future__ import annotations

import base64
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.package.serving import serve
from tests.reference.answering import MARKUP, Site, World
from tests.reference.pages import SENDING, page_of
from tests.reference.test_try_it import SHOWN, panel_of, sent, use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

WIDE: Any = {"width": 1440, "height": 900}
USER, PASSWORD = "dealer", "correct horse"
KNOWN = {"User name": USER, "Password": PASSWORD}
TOP = "element => element.getBoundingClientRect().top"
NOTED = """element => addEventListener("click", () => {
  sessionStorage.setItem("top", element.getBoundingClientRect().top);
}, { capture: true, once: true })"""
BASIC = f"Basic {base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"


@pytest.fixture(scope="module")
def worlds() -> Iterator[tuple[tuple[World, str], tuple[World, str]]]:
    one, two = World("one"), World("two")
    with serve(one.app) as first, serve(two.app) as second:
        one.elsewhere = f"{second}/v1/things/stolen"
        yield (one, first), (two, second)


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Open a page; when done, hold that nothing of an answer was run."""
    context = browser.new_context(viewport=WIDE)
    wrong: list[str] = []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda message: wrong.append(message.text))
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(address)
    yield page
    context.close()
    assert [text for text in wrong if "hurt" in text or "Uncaught" in text] == []


def of(answer: Locator) -> Any:
    """Return what the server was sent, from its answer on the page."""
    return json.loads(answer.get_by_role("region").inner_text())


def answered(page: Page, url: str, kind: str) -> Locator:
    """Ask for an answer of a kind, and wait until it is there."""
    panel = use(page, "answer", url)
    panel.get_by_label("kind").fill(kind)
    return sent(panel)


# --- Nothing is lost ------------------------------------------------------------------------------


@pytest.mark.parametrize("is_served", [False, True], ids=["from disk", "from a site"])
def test_another_server_loses_nothing(
    browser: Browser, from_disk: str, worlds: Any, *, is_served: bool
) -> None:
    (one, first), (_, second) = worlds
    with serve(Site(page_of(SENDING)).app) as site:
        place = f"{site}/docs/?v=1#operation-send" if is_served else from_disk
        with opened(browser, place) as page:
            page.evaluate("window.untouched = true")
            panel = use(page, "send", first, KNOWN)
            panel.get_by_label("id", exact=False).first.fill("i 1")
            panel.get_by_role("textbox", name="Body").fill('{"typed": 9007199254740993}')
            assert of(sent(panel))["server"] == "one"
            scrolled = page.evaluate("scrollY")
            request = of(sent(use(page, "send", second)))
            assert page.evaluate("window.untouched")
            assert page.evaluate("scrollY") == scrolled
            kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])"
            assert PASSWORD not in page.evaluate(kept)
            assert page.evaluate("new URL(location.href).searchParams.get('connect')") is None
    assert request["server"] == "two"
    assert request["path"] == "/v1/things/i%201"
    assert request["body"] == '{"typed": 9007199254740993}'
    assert request["headers"]["authorization"] == BASIC
    origin = site if is_served else "null"
    assert request["headers"]["origin"] == origin
    assert "referer" not in request["headers"]
    assert one.requests[-1].headers["origin"] == origin


def test_where_frames_are_refused_the_page_is_loaded_again(browser: Browser, worlds: Any) -> None:
    (_, first), (_, second) = worlds
    page_text = page_of(SENDING)
    with serve(Site(page_text, framed=False).app) as site, opened(browser, site) as page:
        panel = use(page, "send", first, KNOWN)
        panel.get_by_label("id", exact=False).first.fill("i1")
        panel.get_by_label("Media type").select_option("text/plain")
        panel.get_by_role("textbox", name="Body").fill("typed\nby hand")
        button = panel.get_by_role("button", name="Send", exact=True)
        for server in (first, second):
            if server == second:
                use(page, "send", second)
            panel.locator("form").evaluate(NOTED)
            with page.expect_navigation():
                button.click()
            dialog = page.get_by_role("dialog")
            dialog.wait_for()
            assert page.evaluate("document.activeElement.type") == "password"
            assert dialog.get_by_label("User name").input_value() == USER
            assert dialog.get_by_label("Password").input_value() == ""
            assert dialog.get_by_label("Base URL").input_value() == server
            state = page.evaluate("JSON.stringify([{...sessionStorage}, history.state])")
            assert PASSWORD not in state
            dialog.get_by_label("Password").fill(PASSWORD)
            dialog.get_by_role("button", name="Use these").click()
            panel = panel_of(page, "send")
            assert panel.get_by_label("Media type").input_value() == "text/plain"
            before = page.evaluate("Number(sessionStorage.getItem('top'))")
            assert abs(panel.locator("form").evaluate(TOP) - before) < 5
            request = of(sent(panel))
            assert request["body"] == "typed\nby hand"
            assert request["path"] == "/v1/things/i1"
            assert request["headers"]["authorization"] == BASIC
        assert request["server"] == "two"


def test_a_page_of_somebody_else_sends_nothing_through_a_frame(
    browser: Browser, worlds: Any
) -> None:
    (one, first), _ = worlds
    with serve(Site(page_of(SENDING)).app) as site:
        stranger = f"""<!doctype html><script>
        addEventListener("message", ({{ data }}) => {{ window.heard = data; }}, {{ once: true }});
        </script><iframe src="{site}/?connect={first}"></iframe>"""
        with serve(Site(stranger).app) as elsewhere, opened(browser, elsewhere) as page:
            page.wait_for_function("window.heard === 'ready'")
            frame = page.frames[1]
            frame.evaluate("addEventListener('message', () => { window.came = true; })")
            before = len(one.requests)
            page.evaluate(
                """url => frames[0].postMessage({ url, method: "GET", headers: [] }, "*",
                [new MessageChannel().port1])""",
                f"{first}/v1/things/1",
            )
            frame.wait_for_function("window.came")  # ours listened before
            assert frame.evaluate("performance.getEntriesByType('resource').length") == 0
            assert len(one.requests) == before


def test_credentials_do_not_follow_a_redirect(
    browser: Browser, from_disk: str, worlds: Any
) -> None:
    (_, first), (two, _) = worlds
    before = len(two.requests)
    with opened(browser, from_disk) as page:
        answer = answered(page, first, "elsewhere")
        assert "It redirects to another server" in answer.inner_text()
    assert len(two.requests) == before


# --- Answers that nobody wants --------------------------------------------------------------------


@pytest.fixture
def panel_page(browser: Browser, from_disk: str) -> Iterator[Page]:
    with opened(browser, from_disk) as page:
        yield page


def test_answers_are_texts(panel_page: Page, worlds: Any) -> None:
    url = worlds[0][1]
    answer = answered(panel_page, url, "markup")
    assert answer.get_by_role("region").inner_text() == MARKUP
    assert panel_page.locator("img").count() == 0
    assert f"{len(MARKUP)} bytes" in answer.inner_text()
    assert " ms, " in answer.inner_text()
    answer = answered(panel_page, url, "problem")
    problem = answer.locator(".try-failed").inner_text()
    assert MARKUP in problem
    assert "And 952 more." in problem
    assert "declared as JSON, but is not" in answered(panel_page, url, "lying").inner_text()
    for kind in ("deep", "wide", "string"):
        answer = answered(panel_page, url, kind)
        assert "Show all" in answer.inner_text()
        assert len(answer.get_by_role("region").inner_text()) <= 100_001
    answer = answered(panel_page, url, "bytes")
    assert "no text in UTF-8" in answer.inner_text()
    with panel_page.expect_download() as download:
        answer.get_by_role("button", name="Save the body").click()
    assert download.value.path().read_bytes() == bytes(range(256))
    answer = answered(panel_page, url, "cut")
    assert "The answer ended too early." in answer.inner_text()


def test_an_answer_that_is_too_long_is_stopped(panel_page: Page, worlds: Any) -> None:
    (world, url), _ = worlds
    answer = answered(panel_page, url, "bomb")
    assert "Stopped: the answer is longer than 50.0 MB." in answer.inner_text()
    world.gone.clear()
    panel = use(panel_page, "answer", url)
    panel.get_by_label("kind").fill("without-end")
    answer = sent(panel, ends=False)
    panel.get_by_role("button", name="Stop").click()
    panel.locator(SHOWN).wait_for(state="attached")
    answer.get_by_text("Stopped.").wait_for()
    assert world.gone.wait(120)  # the server is told
    assert "yyyy" in answer.get_by_role("region").inner_text()  # what came is shown
    assert of(_again(panel_page))["server"] == "one"  # and the panel goes on


def _again(page: Page) -> Locator:
    panel = panel_of(page, "send")
    panel.get_by_label("id", exact=False).first.fill("1")
    return sent(panel)


def test_events_are_shown_as_they_are(panel_page: Page, worlds: Any) -> None:
    url = worlds[0][1]
    answer = answered(panel_page, url, "events")
    items = answer.get_by_role("listitem").all_inner_texts()
    assert len(items) == 5
    assert "event: added, id: 7" in items[0]
    assert '"a": 1' in items[0]
    assert items[1].endswith("one\ntwo")
    assert items[2].endswith(MARKUP)
    assert "retry: 5" in items[3]
    assert "not ended" in items[4]
    assert "5 items" in answer.inner_text()
    answer = answered(panel_page, url, "lines")
    assert '"n": 2' in answer.get_by_role("listitem").nth(1).inner_text()
    assert answer.get_by_role("listitem").nth(2).inner_text().endswith("no json")
    assert answered(panel_page, url, "records").get_by_role("listitem").count() == 2


def test_a_stream_without_an_end_can_be_stopped(panel_page: Page, worlds: Any) -> None:
    (world, url), _ = worlds
    world.gone.clear()
    panel = use(panel_page, "answer", url)
    panel.get_by_label("kind").fill("endless")
    answer = sent(panel, ends=False)
    answer.get_by_text("earlier ones are not shown any more").wait_for()
    panel.get_by_role("button", name="Stop").click()
    answer.get_by_text("Stopped.").wait_for()
    assert world.gone.wait(120)
    assert answer.get_by_role("listitem").count() == 200


# --- Again, and in parts --------------------------------------------------------------------------


def test_earlier_requests_come_back(panel_page: Page, worlds: Any) -> None:
    (world, url), _ = worlds
    panel = use(panel_page, "send", url)
    editor = panel.get_by_role("textbox", name="Body")
    for name in ("first", "second"):
        panel.get_by_label("id", exact=False).first.fill(name)
        editor.fill(f'{{"it": "{name}"}}')
        sent(panel)
        panel.locator(".try-earlier li").nth(0 if name == "first" else 1).wait_for(state="attached")
    panel.get_by_text("Earlier requests (2)").click()
    count = len(world.requests)
    panel.get_by_role("button", name="/things/first").click()
    assert editor.input_value() == '{"it": "first"}'
    assert of(panel.locator(".try-answer"))["path"] == "/v1/things/first"
    assert len(world.requests) == count  # it is shown, not sent
    assert of(sent(panel))["body"] == '{"it": "first"}'
    stored = panel_page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "first" not in stored


def test_several_parts_and_files(panel_page: Page, worlds: Any) -> None:
    (world, url), _ = worlds
    panel = use(panel_page, "sendParts", url)
    assert "The file scan is required" in panel.inner_text()
    png: Any = {"name": 'a"b.png', "mimeType": "image/png", "buffer": b"\x89PNG\x00\xff"}
    texts: Any = [
        {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": name.encode()}
        for name in ("p1", "p2", "p3")
    ]
    panel.get_by_label("File scan").set_input_files(png)
    panel.get_by_label("Files pages").set_input_files(texts[:2])
    panel.get_by_label("Files pages").set_input_files(texts[2:])
    panel.get_by_role("button", name="Remove p2.txt").click()
    assert "is required" not in panel.locator(".try-problems").inner_text()
    sent(panel)
    body = world.bodies[-1]
    content_type = world.requests[-1].headers["content-type"]
    boundary = content_type.partition("boundary=")[2].encode()
    parts = [part.strip(b"\r\n") for part in body.split(b"--" + boundary)[1:-1]]
    head = b"Content-Disposition: form-data; name="
    assert parts == [
        head + b'"title"\r\n\r\na "b"',
        head + b'"tags"\r\n\r\nx',
        head + b'"tags"\r\n\r\ny',
        head + b'"meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}',
        head + b'"table"\r\nContent-Type: text/csv\r\n\r\n1,2',
        head + b'"scan"; filename="a%22b.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\x00\xff',
        head + b'"pages"; filename="p1.txt"\r\nContent-Type: text/plain\r\n\r\np1',
        head + b'"pages"; filename="p3.txt"\r\nContent-Type: text/plain\r\n\r\np3',
    ]


def test_a_body_that_browsers_do_not_send_is_left_out(panel_page: Page, worlds: Any) -> None:
    panel = use(panel_page, "find", worlds[0][1])
    assert "A browser sends no body with GET: it is left out." in panel.inner_text()
    assert of(sent(panel))["body"] == ""


def test_the_answer_is_where_one_looks(panel_page: Page, worlds: Any) -> None:
    panel = use(panel_page, "send", worlds[0][1])
    panel.get_by_label("id", exact=False).first.fill("1")
    editor = panel.get_by_role("textbox", name="Body")
    editor.fill(json.dumps({"lines": ["x"] * 200}, indent=1))
    editor.press("Control+Enter")
    status = panel.locator(".try-status")
    panel.locator(SHOWN).wait_for(state="attached")
    seen = "element => { const { top, bottom } = element.getBoundingClientRect(); "
    assert status.evaluate(f"{seen} return top >= 0 && bottom <= innerHeight; }}")
    assert panel_page.evaluate("document.activeElement.localName") == "textarea"
