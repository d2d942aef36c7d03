"""The definitions of the engine's source: their order, and what stands in quotes by that."""

from __future__ import annotations

import ast
import contextlib
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from .smaller import Unfit
from .syntax import defines, is_docstring, quoted_in, quoted_types, rebuilds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet


@dataclass(frozen=True, slots=True)
class Definition:
    """A class or alias.

    Attributes:
        text: its source.
        is_class: whether it is a class.
        words: the names that it refers to as they are.
        quoted: those that it refers to in quotation marks.
        fields: source of the fields of a class without docstrings, by name.
        optional: names of the fields that have a default.
        start: the line of the text, from 0, at which statements of a class begin.
        first_field: that of its first field.
    """

    text: str
    is_class: bool
    words: frozenset[str]
    quoted: frozenset[str]
    fields: Mapping[str, str] = field(default_factory=dict)
    optional: tuple[str, ...] = ()
    start: int = 0
    first_field: int = 0


class Definitions(NamedTuple):
    """A source, taken apart.

    Attributes:
        header: lines above the first definition: imports and comments.
        made: definitions by name, in their order.
        rebuilt: the classes whose `model_rebuild()` is called at the end.
    """

    header: list[str]
    made: Mapping[str, Definition]
    rebuilt: frozenset[str]

    def as_json(self) -> str:
        """Return them as text."""
        made = {
            name: [
                *(item.text, item.is_class, sorted(item.words), sorted(item.quoted)),
                *(item.fields, item.optional, item.start, item.first_field),
            ]
            for name, item in self.made.items()
        }
        return json.dumps([self.header, made, sorted(self.rebuilt)])

    @classmethod
    def from_json(cls, text: str) -> Definitions:
        """Return what `as_json` gave."""
        header, made, rebuilt = json.loads(text)
        items = {
            name: Definition(
                source, is_class, frozenset(words), frozenset(quoted), fields, tuple(optional), *at
            )
            for name, (source, is_class, words, quoted, fields, optional, *at) in made.items()
        }
        return cls(header, items, frozenset(rebuilt))


def read(source: str) -> Definitions:
    """Take the engine's source apart."""
    lines = lines_of(source)
    tree = ast.parse(source)
    first = next((node for node in tree.body if defines(node)), None)
    header = lines[: first.lineno - 1] if first else lines
    rebuilt = frozenset(filter(None, map(rebuilds, tree.body)))
    made = dict(definitions_in(tree, lines))
    if any(item.quoted and not item.is_class for item in made.values()):
        header = [*header, "from typing import Optional, Union\n"]  # what quotes may need
    return Definitions(header, made, rebuilt)


def lines_of(source: str) -> list[str]:
    """Return lines as Python counts them: other separators of lines stand in texts."""
    return [f"{line}\n" for line in source.removesuffix("\n").split("\n")]


def definitions_in(tree: ast.Module, lines: list[str]) -> Iterator[tuple[str, Definition]]:
    """Give the definitions of a source by name, each with its docstring."""
    nodes = [node for node in tree.body if not rebuilds(node)]
    for at, node in enumerate(nodes):
        name = defines(node)
        if name:
            last = node
            if at + 1 < len(nodes) and isinstance(nodes[at + 1], ast.Expr):
                last = nodes[at + 1]  # the docstring of an alias
            text = "".join(lines[node.lineno - 1 : last.end_lineno])
            alias = node.value if isinstance(node, ast.Assign) else None
            used: ast.AST = node
            if isinstance(alias, ast.Call):
                used, quoted = alias.args[1], list(quoted_in(alias.args[1]))
            else:
                quoted = [type_ for inner in ast.walk(node) for type_ in quoted_types(inner)]
            words = names_in(used)
            in_quotes = frozenset[str]().union(
                *(names_in(ast.parse(str(type_.value), mode="eval")) for type_ in quoted)
            )
            item = Definition(f"\n\n{text}", isinstance(node, ast.ClassDef), words, in_quotes)
            if quoted and isinstance(alias, ast.Call):
                with contextlib.suppress(Unfit):
                    item = _with_type(name, item, in_quotes)
            yield name, _with_fields(item, node, lines) if isinstance(node, ast.ClassDef) else item


