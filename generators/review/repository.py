"""A git repository: resolving names of commits, and reading the files of a commit.

Only reading commands are run, and none of them uses the network unless the clone is partial.
Messages of git are passed on; names that git would take for an option are refused.
"""

from __future__ import annotations

import errno
import os
import posixpath
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ..document.files import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
_LINK_PROBLEMS = {
    b"dangling": "it is a symbolic link to a file that is not there",
    b"loop": "it is a symbolic link that leads back to itself",
    b"notdir": "a part of its path is a file, not a folder",
    b"symlink": "it is a symbolic link that leads out of the repository",
}
SHALLOW = "shallow: run `git fetch --unshallow`, or give actions/checkout `fetch-depth: 0`"
"""What a clone without its whole history is, and the remedy."""
_DEFAULT_BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


class GitError(Exception):
    """A name has no meaning here, or git cannot be run; the message holds the remedy."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A clone.

    Attributes:
        root: the folder that holds the working tree.
    """

    root: Path

    @classmethod
    def around(cls, folder: Path) -> Repository | None:
        """Return the repository whose working tree `folder` lies in; None if there is none.

        Raises:
            GitError: git refuses to read the repository.
        """
        if shutil.which("git") is None:
            return None
        result = _run(folder, "rev-parse", "--show-toplevel")
        if result.returncode == 0:
            return cls(Path(result.stdout.removesuffix("\n")))
        if "not a git repository" in result.stderr or "work tree" in result.stderr:
            return None
        raise GitError(f"git cannot read this repository: {_last_line(result.stderr)}")

    def commit(self, name: str) -> str | None:
        """Return the full hash of the commit that `name` denotes; None if there is none."""
        if not name or name.startswith("-") or "\0" in name:
            return None
        result = _run(self.root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return result.stdout.strip() if result.returncode == 0 else None

    def default_branch(self) -> str:
        """Return the name of the default branch, preferably of the remote.

        Raises:
            GitError: none of the usual branches exists.
        """
        for name in _DEFAULT_BRANCHES:
            if self.commit(name):
                return name
        raise GitError(
            "the default branch is not known: none of "
            f"{', '.join(_DEFAULT_BRANCHES)} exists here; name the base, for example "
            "`review HEAD~1`" + self._when_shallow()
        )

    def merge_base(self, commit: str, branch: str) -> str:
        """Return the hash of the merge base of a commit and a branch.

        Raises:
            GitError: they have no commit in common, or too little history was fetched.
        """
        result = _run(self.root, "merge-base", commit, branch)
        base = result.stdout.strip()
        if result.returncode == 0 and base:
            return base
        raise GitError(
            f"{commit[:12]} and {branch} have no commit in common; name the base"
            + self._when_shallow()
        )

    def unknown(self, name: str) -> GitError:
        """Return the error for a name that denotes no commit."""
        if name.startswith("-"):
            return GitError(f"{name!r} cannot be the name of a commit")
        return GitError(
            f"{name!r} is neither a file nor a commit of this repository; "
            f"`git fetch origin {name}` brings a branch of the remote" + self._when_shallow()
        )

    def _when_shallow(self) -> str:
        return f"; this clone is {SHALLOW}" if self.ends() else ""

    def ends(self) -> frozenset[str]:
        """Return the hashes of the commits whose parents a shallow clone lacks."""
        result = self.run("rev-parse", "--is-shallow-repository", "--git-path", "shallow")
        shallow, _, path = result.stdout.removesuffix("\n").partition("\n")
        if shallow != "true":
            return frozenset()
        try:
            return frozenset((self.root / path).read_text("ascii").split())
        except OSError:
            return frozenset()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of git that reads, in the root of the working tree."""
        return _run(self.root, *arguments)

    def inside(self, path: Path) -> str | None:
        """Return the path of a file of the working tree from its root; None if it is outside."""
        try:
            relative = Path(os.path.abspath(path)).relative_to(self.root)  # noqa: PTH100
        except ValueError:
            # The path of the working tree may contain a symbolic link.
            try:
                relative = path.resolve().relative_to(self.root.resolve())
            except (ValueError, OSError):
                return None
        return relative.as_posix()

    @contextmanager
    def reading(self, commit: str) -> Iterator[Tree]:
        """Give the files of a commit, read by one process that ends with the block."""
        command = ("git", "cat-file", "--batch", "--follow-symlinks")
        with subprocess.Popen(  # noqa: S603
            command,
            cwd=self.root,
            env=os.environ | _ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            if process.stdin is None or process.stdout is None:  # pragma: no cover
                raise GitError("git cannot be asked")
            try:
                yield Tree(self, commit, process.stdin, process.stdout)
            finally:
                process.stdin.close()

    def files_below(self, commit: str, folder: str) -> tuple[str, ...]:
        """Return the paths of all regular files of a commit in a folder, in order."""
        result = _run(self.root, "ls-tree", "-r", "-z", commit, "--", f"{folder.rstrip('/')}/")
        if result.returncode != 0:
            return ()
        entries = (entry.split("\t", 1) for entry in result.stdout.split("\0") if entry)
        return tuple(path for mode, path in entries if mode.startswith("100"))

    def submodule_of(self, commit: str, path: str) -> str:
        """Return the submodule that contains a path of a commit; empty if there is none."""
        while path:
            result = _run(self.root, "ls-tree", "-z", commit, "--", path)
            if result.stdout.startswith("160000 "):
                return path
            path = posixpath.dirname(path)
        return ""


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a commit, readable while the process behind it runs."""

    repository: Repository
    commit: str
    requests: IO[bytes]
    answers: IO[bytes]

    def read(self, path: str) -> bytes:
        """Return the content of a file.

        Args:
            path: from the root of the repository, with slashes.

        Raises:
            OSError: it is missing, not a file, too large, or outside of the repository.
        """
        if path.startswith(("/", "../")) or path == "..":
            raise OSError(errno.EACCES, "it is outside of the repository", path)
        if "\n" in path or "\0" in path:
            raise OSError(errno.EINVAL, "its name holds a line break", path)
        self.requests.write(f"{self.commit}:{path}\n".encode("utf-8", "surrogateescape"))
        self.requests.flush()
        head = self.answers.readline()
        words = head.split()
        if words[-1:] in ([b"missing"], [b"submodule"]):
            raise self._missing(path)
        if len(words) == 2:
            self._content(int(words[1]))
            raise OSError(errno.ELOOP, _LINK_PROBLEMS.get(words[0], "git cannot read it"), path)
        if len(words) != 3:
            raise OSError(errno.EIO, "git cannot read it", path)
        return self._blob(words[1], int(words[2]), path)

    def _blob(self, kind: bytes, size: int, path: str) -> bytes:
        if size > MAX_BYTES:
            left = size + 1
            while left:
                left -= len(self.answers.read(min(left, 1 << 20)))
            raise OSError(errno.EFBIG, f"it is larger than {MAX_BYTES:,} bytes", path)
        content = self._content(size)
        if kind == b"tree":
            raise IsADirectoryError(errno.EISDIR, "it is a directory", path)
        if kind != b"blob":
            raise OSError(errno.EINVAL, "it is not a file", path)
        return content

    def _content(self, size: int) -> bytes:
        content = self.answers.read(size)
        self.answers.read(1)
        return content

    def _missing(self, path: str) -> OSError:
        submodule = self.repository.submodule_of(self.commit, path)
        if submodule:
            reason = f"it is in the submodule {submodule}, whose files a commit does not hold"
            return OSError(errno.EINVAL, reason, path)
        return FileNotFoundError(errno.ENOENT, "there is no such file", path)


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        ("git", *arguments),  # noqa: S607
        cwd=folder,
        env=os.environ | _ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


def _last_line(output: str) -> str:
    return (output.strip().splitlines() or ["it says nothing"])[0]
