"""The reference page in a browser, opened from disk as readers do."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from generators.reference import render_page, samples
from tests.browsing import chromium
from tests.package import others
from tests.reference.pages import OURS, SHOP, made, page_of, page_of_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

PURPOSE = "PAYMENT_MANAGER_APPROVAL_NAME_MATCHING"
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@contextmanager
def visits(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """Give a context; when done, hold that nothing was asked for and nothing went wrong."""
    context = browser.new_context(**{"viewport": WIDE, **options})
    wrong: list[str] = []
    context.on(
        "request", lambda request: wrong.append(request.url) if request.url[:5] != "file:" else None
    )
    context.on("console", lambda message: wrong.append(message.text))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("dialog", lambda dialog: wrong.append(dialog.message))
    yield context
    context.close()
    assert [url for url in wrong if not url.startswith("data:")] == []


@contextmanager
def opened(
    browser: Browser, folder: Path, text: str, place: str = "", **options: Any
) -> Iterator[Page]:
    """Open a page from disk."""
    (folder / "page.html").write_text(text, "utf-8")
    with visits(browser, **options) as context:
        page = context.new_page()
        page.goto(f"{(folder / 'page.html').as_uri()}{place}")
        yield page


def near(page: Page, anchor: str) -> None:
    """Go to a place, and wait until the scripts saw it."""
    page.evaluate("anchor => { location.hash = anchor; }", anchor)
    page.locator(f'[id="{anchor}"]').scroll_into_view_if_needed()


def unfold(page: Page) -> None:
    """Open all folds."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


@pytest.mark.parametrize("document", [OURS, SHOP], ids=["ours", "shop"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_it_opens_from_disk(
    browser: Browser, tmp_path: Path, document: Path, scripts: bool
) -> None:
    with opened(browser, tmp_path, page_of(document), java_script_enabled=scripts) as page:
        assert page.locator("h1").is_visible()
        assert page.locator("section[data-operation] h3").first.inner_text()
        assert page.locator("nav a").first.is_visible()


def test_a_hostile_document_is_harmless(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of_case("hostile")) as page:
        assert page.locator("main script, img, iframe, object").count() == 0
        assert "<script>alert(1)</script>" in page.locator("#overview").inner_text()
        page.keyboard.press("/")
        page.keyboard.type("pwned")
        assert page.get_by_role("option").count() > 0
        unfold(page)
        assert page.locator("main script, img, iframe, object").count() == 0


def test_no_other_script_runs_and_nothing_is_loaded(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page_of(OURS), "utf-8")
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setblocking(False)
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    blocked = page.evaluate(
        """async address => {
            const found = [];
            let told;
            const all = new Promise(done => { told = done; });
            document.addEventListener("securitypolicyviolation", event => {
                found.push(event.effectiveDirective);
                if (found.length === 3) told();
            });
            const script = document.createElement("script");
            script.textContent = "window.hurt = true";
            document.body.append(script);
            const image = document.createElement("img");
            image.src = address;
            document.body.append(image);
            document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>x</p>");
            await all;
            return [found.sort(), window.hurt ?? null];
        }""",
        f"http://127.0.0.1:{listening.getsockname()[1]}/x.png",
    )
    assert blocked == [["img-src", "script-src-elem", "style-src-attr"], None]
    with pytest.raises(BlockingIOError):
        listening.accept()
    listening.close()
    context.close()


# --- search ---------------------------------------------------------------------------------------


def test_search_finds_a_value_and_goes_there(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS)) as page:
        page.keyboard.press("/")
        page.keyboard.type(PURPOSE.lower())
        option = page.get_by_role("option").first
        assert option.locator("span").inner_text() == PURPOSE
        assert option.get_attribute("aria-selected") == "true"
        page.keyboard.press("Enter")
        place = page.locator(f'[id="schema-MessagePurpose={PURPOSE}"]')
        page.wait_for_function("decodeURIComponent(location.hash).endsWith('NAME_MATCHING')")
        assert place.evaluate("one => one.matches(':target') && one === document.activeElement")
        top = place.evaluate("one => one.getBoundingClientRect().top")
        assert 0 < top < WIDE["height"]
        assert not page.get_by_role("listbox").is_visible()


FOUND = [
    ("bot user", "Operations", "send a bot message to user"),
    ("importMessages", "Operations", "send Message"),
    ("TagAttr", "Schemas", "TagAttribute"),
    ("scheduledOn", "Properties", "DraftAttributes.scheduledOn"),
    ("customerUUID", "Properties", "editDraft customerUUID"),
    ("FreeMarker template", "Text", "Whether the message is a FreeMarker template"),
]


def test_search_over_everything(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS)) as page:
        for words, group, title in FOUND:
            page.get_by_role("combobox", name="Search").fill(words)
            options = page.get_by_role("group", name=group, exact=True).get_by_role("option")
            assert [option for option in options.all() if title in option.inner_text()], words


