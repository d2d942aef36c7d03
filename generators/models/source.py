"""The engine's source, finished: imports made relative, unused variants left out, facts added."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..document.text import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_RUNTIME = "_runtime."


@dataclass(frozen=True)
class Facts:
    """What is stated in classes beside their fields, by final class name.

    Attributes:
        nullable: attributes that may be null.
        outcomes: Python expression of the `OutcomeRule`; empty where there is none.
        unions: Python expression of the marker that chooses the variant of an alias.
        classes: further statements.
        open_enums: enums to which values may be added.
    """

    nullable: Mapping[str, frozenset[str]]
    outcomes: Mapping[str, str]
    unions: Mapping[str, str]
    classes: Mapping[str, tuple[str, ...]]
    open_enums: frozenset[str] = frozenset()


def finish(source: str, *, unused: frozenset[str], renamed: Mapping[str, str], facts: Facts) -> str:
    """Return the finished module.

    Args:
        source: as the engine wrote it; imports from `_runtime` become relative.
        unused: classes and aliases to leave out.
        renamed: classes and aliases to rename.
        facts: to be stated.
    """
    lines = escaped(source).splitlines(keepends=True)
    if unused:
        lines = _without(lines, unused)
    if renamed:
        lines = _with_names(lines, renamed)
    tree = ast.parse("".join(lines))
    insertions: list[tuple[int, str]] = []
    imports: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            insertions += _statements(node, facts)
            if node.name in facts.open_enums:
                imports.add(_open_enum(lines, node))
        elif isinstance(node, ast.Assign) and defines(node) in facts.unions:
            _mark_union(lines, node, facts.unions[defines(node)])
            imports.add("from typing import Annotated, Union\n")
            imports.add("from ._runtime.models.variants import Tagged, UnknownVariant\n")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_RUNTIME):
            line = lines[node.lineno - 1]
            lines[node.lineno - 1] = line.replace(_RUNTIME, f".{_RUNTIME}", 1)
    for index, statement in reversed(insertions):
        lines.insert(index, statement)
    if insertions:
        imports.add("from typing import ClassVar\n")
    if any(facts.outcomes.values()):
        imports.add("from ._runtime.models.outcomes import OutcomeRule\n")
    future = next((node for node in tree.body if isinstance(node, ast.ImportFrom)), None)
    if future is not None:
        lines[future.lineno : future.lineno] = sorted(imports)
    return "".join(lines)


def _statements(node: ast.ClassDef, facts: Facts) -> list[tuple[int, str]]:
    """Return the statements that state facts of a class, with the line to insert them at."""
    statements = _nullable(node, facts.nullable.get(node.name, frozenset()))
    first = next((item for item in node.body if not _is_docstring(item)), node.body[-1]).lineno - 1
    statements += [(first, f"    {text}\n") for text in facts.classes.get(node.name, ())]
    rule = facts.outcomes.get(node.name)
    if rule:
        statements.append((first, f"    _outcome: ClassVar[OutcomeRule] = {rule}\n"))
    return statements


def _open_enum(lines: list[str], node: ast.ClassDef) -> str:
    """Give an enum the base of those that are open; return the import of that."""
    base = node.bases[0]
    line = lines[base.lineno - 1].encode()
    name = f"Open{line[base.col_offset : base.end_col_offset].decode()}"
    changed = line[: base.col_offset] + name.encode() + line[base.end_col_offset :]
    lines[base.lineno - 1] = changed.decode()
    return f"from ._runtime.models.base import {name}\n"


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _mark_union(lines: list[str], node: ast.Assign, marker: str) -> None:
    """Let an alias choose its variant by a marker, and take variants that are not listed."""
    call = node.value
    if not (isinstance(call, ast.Call) and len(call.args) == 2):
        return
    value = call.args[1]
    text = ast.unparse(value)
    union = isinstance(value, ast.Subscript) and ast.unparse(value.value) == "Union"
    if union and text.endswith("]"):
        text = f"{text[:-1]}, UnknownVariant]"
    elif _is_evaluated(value):
        text = f"{text} | UnknownVariant"
    else:
        text = f"Union[{text}, UnknownVariant]"
    marked = f"Annotated[{text}, {marker}]".encode()
    before = lines[value.lineno - 1].encode()[: value.col_offset]
    after = lines[(value.end_lineno or value.lineno) - 1].encode()[value.end_col_offset or 0 :]
    lines[value.lineno - 1] = (before + marked + after).decode()
    for number in range(value.lineno, value.end_lineno or value.lineno):
        lines[number] = ""


def _is_evaluated(node: ast.expr) -> bool:
    """Whether `|` can stand beside a type: it is made of names, none of them quoted."""
    if isinstance(node, ast.BinOp):
        return _is_evaluated(node.left) and _is_evaluated(node.right)
    return isinstance(node, ast.Name)


def defined(source: str) -> tuple[str, ...]:
    """Return the names of the classes and aliases of a models module, in its order."""
    names = (defines(node) for node in ast.parse(source).body)
    return tuple(name for name in names if name)


def defines(node: ast.stmt) -> str:
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
            dropping = defines(node) in names or rebuilds(node) in names
        if dropping and node.end_lineno is not None:
            gone.update(range(node.lineno - 1, node.end_lineno))
    return [line for index, line in enumerate(lines) if index not in gone]


def rebuilds(node: ast.stmt) -> str:
    """Return the class that a statement `Name.model_rebuild()` is about; otherwise empty."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        function = node.value.func
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            return function.value.id
    return ""


def _with_names(lines: list[str], renamed: Mapping[str, str]) -> list[str]:
    """Rename definitions and what refers to them; texts that only look the same stay."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, renamed))})\b".encode())
    encoded = [line.encode() for line in lines]
    places = {place for node in ast.walk(ast.parse("".join(lines))) for place in _names(node)}
    for number, start, end in sorted(places, reverse=True):
        line = encoded[number - 1]
        text = pattern.sub(lambda match: renamed[match[0].decode()].encode(), line[start:end])
        encoded[number - 1] = line[:start] + text + line[end:]
    return [line.decode() for line in encoded]


def _names(node: ast.AST) -> Iterator[tuple[int, int, int]]:
    """Give line, start and end, in bytes, of the names of classes and aliases in a node itself."""
    types: list[ast.expr] = []
    if isinstance(node, ast.ClassDef):
        start = node.col_offset + len("class ")
        yield node.lineno, start, start + len(node.name.encode())
    elif isinstance(node, ast.Name):
        types.append(node)
    types += quoted_types(node)
    for type_ in types:
        if type_.end_col_offset is not None and type_.end_lineno == type_.lineno:
            yield type_.lineno, type_.col_offset, type_.end_col_offset


def quoted_types(node: ast.AST) -> Iterator[ast.Constant]:
    """Give the texts that are types, of the annotation or alias that a node itself is."""
    if isinstance(node, ast.AnnAssign):
        yield from quoted_in(node.annotation)
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "TypeAliasType":
        for argument in node.args:
            yield from quoted_in(argument)


def quoted_in(node: ast.expr) -> Iterator[ast.Constant]:
    """Give the texts in a type that are types themselves: not the values of a `Literal`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, ast.BinOp):
        yield from quoted_in(node.left)
        yield from quoted_in(node.right)
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if node.value.id == "Annotated":
            inner = inner[:1]
        if node.value.id != "Literal":
            for element in inner:
                yield from quoted_in(element)


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
