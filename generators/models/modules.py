"""The models module, cut into one module for each model or cycle of models.

A package imports a model when it is first used, and with it only what that model refers to: see
`runtime/lazy.py`. Models that refer to each other in a cycle stay together, so that no module
imports one that imports it.
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import naming
from .cycles import cycles
from .source import defines, quoted_types, rebuilds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class ModelModule:
    """One module of the package `models`.

    Attributes:
        name: of the module, such as `_pet`.
        names: classes and aliases that it defines, in the order of the source.
        source: Python, not yet formatted, without a docstring.
    """

    name: str
    names: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Around:
    """The models that are not in a source, but in the modules around those that are.

    Attributes:
        order: the names of all models.
        uses: name to the names that it refers to, of those that are not in the source.
        classes: those of them that are classes.
    """

    order: tuple[str, ...] = ()
    uses: Mapping[str, frozenset[str]] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()


ALONE = Around()


def split(source: str, around: Around = ALONE) -> tuple[ModelModule, ...]:
    """Cut the finished source of models into modules, in the order of their first model.

    Args:
        source: of all models, or of some.
        around: the others; modules without any model of the source have no source.
    """
    lines = source.splitlines(keepends=True)
    tree = ast.parse(source)
    by_name = {part.name: part for part in _parts(tree, lines)}
    if around.order:
        by_name = {name: by_name.get(name) or _left_out(name, around) for name in around.order}
    uses = {name: part.words & by_name.keys() for name, part in by_name.items()}
    order = {name: number for number, name in enumerate(by_name)}
    groups = sorted(
        (sorted(cycle, key=order.__getitem__) for cycle in cycles(uses)),
        key=lambda group: order[group[0]],
    )
    leaders = [next((n for n in group if by_name[n].is_class), group[0]) for group in groups]
    modules = naming.module_names(leaders)
    imports = {imported.bound: imported for imported in _imports(tree)}
    for leader, group in zip(leaders, groups, strict=True):
        imports |= {name: _Import(f".{modules[leader]}", name, name) for name in group}
    return tuple(
        ModelModule(
            name=modules[leader],
            names=tuple(group),
            source=_module([by_name[name] for name in group], imports, uses[leader])
            if any(by_name[name].text for name in group)
            else "",
        )
        for leader, group in zip(leaders, groups, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A class or alias: its source, the words that may name others, its `model_rebuild()`."""

    name: str
    is_class: bool
    text: str
    words: frozenset[str]
    rebuild: str


def _left_out(name: str, around: Around) -> _Part:
    return _Part(name, name in around.classes, "", around.uses[name], "")


def _parts(tree: ast.Module, lines: Sequence[str]) -> list[_Part]:
    definitions: list[tuple[ast.stmt, list[ast.stmt]]] = []
    rebuilt: dict[str, str] = {}
    for node in tree.body:
        if defines(node):
            definitions.append((node, [node]))
        elif name := rebuilds(node):
            rebuilt[name] = f"{ast.unparse(node)}\n"
        elif definitions and isinstance(node, ast.Expr):  # the docstring of an alias
            definitions[-1][1].append(node)
    return [
        _Part(
            name=defines(node),
            is_class=isinstance(node, ast.ClassDef),
            text="".join("".join(lines[part.lineno - 1 : part.end_lineno]) for part in nodes),
            words=frozenset(_words(node)),
            rebuild=rebuilt.get(defines(node), ""),
        )
        for node, nodes in definitions
    ]


def _words(node: ast.AST) -> Iterator[str]:
    """Give the names that a definition uses, those in quoted types included."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            yield inner.id
        for quoted in quoted_types(inner):
            yield from _words(ast.parse(str(quoted.value), mode="eval"))


@dataclass(frozen=True, slots=True)
class _Import:
    """`from <module> import <name>`; `bound` is what the name is called afterwards."""

    module: str
    name: str
    bound: str

    def place(self) -> tuple[int, int, str]:
        """Return what imports are sorted by: kind of module, nearness, name."""
        if self.module.startswith("."):
            return 3, -self.module.count("."), self.module
        if self.module == "__future__":
            return 0, 0, self.module
        return (1 if self.module in sys.stdlib_module_names else 2), 0, self.module


def _imports(tree: ast.Module) -> Iterator[_Import]:
    """Give what the source imports, as a module of a package within must write it."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            dots = "." * (node.level + 1) if node.level else ""
            for alias in node.names:
                name = f"{alias.name} as {alias.asname}" if alias.asname else alias.name
                yield _Import(f"{dots}{node.module}", name, alias.asname or alias.name)


def _module(parts: Sequence[_Part], imports: Mapping[str, _Import], uses: frozenset[str]) -> str:
    """Return the source of one module, with those of the imports that it needs."""
    own = {part.name for part in parts}
    words = {"annotations"}.union(*(part.words for part in parts if part.text)) - own
    needed = (imports[word] for word in sorted(words & imports.keys()))
    blocks: dict[int, dict[str, list[str]]] = {}
    for imported in sorted(needed, key=_Import.place):
        block = blocks.setdefault(imported.place()[0], {})
        block.setdefault(imported.module, []).append(imported.name)
    text = [
        "".join(f"from {module} import {', '.join(names)}\n" for module, names in block.items())
        for block in blocks.values()
    ]
    text += [part.text for part in parts if part.text]
    if len(parts) > 1 or parts[0].name in uses:
        text += [part.rebuild for part in parts if part.rebuild]
    return "\n".join(text)
