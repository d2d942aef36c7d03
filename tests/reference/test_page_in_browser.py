"""The reference page in a browser, opened from disk as readers do."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from generators.reference import Look, packing, render_files, render_page
from generators.reference import page as page_module
from tests.browsing import chromium
from tests.package import others
from tests.reference.pages import LARGE, OURS, SHOP, made, page_of, page_of_case
from tests.support import generated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

PURPOSE = "PAYMENT_MANAGER_APPROVAL_NAME_MATCHING"
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 740}


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


@pytest.mark.parametrize("budget", [None, 0], ids=["whole", "packed"])
def test_a_hostile_document_is_harmless(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, budget: int | None
) -> None:
    text = page_of_case("hostile")
    if budget is not None:
        monkeypatch.setattr(packing, "BUDGET", budget)
        text = render_page(generated("hostile"))
    with opened(browser, tmp_path, text) as page:
        assert page.locator("main script, img, iframe, object").count() == 0
        assert "<script>alert(1)</script>" in page.locator("#overview").inner_text()
        page.keyboard.press("/")
        page.keyboard.type("pwned")
        page.get_by_role("option").first.wait_for()
        for section in page.locator("section[data-operation], section[data-schema]").all():
            section.evaluate("one => Sections.fill(one)")
        for section in page.locator("section[data-operation]").all():
            section.evaluate("one => Promise.all([Beside.build(one), AnswerSamples.build(one)])")
            for language in section.locator(".tab").all():
                language.evaluate("one => one.click()")
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


def samples_of(page: Page, operation: str) -> Locator:
    """Return the samples of an operation, once they are there."""
    near(page, f"operation-{operation}")
    samples = page.locator(f"#operation-{operation} .samples")
    samples.locator("pre").wait_for()
    return samples


def choose(samples: Locator, label: str) -> None:
    """Choose a language, in the menu where it has no tab."""
    tab = samples.get_by_text(label, exact=True)
    if not tab.is_visible():
        samples.locator(".languages > summary").click()
    tab.click()


@pytest.mark.parametrize("budget", [None, 0], ids=["whole", "packed"])
def test_without_scripts_everything_essential_is_there(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, budget: int | None
) -> None:
    text = page_of(OURS)
    if budget is not None:
        monkeypatch.setattr(packing, "BUDGET", budget)
        text = render_page(made(OURS))
    with opened(browser, tmp_path, text, java_script_enabled=False) as page:
        section = page.locator("#operation-sendBotMessage")
        section.scroll_into_view_if_needed()
        for phrase in (
            *("send a bot message to user", "POST", "/botmessage/send", "departmentUUID"),
            *("application/json", "SendBotMessageRequest", "200", "Sends a message from a bot"),
        ):
            # It is laid out when it comes near, and has no text before.
            expect(section).to_contain_text(phrase, use_inner_text=True)
        section.get_by_role("link", name="SendBotMessageRequest").first.click()
        assert "messageSendingAttributes" in page.locator(":target").inner_text()


def test_what_is_short_comes_first_and_what_is_chosen_is_kept(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(page_of(OURS), "utf-8")
    with visits(browser) as context:
        page = context.new_page()
        page.goto((tmp_path / "page.html").as_uri())
        samples = samples_of(page, "sendBotMessage")
        labels = samples.locator(".languages-row > label")
        assert labels.all_inner_texts() == ["curl", "communications_api"]
        assert samples.locator("code").inner_text().startswith("curl -X POST '<base-url>/")
        choose(samples, "communications_api")
        code = samples.locator("code")
        assert "from communications_api import Client" in code.inner_text()
        assert "client.messages.send_bot_message(" in code.inner_text()
        assert "from_env" not in code.inner_text()
        samples.get_by_role("button", name="As a program").click()
        assert "from_env" in code.inner_text()
        choose(samples, "Ruby")
        assert samples.locator(".languages > summary").inner_text().startswith("Ruby")
        # The same with keys.
        focused = "name => document.activeElement.matches(`.languages ${name}`)"
        page.wait_for_function(focused, arg="> summary")
        page.keyboard.press("Enter")
        page.wait_for_function(focused, arg="input")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        page.wait_for_function(focused, arg="> summary")
        other = samples_of(page, "editDraft").locator("code")
        assert other.get_attribute("data-sample") == "csharp"
        page.reload()
        code = samples_of(page, "importMessages").locator("code")
        assert code.get_attribute("data-sample") == "csharp"
        assert "RestClient" in code.inner_text()


def test_lines_wrap_as_the_reader_likes(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS)) as page:
        samples = samples_of(page, "sendBotMessage")
        block = samples.locator("pre")
        is_wide = "one => one.scrollWidth > one.clientWidth"
        assert not block.evaluate(is_wide)
        samples.get_by_role("button", name="Wrap").click()
        assert block.evaluate(is_wide)


def test_a_sample_has_what_was_entered(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS)) as page:
        samples = samples_of(page, "sendBotMessage")
        code = samples.locator("code")
        assert "<departmentUUID>" in code.inner_text()
        panel = page.locator("#operation-sendBotMessage details.try-it")
        panel.locator("> summary").click()
        panel.get_by_label("departmentUUID").fill("d/1 '<b>")
        body = panel.get_by_role("textbox", name="Body")
        body.fill('{"x": "it\'s </script>\u2028"}')
        assert "/department/d%2F1%20%27%3Cb%3E/" in code.inner_text()
        assert "it'\\''s </script>\\u2028" in code.inner_text()
        choose(samples, "communications_api")
        assert 'department_uuid="d/1 \'<b>",' in code.inner_text()
        assert '"x": "it\'s </script>\\u2028"' in code.inner_text()
        choose(samples, "Ruby")
        assert "documented" not in samples.inner_text()
        body.fill("{")
        assert samples.locator("pre").is_hidden() or "{" in code.inner_text()


def test_a_sample_can_be_copied(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS)) as page:
        samples = samples_of(page, "sendBotMessage")
        button = samples.locator(".copy")
        button.click()
        page.wait_for_function("one => one.textContent !== 'Copy'", arg=button.element_handle())
        if button.inner_text() == "Selected":  # where a page from disk may not write
            code = samples.locator("code").evaluate("one => one.textContent")
            assert page.evaluate("getSelection().toString()").strip() == code.strip()


# --- answers --------------------------------------------------------------------------------------


def test_examples_of_answers_stand_beside_their_schemas(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(SHOP)) as page:
        near(page, "operation-getThing")
        box = page.locator("#operation-getThing .answer-aside")
        tabs = box.get_by_role("tab")
        tabs.first.wait_for()
        assert tabs.all_inner_texts() == ["200", "404"]
        panel = box.get_by_role("tabpanel")
        assert '"name": "</script><b>x"' in panel.inner_text()
        assert not page.locator("#operation-getThing .example").first.is_visible()
        box.get_by_label("Example", exact=True).select_option("large")
        assert "https://example.com/large.json" in panel.inner_text()
        # What has no example is made from its schema, and its schema opens.
        tabs.first.press("ArrowRight")
        assert "made from the schema" in panel.inner_text()
        assert '"title": "string"' in panel.inner_text()
        schema = page.locator('[id="operation-getThing.response.404"]')
        assert schema.evaluate("one => one.open")
        top = "one => one.getBoundingClientRect().top"
        assert abs(schema.evaluate(top) - box.evaluate(top)) < WIDE["height"]


def test_what_is_beside_stays_while_a_long_schema_is_read(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS)) as page:
        samples = samples_of(page, "importMessages")
        unfold(page)
        near(page, "operation-importMessages")
        before = page.evaluate("scrollY")
        page.mouse.move(500, 400)
        page.mouse.wheel(0, 700)
        page.wait_for_function("before => scrollY > before + 500", arg=before)
        top = samples.evaluate("one => one.getBoundingClientRect().top")
        assert 0 < top < WIDE["height"] / 2


# --- large documents ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page of 120 operations in packs."""
    folder = tmp_path_factory.mktemp("large")
    before, packing.BUDGET = packing.BUDGET, 0
    try:
        (folder / "page.html").write_text(render_page(made(LARGE)), "utf-8")
    finally:
        packing.BUDGET = before
    return folder / "page.html"


