"""The line of commits that a history follows, its tags, and the places the document had in it.

Only first parents are followed: a merge counts as one change, that of what it brought in.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

from ..repository import SHALLOW, GitError
from .model import Commit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..repository import Repository

_FIELDS = "--format=%H%x00%cs%x00%aN%x00%s"
_LOG = ("log", "-z", "--first-parent", "--no-show-signature", "--no-color", "--encoding=UTF-8")
_PATH_LOG = ("--literal-pathspecs", *_LOG, "-m", "--no-follow")
_DOCUMENT = (".yaml", ".yml", ".json")
_OPENAPI = re.compile(rb"^[\s{]*[\"']?openapi[\"']?\s*:", re.MULTILINE)
_MOVES = 1_000
"""Places of the document after which no older one is looked for."""


class Tag(NamedTuple):
    """A tag: its name, the commit it leads to, and the day it was made."""

    name: str
    commit: str
    date: datetime.date


class Move(NamedTuple):
    """A commit that moved the document: its hash, the path before and the path after."""

    commit: str
    before: str
    after: str


def commits(repository: Repository, end: str, start: str = "") -> tuple[Commit, ...]:
    """Return the commits from `start`, which is left out, to `end`, the oldest first.

    Args:
        repository: the clone.
        end: full hash of the last commit.
        start: full hash; empty for all commits.

    Raises:
        GitError: the clone is shallow, and lacks some of them.
    """
    exclude = (f"^{start}",) if start else ()
    result = repository.run(*_LOG, _FIELDS, end, *exclude, "--")
    if result.returncode != 0:
        raise GitError(f"git cannot read the history: {result.stderr.strip()}")
    fields = result.stdout.split("\0")[:-1]
    line = tuple(
        Commit(fields[at], _date(fields[at + 1]), fields[at + 2], fields[at + 3])
        for at in range(len(fields) - 4, -1, -4)
    )
    ends = repository.ends()
    if any(commit.hash in ends for commit in line):
        raise GitError(f"the history is not all here: this clone is {SHALLOW}")
    return line


def is_ancestor(repository: Repository, older: str, newer: str) -> bool:
    """Whether a commit is the other one, or comes before it."""
    return repository.run("merge-base", "--is-ancestor", older, newer).returncode == 0


def tags(repository: Repository, pattern: str = "") -> tuple[Tag, ...]:
    """Return the tags of commits, or those that match a pattern as `git tag --list` takes it."""
    names = (f"refs/tags/{pattern}",) if pattern else ("refs/tags",)
    form = "%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(creatordate:short)"
    result = repository.run("for-each-ref", f"--format={form}", *names)
    listed = []
    for row in result.stdout.splitlines():
        name, direct, peeled, date = row.split("\0")
        if date:  # a tag of a tree or a blob has none
            listed.append(Tag(name, peeled or direct, _date(date)))
    return tuple(listed)


def changed(repository: Repository, path: str, end: str) -> tuple[str, ...]:
    """Return the hashes of the commits up to `end` that change a file, the newest first."""
    options = ("--format=%H", f"--max-count={_MOVES}")
    result = repository.run(*_PATH_LOG, *options, end, "--", path)
    return tuple(result.stdout.split("\0")[:-1])


def moved_to(repository: Repository, commit: str, path: str) -> str:
    """Return where a commit moved a file to; empty if git sees no such file."""
    for before, after in _differences(repository, f"{commit}^", commit):
        if before == path and after:
            return after
    return ""


def moves(repository: Repository, path: str, end: str, start: str = "") -> tuple[Move, ...]:
    """Return where the document was moved, the newest first.

    Git says what was renamed with small changes. Where it sees none, the only OpenAPI document that
    the same commit removes counts as the one that was moved.
    """
    met: list[Move] = []
    for _ in range(_MOVES):
        move = next(_origins(repository, path, end, start), None)
        if move is None:
            break
        met.append(move)
        path, end = move.before, f"{move.commit}^"
    return tuple(met)


def _origins(repository: Repository, path: str, end: str, start: str) -> Iterator[Move]:
    """Yield the moves to a path, the newest first; the document may have been there twice."""
    exclude = (f"^{start}",) if start else ()
    options = ("--diff-filter=A", "--format=%H %P")
    result = repository.run(*_PATH_LOG, *options, end, *exclude, "--", path)
    for row in result.stdout.split("\0"):
        commit, *parents = row.split()[:2] or [""]
        if parents:
            before = _before(repository, parents[0], commit, path)
            if before:
                yield Move(commit, before, path)


def _before(repository: Repository, parent: str, commit: str, path: str) -> str:
    """Return the path that a new file had in the commit before; empty if it is new."""
    removed = []
    for before, after in _differences(repository, parent, commit):
        if after == path:
            return before
        if not after:
            removed.append(before)
    documents = _documents(repository, parent, removed)
    return documents[0] if len(documents) == 1 else ""


def _differences(repository: Repository, base: str, head: str) -> Iterator[tuple[str, str]]:
    """Yield the files that were moved, and those that were removed with an empty new path."""
    options = ("-r", "-z", "-M", "--no-color", "--diff-filter=RD", "--name-status")
    fields = iter(repository.run("diff-tree", *options, base, head).stdout.split("\0"))
    for state in fields:
        if state:
            before = next(fields, "")
            yield before, next(fields, "") if state.startswith("R") else ""


def _documents(repository: Repository, commit: str, paths: Sequence[str]) -> list[str]:
    """Return those of some files of a commit that state a version of OpenAPI."""
    documents = []
    with repository.reading(commit) as tree:
        for path in paths:
            try:
                if path.lower().endswith(_DOCUMENT) and _OPENAPI.search(tree.read(path)):
                    documents.append(path)
            except OSError:
                continue
    return documents


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
