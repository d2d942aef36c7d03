"""Reading the document in the commits that change it, one after the other.

A commit matters when a file that the document was read from has other content in it, or one that
it missed is there. This is asked of git by the identity of each file, so symbolic links, files
that a document refers to and merges need no care of their own, and nothing is checked out.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ... import rules
from ...diagnostics import Severity
from ...document import Adaptation, Document, load
from ..repository import GitError
from ..sources import Origin
from ..versions import version_of
from .line import moved_to
from .model import Commit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ...diagnostics import Diagnostic
    from ...document import Loaded
    from ..repository import Repository
    from .line import Move

    Identify = Callable[[str, str], bytes]

_SHOWN = 12
_MISSING = b"missing"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The document in a commit that changes it.

    Attributes:
        commit: which.
        position: of the commit in its line; that of the last for what is on disk.
        path: where the document is in it.
        document: as read; None if it could not be.
        diagnostics: of reading it.
        problem: why it could not be read; empty if it was.
        moved_from: the path before, if it was moved here.
    """

    commit: Commit
    position: int
    path: str
    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()
    problem: str = ""
    moved_from: str = ""

    @property
    def version(self) -> str:
        """`info.version` as the document states it."""
        return version_of(self.document) if self.document else ""


class Before(NamedTuple):
    """A commit, and the paths that were looked for to read its document."""

    commit: str
    paths: frozenset[str]


def read(
    repository: Repository,
    commit: str,
    path: str,
    paths: set[str] | None = None,
    adapted: Adaptation | None = None,
) -> Loaded:
    """Read the document of a commit and the files it refers to.

    Args:
        repository: the clone.
        commit: full hash.
        path: from the root of the repository.
        paths: all paths that were looked for are added to this.
        adapted: filters and overlays, by paths from the root of the repository; overlays that the
            commit does not have are passed over.
    """
    name = f"{commit[:_SHOWN]}:{path}"
    adapted = adapted or Adaptation()
    with repository.reading(commit) as tree:

        def noted(file: str) -> bytes:
            if paths is not None and _can_be_asked(file):
                paths.add(file)
            return tree.read(file)

        overlays = tuple(file for file in adapted.overlays if _is_there(noted, file))
        return load(path, read=noted, name=name, adapted=adapted._replace(overlays=overlays))


def _is_there(reading: Callable[[str], bytes], path: str) -> bool:
    try:
        reading(path)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # and reading it says what is wrong
    return True


def snapshots(
    repository: Repository,
    line: Sequence[Commit],
    path: str,
    moves: Sequence[Move],
    tell: Callable[[str], None],
    before: Before | None = None,
    adapted: Adaptation | None = None,
) -> Iterator[Snapshot]:
    """Yield the document of each commit that changes it, the oldest first.

    Args:
        repository: the clone.
        line: the commits, the oldest first.
        path: where the document is in the last one.
        moves: where it was moved, the newest first.
        tell: is told of progress.
        before: the state before the first of them.
        adapted: what is done to each document, as for `read`.
    """
    moved = {move.commit: move for move in moves}
    path = moves[-1].before if moves else path
    known: dict[str, bytes] = {}
    was_there = False
    step = max(1, len(line) // 20)
    with identities(repository) as identify:
        if before is not None:
            known = {file: identify(before.commit, file) for file in before.paths}
            was_there = known[path] != _MISSING
        for position, commit in enumerate(line):
            if position % step == 0:
                tell(f"reading commit {position + 1:,} of {len(line):,}")
            move = moved.get(commit.hash)
            if move is not None:
                path = move.after
            elif known and _same(identify, commit.hash, known):
                continue
            missing = identify(commit.hash, path) == _MISSING
            if missing and not was_there:
                known = {path: _MISSING}
                continue
            paths = {path}
            loaded = read(repository, commit.hash, path, paths, adapted)
            known = {file: identify(commit.hash, file) for file in paths}
            was_there = not missing
            origin = move.before if move else ""
            yield _snapshot(
                commit,
                position,
                path,
                loaded,
                origin,
                _gone(repository, commit, path) if missing else "",
            )


def on_disk(
    path: str, file: str, position: int, today: datetime.date, adapted: Adaptation | None = None
) -> Snapshot:
    """Return the document as it is on disk, which no commit holds yet.

    Args:
        path: from the root of the repository.
        file: as the user names it.
        position: after that of the last commit.
        today: the day it counts for.
        adapted: what is done to it.
    """
    commit = Commit("", today, "", "not committed")
    return _snapshot(commit, position, path, read_disk(file, adapted), "")


def read_disk(file: str, adapted: Adaptation | None = None) -> Loaded:
    """Read the document on disk and the files it refers to; apply overlays and filters."""
    return Origin(file, file).load(adapted)


def faults(document: Document, diagnostics: Sequence[Diagnostic]) -> str:
    """Return what is wrong in a document that was read; empty if it is valid.

    Only rules on whose word others rely are asked: those say whether it is OpenAPI.
    """
    silent: Mapping[str, Severity | None] = dict.fromkeys(rules.RULES)
    checked = rules.check(document, severities=silent, least=Severity.ERROR)
    errors = [problem for problem in (*diagnostics, *checked) if problem.severity is Severity.ERROR]
    if not errors:
        return ""
    more = f" (and {len(errors) - 1:,} more)" if len(errors) > 1 else ""
    return f"{errors[0].location}: {errors[0].message}{more}"


@contextmanager
def identities(repository: Repository) -> Iterator[Identify]:
    """Give a function that returns what identifies the content of a file of a commit.

    The answer is `missing` where there is no such file. One process answers, links are followed.
    """
    with subprocess.Popen(
        ("git", "cat-file", "--batch-check", "--follow-symlinks"),  # noqa: S607
        cwd=repository.root,
        env=os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        requests, answers = process.stdin, process.stdout
        if requests is None or answers is None:  # pragma: no cover
            raise GitError("git cannot be asked")

        def identify(commit: str, path: str) -> bytes:
            requests.write(f"{commit}:{path}\n".encode("utf-8", "surrogateescape"))
            requests.flush()
            answer = answers.readline().strip()
            kind, _, size = answer.partition(b" ")
            if answer.endswith(b" missing"):
                return _MISSING
            if b" " not in size and size.isdigit():  # a link that leads nowhere, or out
                return kind + answers.read(int(size) + 1)
            return answer

        try:
            yield identify
        finally:
            requests.close()


def _same(identify: Identify, commit: str, known: Mapping[str, bytes]) -> bool:
    return all(identify(commit, path) == identity for path, identity in known.items())


def _can_be_asked(path: str) -> bool:
    outside = path.startswith(("/", "../")) or path == ".."
    return not outside and "\n" not in path and "\0" not in path


def _gone(repository: Repository, commit: Commit, path: str) -> str:
    """Return where the document went that a commit has no more."""
    moved = moved_to(repository, commit.hash, path)
    return f"it was moved to {moved}" if moved else "there is no such file any more"


def _snapshot(
    commit: Commit, position: int, path: str, loaded: Loaded, moved_from: str, problem: str = ""
) -> Snapshot:
    if loaded.document is None and not problem:
        first = loaded.diagnostics[0]
        problem = f"{first.location}: {first.message}"
    diagnostics = tuple(loaded.diagnostics)
    return Snapshot(commit, position, path, loaded.document, diagnostics, problem, moved_from)
