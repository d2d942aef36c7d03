"""The finished models of a document: what the engine wrote, with what is known of each schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from . import classes, pages
from . import source as model_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..diagnostics import Diagnostic
    from ..document import Document
    from .definitions import Definitions
    from .engine_input import Prepared
    from .source import Part


@dataclass(frozen=True)
class ModelSet:
    """The models and what became of each schema.

    Attributes:
        header: Python source of what they import, the runtime relatively.
        parts: all classes and aliases, in an order in which they can be defined.
        requests: component name to the class or alias used in requests.
        responses: component name to the class or alias used in responses.
        outcomes: classes whose schema has the extension `x-outcome`, in the order of the source.
        notes: what the models do not express.
        pages: classes whose values are pages, with the path of the items (`x-pagination`).
    """

    header: str
    parts: tuple[Part, ...]
    requests: Mapping[str, str]
    responses: Mapping[str, str]
    outcomes: tuple[str, ...]
    notes: tuple[Diagnostic, ...]
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All classes and aliases, in their order."""
        return tuple(part.name for part in self.parts)

    @cached_property
    def source(self) -> str:
        """One module of all models, not yet formatted."""
        calls = (f"{part.name}.model_rebuild()" for part in self.parts if part.is_rebuilt)
        return "\n\n".join([self.header, *(part.text for part in self.parts), *calls])


class Finished(NamedTuple):
    """Finished models.

    Attributes:
        models: the models.
        unions: Python expression of the marker that chooses the variant, by alias.
    """

    models: ModelSet
    unions: Mapping[str, str]


def finished(
    prepared: Prepared,
    document: Document,
    definitions: Definitions,
    entries: dict[str, list[str]],
) -> Finished:
    """Return the models of what the engine wrote.

    Args:
        prepared: the engine's input.
        document: the normal document that it is of.
        definitions: those of the engine; what has no text stands in for a model.
        entries: component name to the classes and aliases that were made of it.
    """
    unused, renamed, sent = classes.one_way(prepared, document, entries)
    for name, made in entries.items():
        entries[name] = [renamed.get(item, item) for item in made if item not in unused]
    requests, responses = classes.by_direction(prepared, entries)
    by_way = classes.Classes(requests, responses, sent)
    texts = {
        renamed.get(name, name): item.text
        for name, item in definitions.made.items()
        if item.is_class and name not in unused
    }
    facts = model_source.Facts(
        nullable=classes.by_class(prepared.nullable, entries),
        outcomes=classes.by_class(prepared.outcomes, entries),
        unions=classes.markers(prepared, entries, by_way),
        classes=classes.statements(prepared, entries, by_way, texts),
        open_enums=frozenset(item for name in prepared.open_enums for item in entries[name]),
    )
    module = model_source.finish(definitions, unused=unused, renamed=renamed, facts=facts)
    names = tuple(part.name for part in module.parts)
    outcomes = tuple(name for name in names if facts.outcomes.get(name))
    lists = pages.asked(document, responses)
    parts, typed = pages.add(module.parts, lists)
    lists = {name: lists[name] for name in lists if name in typed}
    header, notes = module.header, prepared.notes
    models = ModelSet(header, parts, requests, responses, outcomes, notes, lists)
    return Finished(models, facts.unions)
