"""What a run wrote: the digest of each file, and whether a folder still holds them all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def digests(tree: Mapping[str, str]) -> dict[str, str]:
    """Return the digest of each file of a tree, path to text."""
    return {path: _digest(text.encode()) for path, text in tree.items()}


def same(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether a folder holds files of these digests: no links, and in no folder that is one.

    What else the folder holds does not matter: no run looks at files that none has written.
    """
    top = os.path.realpath(folder)
    try:
        return all(
            _is_folder(os.path.join(top, parent))  # noqa: PTH118 - texts, of many
            for parent in {os.path.dirname(path) for path in files}  # noqa: PTH120
        ) and all(_held(os.path.join(top, path)) == files[path] for path in files)  # noqa: PTH118
    except OSError:
        return False


def _is_folder(path: str) -> bool:
    return os.path.realpath(path) == os.path.normpath(path)


def _held(path: str) -> str:
    """Return the digest of a file; of none where it is a link."""
    return "" if os.path.islink(path) else _digest(Path(path).read_bytes())  # noqa: PTH114


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
