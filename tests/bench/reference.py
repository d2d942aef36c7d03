"""How long a reference page takes to make and to open in headless Chromium, and how large it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generators import pipeline
from generators.document import load
from generators.reference import render_page
from tests.bench.large import large_document
from tests.bench.measuring import Row, cpu_of_commands
from tests.bench.repeating import MANY, many_operations
from tests.browsing import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUNDS = 5
_LOADED = """async () => {
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return performance.now();
}"""
"""Milliseconds from the begin of navigation until the first frame after everything has run."""
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_SEARCHED = """async words => {
    const box = document.querySelector("#search input");
    box.focus();
    await Search.read();
    const search = word => {
        box.value = word;
        const begun = performance.now();
        box.dispatchEvent(new Event("input"));
        document.getElementById("results").getBoundingClientRect();
        return performance.now() - begun;
    };
    return words.map(word => Math.min(search(word), search(word), search(word)));
}"""
"""Least milliseconds of each search, with its list laid out, when all has been read."""
_WORDS = ("message", "customer", "a", "status", "identifier of the", "nothing has this")
_PAGE = """
import resource, sys, time
from pathlib import Path
from generators import pipeline
from generators.document import load
from generators.reference import render_page
described = pipeline.describe(sys.argv[1])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.process_time()
text = render_page(pipeline.Generated(described, {}))
print(time.process_time() - begun)
print(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
Path(sys.argv[2]).write_text(text, "utf-8")
"""


def measure() -> Iterator[Row]:
    """Give rows for our document, large ones, and the one that `BENCH_DOCUMENT` names."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder, "large.json")
        large.write_text(json.dumps(large_document()), "utf-8")
        documents = {"our document": Path("spec/openapi.yaml"), "120 operations": large}
        if named := os.environ.get("BENCH_DOCUMENT"):
            documents[Path(named).name] = Path(named)
        for label, path in documents.items():
            yield _row(label, path, Path(folder, "page.html"))
        yield from _many(Path(folder))


def _row(label: str, document: Path, page: Path) -> Row:
    page.write_text(render_page(pipeline.generate(document)), "utf-8")
    name = f"docs: seconds until a page is there, {label}"
    size = f"{page.stat().st_size / 1e6:.1f} MB (aim < 15)"
    try:
        return Row(name, _seconds(page), "< 2", size)
    except pytest.skip.Exception as skipped:
        return Row(name, None, "< 2", f"{size}; {skipped}")


def _many(folder: Path) -> Iterator[Row]:
    """Give rows for a document of many operations: copies of ours, or of those in `BENCH_DIR`."""
    given = os.environ.get("BENCH_DIR")
    sources = sorted(Path(given).iterdir()) if given else [Path("spec/openapi.yaml")]
    read = [
        load(str(path)).document for path in sources if path.suffix in {".json", ".yaml", ".yml"}
    ]
    documents = [document.data for document in read if document is not None]
    spec, page = folder / "many.json", folder / "many.html"
    spec.write_text(json.dumps(many_operations(documents)), "utf-8")
    label = f"{MANY:,} operations"
    done = subprocess.run(
        [sys.executable, "-c", _PAGE, str(spec), str(page)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, before, after = map(float, done.stdout.split())
    command = [sys.executable, "-m", "generators", "generate", str(spec), "--accept-partial"]
    command += ["--no-cache", "--out", str(folder / "many")]
    whole = cpu_of_commands({"generate": command}, rounds=1)["generate"]
    detail = f"{seconds:.1f} s against {whole:.1f} s"
    size = page.stat().st_size / 1e6
    yield Row(f"docs: MB of a page, {label}", size, "< 8", f"of {spec.stat().st_size / 1e6:.1f} MB")
    yield Row(f"docs: making the page / generate, {label}", seconds / whole, "< 0.25", detail)
    yield Row(f"docs: MiB that the page adds, {label}", (after - before) / 1024, "", "")
    with chromium() as browser:
        opened = browser.new_page()
        opened.goto(page.as_uri())
        painted = opened.evaluate(_PAINTED) / 1000
        searched = max(opened.evaluate(_SEARCHED, _WORDS))
    yield Row(f"docs: seconds until the first paint, {label}", painted, "< 1", "")
    yield Row(f"docs: ms of a search, {label}", searched, "< 50", f"the slowest of {len(_WORDS)}")


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
