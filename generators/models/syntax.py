"""What statements of the engine's source are, as syntax trees."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def defines(node: ast.stmt) -> str:
    """Return what a statement of the module defines: a class or an alias; otherwise empty."""
    if isinstance(node, ast.ClassDef):
        return node.name
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return ""


def rebuilds(node: ast.stmt) -> str:
    """Return the class that a statement `Name.model_rebuild()` is about; otherwise empty."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        function = node.value.func
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            return function.value.id
    return ""


def is_docstring(node: ast.stmt) -> bool:
    """Whether a statement is a text alone."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


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
