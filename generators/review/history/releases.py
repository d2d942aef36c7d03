"""Which snapshots are versions, as a consumer sees them.

A version is released by the tag that names it (`1.2.0` or `v1.2.0`); without one by the commit that
first states it, so that later changes under the same number are not released yet. Where other
versions have tags, the newest one without a tag is not released either.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from ..versions import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .line import Tag


class Known(NamedTuple):
    """What is needed of a snapshot that could be read: its position and its version."""

    position: int
    version: str
    committed: bool = True


class Cut(NamedTuple):
    """A snapshot that ends a version.

    Attributes:
        at: index of the snapshot.
        name: of the version, or of the tag where a history goes by tags.
        version: that was given.
        released: whether it is out.
        tag: that names it.
    """

    at: int
    name: str
    version: str
    released: bool
    tag: Tag | None = None


class Placed(NamedTuple):
    """A tag, and the position of its commit in the line; -1 for the commit a history starts at."""

    tag: Tag
    position: int


def by_version(known: Sequence[Known], tags: Iterable[Placed], *, based: bool) -> list[Cut]:
    """Return the versions by what documents state, the oldest first.

    Args:
        known: the snapshots that could be read, the oldest first.
        tags: all tags of the line.
        based: whether the first snapshot is the state before the history, and no part of it.
    """
    named: dict[str, Placed] = {}
    for placed in tags:
        version = placed.tag.name.removeprefix("v")
        if version not in named or placed.tag.name == version:
            named[version] = placed
    runs = _runs(known)
    inside = [_tagged(known, run, named) for run in runs]
    tagged = any(placed is not None for placed in inside)
    cuts = []
    for (first, last), mark in zip(runs, inside, strict=True):
        version = known[first].version
        if mark is not None:
            cuts.append(Cut(_at(known, mark), version, version, released=True, tag=mark.tag))
        elif known[first].committed and not (tagged and last == len(known) - 1):
            cuts.append(Cut(first, version, version, released=True))
    cuts = [cut for cut in cuts if not based or cut.at]
    return _closed(cuts, known, based=based)


def by_tag(known: Sequence[Known], tags: Iterable[Placed], *, based: bool) -> list[Cut]:
    """Return the versions by tags, the oldest first; arguments as for `by_version`."""
    ordered = sorted(tags, key=lambda placed: (placed.position, placed.tag.date, placed.tag.name))
    cuts = []
    for placed in ordered:
        if placed.position < known[0].position or (based and placed.position < 0):
            continue
        index = _at(known, placed)
        name = placed.tag.name
        cuts.append(Cut(index, name, version_in(name), released=True, tag=placed.tag))
    return _closed(cuts, known, based=based)


def version_in(name: str) -> str:
    """Return the version at the end of the name of a tag, or the name if there is none."""
    for at in range(len(name)):
        if (at == 0 or not name[at - 1].isdigit()) and parse(name[at:]) is not None:
            return name[at:]
    return name


def _closed(cuts: list[Cut], known: Sequence[Known], *, based: bool) -> list[Cut]:
    """Add what came after the last version and is not released yet."""
    last = len(known) - 1
    if last > (cuts[-1].at if cuts else 0 if based else -1):
        version = known[last].version
        cuts.append(Cut(last, version, version, released=False))
    return cuts


def _runs(known: Sequence[Known]) -> list[tuple[int, int]]:
    """Return the first and last index of each run of snapshots that state one version."""
    runs = []
    for _, group in itertools.groupby(range(len(known)), key=lambda index: known[index].version):
        indexes = list(group)
        runs.append((indexes[0], indexes[-1]))
    return runs


def _tagged(
    known: Sequence[Known], run: tuple[int, int], named: dict[str, Placed]
) -> Placed | None:
    """Return the tag that names the version of a run, if it leads to a commit of that run."""
    placed = named.get(known[run[0]].version)
    if placed is None or placed.position < known[0].position:
        return None
    return placed if run[0] <= _at(known, placed) <= run[1] else None


def _at(known: Sequence[Known], placed: Placed) -> int:
    """Return the index of the snapshot that a tag means: the last one up to its commit."""
    indexes = (
        index
        for index, snapshot in enumerate(known)
        if snapshot.committed and snapshot.position <= placed.position
    )
    return max(indexes, default=0)
