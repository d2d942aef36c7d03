"""What another generator changed, apart from what the document changed.

The package in the base was written by some generator of the base's document. This generator writes
one of the same document: whatever differs between the two is the generator's.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generators.render.outputs import MANIFEST
from generators.review.files import file_changes
from generators.review.model import GeneratorChange
from generators.review.python_api import api_changes

if TYPE_CHECKING:
    from collections.abc import Mapping


def generator_change(
    committed: Mapping[str, str], generated: Mapping[str, str]
) -> GeneratorChange | None:
    """Return what this generator does differently; None where it does nothing.

    Args:
        committed: the package of the base as it is committed, path to text. What its manifest does
            not list is not of the generator and is left out.
        generated: what this generator makes of the base's document.
    """
    before, after = _manifest(committed), _manifest(generated)
    made_by, making = _made_with(before), _made_with(after)
    if not before:
        return GeneratorChange(made_by, making, skipped=f"the base has no `{MANIFEST}` to read")
    listed = before.get("files")
    owned = {
        path: text
        for path, text in committed.items()
        if isinstance(listed, list) and path in listed
    }
    if owned == generated:
        return None
    if before.get("document") != after.get("document"):
        reason = "the package in the base was not generated of the document in the base"
        return GeneratorChange(made_by, making, skipped=reason)
    try:
        changes = api_changes(owned, generated)
    except (SyntaxError, ValueError) as error:
        return GeneratorChange(made_by, making, skipped=f"the package in the base: {error}")
    return GeneratorChange(made_by, making, changes, file_changes(owned, generated))


def _manifest(tree: Mapping[str, str]) -> dict[str, Any]:
    try:
        found = json.loads(tree[MANIFEST])
    except (KeyError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _made_with(manifest: Mapping[str, Any]) -> str:
    """Return the versions that decide what is generated, as the manifest names them."""
    stated = manifest.get("madeWith")
    if not isinstance(stated, dict) or not stated:
        return "unknown"
    return ", ".join(f"{name} {version}" for name, version in sorted(stated.items()))
