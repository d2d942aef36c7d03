"""Changes of the package caused by another version of the generator, not by the document.

The package in the base was generated from the base's document, maybe by another version. This
version generates a package from the same document: all differences are due to the generator.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..render.manifest import MANIFEST
from .files import file_changes
from .model import GeneratorChange
from .python_api import api_changes

if TYPE_CHECKING:
    from collections.abc import Mapping


def generator_change(
    committed: Mapping[str, str], generated: Mapping[str, str]
) -> GeneratorChange | None:
    """Return the changes due to this generator; None if there are none.

    Args:
        committed: the package of the base as committed, path to text. Files that its manifest does
            not list are not generated and are left out.
        generated: the package that this generator makes from the base's document.
    """
    before, after = _manifest(committed), _manifest(generated)
    old_generator, new_generator = _made_with(before), _made_with(after)
    if not before:
        return GeneratorChange(
            old_generator, new_generator, skipped=f"the base has no `{MANIFEST}` to read"
        )
    listed = before.get("files")
    owned = {
        path: text
        for path, text in committed.items()
        if isinstance(listed, (list, dict)) and path in listed
    }
    if owned == generated:
        return None
    if before.get("document") != after.get("document"):
        reason = "the package in the base was not generated of the document in the base"
        return GeneratorChange(old_generator, new_generator, skipped=reason)
    try:
        changes = api_changes(owned, generated)
    except (SyntaxError, ValueError) as error:
        return GeneratorChange(
            old_generator, new_generator, skipped=f"the package in the base: {error}"
        )
    return GeneratorChange(old_generator, new_generator, changes, file_changes(owned, generated))


def _manifest(tree: Mapping[str, str]) -> dict[str, Any]:
    try:
        manifest = json.loads(tree[MANIFEST])
    except (KeyError, ValueError, RecursionError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _made_with(manifest: Mapping[str, Any]) -> str:
    """Return the versions of the tools that generated a package, from its manifest."""
    versions = manifest.get("madeWith")
    if not isinstance(versions, dict) or not versions:
        return "unknown"
    return ", ".join(f"{name} {version}" for name, version in sorted(versions.items()))
