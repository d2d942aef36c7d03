"""Changes of generated files, in lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .model import FileChange

if TYPE_CHECKING:
    from collections.abc import Mapping


def file_changes(base: Mapping[str, str], head: Mapping[str, str]) -> tuple[FileChange, ...]:
    """Return the files that differ between two trees, sorted by path.

    Lines are counted, not aligned, so that the time is linear: a line that only moved counts as
    neither added nor removed.

    Args:
        base: path to text.
        head: path to text.
    """
    changes = []
    for path in sorted({*base, *head}):
        before, after = base.get(path), head.get(path)
        if before == after:
            continue
        state = "added" if before is None else "removed" if after is None else "changed"
        old, new = Counter((before or "").splitlines()), Counter((after or "").splitlines())
        changes.append(FileChange(path, state, (new - old).total(), (old - new).total()))
    return tuple(changes)