def test_search_by_keys(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS)) as page:
        box = page.get_by_role("combobox", name="Search")
        box.fill("message")
        chosen = page.locator('[role="option"][aria-selected="true"]')
        first = chosen.get_attribute("id")
        page.keyboard.press("ArrowDown")
        assert chosen.count() == 1
        assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant") != first
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        last = page.locator("#results [role=option]").last
        assert last.get_attribute("aria-selected") == "true"
        page.keyboard.press("Escape")
        assert not page.get_by_role("listbox").is_visible()
        box.fill("nothing is called so")
        assert page.get_by_text("Nothing found").first.is_visible()


# --- samples --------------------------------------------------------------------------------------


def shown_samples(page: Page) -> set[str]:
    """Return the languages of the samples that are seen."""
    shown = page.evaluate(
        """() => [...document.querySelectorAll("code[data-sample]")]
            .filter(one => getComputedStyle(one.closest(".panel")).display !== "none")
            .map(one => one.dataset.sample)"""
    )
    return set(shown)


def test_tabs_work_without_scripts(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS), java_script_enabled=False) as page:
        panel = page.locator("#operation-sendBotMessage .panel:visible")
        assert "curl" in str(panel.text_content())
        page.locator("#operation-sendBotMessage").get_by_text("Go", exact=True).click()
        assert panel.count() == 1
        assert "package main" in str(panel.text_content())


def test_the_language_is_remembered(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page_of(OURS), "utf-8")
    with visits(browser) as context:
        page = context.new_page()
        page.goto((tmp_path / "page.html").as_uri())
        assert shown_samples(page) == {"curl"}
        page.locator("#operation-sendBotMessage").get_by_text("Ruby", exact=True).click()
        assert shown_samples(page) == {"ruby"}
        page.keyboard.press("ArrowRight")
        assert shown_samples(page) == {"csharp"}
        page.reload()
        assert shown_samples(page) == {"csharp"}


def test_packed_samples_are_unpacked(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    views = samples.sample_views(made(OURS)).shown["importMessages"]
    (wanted,) = [view.text for view in views if view.language.name == "java"]
    monkeypatch.setattr(samples.sample_views, "__kwdefaults__", {"budget": 0})
    text = render_page(made(OURS))
    assert len(text) < len(page_of(OURS))
    with opened(browser, tmp_path, text) as page:
        near(page, "operation-importMessages")
        page.locator("#operation-importMessages").get_by_text("Java", exact=True).click()
        code = page.locator("#operation-importMessages .panel:visible code")
        page.wait_for_function(
            "one => one.textContent.includes('import')", arg=code.element_handle()
        )
        assert code.evaluate("one => one.textContent") == wanted
        near(page, "operation-editDraft")
        code = page.locator("#operation-editDraft .panel:visible code")
        page.wait_for_function(
            "one => one.textContent.includes('import')", arg=code.element_handle()
        )


def test_a_sample_can_be_copied(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS)) as page:
        near(page, "operation-sendBotMessage")
        panel = page.locator("#operation-sendBotMessage .panel:visible")
        button = panel.get_by_role("button", name="Copy")
        button.click()
        page.wait_for_function("one => one.textContent !== 'Copy'", arg=button.element_handle())
        if button.inner_text() == "Selected":  # where a page from disk may not write
            code = panel.locator("code").evaluate("one => one.textContent")
            assert page.evaluate("getSelection().toString()").strip() == code.strip()


# --- trees ----------------------------------------------------------------------------------------


def test_values_can_be_filtered(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS), "#schema-MessagePurpose") as page:
        section = page.locator("#schema-MessagePurpose")
        section.get_by_label("Filter values").fill("payment")
        seen = [value.inner_text() for value in section.locator("li:visible").all()]
        assert PURPOSE in seen
        assert all("PAYMENT" in value for value in seen)
        assert section.get_by_role("status").inner_text() == f"{len(seen)} of 113 values"
        page.evaluate("location.hash = 'schema-MessagePurpose=F'")
        page.locator('[id="schema-MessagePurpose=F"]').wait_for(state="visible")


