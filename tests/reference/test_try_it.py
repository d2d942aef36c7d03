"""The panel that sends requests: the page from disk, in a browser, against servers on sockets."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from communications_api.mock import create_mock
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import Route

from tests.browsing import chromium
from tests.package import others
from tests.package.serving import serve
from tests.reference.pages import OURS, PANEL, page_of, page_of_case

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page
    from starlette.requests import Request

USER, PASSWORD = "dealer", "correct horse"
KNOWN = {"User name": USER, "Password": PASSWORD}
WRONG = {"User name": USER, "Password": "wrong"}
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@contextmanager
def opened(browser: Browser, folder: Path, document: Path, **options: Any) -> Iterator[Page]:
    """Open the page of a document from disk."""
    (folder / "page.html").write_text(page_of(document), "utf-8")
    context: BrowserContext = browser.new_context(**{"viewport": WIDE, **options})
    try:
        page = context.new_page()
        page.goto((folder / "page.html").as_uri())
        yield page
    finally:
        context.close()


def panel_of(page: Page, operation: str) -> Locator:
    """Open the panel of an operation."""
    return opened_in(page.locator(f'[data-operation="{operation}"]'))


def opened_in(section: Locator) -> Locator:
    """Open the panel of the section of an operation."""
    section.scroll_into_view_if_needed()
    panel = section.locator("details.try-it")
    panel.wait_for()  # it comes with the samples
    if not panel.evaluate("details => details.open"):
        panel.locator("> summary").click()
    panel.locator("form").wait_for()
    return panel


def use(page: Page, operation: str, url: str, credentials: dict[str, str] | None = None) -> Locator:
    """Name a server and credentials, by the labels of their fields."""
    panel_of(page, operation).get_by_role("button", name="Server and credentials").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Base URL").fill(url)
    for label, value in (credentials or {}).items():
        dialog.get_by_label(label).fill(value)
    dialog.get_by_role("button", name="Use these").click()
    dialog.wait_for(state="hidden")
    return panel_of(page, operation)


SHOWN = ".try-content[aria-busy=false]"
"""An answer, once all of it is shown."""


def sent(panel: Locator, button: str = "Send", *, ends: bool = True) -> Locator:
    """Send, and return what shows the answer, as soon as all of it is shown, if it ends."""
    panel.get_by_role("button", name=button, exact=True).click()
    answer = panel.locator(".try-answer")
    answer.locator(".try-status, .try-failed").first.wait_for()
    if ends:
        answer.locator(SHOWN).wait_for(state="attached")
    return answer


@pytest.fixture(scope="module")
def mock() -> Iterator[tuple[Any, str]]:
    app = create_mock(username=USER, password=PASSWORD)
    with serve(app) as url:
        yield app, url


def test_a_request_goes_to_the_mock_as_it_was_typed(
    browser: Browser, tmp_path: Path, mock: tuple[Any, str]
) -> None:
    app, url = mock
    app.journal.clear()
    with opened(browser, tmp_path, OURS) as page:
        panel = use(page, "sendBotMessage", url, KNOWN)
        panel.get_by_label("departmentUUID").fill("d 1")
        panel.get_by_label("userUUID").fill("u/2")
        text = '{"messageAttributes": {"numberOfMessageAttachments": 9007199254740993, "x": 1.0}}'
        panel.get_by_role("textbox", name="Body").fill(text)
        answer = sent(panel)
        assert "200 OK" in answer.inner_text()
        answer.get_by_text('"status": "SUCCESS"').wait_for()
        headers = answer.get_by_text("header fields")
        headers.click()
        assert "application/json" in answer.get_by_role("table").inner_text()
    (received,) = app.journal.find()
    assert received.method == "POST"
    assert received.url.endswith("/communications/department/d%201/user/u%2F2/botmessage/send")
    assert received.content == text.encode()


def test_a_wrong_password_shows_the_problem(
    browser: Browser, tmp_path: Path, mock: tuple[Any, str]
) -> None:
    with opened(browser, tmp_path, OURS) as page:
        panel = use(page, "sendBotMessage", mock[1], WRONG)
        panel.get_by_label("departmentUUID").fill("d")
        panel.get_by_label("userUUID").fill("u")
        answer = sent(panel)
        assert "401 Unauthorized" in answer.inner_text()
        assert "Valid credentials are required." in answer.locator(".try-failed").inner_text()


def test_what_is_wrong_is_said_before_it_is_sent(
    browser: Browser, tmp_path: Path, mock: tuple[Any, str]
) -> None:
    app, url = mock
    app.journal.clear()
    with opened(browser, tmp_path, OURS) as page:
        panel = use(page, "sendBotMessage", url, KNOWN)
        editor = panel.get_by_role("textbox", name="Body")
        assert "Expected" not in panel.inner_text()
        assert "This is required." not in panel.inner_text()
        editor.fill('{\n  "messageAttributes": {"isManual": "yes",\n "purpose": "NO"}}')
        problems = panel.get_by_role("status")
        text = problems.inner_text()
        assert "Line 2, column 37" in text
        assert "/messageAttributes/isManual" in text
        assert "(113 in all)" in text
        problems.get_by_role("button").first.click()
        assert editor.evaluate("editor => editor.value.slice(editor.selectionStart)")[:5] == '"yes"'
        editor.fill('{"a": 1,}')
        assert "This is no JSON: Expected a string" in problems.inner_text()
        assert editor.get_attribute("aria-invalid") == "true"
        assert app.journal.find() == []
        editor.fill('{"messageAttributes": {"isManual": "yes"}}')
        panel.get_by_label("departmentUUID").fill("d")
        panel.get_by_label("userUUID").fill("u")
        answer = sent(panel, "Send anyway")
        assert "422" in answer.inner_text()
        assert "/messageAttributes/isManual" in answer.locator(".try-failed").inner_text()
        panel.get_by_role("button", name="Reset to the example").click()
        assert problems.inner_text() == ""
        assert json.loads(editor.input_value())["messageAttributes"]["isManual"] is True


def test_the_request_is_shown_as_a_program(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, OURS) as page:
        samples = page.locator('[data-operation="sendBotMessage"] .samples')
        panel = panel_of(page, "sendBotMessage")
        samples.get_by_role("button", name="As a program").click()
        panel.get_by_role("textbox", name="Body").fill('{"messageAttributes": {"body": "#{x}"}}')
        for language, text in {"Ruby": '"body" => "\\#{x}"', "Go": "package main"}.items():
            samples.locator(".languages > summary").click()
            samples.get_by_text(language, exact=True).click()
            assert text in samples.locator("pre").inner_text()


def test_nothing_is_kept_of_credentials(
    browser: Browser, tmp_path: Path, mock: tuple[Any, str]
) -> None:
    messages: list[str] = []
    with opened(browser, tmp_path, OURS) as page:
        page.on("console", lambda message: messages.append(message.text))
        panel = use(page, "sendBotMessage", mock[1], KNOWN)
        panel.get_by_label("departmentUUID").fill("d")
        panel.get_by_label("userUUID").fill("u")
        sent(panel)
        stored = (
            "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, location.href])"
        )
        places = [page.evaluate(stored), page.content(), str(page.context.cookies()), *messages]
        assert not any(PASSWORD in place for place in places)
        page.reload()
        panel_of(page, "sendBotMessage")
        assert page.get_by_label("Password").input_value() == ""


def test_requests_go_to_the_named_server_alone(
    browser: Browser, tmp_path: Path, mock: tuple[Any, str]
) -> None:
    other = create_mock()
    fetched = "url => fetch(url).then(() => 'sent', error => error.name)"
    with serve(other) as url, opened(browser, tmp_path, OURS) as page:
        assert page.evaluate(fetched, url) == "TypeError"  # no server was named yet
        panel = use(page, "sendBotMessage", mock[1])
        panel.get_by_label("departmentUUID").fill("d")
        panel.get_by_label("userUUID").fill("u")
        sent(panel)
        (frame,) = page.frames[1:]
        assert frame.evaluate(fetched, mock[1]) == "sent"
        for place in (page, frame):
            assert place.evaluate(fetched, url) == "TypeError"
        assert page.evaluate(fetched, mock[1]) == "TypeError"  # the page itself sends nothing
    assert other.journal.find() == []


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("nothing", "This is not an address"),
        ("ftp://a", "It has to begin with"),
        ("http://u:p@127.0.0.1:1", "Enter credentials in their own fields"),
        ("http://127.0.0.1:1/?a", "ends before"),
    ],
)
def test_what_is_no_address(browser: Browser, tmp_path: Path, address: str, why: str) -> None:
    with opened(browser, tmp_path, OURS) as page:
        panel_of(page, "editDraft").get_by_role("button", name="Server and credentials").click()
        page.get_by_label("Base URL").fill(address)
        page.get_by_role("dialog").get_by_role("button", name="Use these").click()
        assert why in page.get_by_role("dialog").get_by_role("alert").inner_text()


def test_a_server_that_does_not_answer(browser: Browser, tmp_path: Path) -> None:
    with serve(create_mock()) as url:
        pass  # nobody listens there any more
    with opened(browser, tmp_path, OURS) as page:
        panel = use(page, "sendBotMessage", url)
        panel.get_by_label("departmentUUID").fill("d")
        panel.get_by_label("userUUID").fill("u")
        assert "Nothing listens at this address" in sent(panel).inner_text()


# --- Requests of every kind -----------------------------------------------------------------------


class Echo:
    """A server that says what it was sent; a stream of two events waits for a word between them."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.app = Starlette(
            routes=[
                Route("/v1/stream", self.stream),
                Route("/v1/{path:path}", self.echo, methods=["GET", "POST"]),
            ],
            middleware=[
                Middleware(
                    CORSMiddleware,
                    allow_origins=["*"],
                    allow_methods=["*"],
                    allow_headers=["*"],
                )
            ],
        )

    async def echo(self, request: Request) -> JSONResponse:
        """Answer with the request."""
        path = request.scope["raw_path"].decode()
        body = (await request.body()).decode("latin-1")
        query = request.url.query
        return JSONResponse(
            {"path": path, "query": query, "headers": dict(request.headers), "body": body}
        )

    async def stream(self, _: Request) -> StreamingResponse:
        """Answer with two events."""

        async def events() -> AsyncIterator[str]:
            yield "data: first\n\n"
            from anyio.to_thread import run_sync

            await run_sync(lambda: self.go_on.wait(30))
            yield "data: last\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")


