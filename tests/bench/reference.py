"""How long a reference page takes to open in headless Chromium, and how large it is."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import pytest

from generators import pipeline
from generators.reference import render_page
from tests.bench.generation import large_document
from tests.bench.measuring import Row
from tests.browsing import chromium

_ROUNDS = 5
_LOADED = """async () => {
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return performance.now();
}"""
"""Milliseconds from the begin of navigation until the first frame after everything has run."""


def measure() -> list[Row]:
    """Return rows for our document, a large one, and the one that `BENCH_DOCUMENT` names."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder, "large.json")
        large.write_text(json.dumps(large_document()), "utf-8")
        documents = {"our document": Path("spec/openapi.yaml"), "120 operations": large}
        if named := os.environ.get("BENCH_DOCUMENT"):
            documents[Path(named).name] = Path(named)
        return [_row(label, path, Path(folder, "page.html")) for label, path in documents.items()]


def _row(label: str, document: Path, page: Path) -> Row:
    page.write_text(render_page(pipeline.generate(document)), "utf-8")
    name = f"docs: seconds until a page is there, {label}"
    size = f"{page.stat().st_size / 1e6:.1f} MB (aim < 15)"
    try:
        return Row(name, _seconds(page), "< 2", size)
    except pytest.skip.Exception as skipped:
        return Row(name, None, "< 2", f"{size}; {skipped}")


def _seconds(page: Path) -> float:
    """Return the least time of several rounds, each with a browser that knows nothing yet."""
    found = []
    with chromium() as browser:
        for _ in range(_ROUNDS):
            context = browser.new_context()
            opened = context.new_page()
            opened.goto(page.as_uri())
            found.append(opened.evaluate(_LOADED) / 1000)
            context.close()
    return min(found)