def test_a_schema_unfolds_in_place(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(SHOP), "#schema-Thing") as page:
        parent = page.locator('[id="schema-Thing.parent"]')
        parent.get_by_text("Show Thing").click()
        inner = parent.locator(".unfolded > .body > .tree")
        inner.get_by_text("secret", exact=True).wait_for(state="visible")
        # What is inside can be unfolded again, and nothing has an id twice.
        inner.get_by_text("Show Thing").first.click()
        inner.locator(".tree").get_by_text("secret", exact=True).first.wait_for(state="visible")
        kind = page.locator('[id="schema-Thing.kind"]')
        kind.get_by_text("Show Kind").click()
        kind.get_by_label("Filter values").fill("cup")
        assert [value.inner_text() for value in kind.locator("li:visible").all()] == ["cup"]
        assert (
            page.evaluate(
                """() => {
                const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
                return ids.length - new Set(ids).size;
            }"""
            )
            == 0
        )


def test_a_link_opens_what_it_leads_into(browser: Browser, tmp_path: Path) -> None:
    anchor = "operation-buyThing.request.parts.items.size"
    with opened(browser, tmp_path, page_of(SHOP), f"#{anchor}") as page:
        place = page.locator(f'[id="{anchor}"]')
        place.wait_for(state="visible")
        top = place.evaluate("one => one.getBoundingClientRect().top")
        assert 0 < top < WIDE["height"]


def test_the_contents_show_where_the_reader_is(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS)) as page:
        current = page.locator("nav a[aria-current]")
        for anchor in ("operation-editDraft", "schema-TagName", "overview"):
            near(page, anchor)
            page.wait_for_function(
                "anchor => document.querySelector('nav a[aria-current]')?.hash === `#${anchor}`",
                arg=anchor,
            )
            assert current.count() == 1


# --- looks ----------------------------------------------------------------------------------------


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_colours_are_chosen_and_remembered(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page_of(OURS), "utf-8")
    with visits(browser, color_scheme="light") as context:
        page = context.new_page()
        page.goto((tmp_path / "page.html").as_uri())
        light = ground(page)
        page.get_by_label("Colours").select_option("Dark")
        dark = ground(page)
        assert dark != light
        page.reload()
        assert ground(page) == dark
        page.get_by_label("Colours").select_option("Auto")
        assert ground(page) == light
        page.emulate_media(color_scheme="dark")
        assert ground(page) == dark


def test_where_storage_is_refused_everything_works(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page_of(OURS), "utf-8")
    with visits(browser) as context:
        context.add_init_script(
            """for (const name of ["localStorage", "sessionStorage"])
                Object.defineProperty(window, name, {
                    get() { throw new DOMException("refused", "SecurityError"); },
                });"""
        )
        page = context.new_page()
        page.goto((tmp_path / "page.html").as_uri())
        page.get_by_label("Colours").select_option("Dark")
        near(page, "operation-sendBotMessage")
        page.locator("#operation-sendBotMessage").get_by_text("Go", exact=True).click()
        assert shown_samples(page) == {"go"}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_narrow_screen(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    options = {"viewport": NARROW, "java_script_enabled": scripts}
    with opened(browser, tmp_path, page_of(OURS), **options) as page:
        link = page.locator("nav").get_by_text("edit draft message")
        assert not link.is_visible()
        page.locator("#menu > summary").click()
        link.click()
        assert page.url.endswith("#operation-editDraft")
        if scripts:
            assert not link.is_visible()
            near(page, "operation-editDraft")
            unfold(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_print_shows_what_is_folded(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    options = {"java_script_enabled": scripts, "color_scheme": "dark"}
    with opened(browser, tmp_path, page_of(SHOP), **options) as page:
        inner = page.locator('[id="operation-buyThing.request.parts.items.size"]')
        assert not inner.is_visible()
        page.emulate_media(media="print", color_scheme="dark")
        assert inner.is_visible()
        assert page.get_by_text("Seen in a log.").first.is_visible()
        for hidden in (".bar", ".menu", ".tab + label"):
            assert not page.locator(hidden).first.is_visible()
        assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("document", "scheme", "size"),
    [(OURS, "dark", WIDE), (SHOP, "light", WIDE), (SHOP, "dark", NARROW)],
    ids=["ours-dark", "shop-light", "shop-dark-narrow"],
)
def test_nothing_keeps_people_out(
    browser: Browser, tmp_path: Path, document: Path, scheme: str, size: dict[str, int]
) -> None:
    axe = others.axe().read_text("utf-8")
    options = {"color_scheme": scheme, "viewport": size}
    with opened(browser, tmp_path, page_of(document), **options) as page:
        # All of it is laid out, and every fold is open.
        page.evaluate(
            """() => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync("section { content-visibility: visible !important; }");
                document.adoptedStyleSheets = [sheet];
            }"""
        )
        unfold(page)
        page.get_by_role("combobox", name="Search").fill("e")
        page.evaluate(axe)
        violations = page.evaluate(
            """() => axe.run(document, {resultTypes: ["violations"]}).then(
                result => result.violations.map(
                    one => [one.id, one.impact, one.nodes.map(node => node.html)]))"""
        )
    assert violations == []
