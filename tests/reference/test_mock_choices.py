"""The panel against the mock of its document: tokens, and what the mock may prefer."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.package.serving import serve
from tests.reference.answering import World
from tests.reference.pages import SENDING, made
from tests.reference.test_sending import opened
from tests.reference.test_try_it import sent, use
from tests.support import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

CLIENT, SECRET = "my program", "s3cret: with% &more"


@pytest.fixture(scope="module")
def mock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, str]]:
    folder = tmp_path_factory.mktemp("package")
    write(made(SENDING).tree, folder)
    sys.path.insert(0, str(folder))
    try:
        create_mock = importlib.import_module("sending.mock").create_mock
    finally:
        sys.path.remove(str(folder))
    app = create_mock(client_id=CLIENT, client_secret=SECRET)
    with serve(app) as url:
        yield app, url


@pytest.fixture
def page(browser: Browser, from_disk: str) -> Iterator[Page]:
    with opened(browser, from_disk) as page:
        yield page


def tokens(page: Page, url: str, **fields: str) -> Locator:
    """Ask for a token; the fields by the beginnings of their labels."""
    panel = use(page, "send", url)
    panel.get_by_role("button", name="Server and credentials").click()
    form = page.get_by_role("dialog").locator(".try-tokens")
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    assert form.get_by_label("Scope").input_value() == "read write"
    form.get_by_label("Client id").fill(fields.get("id", CLIENT))
    form.get_by_label("Client secret").fill(fields.get("secret", SECRET))
    if "endpoint" in fields:
        form.get_by_label("Token endpoint").fill(fields["endpoint"])
    if "how" in fields:
        form.get_by_label("The client's credentials").select_option(fields["how"])
    form.get_by_role("button", name="Get a token").click()
    form.get_by_text("Waiting for the token…").wait_for(state="detached")
    return form.get_by_role("status")


@pytest.mark.parametrize("how", ["client_secret_basic", "client_secret_post"])
def test_a_token_of_the_mock(page: Page, mock: tuple[Any, str], how: str) -> None:
    app, url = mock
    app.reset()
    status = tokens(page, url, how=how)
    # The document's address is relative: it follows that of the server.
    assert page.get_by_label("Token endpoint").input_value() == f"{url}/auth/token"
    assert status.inner_text() == "There is a token, good for 3600 seconds."
    asked = app.requests[-1]
    assert asked.content.startswith(b"grant_type=client_credentials&scope=read+write")
    page.get_by_role("dialog").get_by_role("button", name="Use these").click()
    panel = page.locator('[data-operation="send"]')
    assert "with machine" in panel.locator(".try-target").inner_text()
    panel.get_by_label("id", exact=False).first.fill("1")
    assert "200 OK" in sent(panel).inner_text()
    kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])"
    state = page.evaluate(kept)
    assert "mock-token" not in state
    assert "s3cret" not in state


def test_tokens_that_are_not_given(page: Page, mock: tuple[Any, str]) -> None:
    url = mock[1]
    refused = tokens(page, url, secret="wrong")
    assert refused.inner_text() == "No token: 401: invalid_client: the client is not known"
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    for endpoint, why in {
        "nothing": "is no address",
        "ftp://127.0.0.1/token": "has to begin with",
        f"{url}/none": "No token: 404",
    }.items():
        assert why in tokens(page, url, endpoint=endpoint).inner_text()
        page.get_by_role("dialog").get_by_role("button", name="Cancel").click()


def test_a_token_endpoint_elsewhere_gets_the_secret_and_nothing_else(
    page: Page, mock: tuple[Any, str]
) -> None:
    world = World("elsewhere")
    with serve(world.app) as other:
        status = tokens(page, mock[1], endpoint=f"{other}/token")
        assert status.inner_text() == "The answer holds no access token."
    assert len(world.requests) == 1
    assert world.bodies == [b"grant_type=client_credentials&scope=read+write"]
    assert page.get_by_label("Token", exact=True).input_value() == ""


def test_a_mock_is_asked_for_what_is_wanted(page: Page, mock: tuple[Any, str]) -> None:
    app, url = mock
    tokens(page, url)
    page.get_by_role("dialog").get_by_role("button", name="Use these").click()
    panel = use(page, "send", url)
    panel.get_by_label("id", exact=False).first.fill("1")
    choices = panel.get_by_label("The mock answers")
    assert not choices.is_visible()  # nobody said that it is a mock
    sent(panel)
    choices.wait_for()
    texts = choices.locator("option").all_inner_texts()
    assert texts == [
        "as the mock chooses",
        "200",
        "200, example small",
        "404",
        "500",
        "made-up values",
    ]
    for choice, status in {"404": "404", "500": "500", "200, example small": "200 OK"}.items():
        choices.select_option(label=choice)
        answer = sent(panel)
        assert status in answer.locator(".try-status").inner_text()
    choices.select_option(label="made-up values")
    panel.get_by_label("Seed").fill("7")
    sent(panel)
    headers = app.requests[-1].headers
    assert headers["prefer"] == 'dynamic=true, seed="7"'
    # Another server is no mock until it says so.
    with serve(World("real").app) as other:
        panel = use(page, "send", other)
        assert not choices.is_visible()
        assert "prefer" not in sent(panel).inner_text()
