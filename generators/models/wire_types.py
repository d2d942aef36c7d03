"""Types that keep what is on the wire, in place of those that the engine writes.

The engine knows `float`, `UUID` and `date`; pydantic reads more as these than JSON and the formats
of OpenAPI have, and writes some of it in another way.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES = {
    "float": "JsonNumber",
    "UUID": "TextUUID",
    "date": "FullDate",
    "date_aliased": "FullDate",  # where a field has the name of the type
}
_MULTIPLE = "MultipleOf"
_NAMES = frozenset({*_TYPES.values(), _MULTIPLE})
_MODULE = "_runtime.models.base"


def keep(source: str) -> str:
    """Return the engine's module with such types, and with their imports."""
    lines = [line.encode() for line in source.splitlines(keepends=True)]
    tree = ast.parse(source)
    changes = sorted(
        (change for type_ in _types(tree) for change in _changes(type_)),
        key=lambda change: change[0],
        reverse=True,
    )
    used: set[str] = set()
    for (number, start, end), text in changes:
        line = lines[number - 1]
        lines[number - 1] = line[:start] + text.encode() + line[end:]
        used |= {name for name in _NAMES if name in text}
    after = next((node.lineno for node in tree.body if isinstance(node, ast.ImportFrom)), 0)
    lines[after:after] = [f"from {_MODULE} import {name}\n".encode() for name in sorted(used)]
    return b"".join(lines).decode()


_Change = tuple[tuple[int, int, int], str]
"""Line, start and end in bytes, and what is written there."""


def _types(tree: ast.Module) -> Iterator[ast.expr]:
    """Give the types of fields and aliases."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign):
            yield node.annotation
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "TypeAliasType":
            yield from node.args[1:]


def _changes(type_: ast.expr) -> Iterator[_Change]:
    """Give what is to be changed in a type."""
    for node in _within(type_):
        if isinstance(node, ast.Name) and node.id in _TYPES:
            yield _place(node), _TYPES[node.id]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _quoted(node)
        elif _is_annotated(node) and _mentions_number(node):
            for argument in _arguments(node)[1:]:
                yield from _multiples(argument)


def _within(type_: ast.expr) -> Iterator[ast.expr]:
    """Give the parts of a type that are types: neither metadata nor the values of a literal."""
    waiting = [type_]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.BinOp):
            waiting += [node.left, node.right]
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) != "Literal":
            waiting += _arguments(node)[:1] if _is_annotated(node) else _arguments(node)


def _arguments(node: ast.expr) -> list[ast.expr]:
    if not isinstance(node, ast.Subscript):
        return []
    return node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]


def _is_annotated(node: ast.expr) -> bool:
    return isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Annotated"


def _mentions_number(node: ast.expr) -> bool:
    return any(
        isinstance(item, ast.Name) and item.id == "float" for item in ast.walk(_arguments(node)[0])
    )


def _quoted(node: ast.Constant) -> Iterator[_Change]:
    """Change a type in quotes, where it stands on one line as it was written."""
    place, text = _place(node), node.value
    if isinstance(text, str) and place[1] < place[2]:
        inner = ast.parse(text, mode="eval").body
        for (_, start, end), new in sorted(_changes(inner), reverse=True):
            text = (text.encode()[:start] + new.encode() + text.encode()[end:]).decode()
        if text != node.value:
            yield place, f'"{text}"'


def _multiples(call: ast.expr) -> Iterator[_Change]:
    """Take `multiple_of` out of `Field(...)`: what whole numbers are multiples of is exact."""
    if not isinstance(call, ast.Call):
        return
    factor = next((item for item in call.keywords if item.arg == "multiple_of"), None)
    if factor is None or call.lineno != call.end_lineno:
        return
    multiple = f"{_MULTIPLE}({ast.unparse(factor.value)})"
    call.keywords.remove(factor)
    rest = [ast.unparse(call)] if call.keywords or call.args else []
    yield _place(call), ", ".join([*rest, multiple])


def _place(node: ast.expr) -> tuple[int, int, int]:
    end = node.end_col_offset if node.end_lineno == node.lineno else node.col_offset
    return node.lineno, node.col_offset, end or node.col_offset
