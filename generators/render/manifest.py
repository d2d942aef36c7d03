"""The manifest: what a tree was made of, by which toolkit, and the digests of its files."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version as installed
from typing import TYPE_CHECKING

from ..keeping.outputs import digest, digests
from . import shipped
from .documents import document_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .features import Chosen
    from .own_templates import Templates

NOTICE = "Generated from an OpenAPI document. Do not edit: change the document, generate again."
MANIFEST = ".generated.json"


def amended_manifest(
    manifest: str, files: Mapping[str, str], commands: Sequence[Sequence[str]]
) -> str:
    """Return the manifest of a tree that commands of one's own have changed.

    Args:
        manifest: of the tree as it was generated.
        files: those of the tree now.
        commands: which were run.
    """
    data = {key: value for key, value in json.loads(manifest).items() if key != "files"}
    listed = dict(sorted({**digests(files), MANIFEST: ""}.items()))
    return document_text({**data, "post": [[*command] for command in commands], "files": listed})


def digests_of(tree: Mapping[str, str]) -> dict[str, str]:
    """Return the digest of each file of a whole tree, which its manifest has but for its own."""
    listed = json.loads(tree[MANIFEST])["files"]
    return {**listed, MANIFEST: digest(tree[MANIFEST])}


def manifest(
    document: str, chosen: Chosen, tree: Mapping[str, str], own: Templates | None = None
) -> str:
    """Return the manifest: what a tree was made of, by which toolkit, and digests of its files.

    It has no digest of its own.

    Args:
        document: text of the document that it was made of, as packages ship it.
        chosen: the features.
        tree: the files.
        own: templates that took the place of the toolkit's.
    """
    # Its style changes with minor releases only: another patch release makes the same bytes.
    ruff = installed("ruff").rpartition(".")[0]
    made_with = {"datamodel-code-generator": installed("datamodel-code-generator"), "ruff": ruff}
    return document_text(
        {
            "notice": NOTICE,
            "madeBy": shipped.current()._asdict(),
            "document": hashlib.sha256(document.encode()).hexdigest(),
            "madeWith": made_with,
            "features": chosen.names,
            **({"templates": own.digests()} if own else {}),
            "files": dict(sorted({**digests(tree), MANIFEST: ""}.items())),
        }
    )