def _with_fields(item: Definition, node: ast.ClassDef, lines: list[str]) -> Definition:
    """Return a class with what is known of its fields."""
    above = node.lineno - 2  # lines of the source above the text, which begins with two empty ones
    first = next((part for part in node.body if not is_docstring(part)), node.body[-1])
    fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
    named = {part.target.id: part for part in fields if isinstance(part.target, ast.Name)}
    return replace(
        item,
        fields={
            name: "".join(lines[part.lineno - 1 : part.end_lineno]).rstrip("\n")
            for name, part in named.items()
        },
        optional=tuple(name for name, part in named.items() if part.value is not None),
        start=first.lineno - above,
        first_field=fields[0].lineno - above if fields else 0,
    )


def names_in(tree: ast.AST) -> frozenset[str]:
    """Return the names that a syntax tree refers to; those that it assigns to are its own."""
    return frozenset(
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    )


def ordered(made: Mapping[str, Definition]) -> tuple[list[str], set[str]]:
    """Return the names in the order of the engine, and those of classes that it rebuilds.

    What is referred to comes first. Where a cycle prevents that, the order of the document holds.
    """
    uses = {name: (item.words | item.quoted) & made.keys() for name, item in made.items()}
    placed: dict[str, None] = {}
    rebuilt: set[str] = set()
    waiting = list(made)
    while waiting:
        left = []
        for name in waiting:
            if uses[name] - {name} <= placed.keys():
                placed[name] = None
                if name in uses[name]:
                    rebuilt.add(name)
            else:
                left.append(name)
        if len(left) == len(waiting):
            for name in left:
                if uses[name] - {name} - placed.keys():
                    rebuilt.add(name)
                placed[name] = None
            break
        waiting = left
    return list(placed), {name for name in rebuilt if made[name].is_class}


def with_quotes(name: str, item: Definition, below: AbstractSet[str]) -> Definition:
    """Return an alias that has what stands below it in quotes, and nothing else.

    Raises:
        Unfit: it is none of the forms that the engine writes for a union, a list or a map.
    """
    if item.words.isdisjoint(below) and item.quoted <= below:
        return item
    return _with_type(name, item, below)


def _with_type(name: str, item: Definition, below: AbstractSet[str]) -> Definition:
    """Return an alias whose type is written in one way, whatever is nested or null twice."""
    node = ast.parse(item.text).body[0]
    if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)):
        raise Unfit
    text = _written(node.value.args[1], below)
    lines = lines_of(item.text)
    rest = "".join(lines[node.end_lineno or 0 :])
    words = item.words | {"Optional", "Union"}
    return replace(item, text=f'\n\n{name} = TypeAliasType("{name}", {text})\n{rest}', words=words)


def _members(type_: ast.expr) -> Iterator[ast.expr]:
    """Give the members of a union."""
    if isinstance(type_, ast.BinOp):
        yield from _members(type_.left)
        yield from _members(type_.right)
    elif isinstance(type_, ast.Subscript) and ast.unparse(type_.value) == "Union":
        for part in type_.slice.elts if isinstance(type_.slice, ast.Tuple) else [type_.slice]:
            yield from _members(part)
    elif isinstance(type_, ast.Subscript) and ast.unparse(type_.value) == "Optional":
        yield from _members(type_.slice)
        yield ast.Constant(None)
    else:
        yield type_


def _written(type_: ast.expr, below: AbstractSet[str]) -> str:
    """Return a type as the engine writes it where no union is in another one."""
    members = [*dict.fromkeys(_member(part, below) for part in _members(type_))]
    types = [member for member in members if member != "None"]
    if not any(member.startswith('"') for member in types):
        return " | ".join([*types, *(["None"] if types != members else [])])
    union = types[0] if len(types) == 1 else f"Union[{', '.join(types)}]"
    return union if types == members else f"Optional[{union}]"


def _member(type_: ast.expr, below: AbstractSet[str]) -> str:
    if isinstance(type_, ast.Constant) and isinstance(type_.value, str):
        return _written(ast.parse(type_.value, mode="eval").body, below)
    if isinstance(type_, ast.Name):
        return f'"{type_.id}"' if type_.id in below else type_.id
    if isinstance(type_, ast.Constant) and type_.value is None:
        return "None"
    if names_in(type_).isdisjoint(below) and not any(quoted_in(type_)):
        return ast.unparse(type_)
    raise Unfit  # the engine writes cycles of lists and maps in ways of their own
