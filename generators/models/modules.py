"""The models module, cut into one module for each model or cycle of models.

A package imports a model when it is first used, and with it only what that model refers to: see
`runtime/lazy.py`. Models that refer to each other in a cycle stay together, so that no module
imports one that imports it.
"""

from __future__ import annotations

import ast
import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from .. import naming
from .cycles import cycles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .finishing import ModelSet
    from .source import Part


class ModelModule(NamedTuple):
    """One module of the package `models`.

    Attributes:
        name: of the module, such as `_pet`.
        names: classes and aliases that it defines, in the order of the source.
        source: Python, not yet formatted, without a docstring.
    """

    name: str
    names: tuple[str, ...]
    source: str


def split(models: ModelSet) -> tuple[ModelModule, ...]:
    """Cut the models into modules, in the order of their first model.

    A module in which no model has a text has no source.
    """
    by_name = {part.name: part for part in models.parts}
    uses = {part.name: part.words & by_name.keys() for part in models.parts}
    order = {name: number for number, name in enumerate(by_name)}
    groups = sorted(
        (sorted(cycle, key=order.__getitem__) for cycle in cycles(uses)),
        key=lambda group: order[group[0]],
    )
    leaders = [next((n for n in group if by_name[n].is_class), group[0]) for group in groups]
    modules = naming.module_names(leaders)
    imports = {imported.bound: imported for imported in _imports(ast.parse(models.header))}
    for leader, group in zip(leaders, groups, strict=True):
        imports |= {name: _Import(f".{modules[leader]}", name, name) for name in group}
    imports = dict(sorted(imports.items(), key=lambda item: item[1].place()))
    places = {name: place for place, name in enumerate(imports)}
    return tuple(
        ModelModule(
            name=modules[leader],
            names=tuple(group),
            source=_module([by_name[name] for name in group], imports, places, uses[leader])
            if any(by_name[name].text for name in group)
            else "",
        )
        for leader, group in zip(leaders, groups, strict=True)
    )


class _Import(NamedTuple):
    """`from <module> import <name>`; `bound` is what the name is called afterwards."""

    module: str
    name: str
    bound: str

    def place(self) -> tuple[object, ...]:
        """Return what ruff sorts imports by: kind, nearness and name of the module, then the name.

        Constants stand before classes, and these before other names.
        """
        kind = 0 if self.name.isupper() and len(self.name) > 1 else 2 - self.name[0].isupper()
        dots = len(self.module) - len(self.module.lstrip("."))
        natural = _natural(self.module.lower()), self.module
        return self.section, -dots, *natural, kind, _natural(self.name.lower()), self.name

    @property
    def section(self) -> int:
        """The block of imports that it stands in, from 0."""
        if self.module.startswith("."):
            return 3
        if self.module == "__future__":
            return 0
        return 1 if self.module in sys.stdlib_module_names else 2


_runs = re.compile(r"\d+|\D+").findall


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Return what texts are sorted by where 2 stands before 10; 02 stands before both."""
    return [
        (0, len(run) if run[0] != "0" else 0, run) if run.isdigit() else (1, 0, run)
        for run in _runs(text)
    ]


def _imports(tree: ast.Module) -> Iterator[_Import]:
    """Give what the source imports, as a module of a package within must write it."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            dots = "." * (node.level + 1) if node.level else ""
            for alias in node.names:
                name = f"{alias.name} as {alias.asname}" if alias.asname else alias.name
                yield _Import(f"{dots}{node.module}", name, alias.asname or alias.name)


def _module(
    parts: Sequence[Part],
    imports: Mapping[str, _Import],
    places: Mapping[str, int],
    uses: frozenset[str],
) -> str:
    """Return the source of one module, with those of the imports that it needs, by their places."""
    own = {part.name for part in parts}
    words = {"annotations"}.union(*(part.words for part in parts if part.text)) - own
    needed = sorted(words & imports.keys(), key=places.__getitem__)
    blocks: dict[int, dict[str, list[str]]] = {}
    for imported in map(imports.__getitem__, needed):
        block = blocks.setdefault(imported.section, {})
        block.setdefault(imported.module, []).append(imported.name)
    text = [
        "".join(f"from {module} import {', '.join(names)}\n" for module, names in block.items())
        for block in blocks.values()
    ]
    text += [part.text for part in parts if part.text]
    if len(parts) > 1 or parts[0].name in uses:
        text += [f"{part.name}.model_rebuild()\n" for part in parts if part.is_rebuilt]
    return "\n".join(text)
