"""Which toolkit runs: its files, Python, and the versions of all that is installed with it."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from .contents import content

_ROOT = Path(__file__).parents[1]
_VERSIONED = (".dist-info", ".egg-info")


def identity() -> str:
    """Return a digest that differs where another toolkit, or another Python, might do otherwise.

    All files of the toolkit are in it: code, templates, pages and the runtime. Of what it depends
    on, and of everything beside that, the versions are.

    Raises:
        OSError: a file of the toolkit cannot be read.
    """
    digest = hashlib.sha256(f"{sys.version}\0{sys.platform}\0".encode())
    for folder in sys.path:
        for name in _installed(folder):
            digest.update(f"{name}\0".encode())
    for folder, inner, names in os.walk(_ROOT):
        inner[:] = sorted(name for name in inner if name != "__pycache__")
        place = os.path.relpath(folder, _ROOT)
        for name in sorted(names):
            held = content(f"{folder}/{name}")
            digest.update(f"{place}/{name}\0{len(held)}\0".encode())
            digest.update(held)
    return digest.hexdigest()


def _installed(folder: str) -> list[str]:
    """Return names with versions of the distributions in a folder of `sys.path`."""
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208 - names are enough
    except OSError:
        return []
    return sorted(name for name in names if name.endswith(_VERSIONED))
