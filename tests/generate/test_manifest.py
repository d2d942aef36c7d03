"""The manifest says what a package was made of and which files belong to it."""

from __future__ import annotations

import hashlib
import json

import pytest

from generators.render.manifest import MANIFEST
from tests.support import NAMES, generated, package_of


@pytest.mark.parametrize("case", NAMES)
def test_the_manifest_lists_every_file(case: str) -> None:
    tree = generated(case).tree
    manifest = json.loads(tree[MANIFEST])
    digests = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in tree.items()}
    assert manifest["files"] == {**digests, MANIFEST: ""}
    assert list(manifest["files"]) == sorted(tree)
    document = tree[f"{package_of(case)}/openapi.json"].encode()
    assert manifest["document"] == hashlib.sha256(document).hexdigest()