@pytest.fixture(scope="module")
def echo() -> Iterator[tuple[Echo, str]]:
    server = Echo()
    with serve(server.app) as url:
        yield server, url


def echoed(answer: Locator) -> dict[str, Any]:
    """Return what the server was sent, from its answer on the page."""
    text = answer.get_by_role("region").inner_text()
    return json.loads(text)  # type: ignore[no-any-return] # it is what `Echo` answers


def test_parameters_and_a_key(browser: Browser, tmp_path: Path, echo: tuple[Echo, str]) -> None:
    with opened(browser, tmp_path, PANEL) as page:
        panel = use(page, "find", echo[1], {"api_key": "k&1"})
        assert panel.get_by_label("session").is_disabled()
        panel.get_by_role("button", name="Send", exact=True).click()
        assert "This is required." in panel.inner_text()
        assert panel.get_by_role("button", name="Send anyway").is_visible()
        assert panel.locator(".try-answers").inner_text() == ""
        panel.get_by_label("id", exact=False).first.fill("0")
        assert "Expected 1 or more." in panel.inner_text()
        panel.get_by_label("id", exact=False).first.fill("7")
        panel.get_by_label("filter").fill('{"a b": "x"}')
        panel.get_by_label("colour").select_option("blue")
        panel.get_by_label("all", exact=False).first.select_option("true")
        panel.get_by_label("X-Trace").fill("t")
        request = echoed(sent(panel))
    assert request["path"] == "/v1/find/7"
    expected = "tags=a&tags=b%20c&filter%5Ba%20b%5D=x&colour=blue&all=true&api_key=k%261"
    assert request["query"] == expected
    assert request["headers"]["x-trace"] == "t"
    assert "authorization" not in request["headers"]


