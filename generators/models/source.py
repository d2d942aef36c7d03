"""The engine's definitions, finished: unused variants left out, others renamed, facts added.

Imports are made relative.
"""

from __future__ import annotations

import ast
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..document.text import escaped
from .definitions import names_in
from .syntax import quoted_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .definitions import Definition, Definitions


_RUNTIME = "_runtime."
_BASE = re.compile(r"(?m)^(class \w+\()(\w+)")


class Facts(NamedTuple):
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


class Part(NamedTuple):
    """A class or alias of the finished models.

    Attributes:
        name: its name.
        is_class: whether it is a class.
        text: its source, with the docstring of an alias.
        words: the names that it uses, those in quoted types included.
        is_rebuilt: whether `model_rebuild()` is to be called.
    """

    name: str
    is_class: bool
    text: str
    words: frozenset[str]
    is_rebuilt: bool


class Finished(NamedTuple):
    """The finished models.

    Attributes:
        header: the imports that they need, and comments.
        parts: the classes and aliases.
    """

    header: str
    parts: tuple[Part, ...]


def finish(
    definitions: Definitions,
    *,
    unused: frozenset[str],
    renamed: Mapping[str, str],
    facts: Facts,
) -> Finished:
    """Return the finished models.

    Args:
        definitions: as the engine wrote them; imports from `_runtime` become relative. What has no
            text stands in for a model, and has none afterwards.
        unused: classes and aliases to leave out.
        renamed: classes and aliases to rename.
        facts: to be stated.
    """
    imports: set[str] = set()
    parts = []
    for made, definition in definitions.made.items():
        if made in unused:
            continue
        if not definition.text:
            parts.append(
                _standing(made, definition, renamed, is_rebuilt=made in definitions.rebuilt)
            )
            continue
        name, item = renamed.get(made, made), replace(definition, text=escaped(definition.text))
        if made in renamed or not (item.words | item.quoted).isdisjoint(renamed):
            item = _with_names(item, renamed)
        if item.is_class:
            item = _stated(item, name, facts, imports)
        elif name in facts.unions:
            item = _marked(item, facts.unions[name])
            imports.add("from typing import Annotated, Union\n")
            imports.add("from ._runtime.models.variants import Tagged, UnknownVariant\n")
        words = item.words | item.quoted | ({"TypeAliasType"} if not item.is_class else set())
        text = f"{item.text.strip(chr(10))}\n"
        parts.append(Part(name, item.is_class, text, words, made in definitions.rebuilt))
    if any(facts.outcomes.values()):
        imports.add("from ._runtime.models.outcomes import OutcomeRule\n")
    return Finished(_header(definitions.header, imports), tuple(parts))


def _standing(
    name: str, definition: Definition, renamed: Mapping[str, str], *, is_rebuilt: bool
) -> Part:
    """Return what stands in for a model that is not asked for."""
    words = definition.words
    if renamed:
        words = frozenset(renamed.get(word, word) for word in words)
    return Part(renamed.get(name, name), definition.is_class, "", words, is_rebuilt)


def _header(lines: Iterable[str], imports: Iterable[str]) -> str:
    """Return a header with further imports, those of the runtime relative."""
    result: list[str] = []
    for line in lines:
        result.append(line.replace(f"from {_RUNTIME}", f"from .{_RUNTIME}", 1))
        if line.startswith("from __future__"):
            result += sorted(imports)
    return "".join(result)


def _stated(item: Definition, name: str, facts: Facts, imports: set[str]) -> Definition:
    """Return a class with statements of the facts about it; what they need is imported."""
    lines = item.text.split("\n")
    words = set(item.words)
    before = [f"    {text}" for text in facts.classes.get(name, ())]
    rule = facts.outcomes.get(name)
    if rule:
        before.append(f"    _outcome: ClassVar[OutcomeRule] = {rule}")
        words |= names_in(ast.parse(before[-1].strip()))
    optional = sorted(facts.nullable.get(name, frozenset()).intersection(item.optional))
    fields = ", ".join(json.dumps(field, ensure_ascii=False) for field in optional)
    if optional:
        statement = f"    _nullable: ClassVar[frozenset[str]] = frozenset({{{fields}}})"
        lines.insert(item.first_field, statement)
    if before:
        shift = int(bool(optional) and item.first_field <= item.start)
        lines[item.start + shift : item.start + shift] = before
    if before or optional:
        imports.add("from typing import ClassVar\n")
        words.add("ClassVar")
    text = "\n".join(lines)
    if name in facts.open_enums:
        text = _BASE.sub(r"\1Open\2", text, count=1)
        base = str(_BASE.search(text)[2])  # type: ignore[index]  # a class of enum has a base
        imports.add(f"from ._runtime.models.base import {base}\n")
        words.add(base)
    return replace(item, text=text, words=frozenset(words))


def _marked(item: Definition, marker: str) -> Definition:
    """Return an alias that chooses its variant by a marker, and takes those that are not listed."""
    lines = item.text.splitlines(keepends=True)
    node = ast.parse(item.text).body[0]
    if not isinstance(node, ast.Assign):
        return item
    _mark_union(lines, node, marker)
    text = "".join(lines)
    return replace(item, text=text, words=item.words | names_in(ast.parse(text)))


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


def _with_names(item: Definition, renamed: Mapping[str, str]) -> Definition:
    """Rename a definition and what it refers to; texts that only look the same stay."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, renamed))})\b".encode())
    encoded = [line.encode() for line in item.text.splitlines(keepends=True)]
    places = {place for node in ast.walk(ast.parse(item.text)) for place in _names(node)}
    for number, start, end in sorted(places, reverse=True):
        line = encoded[number - 1]
        text = pattern.sub(lambda match: renamed[match[0].decode()].encode(), line[start:end])
        encoded[number - 1] = line[:start] + text + line[end:]
    words, quoted = (
        frozenset(renamed.get(word, word) for word in names) for names in (item.words, item.quoted)
    )
    return replace(item, text=b"".join(encoded).decode(), words=words, quoted=quoted)


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
