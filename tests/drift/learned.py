"""What `learn` makes of the traffic of a mock, beside its document and what Redocly makes of it.

`python -m tests.drift.learned DOCUMENT...` generates the package of each document, has its contract
suite call its mock, learns a document from that, and lists all differences that the review tells.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml

from generators.cli import main
from generators.drift.operations import Document
from generators.drift.reading import Reading, read
from generators.options import Options
from generators.pipeline import failed, generate
from generators.review.compare import compare
from generators.rules.registry import Context
from tests.drift import cases, mocks
from tests.drift.redocly import ALONE, har_of
from tests.package import others

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generators.document import Document as Source

_numbers = itertools.count()


class Learned(NamedTuple):
    """What was learned.

    Attributes:
        called: operations of the document that were called with success.
        lost: those of them that the learned document has not.
        told: findings of the learned document's own traffic.
        is_generated: whether a package is made of it, with nothing left out.
        operations: how many the learned document has.
        differences: what the review tells between the document and the learned one.
    """

    called: set[str]
    lost: set[str]
    told: list[str]
    is_generated: bool
    operations: int
    differences: list[str]


def recorded(document: Path, folder: Path) -> Path:
    """Return a file of the traffic of the mock of a document."""
    number = next(_numbers)
    name, traffic = f"learned_{number}", folder / f"{number}.ndjson"
    sys.path.insert(0, str(folder))
    try:
        package, _ = mocks.package_of(document, name, folder)
        traffic.write_text("\n".join(mocks.traffic_of(package)), "utf-8")
    finally:
        sys.path.remove(str(folder))
        mocks.forget(name)
    return traffic


def learned(document: Path, traffic: Path, version: str = "3.1") -> Learned:
    """Learn a document from traffic, and compare it with the one whose mock was called."""
    out = traffic.with_name(f"{traffic.stem}-{version}.yaml")
    assert main(["learn", str(traffic), "--out", str(out), "--openapi", version]) == 0
    return compared(document, out, traffic)


def compared(document: Path, out: Path, traffic: Path) -> Learned:
    """Compare a document that was made from traffic with that traffic, and with the original."""
    before, after = cases.loaded(document), cases.loaded(out)
    first, second = Document(Context(before)), Document(Context(after))
    called, lost = set[str](), set[str]()
    for exchange in read([str(traffic)], Reading()):
        match = first.match(exchange)
        if not isinstance(match, tuple) or not exchange.status or exchange.status >= 400:
            continue
        called.add(match[0].title)
        if not isinstance(second.match(exchange), tuple):
            lost.add(match[0].title)
    findings = cases.compared(after, traffic).findings
    told = [finding.title for finding in findings if finding.lane != "unseen"]
    result = generate(out, Options(features=("models", "client", "server")))
    whole = not failed(result.described.diagnostics)
    return Learned(called, lost, told, whole, len(second.operations), differences(before, after))


def differences(before: Source, after: Source) -> list[str]:
    """Return what the review tells between two documents, by weight."""
    return [f"{finding.lane}: {finding.title}" for finding in compare(before, after)]


def of_redocly(document: Path, traffic: Path, version: str = "3.1") -> Learned:
    """Return the same of the document that `redocly generate-spec` makes, for the same server."""
    ours = traffic.with_name(f"{traffic.stem}-{version}.yaml")
    server = yaml.safe_load(ours.read_text("utf-8"))["servers"][0]["url"]
    har, out = traffic.with_suffix(".har"), traffic.with_name(f"{traffic.stem}-redocly.yaml")
    har.write_text(json.dumps(har_of(traffic)), "utf-8")
    options = ("--openapi-version", version, "--server", server, "--output", out)
    result = subprocess.run(
        [others.redocly(), "generate-spec", har, *options],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, **ALONE},
        check=False,
        timeout=300,
    )
    assert out.exists(), result.stdout + result.stderr
    return compared(document, out, traffic)


def listed(title: str, made: Learned) -> Iterable[str]:
    """Give the lines of a report."""
    yield f"## {title}"
    missing = f", without {', '.join(sorted(made.lost))}" if made.lost else ""
    yield f"{len(made.called)} operations called, {made.operations} described{missing}"
    yield f"its own traffic: {len(made.told)} findings; generated: {made.is_generated}"
    counts = Counter(line.partition(":")[0] for line in made.differences)
    yield f"{len(made.differences)} differences: {dict(counts)}"
    yield from (f"- {line}" for line in sorted(made.differences))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for path in map(Path, sys.argv[1:]):
            taken = recorded(path, Path(name))
            print(f"# {path.name}")
            print("\n".join(listed("learn", learned(path, taken))))
            try:
                print("\n".join(listed("redocly generate-spec", of_redocly(path, taken))))
            except (pytest.skip.Exception, AssertionError, yaml.YAMLError) as error:
                print(f"redocly generate-spec: {error}")
