"""Checks the tables of spec/SOURCES.md by the captured pages: `make sources PAGES=FOLDER`.

The pages stay outside of the repository. They are numbered in the order of their files' names.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generators.document import load
from generators.document.pointer import PointerError
from generators.documentation.findings import print_findings
from generators.documentation.reading import Compared, compare
from generators.documentation.texts import files_of, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generators.document import Document

ROOT = Path(__file__).parents[1]
SPEC, SOURCES = ROOT / "spec/openapi.yaml", ROOT / "spec/SOURCES.md"
_NUMBERS = re.compile(r"\d+")
_PAGES = re.compile(r"pages? \d+(?:(?:,| and) \d+)*")
_NAMES = re.compile(r"`([^`]+)`")


def rows(text: str, *header: str) -> Iterator[tuple[int, list[str]]]:
    """Give line and cells of each row of the table in Markdown that has a header."""
    wanted = "| " + " | ".join(header) + " |"
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() == wanted:
            inside = True
        elif inside and not line.startswith("|"):
            return
        elif inside and not line.startswith("|---"):
            yield number, [cell.strip() for cell in line.strip("|").split("|")]


def pages_in(cell: str) -> set[int]:
    """Return the numbers of the pages that a cell names."""
    listed = _PAGES.match(cell)
    return set(map(int, _NUMBERS.findall(listed[0]))) if listed else set()


def problems(text: str, compared: Compared, document: Document) -> Iterator[tuple[int, str]]:
    """Give what a table says otherwise than the pages, with its line."""
    for line, (page, title, *_) in rows(text, "page", "title", "shows"):
        number = min(pages_in(page), default=0)
        known = compared.pages[number - 1].title if number <= len(compared.pages) else "missing"
        if known != title:
            yield line, f"page {number} is called {known!r}"
    yield from _operations(text, compared, document)
    yield from _components(text, compared)
    for line, (names, count, page) in rows(text, "component", "values", "page"):
        for name in _NAMES.findall(names):
            seen = compared.evidence.schemas.get(f"/components/schemas/{name}")
            values = seen.facts.values if seen else None
            stated = int((_NUMBERS.findall(count) or ["0"])[0])
            if seen is None or values is None:
                yield line, f"no page shows values of {name}"
            elif len(values[0]) != stated:
                yield line, f"{name} has {len(values[0])} values"
            elif seen.values != pages_in(page):
                yield line, f"values of {name} are on pages {sorted(seen.values)}"


def _operations(text: str, compared: Compared, document: Document) -> Iterator[tuple[int, str]]:
    for line, (parts, pages) in rows(text, "part", "page"):
        operation, *_ = _NAMES.findall(parts)
        numbers = pages_in(pages)
        found = {
            number
            for number, (method, path) in compared.paths.items()
            if document.data["paths"][path][method.lower()].get("operationId") == operation
        }
        if found != numbers:
            yield line, f"{operation} is on pages {sorted(found)}"
        title = pages.partition(", ")[2]
        for number in numbers & found:
            if compared.pages[number - 1].title != title:
                yield line, f"page {number} is called {compared.pages[number - 1].title!r}"


def _components(text: str, compared: Compared) -> Iterator[tuple[int, str]]:
    named: set[str] = set(_NAMES.findall(" ".join(
        cell for _, cells in rows(text, "part", "page") for cell in cells
    )))  # fmt: skip
    for line, (names, expanded, sample) in rows(text, "component", "expanded on", "sample on"):
        for name in _NAMES.findall(names):
            named.add(name)
            seen = compared.evidence.schemas.get(f"/components/schemas/{name}")
            if seen is None:
                yield line, f"no page shows {name}"
                continue
            if seen.expanded != pages_in(expanded):
                yield line, f"{name} is expanded on pages {sorted(seen.expanded)}"
            if seen.sampled != pages_in(sample):
                yield line, f"{name} is in the samples of pages {sorted(seen.sampled)}"
    for pointer, seen in compared.evidence.schemas.items():
        name = pointer.removeprefix("/components/schemas/")
        if "/" not in name and seen.facts.properties and name not in named:
            yield 1, f"{name} is in no table"


def main(folder: str) -> int:
    """Print what does not hold; return the exit code."""
    document, _ = load(SPEC, name="spec/openapi.yaml")
    texts = [text for path in files_of([folder]) if (text := read(path)[0]) is not None]
    if document is None or not texts:
        print(f"{folder}: no pages are there", file=sys.stderr)
        return 2
    compared = compare(document, texts)
    print_findings(compared.findings, "text", each=True, counts={})
    try:
        wrong = list(problems(SOURCES.read_text("utf-8"), compared, document))
    except (PointerError, KeyError, ValueError) as error:
        print(f"spec/SOURCES.md: a table cannot be read: {error}")
        return 1
    for line, message in wrong:
        print(f"spec/SOURCES.md:{line}: {message}")
    print(f"spec/openapi.yaml: {compared.summary()}")
    print(f"spec/SOURCES.md: {len(wrong) or 'no'} entries differ from the pages")
    return 1 if wrong or compared.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else 2)
