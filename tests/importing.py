"""What the modules of a folder import, found in their source."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

When = Literal["module", "call", "types"]
"""As the module is imported, as a function is called, or never: under `TYPE_CHECKING`."""


class Import(NamedTuple):
    """One import of a module.

    Attributes:
        path: the file that imports, relative to the folder.
        target: what is imported, from the top: `generators.document.pointer`, `pydantic`.
        when: it happens.
    """

    path: Path
    target: str
    when: When


def imports(folder: Path, package: str) -> Iterator[Import]:
    """Give all imports of the modules in a folder, those of attach tables included.

    Args:
        folder: of a package.
        package: its name, from the top.
    """
    for file in sorted(folder.rglob("*.py")):
        path = file.relative_to(folder)
        parents = [*package.split("."), *path.parts[:-1]]
        tree = ast.parse(file.read_text("utf-8"))
        for target, when in _imports(tree, parents, "module"):
            yield Import(path, target, when)


def _imports(node: ast.AST, parents: list[str], when: When) -> Iterator[tuple[str, When]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.name, when
    elif isinstance(node, ast.ImportFrom):
        base = parents[: len(parents) + 1 - node.level] if node.level else []
        module = ".".join([*base, *([node.module] if node.module else [])])
        # A name may be a module of the package, and then it is what is imported.
        for alias in node.names:
            yield f"{module}.{alias.name}", when
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "attach" and len(node.args) == 2:
        for target in _attached(node.args[1], parents):
            yield target, "call"
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        when = "call" if when == "module" else when
    typing: list[ast.stmt] = []
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        typing = node.body
    for child in ast.iter_child_nodes(node):
        inner: When = "types" if child in typing else when
        yield from _imports(child, parents, inner)


def _attached(table: ast.expr, parents: list[str]) -> Iterator[str]:
    """Give the modules of a table of `lazy.attach`, which are relative to a package."""
    for value in table.values if isinstance(table, ast.Dict) else ():
        if isinstance(value, ast.Constant) and value.value:
            text = str(value.value)
            above = len(text) - len(text.lstrip("."))
            yield ".".join([*parents[: len(parents) - above], text.lstrip(".")])


def cycle(edges: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the names of a cycle in a graph, in order; empty where there is none."""
    done: set[str] = set()

    def search(name: str, way: list[str]) -> list[str]:
        if name in way:
            return way[way.index(name) :]
        if name in done:
            return []
        for other in sorted(edges.get(name, frozenset())):
            if closed := search(other, [*way, name]):
                return closed
        done.add(name)
        return []

    return next((closed for name in edges if (closed := search(name, []))), [])
