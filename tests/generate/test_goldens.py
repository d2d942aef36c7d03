"""Each folder in `tests/cases/generate` is a document, and every line that is generated of it."""

from __future__ import annotations

import hashlib
import json

import pytest

from generators.render.outputs import MANIFEST
from tests.support import NAMES, NOTES, difference, expected, generated, package_of, shown


@pytest.mark.parametrize("case", NAMES)
def test_generated_as_expected(case: str) -> None:
    found = difference(expected(case), shown(case))
    if found:
        pytest.fail(f"{found}\n\n`make goldens` takes this as right; read it first", pytrace=False)


@pytest.mark.parametrize("case", NAMES)
def test_the_manifest_lists_every_file(case: str) -> None:
    tree = generated(case).tree
    manifest = json.loads(tree[MANIFEST])
    assert manifest["files"] == sorted(tree)
    document = tree[f"{package_of(case)}/openapi.json"].encode()
    assert manifest["document"] == hashlib.sha256(document).hexdigest()


def test_a_difference_is_shown() -> None:
    old = {"same": "a\n", "other": "one\ntwo\n", "gone": "x"}
    new = {"same": "a\n", "other": "one\nTWO\u2028\n", NOTES: ""}
    assert difference(old, old) == ""
    assert difference(old, new).split("\n") == [
        "--- expected/gone",
        "+++ gone",
        "@@ -1 +1 @@",
        "-x",
        "+(no such file)",
        f"--- expected/{NOTES}",
        f"+++ {NOTES}",
        "@@ -1 +1 @@",
        "-(no such file)",
        "+",
        "--- expected/other",
        "+++ other",
        "@@ -1,3 +1,3 @@",
        " one",
        "-two",
        "+TWO\\u2028",
        " ",
    ]
