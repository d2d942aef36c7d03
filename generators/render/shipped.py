"""The hand-written runtime as it is shipped, and the stamp that says which one a package holds."""

from __future__ import annotations

import ast
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from .. import TOOLKIT, __version__
from . import beside, closure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

RUNTIME = "_runtime"
"""The folder of the runtime in a package."""
VERSION_FILE = "_version.py"
"""The module of a package that has the stamp."""


class Stamp(NamedTuple):
    """What made a package.

    Attributes:
        toolkit: name of the toolkit's distribution.
        version: of the toolkit.
        runtime: SHA-256 of the runtime's sources, in hexadecimal digits.
    """

    toolkit: str
    version: str
    runtime: str

    def against(self, current: Stamp) -> str:
        """Return how this stamp differs from that of the current toolkit; empty if it does not."""
        if self[:2] != current[:2]:
            if self.toolkit == current.toolkit:
                return f"made by {self.version}, this is {current.version}"
            made, this = (f"{stamp.toolkit} {stamp.version}" for stamp in (self, current))
            return f"made by {made}, this is {this}"
        if self.runtime != current.runtime:
            return (
                f"made by {self.version} with the runtime {self.runtime[:12]}, "
                f"this one has {current.runtime[:12]}"
            )
        return ""


@cache
def sources() -> dict[str, str]:
    """Return the Python of the runtime, path below its folder to text, as it is shipped."""
    modules = _walk(files(__name__.partition(".")[0]) / "runtime")
    # Universal newlines: what a checkout does to the ends of lines is not shipped.
    return {path: node.read_text("utf-8") for path, node in sorted(modules) if path.endswith(".py")}


def _walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for node in folder.iterdir():
        if node.is_dir():
            yield from _walk(node, f"{prefix}{node.name}/")
        else:
            yield f"{prefix}{node.name}", node


@cache
def imports() -> dict[str, list[str]]:
    """Return what each module of the runtime imports of it, by path below its folder.

    Names are those below the runtime's own, such as `.client.retries`; its own is empty.
    """
    reader = (files(__name__.rpartition(".")[0]) / "closure.py").read_bytes()
    digest = f"{current().runtime} {hashlib.sha256(reader).hexdigest()}"
    made: dict[str, list[str]] = beside.kept("runtime-imports", digest, _imports)
    return made


def _imports() -> dict[str, list[str]]:
    top = f"package.{RUNTIME}"
    paths = {f"package/{RUNTIME}/{path}": path for path in sources()}
    names = {closure.module_name(path) for path in paths}
    return {
        short: sorted(
            name.removeprefix(top)
            for name in {*closure.imported(path, closure.statements(sources()[short]), names)}
            if name == top or name.startswith(f"{top}.")
        )
        for path, short in paths.items()
    }


@cache
def current() -> Stamp:
    """Return the stamp of what this toolkit makes.

    The digest is that of the whole runtime, whichever part of it a package holds, so that two
    packages can be compared. Templates are not in it: what they write differs from document to
    document and is compared by `check` as text, while the runtime is the same text everywhere.
    """
    digest = hashlib.sha256()
    for path, text in sources().items():
        content = text.encode()
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return Stamp(TOOLKIT, __version__, digest.hexdigest())


def read_stamp(text: str) -> Stamp | None:
    """Return the stamp in the text of a module `_version.py`; None where there is none."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError):
        return None
    constants = {
        node.targets[0].id: node.value.value
        for node in body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    values = [constants.get(name) for name in ("TOOLKIT", "TOOLKIT_VERSION", "RUNTIME_SHA256")]
    if not all(isinstance(value, str) for value in values):
        return None
    return Stamp(*map(str, values))