def test_a_link_leads_into_what_is_packed(browser: Browser, large: Path) -> None:
    with visits(browser) as context:
        page = context.new_page()
        page.goto(f"{large.as_uri()}#schema-Thing77.labels")
        place = page.locator('[id="schema-Thing77.labels"]')
        place.wait_for()
        page.wait_for_function("document.querySelector(':target') !== null")
        top = place.evaluate("one => one.getBoundingClientRect().top")
        assert 0 < top < WIDE["height"]
        assert page.locator("section[data-pack]").count() > 200
        page.evaluate("location.hash = 'operation-putThing50'")
        samples = page.locator("#operation-putThing50 .samples pre")
        samples.wait_for()
        assert "/things50/<thingId>" in samples.inner_text()
        # The schema of the body is there at once, and can be tried.
        page.locator("#operation-putThing50 .media").get_by_text("createdAt").first.wait_for()
        page.locator("#operation-putThing50 details.try-it > summary").click()
        page.locator("#operation-putThing50 form").wait_for()


def test_search_finds_what_is_packed(browser: Browser, large: Path) -> None:
    with visits(browser) as context:
        page = context.new_page()
        page.goto(large.as_uri())
        box = page.get_by_role("combobox", name="Search")
        box.fill("Thing119.createdAt")
        option = page.get_by_role("option").filter(has_text="Thing119.createdAt")
        option.first.wait_for()
        option.first.click()
        page.wait_for_function(
            "document.querySelector(':target')?.id === 'schema-Thing119.createdAt'"
        )


