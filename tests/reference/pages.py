"""Reference pages for tests, each made once, and what can be read of one without a browser."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from generators import pipeline
from generators.reference import page as page_module
from generators.reference import render_page, rendering
from generators.reference.telling import Told
from tests.bench.large import large_document
from tests.support import generated

ROOT = Path(__file__).parents[2]
SHOP = Path(__file__).parent / "shop.yaml"
PANEL = Path(__file__).parent / "panel.yaml"
SENDING = Path(__file__).parent / "sending.yaml"
LARGE = Path("large.json")
"""Stands for the document of 120 operations that the benchmarks use."""
OURS = ROOT / "spec/openapi.yaml"


@cache
def made(document: Path) -> pipeline.Generated:
    """Generate a document, once."""
    if document is LARGE:
        with TemporaryDirectory() as folder:
            file = Path(folder, LARGE)
            file.write_text(json.dumps(large_document()), "utf-8")
            return pipeline.Generated(pipeline.describe(file), {})
    return pipeline.generate(document)


@cache
def page_of(document: Path) -> str:
    """Return the page of a document."""
    return render_page(made(document))


@cache
def page_of_case(case: str) -> str:
    """Return the page of a case of `tests/cases/generate`."""
    return render_page(generated(case))


def shown(_case: str) -> dict[str, str]:
    """Return how operations of the shop are printed, whole and in brief."""
    generated_ = made(SHOP)
    page = page_module.page_of(generated_, {})
    macros = rendering.macros_of(page, Told(), rendering.environment(None))
    views = {view.id: view for view in page.operations}
    return {
        "operation.html": f"{macros.operation(views['getThing'])}",
        "brief.html": f"{macros.brief_operation(views['buyThing'], 0)}",
    }


@dataclass
class Element:
    """An element with its attributes and, in order, the texts inside it."""

    name: str
    attributes: dict[str, str]
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text inside it."""
        return "".join(self.texts)


class Reader(HTMLParser):
    """Reads the elements of a page."""

    VOID = frozenset({"meta", "link", "input", "br", "hr", "wbr", "img"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)

    def all(self, name: str) -> list[Element]:
        """Return the elements of a name."""
        return [element for element in self.elements if element.name == name]

    def at(self, anchor: str) -> Element:
        """Return the element with an id."""
        (match,) = [element for element in self.elements if element.attributes.get("id") == anchor]
        return match

    def values(self, attribute: str) -> list[str]:
        """Return the values of an attribute, wherever it stands."""
        return [
            element.attributes[attribute]
            for element in self.elements
            if attribute in element.attributes
        ]