def test_the_alternative_whose_credentials_are_there(
    browser: Browser, tmp_path: Path, echo: tuple[Echo, str]
) -> None:
    with opened(browser, tmp_path, PANEL) as page:
        panel = use(page, "find", echo[1], {"Token": "t0ken"})
        assert "with bearer" in panel.inner_text()
        panel.get_by_label("id", exact=False).first.fill("7")
        assert echoed(sent(panel))["headers"]["authorization"] == "Bearer t0ken"


def test_a_form(browser: Browser, tmp_path: Path, echo: tuple[Echo, str]) -> None:
    with opened(browser, tmp_path, PANEL) as page:
        panel = use(page, "sendForm", echo[1])
        request = echoed(sent(panel))
        assert request["body"] == "name=a%20b&tags=x&tags=y"
        assert request["headers"]["content-type"] == "application/x-www-form-urlencoded"
        shown = page.locator('[data-operation="sendForm"] .samples pre').inner_text()
        assert "name=a%20b&tags=x&tags=y" in shown


def test_a_file(browser: Browser, tmp_path: Path, echo: tuple[Echo, str]) -> None:
    with opened(browser, tmp_path, PANEL) as page:
        panel = use(page, "sendFile", echo[1])
        file = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"in it"}
        panel.get_by_label("File file").set_input_files(file)  # type: ignore[arg-type]
        request = echoed(sent(panel))
    assert request["headers"]["content-type"].startswith("multipart/form-data; boundary=")
    assert 'name="title"\r\n\r\nt\r\n' in request["body"]
    assert 'filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nin it' in request["body"]


