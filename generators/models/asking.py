"""What the engine is asked, and its answers: kept ones where the same was asked before."""

from __future__ import annotations

import ast
import json
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document.text import escaped
from ..keeping.remembering import remembered_as
from . import literals, wire_types
from .definitions import read
from .kinds import FieldText
from .smaller import ATTRIBUTE, KIND, OURS, WIRE, Unfit, of_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping

    from .definitions import Definition, Definitions
    from .kinds import Kind


class Request(NamedTuple):
    """What the engine is asked: all that its answer depends on, besides its options.

    Attributes:
        schemas: by class name.
        aliases: names of fields in Python, in the form that the engine reads.
        bases: base classes by class name, with their modules.
        variants: whether it makes two classes of what reaches `readOnly` or `writeOnly`.
    """

    schemas: Mapping[str, Any]
    aliases: Mapping[str, str]
    bases: Mapping[str, str | list[str]]
    variants: bool


class Answer(NamedTuple):
    """What it made.

    Attributes:
        source: Python.
        made: names of classes and aliases by the schemas that they were made of.
        added: those that it added on its own.
    """

    source: str
    made: Mapping[str, list[str]]
    added: frozenset[str]

    def as_json(self) -> str:
        """Return it as text."""
        return json.dumps([self.source, self.made, sorted(self.added)])

    @classmethod
    def from_json(cls, text: str) -> Answer:
        """Return what `as_json` gave."""
        source, made, added = json.loads(text)
        return cls(source, made, frozenset(added))


def ask(
    request: Request,
    generate: Callable[[Request], Answer],
    answers: MutableMapping[str, str] | None,
) -> Answer:
    """Return the answer of the engine; one to nothing is nothing, which it does not give.

    Args:
        request: the question.
        generate: asks the engine.
        answers: kept ones; this one is added.
    """
    if not request.schemas:
        return Answer("from __future__ import annotations\n", {}, frozenset())
    made = partial(generate, request)
    return remembered_as(answers, "engine", (*request,), made, Answer.as_json, Answer.from_json)


def fields(
    kinds: Iterable[Kind],
    generate: Callable[[Request], Answer],
    answers: MutableMapping[str, str] | None,
) -> dict[Kind, FieldText]:
    """Return a field of each kind; none refers to anything but what stands for others.

    Each is asked for by itself, and those without a kept answer together.

    Raises:
        Unfit: the engine makes something else of one.
    """
    answers = {} if answers is None else answers
    found: dict[Kind, FieldText] = {}
    missing: dict[str, Kind] = {}
    for kind in kinds:
        kept = answers.get(_question(kind))
        if kept is None:
            missing[f"{KIND}{len(missing)}"] = kind
        else:
            text, words, is_optional, imports = json.loads(kept)
            found[kind] = FieldText(text, frozenset(words), is_optional, frozenset(imports))
    if missing:
        schemas: dict[str, Any] = {}
        for name, kind in missing.items():
            schemas |= of_kind(kind, name)
        renamed = [name for name, kind in missing.items() if kind.is_renamed]
        aliases = {f"{name}.{WIRE}": ATTRIBUTE for name in renamed}
        answer = generate(Request(schemas, aliases, {}, variants=False))
        definitions = read(wire_types.keep(literals.exact(escaped(answer.source))))
        imports = dict(_imports("".join(definitions.header)))
        for name, kind in missing.items():
            field = one_field(definitions, name)
            needed = frozenset(imports[word] for word in field.words & imports.keys())
            found[kind] = field._replace(imports=needed)
            answers[_question(kind)] = json.dumps(
                [field.text, sorted(field.words), field.is_optional, sorted(needed)]
            )
    return found


def _question(kind: Kind) -> str:
    return f"field\0{json.dumps(kind)}"


def _imports(header: str) -> Iterator[tuple[str, str]]:
    """Give what a source imports, with its module, by the name that it has there."""
    for node in ast.parse(header).body:
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name = f"{alias.name} as {alias.asname}" if alias.asname else alias.name
                yield alias.asname or alias.name, f"{node.module}.{name}"


def one_field(definitions: Definitions, name: str) -> FieldText:
    """Return the one field of a class.

    Raises:
        Unfit: the class, or the field, is not there.
    """
    definition: Definition | None = definitions.made.get(name)
    if definition is None or ATTRIBUTE not in definition.fields:
        raise Unfit
    words = (definition.words | definition.quoted) - {"ApiModel"}
    words = frozenset(word for word in words if not OURS.fullmatch(word))
    return FieldText(definition.fields[ATTRIBUTE], words, bool(definition.optional))
