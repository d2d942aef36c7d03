"""Literals in the models whose numbers are no booleans, and whose booleans are no numbers."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, TypeGuard

from .splicing import Change, import_names, splice
from .syntax import quoted_types

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = "ExactValue"


def exact(source: str) -> str:
    """Return the source of the models with a marker beside each literal of numbers or booleans."""
    changes = list(_changes(ast.parse(source), source.splitlines()))
    if not changes:
        return source
    source = import_names(splice(source, changes), "_runtime.models.base", [MARKER])
    return import_names(source, "typing", ["Annotated"])


def _changes(tree: ast.AST, lines: list[str]) -> Iterator[Change]:
    """Give the literals, each with its marker."""
    for node in ast.walk(tree):
        if _is_marked(node) and node.lineno == node.end_lineno:
            yield _marked(lines, node.lineno, node.col_offset, node.end_col_offset or 0)
        for quoted in quoted_types(node):
            # The text stands behind its quotation mark.
            for inner in ast.walk(ast.parse(str(quoted.value), mode="eval")):
                if _is_marked(inner):
                    start = quoted.col_offset + 1
                    end = inner.end_col_offset or 0
                    yield _marked(lines, quoted.lineno, start + inner.col_offset, start + end)


def _marked(lines: list[str], number: int, start: int, end: int) -> Change:
    text = lines[number - 1].encode()[start:end].decode()
    return Change(number, start, end, f"Annotated[{text}, {MARKER}]")


def _is_marked(node: ast.AST) -> TypeGuard[ast.Subscript]:
    if not (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name)):
        return False
    if node.value.id != "Literal":
        return False
    values = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    kinds = {type(ast.literal_eval(value)) for value in values}
    return int in kinds or kinds == {bool}
