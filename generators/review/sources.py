"""Resolving BASE and HEAD, which name a file, a file of a commit, or a commit.

`ref:path` is a file of a commit, its path counted from the root of the repository as git does.
A bare `ref` is the document's usual file in that commit. Anything else is a file on disk.
"""

from __future__ import annotations

import posixpath
import re
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..document import Adaptation, Loaded, load
from ..document.roots import Roots
from .repository import GitError, Repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/]")
_DOCUMENT = frozenset({".yaml", ".yml", ".json"})
_SHOWN = 12
"""Digits of a hash in names."""


class SourceError(Exception):
    """BASE or HEAD names nothing that can be reviewed; the message holds the remedy."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one of the two documents comes from.

    Attributes:
        name: as reports show it, for example `main:spec/openapi.yaml`.
        path: the file; in a commit relative to the root of the repository.
        commit: full hash of the commit; empty for the disk.
        repository: the clone that contains the commit or the file on disk.
    """

    name: str
    path: str
    commit: str = ""
    repository: Repository | None = None

    @property
    def repository_path(self) -> str:
        """The path relative to the root of the repository; if there is none, the path on disk."""
        if self.commit or self.repository is None:
            return self.path
        return self.repository.inside(Path(self.path)) or self.path

    def sibling(self, path: str) -> Origin:
        """Return another file, from the same commit or disk, by the path that a user gives.

        Raises:
            SourceError: the file cannot be in that commit.
        """
        if not self.commit or self.repository is None:
            return Origin(path, path, "", self.repository)
        try:
            inside = _inside(self.repository, path)
        except GitError as error:
            raise SourceError(str(error)) from error
        prefix = self.name.removesuffix(self.path)
        return Origin(f"{prefix}{inside}", inside, self.commit, self.repository)

    def load(self, adapted: Adaptation | None = None) -> Loaded:
        """Read the document and the files it refers to, all from the same place.

        Args:
            adapted: overlays and filters; overlays that this place does not have are passed over.
        """
        adapted = adapted or Adaptation()
        overlays = [self.sibling(path) for path in adapted.overlays]
        paths = tuple(overlay.path for overlay in overlays if overlay.exists())
        with self.reading(adapted.files()) as read:
            return load(
                self.path, read=read, name=self.name, adapted=adapted._replace(overlays=paths)
            )

    def read(self) -> bytes:
        """Return the content of the file.

        Raises:
            OSError: it is missing, or cannot be read.
        """
        with self.reading() as read:
            return read(self.path)

    def exists(self) -> bool:
        """Whether there is such a file, readable or not."""
        try:
            self.read()
        except OSError as error:
            return not isinstance(error, FileNotFoundError)
        return True

    def folder(self, path: str) -> dict[str, str]:
        """Return all files of a folder of the commit, path in it to text; none for the disk.

        Args:
            path: the folder as a user gives it. Files that are not UTF-8 are left out.
        """
        if not self.commit or self.repository is None:
            return {}
        inside = self.repository.inside(Path(path))
        if inside is None:
            return {}
        paths = self.repository.files_below(self.commit, inside)
        texts: dict[str, str] = {}
        with self.repository.reading(self.commit) as tree:
            for file in paths:
                try:
                    text = tree.read(file).decode()
                except (OSError, UnicodeDecodeError):
                    continue
                texts[PurePosixPath(file).relative_to(inside).as_posix()] = text
        return texts

    def reading(self, files: Iterable[str] = ()) -> AbstractContextManager[Callable[[str], bytes]]:
        """Return a context that gives a function to read files from the same place.

        Args:
            files: that may be read on disk wherever they are.
        """
        if self.commit and self.repository is not None:
            return _files_of(self.repository, self.commit)
        return nullcontext(Roots(self.path, files).read)


@contextmanager
def _files_of(repository: Repository, commit: str) -> Iterator[Callable[[str], bytes]]:
    with repository.reading(commit) as tree:
        yield tree.read


def find_sources(base: str, head: str, *, spec: str) -> tuple[Origin, Origin]:
    """Resolve BASE and HEAD, relative to the current folder.

    Args:
        base: as given; empty for the commit at which the head left the default branch.
        head: as given; empty for the working tree.
        spec: path of the document if none is named.

    Raises:
        SourceError: a name cannot be resolved, or git fails.
    """
    try:
        repository = Repository.around(Path.cwd())
        after = Origin(spec, spec, "", repository)
        if head:
            after = _resolve(head, repository, after)
        before = _resolve(base, repository, after) if base else _default_base(repository, after)
    except GitError as error:
        raise SourceError(str(error)) from error
    return before, after


def _resolve(name: str, repository: Repository | None, usual: Origin) -> Origin:
    """Resolve a name; `usual` has the path for a bare ref."""
    if name.startswith("-"):
        raise GitError(f"{name!r} cannot be the name of a commit or a file")
    disk = Origin(name, name, "", repository)
    if Path(name).is_file() or _WINDOWS_PATH.match(name):
        return disk
    ref, colon, path = name.partition(":")
    if repository is None:
        if Path(name).suffix.lower() in _DOCUMENT and not colon:
            return disk
        raise GitError(f"there is no file {name!r}, and this folder is in no git repository")
    commit = repository.commit(ref)
    if commit is None:
        if not colon and Path(name).suffix.lower() in _DOCUMENT:
            return disk
        raise repository.unknown(ref)
    path = _clean(repository, path) if path else _within(usual)
    return Origin(f"{ref}:{path}", path, commit, repository)


def _default_base(repository: Repository | None, head: Origin) -> Origin:
    if repository is None:
        raise GitError("this folder is in no git repository: name the base, a file")
    start = head.commit or repository.commit("HEAD")
    if not start:
        raise GitError("the repository has no commit yet: name the base, a file")
    commit = repository.merge_base(start, repository.default_branch())
    path = _within(head)
    return Origin(f"{commit[:_SHOWN]}:{path}", path, commit, repository)


def _clean(repository: Repository, path: str) -> str:
    """Return a path relative to the root; as in git, `./` and `../` mean the current folder."""
    if path.startswith(("./", "../")):
        return _inside(repository, path)
    return posixpath.normpath(path)


def _within(origin: Origin) -> str:
    """Return the path of a file from the root of its repository.

    Raises:
        GitError: it is not in a repository.
    """
    if origin.commit or origin.repository is None:
        return origin.path
    return _inside(origin.repository, origin.path)


def _inside(repository: Repository, path: str) -> str:
    inside = repository.inside(Path(path))
    if inside is None:
        raise GitError(f"{path} is not in the repository {repository.root}: write `ref:path`")
    return inside