# --- a site ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the first page of a site."""
    folder = tmp_path_factory.mktemp("site")
    before, page_module.MAX_ROWS = page_module.MAX_ROWS, 0  # schemas are not copied
    try:
        files = render_files(made(SHOP), "index.html", look=Look(is_split=True))
    finally:
        page_module.MAX_ROWS = before
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder / "index.html"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_pages_of_a_site_lead_to_each_other(browser: Browser, site: Path, scripts: bool) -> None:
    with visits(browser, java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(site.as_uri())
        page.get_by_role("link", name="buying").first.click()
        assert page.url.endswith("/tag-buying.html#tag-buying")
        page.locator("#operation-getThing").get_by_role(
            "link", name="Thing", exact=True
        ).first.click()
        assert page.url.endswith("/schemas.html#schema-Thing")
        assert page.locator("#schema-Thing h3").is_visible()


def test_addresses_of_a_site_are_those_of_the_page(browser: Browser, site: Path) -> None:
    with visits(browser) as context:
        page = context.new_page()
        page.goto(f"{site.as_uri()}#operation-buyThing.request.parts.items.size")
        page.wait_for_url("**/tag-buying.html#operation-buyThing.request.parts.items.size")
        page.locator('[id="operation-buyThing.request.parts.items.size"]').wait_for()
        # Trees of schemas that are elsewhere unfold here.
        near(page, "operation-getThing")
        tree = page.locator("#operation-getThing .unfolded").filter(has_text="secret")
        tree.first.wait_for()
        page.keyboard.press("/")
        page.keyboard.type("Receipt")
        option = page.get_by_role("option").filter(has_text="Receipt").first
        option.wait_for()
        option.click()
        page.wait_for_url("**/schemas.html#schema-Receipt")


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
        samples = samples_of(page, "sendBotMessage")
        choose(samples, "Go")
        assert samples.locator("code").get_attribute("data-sample") == "go"


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


def test_a_narrow_header_has_one_line_and_gives_way(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS), viewport=NARROW, has_touch=True) as page:
        bar, contents = page.locator(".bar"), page.locator("#menu > summary")
        height = "one => one.getBoundingClientRect().height"
        bottom = "one => one.getBoundingClientRect().bottom"
        assert bar.evaluate(height) < 56
        page.mouse.move(100, 400)
        page.mouse.wheel(0, 900)
        page.wait_for_function(
            "() => document.querySelector('.bar').getBoundingClientRect().bottom <= 0"
        )
        assert contents.is_visible()
        assert 0 < contents.evaluate(bottom) <= NARROW["height"]
        page.mouse.wheel(0, -200)
        page.wait_for_function(
            "() => document.querySelector('.bar').getBoundingClientRect().top >= 0"
        )


def test_nothing_moves_where_that_is_not_wanted(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(OURS), reduced_motion="reduce") as page:
        durations = page.evaluate(
            """() => [...document.querySelectorAll("*")].flatMap(one => {
                const {transitionDuration, animationDuration} = getComputedStyle(one);
                return [transitionDuration, animationDuration];
            })"""
        )
        assert set(durations) <= {"0s", "auto"}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_print_shows_what_is_folded(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    options = {"java_script_enabled": scripts, "color_scheme": "dark"}
    with opened(browser, tmp_path, page_of(SHOP), **options) as page:
        inner = page.locator('[id="operation-buyThing.request.parts.items.size"]')
        assert not inner.is_visible()
        page.emulate_media(media="print", color_scheme="dark")
        assert inner.is_visible()
        assert page.get_by_text("Seen in a log.").first.is_visible()
        for hidden in (".bar", ".menu", ".languages-row", ".try-it"):
            assert page.locator(hidden).locator("visible=true").count() == 0
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
