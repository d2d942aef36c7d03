"""Types that keep what is on the wire, in place of those that the engine writes.

The engine knows `float`, `UUID` and `date`; pydantic reads more as these than JSON and the formats
of OpenAPI have, and writes some of it in another way.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from ..document import patterns
from ..document.text import literal
from .splicing import Change, import_names, splice
from .syntax import defines

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES = {
    "float": "JsonNumber",
    "UUID": "TextUUID",
    "date": "FullDate",
    "date_aliased": "FullDate",  # where a field, or a member of an enum, has the name of the type
    "UUID_aliased": "TextUUID",
}
_MULTIPLE = "MultipleOf"
_MATCHES = "AlsoMatches"
_FILE = "FormFile"
_NAMES = frozenset({*_TYPES.values(), _MULTIPLE, _MATCHES, _FILE})
_words = re.compile(r"\w+").findall
_MODULE = "_runtime.models.base"


def keep(
    source: str, forms: frozenset[str] = frozenset(), components: frozenset[str] = frozenset()
) -> str:
    """Return the engine's module with such types, and with their imports.

    Args:
        source: as the engine wrote it.
        forms: classes and aliases of forms with files: what is binary in them is an upload.
        components: classes and aliases of all components; others the engine added on its own.
    """
    tree = ast.parse(source)
    changes = [change for type_ in _types(tree) for change in _changes(type_)]
    changes += _files(tree, forms | _added(tree, forms, components))
    used = {name for name in _NAMES for change in changes if name in change.text}
    return import_names(splice(source, changes), _MODULE, used)


def _added(tree: ast.Module, forms: frozenset[str], components: frozenset[str]) -> frozenset[str]:
    """Return the aliases that the engine added for parts of forms."""
    text = " ".join(
        ast.unparse(type_) for node in tree.body if defines(node) in forms for type_ in _types(node)
    )
    aliases = {defines(node) for node in tree.body if isinstance(node, ast.Assign)} - components
    return frozenset(aliases.intersection(_words(text)))


def _files(tree: ast.Module, forms: frozenset[str]) -> Iterator[Change]:
    """Give the changes of binary types in definitions to uploads."""
    for node in tree.body:
        if defines(node) in forms:
            for type_ in _types(node):
                for part in _within(type_):
                    if isinstance(part, ast.Name) and part.id == "bytes":
                        yield _change(part, _FILE)


def _types(tree: ast.AST) -> Iterator[ast.expr]:
    """Give the types of fields and aliases."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign):
            yield node.annotation
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "TypeAliasType":
            yield from node.args[1:]


def _changes(type_: ast.expr) -> Iterator[Change]:
    """Give what is to be changed in a type."""
    for node in _within(type_):
        if isinstance(node, ast.Name) and node.id in _TYPES:
            yield _change(node, _TYPES[node.id])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _quoted(node)
        elif _is_annotated(node):
            is_number = _mentions_number(node)
            for argument in _arguments(node)[1:]:
                yield from _multiples(argument) if is_number else _patterns(argument)


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


def _quoted(node: ast.Constant) -> Iterator[Change]:
    """Change a type in quotes, where it stands on one line as it was written."""
    if isinstance(node.value, str) and node.lineno == node.end_lineno:
        text = splice(node.value, _changes(ast.parse(node.value, mode="eval").body))
        if text != node.value:
            yield _change(node, f'"{text}"')


def _multiples(call: ast.expr) -> Iterator[Change]:
    """Take `multiple_of` out of `Field(...)`: what whole numbers are multiples of is exact."""
    factor = _keyword(call, "multiple_of")
    if isinstance(call, ast.Call) and factor is not None:
        multiple = f"{_MULTIPLE}({ast.unparse(factor.value)})"
        call.keywords.remove(factor)
        rest = [ast.unparse(call)] if call.keywords or call.args else []
        yield _change(call, ", ".join([*rest, multiple]))


def _patterns(call: ast.expr) -> Iterator[Change]:
    """Take all patterns but the first out of `Field(...)`, which takes one."""
    pattern = _keyword(call, "pattern")
    if pattern is not None and isinstance(pattern.value, ast.Constant):
        first, *others = patterns.listed(str(pattern.value.value))
        if others:
            pattern.value = ast.Constant(first)
            further = [f"{_MATCHES}({literal(other)})" for other in others]
            yield _change(call, ", ".join([ast.unparse(call), *further]))


def _keyword(call: ast.expr, name: str) -> ast.keyword | None:
    """Return an argument of a call that stands on one line."""
    if not isinstance(call, ast.Call) or call.lineno != call.end_lineno:
        return None
    return next((item for item in call.keywords if item.arg == name), None)


def _change(node: ast.expr, text: str) -> Change:
    """Return the change of a part of the tree that stands on one line."""
    return Change(node.lineno, node.col_offset, node.end_col_offset or node.col_offset, text)
