"""Models of some components, byte for byte as they are among the models of all.

Names, the order of models and the modules they are in follow from the whole document. What is not
asked for is told by what it refers to, and what refers to it sees something of the same kind. What
the engine adds on its own it names after fields, numbered through the document: for these names it
has to be given all that it may add something for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import naming
from ..document.objects import mapping
from . import kinds
from .definitions import Definition
from .engine import Taken, from_less
from .finishing import ModelSet, finished
from .modules import split
from .smaller import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, MutableMapping

    from ..document import Document
    from .definitions import Definitions
    from .engine_input import Prepared
    from .graph import Graph
    from .modules import ModelModule


@dataclass(frozen=True)
class Partial:
    """Models of some components.

    Attributes:
        models: of all components; those that are not asked for have no text.
        modules: of all models; only those of what is asked for have a source.
        unions: Python expression of the marker that chooses the variant, by alias.
    """

    models: ModelSet
    modules: tuple[ModelModule, ...]
    unions: Mapping[str, str]

    @property
    def made(self) -> tuple[str, ...]:
        """Names of the classes and aliases that were asked for, in their order."""
        return tuple(part.name for part in self.models.parts if part.text)

    @property
    def uses(self) -> Mapping[str, frozenset[str]]:
        """Name of a class or alias to those that it refers to, of all that were left out."""
        return {part.name: part.words for part in self.models.parts if not part.text}


def build_some(
    document: Document,
    prepared: Prepared,
    known: Graph,
    chosen: Iterable[str],
    answers: MutableMapping[str, str],
    *,
    exact: bool = True,
) -> Partial:
    """Return the models of some components.

    Args:
        document: in normal form.
        prepared: the engine's input that was made of it.
        known: how its components hang together.
        chosen: class names of components; others that it has not are ignored.
        answers: of the engine, by what it was asked.
        exact: whether all names are those of the whole document. If not, the names of what the
            engine adds, and of components with a name like that (see `uncertain`), are only the
            same for the same components.

    Raises:
        EngineError: the engine refuses them.
        Unfit: they cannot be made without all others.
    """
    schemas = prepared.document["components"]["schemas"]
    if not naming.RESERVED_CLASSES.isdisjoint(_members(schemas)):
        raise Unfit  # the engine gives another name to the type in all of the module
    made = with_aliases(schemas, known.uses, {*chosen} & schemas.keys() | known.twice)
    standing = {
        name: Definition("", _is_class(schema), known.uses[name], frozenset())
        for name, schema in schemas.items()
        if name not in made
    }
    given = schemas
    if prepared.has_directions or not exact:
        seen = made.union(*(known.uses[name] for name in made))
        given = {
            name: schema if name in made else kinds.stand_in_schema(kinds.CLASS)
            for name, schema in schemas.items()
            if name in seen
        }
    while True:
        try:
            definitions, by_class = from_less(prepared, document, answers, given, standing)
        except Taken as error:
            more = dict.fromkeys(error.names, kinds.stand_in_schema(kinds.CLASS))
            given = {name: (more | given)[name] for name in schemas if name in more | given}
        else:
            return _partial(prepared, document, definitions, by_class, standing)


def _partial(
    prepared: Prepared,
    document: Document,
    definitions: Definitions,
    by_class: Mapping[str, list[str]],
    standing: Mapping[str, Definition],
) -> Partial:
    """Return the models of what the engine made of some components."""
    entries = {
        name: [*by_class.get(class_name, [class_name] if class_name in standing else [])]
        for name, class_name in prepared.class_names.items()
    }
    models, unions = finished(prepared, document, definitions, entries)
    return Partial(models, split(models), unions)


def with_aliases(
    schemas: Mapping[str, Any], uses: Mapping[str, frozenset[str]], chosen: Iterable[str]
) -> set[str]:
    """Return components with the enums and aliases that they refer to, directly or by others.

    What refers to a class only depends on that it is one; of others the engine reads more.
    """
    made: set[str] = set()
    waiting = [*chosen]
    while waiting:
        name = waiting.pop()
        if name not in made:
            made.add(name)
            waiting += [other for other in uses[name] if not _is_object(schemas[other])]
    return made


def _members(schemas: Mapping[str, Any]) -> Iterator[str]:
    """Give what the document calls the members of enums, `UUID` apart: see `wire_types`."""
    for schema in schemas.values():
        names = mapping(schema).get("x-enum-varnames")
        yield from (str(name) for name in names or () if name != "UUID")


def _is_object(schema: Any) -> bool:
    return isinstance(schema, dict) and bool(schema.get("properties"))


def _is_class(schema: Any) -> bool:
    """Whether the engine makes a class of a component."""
    return _is_object(schema) or "enum" in mapping(schema)
