"""An accent, a logo, and a site of several files."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.branding import Brand
from generators.cli import main
from generators.document import load
from generators.reference import LogoError, Look, logo_of, render_files
from generators.reference.accents import accents, contrast
from tests.reference.pages import OURS, SHOP, Reader, made, page_of

if TYPE_CHECKING:
    from generators.document import Document

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>'
DATA = f"data:image/svg+xml;base64,{base64.b64encode(SVG).decode()}"


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_an_accent_can_be_read_on_both_grounds(colour: tuple[int, int, int]) -> None:
    light, dark = accents("#{:02x}{:02x}{:02x}".format(*colour))
    assert contrast(rgb(light), (255, 255, 255)) >= 4.5
    assert contrast(rgb(dark), (14, 17, 22)) >= 4.5


def test_an_accent_that_can_be_read_stays() -> None:
    assert accents("#0b5bbd")[0] == "#0b5bbd"
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)


def document(folder: Path, logo: Any) -> Document:
    file = folder / "openapi.json"
    info = {"title": "Logos", "version": "1", "x-logo": logo}
    file.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": {}}), "utf-8")
    loaded, _ = load(file)
    assert loaded is not None
    return loaded


def test_a_logo_of_the_document(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(SVG)
    for stated in ({"url": "logo.svg", "altText": "A box"}, {"url": DATA, "altText": "A box"}):
        logo, problems = logo_of(document(tmp_path, stated), "Logos", Brand())
        assert logo is not None
        assert (logo.address, logo.text, problems) == (DATA, "A box", [])


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        ({"url": "https://example.com/logo.png"}, "elsewhere"),
        ({"url": "//example.com/logo.png"}, "elsewhere"),
        ({"url": "javascript:alert(1)"}, "elsewhere"),
        ({"url": "data:text/html;base64,AAAA"}, "elsewhere"),
        ({"url": "../logo.svg"}, "outside"),
        ({"url": "/etc/logo.svg"}, "outside"),
        ({"url": "gone.svg"}, "No such file"),
        ({"url": "openapi.json"}, "no image"),
        ({}, "no `url`"),
        (7, "no `url`"),
    ],
)
def test_a_logo_that_no_page_shows_is_said(tmp_path: Path, stated: Any, why: str) -> None:
    folder = tmp_path / "spec"
    folder.mkdir()
    (tmp_path / "logo.svg").write_bytes(SVG)
    logo, (problem,) = logo_of(document(folder, stated), "Logos", Brand())
    assert logo is None
    assert why in problem.message


def test_a_logo_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "own.svg").write_bytes(SVG)
    logo, problems = logo_of(document(tmp_path, {}), "Logos", Brand(logo=str(tmp_path / "own.svg")))
    assert logo is not None
    assert (logo.address, logo.text, problems) == (DATA, "Logos", [])
    with pytest.raises(LogoError, match="No such file"):
        logo_of(document(tmp_path, {}), "Logos", Brand(logo="gone.svg"))


def test_the_configuration_says_how_a_page_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("logo.svg").write_bytes(SVG)
    settings = Path("pyproject.toml")
    settings.write_text('[tool.specmill.docs]\naccent = "#ff7a00"\nlogo = "logo.svg"\n', "utf-8")
    assert main(["docs", str(SHOP)]) == 0
    page = Reader(Path("site/index.html").read_text("utf-8"))
    (image,) = page.all("img")
    assert image.attributes == {"src": DATA, "alt": "Shop <b>& Co</b>"}
    style = page.all("style")[0].text
    assert "--accent-light: #" in style.rpartition(":root")[2]
    (policy,) = [element for element in page.all("meta") if "http-equiv" in element.attributes]
    assert policy.attributes["content"].count("style-src 'sha256-") == 1
    for text, why in (
        ('accent = "red"', "give a colour"),
        ('logo = "logo.txt"', "give a file"),
        ('colour = "#000000"', "has no option"),
        ("accent = 7", "must be text"),
    ):
        settings.write_text(f"[tool.specmill.docs]\n{text}\n", "utf-8")
        assert main(["docs", str(SHOP)]) == 2
        assert why in capsys.readouterr().err


@pytest.mark.parametrize("spec", [OURS, SHOP], ids=["ours", "shop"])
def test_a_site_has_all_that_a_page_has(spec: Path) -> None:
    files = render_files(made(spec), "index.html", look=Look(is_split=True))
    pages = {name: Reader(text) for name, text in files.items() if name.endswith(".html")}
    places = {
        (name, anchor): element
        for name, page in pages.items()
        for element in page.elements
        if (anchor := element.attributes.get("id"))
    }
    shown = {anchor for (_, anchor), one in places.items() if "data-carried" not in one.attributes}
    assert set(Reader(page_of(spec)).values("id")) - shown == set()
    for name, page in pages.items():
        for address in page.values("href"):
            file, mark, anchor = address.partition("#")
            if mark and not re.match(r"https?:", address):
                assert (file or name, anchor) in places, (name, address)


def test_the_files_of_a_site_have_names_of_their_own(tmp_path: Path) -> None:
    operation = {"responses": {"204": {"description": "Done."}}}
    tags = ["A b", "a-b", "Schemas", "../x", "\u00e9", "index"]
    paths = {f"/{at}": {"get": {**operation, "tags": [tag]}} for at, tag in enumerate(tags)}
    file = tmp_path / "openapi.json"
    info = {"title": "Tags", "version": "1"}
    file.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}), "utf-8")
    files = render_files(made(file), "index.html", look=Look(is_split=True))
    names = [name for name in files if name.endswith(".html")]
    assert len(names) == len({name.lower() for name in names}) == 1 + len(tags)
    assert all(re.fullmatch(r"[a-z0-9_-]+\.html", name) for name in names)