def test_another_media_type(browser: Browser, tmp_path: Path, echo: tuple[Echo, str]) -> None:
    with opened(browser, tmp_path, PANEL) as page:
        panel = use(page, "sendNote", echo[1])
        panel.get_by_label("Media type").select_option("text/plain")
        panel.get_by_role("textbox", name="Body").fill("two\nlines, 'quoted'")
        request = echoed(sent(panel))
        assert request["body"] == "two\nlines, 'quoted'"
        assert request["headers"]["content-type"] == "text/plain"
        samples = page.locator('[data-operation="sendNote"] .samples')
        samples.get_by_text("panel", exact=True).click()  # our client
        assert "two\\nlines, 'quoted'" in samples.locator("pre").inner_text()


def test_a_stream_is_shown_as_it_comes(
    browser: Browser, tmp_path: Path, echo: tuple[Echo, str]
) -> None:
    server, url = echo
    with opened(browser, tmp_path, PANEL) as page:
        panel = use(page, "watch", url)
        answer = sent(panel, ends=False)
        assert "200 OK" in answer.inner_text()
        answer.get_by_text("first").wait_for()
        assert "last" not in answer.inner_text()
        assert panel.get_by_role("button", name="Stop").is_visible()
        server.go_on.set()
        answer.get_by_text("last").wait_for()
        panel.get_by_role("button", name="Stop").wait_for(state="hidden")
        assert "2 items" in answer.inner_text()


def test_text_of_a_document_does_nothing(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page_of_case("hostile"), "utf-8")
    context = browser.new_context()
    wrong: list[str] = []
    context.on("console", lambda message: wrong.append(message.text))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("dialog", lambda dialog: wrong.append(dialog.message))
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    sections = page.locator("section[data-operation]")
    assert sections.count() > 1
    for section in sections.all():
        panel = opened_in(section)
        if panel.locator(".try-program").is_visible():
            panel.locator(".try-program > summary").click()
        for language in panel.get_by_label("Language").locator("option").all():
            panel.get_by_label("Language").select_option(language.get_attribute("value"))
    context.close()
    assert wrong == []


# --- For everybody --------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "colours"), [(WIDE, "light"), (NARROW, "dark")])
def test_the_open_panel_is_accessible(
    browser: Browser,
    tmp_path: Path,
    mock: tuple[Any, str],
    size: dict[str, int],
    colours: str,
) -> None:
    axe = others.axe().read_text("utf-8")
    with opened(browser, tmp_path, OURS, viewport=size, color_scheme=colours) as page:
        panel = use(page, "sendBotMessage", mock[1], WRONG)
        panel.get_by_role("textbox", name="Body").fill('{"messageAttributes": 1}')
        sent(panel, "Send anyway")
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) == 0
        page.evaluate(axe)
        for opens in (False, True):
            if opens:
                panel.get_by_role("button", name="Server and credentials").click()
            result = page.evaluate("axe.run({resultTypes: ['violations']})")
            serious = [
                (violation["id"], [node["html"] for node in violation["nodes"]])
                for violation in result["violations"]
                if violation["impact"] in {"serious", "critical"}
            ]
            assert serious == []


def test_printing_opens_no_panel(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, OURS) as page:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("main details[open]").count() > 0
        assert page.locator("details.try-it[open]").count() == 0


def test_the_keyboard_is_enough(browser: Browser, tmp_path: Path, mock: tuple[Any, str]) -> None:
    with opened(browser, tmp_path, OURS) as page:
        panel = use(page, "sendBotMessage", mock[1], KNOWN)
        panel.get_by_label("departmentUUID").fill("d")
        panel.get_by_label("userUUID").fill("u")
        page.keyboard.press("Tab")
        page.keyboard.type(" ")
        page.keyboard.press("Control+Enter")
        panel.locator(".try-status").wait_for()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.labels[0].textContent").startswith("The mock")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") in {"Send", "Send anyway"}
