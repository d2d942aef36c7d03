"""The commands of `post`: run on the finished tree, before it is compared or written.

They run in a folder beside that of the project, which has its name and holds what was generated and
nothing else. So they find the settings of the repository as they would in place, and `check` comes
to the same bytes as `generate`.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .keeping.outputs import PASSED_OVER
from .render.manifest import MANIFEST, amended_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = "{root}"
"""Stands in a command for the folder of the settings."""
_SHOWN = 40
"""Lines of output of a failed command that are shown: the last ones."""


class FinishError(Exception):
    """A command failed, or left something that is no file of text; the message says what."""


def scripts(commands: Iterable[Sequence[str]], root: Path) -> list[str]:
    """Return the files that commands name: what they do depends on these."""
    words = [word.replace(ROOT, str(root)) for command in commands for word in command]
    return [word for word in dict.fromkeys(words) if (root / word).is_file()]


def finish(
    tree: Mapping[str, str], commands: Sequence[Sequence[str]], out: Path, root: Path
) -> dict[str, str]:
    """Return a tree as commands leave it: files changed, removed or added.

    What is hidden, or what tools leave behind, is no file of the tree.

    Args:
        tree: path to text, with its manifest.
        commands: each a program and its arguments; no shell reads them.
        out: the folder of the project, which is not touched.
        root: the folder of the settings.

    Raises:
        FinishError: a command failed, or left something that is no file of text.
    """
    target = out.resolve()
    above = next(folder for folder in target.parents if folder.is_dir())
    try:
        with tempfile.TemporaryDirectory(prefix=".generating-", dir=above) as top:
            folder = Path(top, target.name)
            _write(tree, folder)
            for command in commands:
                _run([word.replace(ROOT, str(root)) for word in command], folder, root)
            files = _read(folder)
    except OSError as error:
        raise FinishError(f"post: {error}") from error
    files[MANIFEST] = amended_manifest(tree[MANIFEST], files, commands)
    return files


def _write(tree: Mapping[str, str], folder: Path) -> None:
    for path, text in tree.items():
        if path != MANIFEST:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode("utf-8"))


def _run(command: Sequence[str], folder: Path, root: Path) -> None:
    shown = shlex.join(command)
    try:
        done = subprocess.run(  # noqa: S603 - what the user's own settings say
            command,
            cwd=folder,
            env={**os.environ, "SPECMILL_ROOT": str(root)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as error:
        reason = error.strerror or error
        raise FinishError(f"post: `{shown}` cannot be run: {reason}") from error
    if done.returncode != 0:
        lines = done.stdout.decode("utf-8", "replace").rstrip().splitlines()
        more = [f"... {len(lines) - _SHOWN} lines before"] if len(lines) > _SHOWN else []
        output = "\n".join([*more, *lines[-_SHOWN:]])
        end = f":\n{output}" if output else ""
        raise FinishError(f"post: `{shown}` ended with exit code {done.returncode}{end}")


def _read(folder: Path) -> dict[str, str]:
    files = {}
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if name[0] != "." and name not in PASSED_OVER)
        for name in sorted(names):
            path = Path(place, name)
            shown = path.relative_to(folder).as_posix()
            if name[0] == ".":
                continue
            if path.is_symlink() or not path.is_file():
                raise FinishError(f"post: {shown} is no file: a project holds files alone")
            try:
                files[shown] = path.read_bytes().decode("utf-8")
            except UnicodeDecodeError as error:
                raise FinishError(f"post: {shown} is not text in UTF-8") from error
        for name in inner:
            if Path(place, name).is_symlink():
                raise FinishError(f"post: {name} is no folder: a project holds files alone")
    return files
