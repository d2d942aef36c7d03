"""Literals in the models whose numbers are no booleans, and whose booleans are no numbers."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, TypeGuard

from generators.models.source import quoted_types

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = "ExactValue"
_IMPORTS = f"from typing import Annotated\nfrom _runtime.models.base import {MARKER}\n"


def exact(source: str) -> str:
    """Return the source of the models with a marker beside each literal of numbers or booleans."""
    lines = [line.encode() for line in source.splitlines(keepends=True)]
    places = sorted(_places(ast.parse(source)), reverse=True)
    for row, start, end in places:
        line = lines[row]
        text = b"Annotated[%s, %s]" % (line[start:end], MARKER.encode())
        lines[row] = line[:start] + text + line[end:]
    if not places:
        return source
    future = "from __future__ import annotations\n"
    return b"".join(lines).decode().replace(future, future + _IMPORTS, 1)


def _places(tree: ast.AST) -> Iterator[tuple[int, int, int]]:
    """Give line, start and end, in bytes, of the literals."""
    evaluated = {id(inner) for node in ast.walk(tree) for inner in _operands(node)}
    for node in ast.walk(tree):
        if _is_marked(node) and id(node) not in evaluated and node.lineno == node.end_lineno:
            yield node.lineno - 1, node.col_offset, node.end_col_offset or 0
        for quoted in quoted_types(node):
            # The text stands behind its quotation mark.
            for inner in ast.walk(ast.parse(str(quoted.value), mode="eval")):
                if _is_marked(inner):
                    start = quoted.col_offset + 1
                    end = inner.end_col_offset or 0
                    yield quoted.lineno - 1, start + inner.col_offset, start + end


def _operands(node: ast.AST) -> Iterator[ast.AST]:
    """Give what stands in unions of aliases, where pyright takes no `Annotated[...] | None`."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "TypeAliasType":
        for inner in ast.walk(node):
            if isinstance(inner, ast.BinOp):
                yield from (inner.left, inner.right)


def _is_marked(node: ast.AST) -> TypeGuard[ast.Subscript]:
    if not (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name)):
        return False
    if node.value.id != "Literal":
        return False
    values = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    kinds = {type(ast.literal_eval(value)) for value in values}
    return int in kinds or kinds == {bool}
