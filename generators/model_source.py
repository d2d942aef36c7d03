"""The engine's source, finished: imports made relative, unused variants left out, facts added."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def finish(
    source: str,
    runtime: str,
    *,
    unused: frozenset[str],
    renamed: Mapping[str, str],
    nullable: Mapping[str, frozenset[str]],
) -> str:
    """Return the finished module.

    Args:
        source: as the engine wrote it.
        runtime: module that it imports the base classes from; becomes a relative import.
        unused: classes and aliases to leave out.
        renamed: classes and aliases to rename.
        nullable: by final class name, attributes that may be null.
    """
    lines = source.splitlines(keepends=True)
    if unused:
        lines = _without(lines, unused)
    if renamed:
        lines = _with_names(lines, renamed)
    tree = ast.parse("".join(lines))
    insertions: list[tuple[int, str]] = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name in nullable:
            insertions += _nullable(node, nullable[node.name])
        elif isinstance(node, ast.ImportFrom) and node.module == runtime:
            lines[node.lineno - 1] = lines[node.lineno - 1].replace(runtime, f".{runtime}", 1)
    for index, statement in reversed(insertions):
        lines.insert(index, statement)
    if insertions:
        future = next(node for node in tree.body if isinstance(node, ast.ImportFrom))
        lines.insert(future.lineno, "from typing import ClassVar\n")
    return "".join(lines)


def defined(source: str) -> tuple[str, ...]:
    """Return the names of the classes and aliases of a models module, in its order."""
    names = (_name(node) for node in ast.parse(source).body)
    return tuple(name for name in names if name)


def _name(node: ast.stmt) -> str:
    """Return what a statement of the module defines: a class or an alias; otherwise empty."""
    if isinstance(node, ast.ClassDef):
        return node.name
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return ""


def _without(lines: list[str], names: frozenset[str]) -> list[str]:
    """Leave out definitions, their docstrings and their `model_rebuild()`."""
    dropping = False
    gone: set[int] = set()
    for node in ast.parse("".join(lines)).body:
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not is_text:
            dropping = _name(node) in names or _rebuilt(node) in names
        if dropping and node.end_lineno is not None:
            gone.update(range(node.lineno - 1, node.end_lineno))
    return [line for index, line in enumerate(lines) if index not in gone]


def _rebuilt(node: ast.stmt) -> str:
    """Return the class that a statement `Name.model_rebuild()` is about; otherwise empty."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        function = node.value.func
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            return function.value.id
    return ""


def _with_names(lines: list[str], renamed: Mapping[str, str]) -> list[str]:
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, renamed))})\b")
    return pattern.sub(lambda found: renamed[found[0]], "".join(lines)).splitlines(keepends=True)


def _nullable(node: ast.ClassDef, names: frozenset[str]) -> list[tuple[int, str]]:
    """Return the statement that names the optional fields of a class that may be null."""
    fields = [item for item in node.body if isinstance(item, ast.AnnAssign)]
    optional = sorted(
        item.target.id
        for item in fields
        if isinstance(item.target, ast.Name) and item.value is not None and item.target.id in names
    )
    if not optional:
        return []
    text = ", ".join(json.dumps(name, ensure_ascii=False) for name in optional)
    statement = f"    _nullable: ClassVar[frozenset[str]] = frozenset({{{text}}})\n"
    return [(fields[0].lineno - 1, statement)]
