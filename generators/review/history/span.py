"""What `--history` names: the document, the commits it is followed over, and their ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from ...document import Adaptation
from ..repository import GitError, Repository
from ..sources import SourceError
from .line import is_ancestor

_SUFFIXES = {".yaml", ".yml", ".json"}


class Adapted(NamedTuple):
    """What is done to the document of each commit before it is compared.

    Attributes:
        committed: overlays by their paths from the root of the repository, and filters.
        on_disk: the same overlays as the user names them, and the same filters.
        outside: overlays that are in no commit, as they lie elsewhere.
    """

    committed: Adaptation = Adaptation()
    on_disk: Adaptation = Adaptation()
    outside: tuple[str, ...] = ()

    @classmethod
    def of(cls, repository: Repository, adapted: Adaptation) -> Adapted:
        """Return what is done in the commits of a repository."""
        paths = {path: repository.inside(Path(path)) for path in adapted.overlays}
        inside = {path: found for path, found in paths.items() if found is not None}
        return cls(
            adapted._replace(overlays=tuple(inside.values())),
            adapted._replace(overlays=tuple(inside)),
            tuple(path for path in paths if path not in inside),
        )


_UNCHANGED = Adapted()


@dataclass(frozen=True, slots=True)
class Span:
    """The commits of a history.

    Attributes:
        repository: the clone.
        path: the document at the end, from the root of the repository.
        start: full hash of the commit it begins after; empty for the first one.
        end: full hash of the last commit; empty where there is none yet.
        disk: the document on disk, which comes after all commits; empty to leave it out.
        start_name: as the user named it.
        end_name: likewise.
        straight: whether `start` comes before `end`, and not on another branch.
        adapted: overlays and filters, applied in each commit as they stand in it.
    """

    repository: Repository
    path: str
    start: str
    end: str
    disk: str
    start_name: str
    end_name: str
    straight: bool
    adapted: Adapted = _UNCHANGED

    @property
    def on_disk(self) -> bool:
        """Whether the document is to be read from disk, and is there."""
        return bool(self.disk) and (self.repository.root / self.path).is_file()


def find_span(named: str, document: str, *, spec: str, adapted: Adaptation | None = None) -> Span:
    """Resolve what the user named, relative to the current folder.

    Args:
        named: `A..B`, `A..` up to what is on disk, `B` for all commits up to it, or a file; empty
            for all commits and what is on disk.
        document: path of the document; empty for `spec`.
        spec: the usual one.
        adapted: overlays, relative to the current folder, and filters.

    Raises:
        SourceError: a name cannot be resolved, the span is empty, or git fails.
    """
    try:
        span = _span(named, document, spec)
        return replace(span, adapted=Adapted.of(span.repository, adapted or Adaptation()))
    except GitError as error:
        raise SourceError(str(error)) from error


def _span(named: str, document: str, spec: str) -> Span:
    repository = Repository.around(Path.cwd())
    if repository is None:
        raise GitError(
            "a history is read from commits, and this folder is in no git repository; two files "
            "are compared with `review OLD NEW`"
        )
    if named and not document and _is_file(repository, named):
        named, document = "", named
    file = document or spec
    path = repository.inside(Path(file))
    if path is None:
        raise GitError(f"{file} is not in the repository {repository.root}")
    if "..." in named:
        raise GitError(f"{named!r} has three dots: write two, as in `v1.0.0..v2.0.0`")
    older, dots, newer = named.partition("..")
    if not dots:
        older, newer = "", older
    start = _commit(repository, older or "HEAD") if dots else ""
    disk = "" if newer else file
    head = repository.commit("HEAD") or ""
    end = _commit(repository, newer) if newer else head
    straight = not start or is_ancestor(repository, start, end)
    if start and not disk:
        _require_order(repository, start, end, (older or "HEAD", newer))
    return Span(
        repository, path, start, end, disk, (older or "HEAD") if dots else "", newer, straight
    )


def _is_file(repository: Repository, named: str) -> bool:
    """Whether a name is that of a document, and not of a commit."""
    if Path(named).is_file():
        return repository.commit(named) is None
    if ":" in named or (".." in named and not named.startswith("../")):
        return False
    return Path(named).suffix.lower() in _SUFFIXES and repository.commit(named) is None


def _commit(repository: Repository, name: str) -> str:
    if ":" in name:
        raise GitError(
            f"{name!r} names a file of a commit: write the commit alone, and the path of the "
            "document after the range"
        )
    commit = repository.commit(name)
    if commit is None:
        raise repository.unknown(name)
    return commit


def _require_order(repository: Repository, start: str, end: str, names: tuple[str, str]) -> None:
    older, newer = names
    if start == end:
        raise GitError(f"there is nothing between {older} and {newer}: they are the same commit")
    if is_ancestor(repository, end, start):
        raise GitError(f"{newer} comes before {older}: write `{newer}..{older}`")
