"""Typed access to the items of answers that are pages (`x-pagination`).

Type checkers learn from it what `client.each(...).items()` gives; the runtime reads pages by it.
"""

from __future__ import annotations

import ast
from textwrap import dedent
from typing import TYPE_CHECKING

from ..document.composition import Composition, Placed
from ..document.objects import Objects, mapping
from ..document.pointer import METHODS, join, split
from ..extensions import pagination
from .syntax import defines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..document import Document
    from .source import Part

_MOST = 20  # aliases of aliases, bases of bases


def asked(document: Document, responses: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the classes whose values are pages, each with the path of the items in it.

    Of several paths that operations state for one class, the first holds.

    Args:
        document: in normal form.
        responses: component name to the class used in responses.
    """
    paths = mapping(document.data.get("paths"))
    marked = [
        Placed(join("/paths", path, method), item[method])
        for path, item in paths.items()
        for method in METHODS
        if pagination.NAME in mapping(mapping(item).get(method))
    ]
    found: dict[str, tuple[str, ...]] = {}
    objects, composition = Objects(document), Composition(document)
    for place in marked:
        reading = pagination.read(objects, composition, place, paths[split(place.pointer)[1]])
        if reading.answer is None or reading.problems or not reading.places["items"]:
            continue
        name = responses.get(split(reading.answer.pointer)[-1], "")
        if name and reading.answer.pointer.startswith("/components/schemas/"):
            found.setdefault(name, reading.places["items"])
    return found


def add(
    parts: tuple[Part, ...], pages: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Part, ...], frozenset[str]]:
    """Return the finished models with the method of each page, and the classes that have it.

    Args:
        parts: the models.
        pages: from `asked`; those whose items have no list as their type are passed over.
    """
    if not pages:
        return parts, frozenset()
    finder = _Finder({part.name: part for part in parts})
    methods = {name: text for name, path in pages.items() if (text := finder.method(name, path))}
    return tuple(
        _with_method(part, methods[part.name]) if part.name in methods else part for part in parts
    ), frozenset(methods)


def _with_method(part: Part, method: str) -> Part:
    names = {node.id for node in ast.walk(ast.parse(dedent(method))) if isinstance(node, ast.Name)}
    return part._replace(text=f"{part.text}{method}", words=part.words | (names - {"self"}))


class _Finder:
    """Follows properties through the classes of a module.

    Args:
        parts: its classes and aliases, by name.
    """

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._parts = parts
        self._read: dict[str, ast.stmt | None] = {}

    def _definition(self, name: str) -> ast.stmt | None:
        """Return the statement that defines a class or an alias; None where nothing does."""
        if name not in self._read:
            part = self._parts.get(name)
            body = ast.parse(part.text).body if part else []
            self._read[name] = next((node for node in body if defines(node) == name), None)
        return self._read[name]

    def method(self, name: str, path: tuple[str, ...]) -> str:
        """Return the method that gives the items of a class; empty where there is no list."""
        if not isinstance(self._definition(name), ast.ClassDef):
            return ""
        lines, expression, type_, is_optional = [], "self", None, False
        for depth, wire in enumerate(path):
            field = next((f for f in self._fields(name) if _wire(f) == wire), None)
            if field is None or not isinstance(field.target, ast.Name):
                return ""
            expression += f".{field.target.id}"
            type_, is_optional = self._plain(field.annotation)
            if depth < len(path) - 1:
                inner = type_ if isinstance(type_, ast.Name) else None
                if inner is None:
                    return ""
                if is_optional:
                    lines.append(f"        if {expression} is None:\n            return []\n")
                name = inner.id
        if not (isinstance(type_, ast.Subscript) and ast.unparse(type_.value) == "list"):
            return ""
        return (
            f"\n    def _page_items(self) -> {ast.unparse(type_)}:\n"
            f'        """Return the items of this page (`{pagination.NAME}`)."""\n'
            f"{''.join(lines)}        return {expression}{' or []' if is_optional else ''}\n"
        )

    def _fields(self, name: str, depth: int = 0) -> Iterator[ast.AnnAssign]:
        """Give the fields of a class, its own before those of its bases."""
        node = self._definition(name)
        if isinstance(node, ast.ClassDef) and depth < _MOST:
            yield from (item for item in node.body if isinstance(item, ast.AnnAssign))
            for base in node.bases:
                yield from self._fields(ast.unparse(base), depth + 1)

    def _plain(self, node: ast.expr, depth: int = 0) -> tuple[ast.expr, bool]:
        """Return a type without what `Annotated` adds and names for it, and whether null fits."""
        if depth > _MOST:
            return node, False
        options: list[ast.expr] = []
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self._plain(ast.parse(node.value, mode="eval").body, depth + 1)
        if isinstance(node, ast.BinOp):
            options = [node.left, node.right]
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            if node.value.id == "Annotated":
                return self._plain(inner[0], depth + 1)
            if node.value.id == "Optional":
                return self._plain(inner[0], depth + 1)[0], True
            options = inner if node.value.id == "Union" else []
        alias = self._definition(node.id) if isinstance(node, ast.Name) else None
        if isinstance(alias, ast.Assign) and isinstance(alias.value, ast.Call):
            return self._plain(alias.value.args[1], depth + 1)
        others = [option for option in options if not _is_none(option)]
        if len(others) == 1:
            return self._plain(others[0], depth + 1)[0], True
        return node, False


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _wire(field: ast.AnnAssign) -> str:
    """Return the name of a field on the wire."""
    aliases = (
        node.value.value
        for node in ast.walk(field)
        if isinstance(node, ast.keyword)
        and node.arg == "alias"
        and isinstance(node.value, ast.Constant)
    )
    name = field.target.id if isinstance(field.target, ast.Name) else ""
    return str(next(aliases, name))
