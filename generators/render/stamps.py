"""Packages against this toolkit: who made them, and whether their runtime is the current one.

Nothing is imported: an installed package is found as Python would, and its files are read.
"""

from __future__ import annotations

import json
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import shipped
from .manifest import MANIFEST
from .shipped import Stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tree import Change

_MADE_BY = "madeBy"


class Maker(NamedTuple):
    """The differences of a folder that another version of the toolkit explains.

    Attributes:
        text: says which version made it, such as `made by 0.3.0, this is 0.4.0`.
        explained: the runtime, and files that have the stamp.
        others: the other files that differ.
    """

    text: str
    explained: list[Change]
    others: list[Change]


class Held(NamedTuple):
    """The runtime that a package holds, against the current one.

    Attributes:
        package: its folder.
        stamp: what made it; None where it does not say.
        files: how many files of a runtime it holds.
        differing: those that are not as in the current one, sorted.
    """

    package: Path
    stamp: Stamp | None
    files: int
    differing: list[str]

    def text(self) -> str:
        """Return the verdict, as one line."""
        current = shipped.current()
        differ = f"{len(self.differing)} of its {self.files} runtime files differ"
        if self.stamp is None:
            return f"{self.package}: does not say what made it, {differ}"
        made = self.stamp.against(current)
        if made:
            return f"{self.package}: {made}, {differ}"
        if self.differing:
            return f"{self.package}: edited since it was made: {', '.join(self.differing)}"
        return f"{self.package}: the runtime is that of {current.toolkit} {current.version}"


def maker(folder: Path, changed: Sequence[Change]) -> Maker | None:
    """Return what another version explains of the differences; None where this one made the folder.

    Args:
        folder: the generated project.
        changed: how it differs from what would be generated.
    """
    before = _manifest(_text(folder / MANIFEST))
    made_by = before.pop(_MADE_BY, None)
    if not isinstance(made_by, dict) or set(made_by) != set(Stamp._fields):
        return None
    text = Stamp(**made_by).against(shipped.current())
    if not text:
        return None
    explained = [change for change in changed if _explained(change, before)]
    return Maker(text, explained, [change for change in changed if change not in explained])


def _explained(change: Change, before: dict[str, object]) -> bool:
    """Whether a file differs because another toolkit made it."""
    if change.path == MANIFEST:
        after = _manifest(change.new or "")
        listed = {_MADE_BY, "files"}
        return {key: before[key] for key in before if key not in listed} == {
            key: after[key] for key in after if key not in listed
        }
    _, *inside = change.path.split("/")
    return inside == [shipped.VERSION_FILE] or inside[:1] == [shipped.RUNTIME]


def _manifest(text: str) -> dict[str, object]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def held(where: str) -> list[Held]:
    """Return the runtimes of generated packages: of one, or of all in a folder.

    Args:
        where: the folder of a package, of a generated project or of installed packages, or the
            name by which a package is imported here.
    """
    folder = Path(where)
    if not folder.is_dir():
        spec = PathFinder.find_spec(where) if where.isidentifier() else None
        places = list(spec.submodule_search_locations or ()) if spec else []
        return [_held(Path(place)) for place in places if _is_generated(Path(place))]
    candidates = [folder, *sorted(path for path in folder.iterdir() if path.is_dir())]
    return [_held(path) for path in candidates if _is_generated(path)]


def _is_generated(folder: Path) -> bool:
    return (folder / shipped.RUNTIME / "__init__.py").is_file()


def _held(package: Path) -> Held:
    root = package / shipped.RUNTIME
    sources = shipped.sources()
    modules = {path.relative_to(root).as_posix(): path for path in root.rglob("*.py")}
    differing = sorted(name for name, path in modules.items() if _text(path) != sources.get(name))
    stamp = shipped.read_stamp(_text(package / shipped.VERSION_FILE))
    return Held(package, stamp, len(modules), differing)


def _text(path: Path) -> str:
    """Return the text of a file; empty where it cannot be read."""
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError):
        return ""
