"""The same document gives the same bytes: in any process, from anywhere, however it is named."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, generated, spec_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CASES = ("names", "unions", "security", "hostile", "read_write")
CODE = """
import json, sys
from generators import pipeline
print(json.dumps([pipeline.generate(spec).tree for spec in sys.argv[1:]]))
"""


def digest(trees: list[Mapping[str, str]]) -> list[dict[str, str]]:
    return [
        {path: hashlib.sha256(text.encode()).hexdigest() for path, text in tree.items()}
        for tree in trees
    ]


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_the_same_bytes(seed: str, tmp_path: Path) -> None:
    relative = seed == "1"
    specs = [os.path.relpath(spec_of(c), tmp_path) if relative else str(spec_of(c)) for c in CASES]
    done = subprocess.run(
        [sys.executable, "-c", CODE, *specs],
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "LC_ALL": "C"},
        capture_output=True,
        check=True,
    )
    assert digest(json.loads(done.stdout)) == digest([generated(case).tree for case in CASES])


@pytest.mark.parametrize("case", CASES)
def test_nothing_of_this_machine(case: str) -> None:
    for path, text in generated(case).tree.items():
        assert str(ROOT) not in text, path
