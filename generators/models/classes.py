"""What becomes of each component: its classes by direction, and what is stated in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from .. import naming
from ..document.objects import mappings_in
from ..document.pointer import join, split
from ..document.text import literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..document import Document
    from .engine_input import Prepared

ValueT = TypeVar("ValueT")


def by_class(
    by_component: Mapping[str, ValueT], entries: Mapping[str, list[str]]
) -> dict[str, ValueT]:
    """Return what is known of components by the names of their classes."""
    return {item: value for name, value in by_component.items() for item in entries[name]}


class Classes(NamedTuple):
    """The classes of components, by direction.

    Attributes:
        requests: by component.
        responses: by component.
        sent: classes of what only requests hold, which may be the only ones of their components.
    """

    requests: Mapping[str, str]
    responses: Mapping[str, str]
    sent: frozenset[str]

    def beside(self, name: str, item: str) -> Mapping[str, str]:
        """Return the classes of the direction that a class of a component is of."""
        is_response = item == self.responses[name] and item not in self.sent
        return self.responses if is_response else self.requests


def markers(
    prepared: Prepared, entries: Mapping[str, list[str]], classes: Classes
) -> dict[str, str]:
    """Return the expression that chooses the variant, by the name of a union's alias."""
    found: dict[str, str] = {}
    for name, telling in prepared.unions.tellings.items():
        attribute = prepared.unions.attribute(name)
        for item in entries[name]:
            names = classes.beside(name, item)
            variants = ", ".join(
                f"{literal(value)}: {literal(names[variant])}"
                for value, variant in telling.variants.items()
            )
            arguments = [literal(telling.name), f"{{{variants}}}"]
            if attribute not in {"", telling.name}:
                arguments.append(f"attribute={literal(attribute)}")
            if telling.optional:
                arguments.append("optional=True")
            found[item] = f"Tagged({', '.join(arguments)})"
    return found


def statements(
    prepared: Prepared,
    entries: Mapping[str, list[str]],
    classes: Classes,
    texts: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:
    """Return what unions and names of properties say of a class, as statements in it, by its name.

    Args:
        prepared: the engine's input.
        entries: component name to the classes that were made of it.
        classes: those of each direction.
        texts: source of each class; empty of one that was not made anew.
    """
    found: dict[str, list[str]] = {}
    unions = prepared.unions
    for name, filled in unions.filled.items():
        fields = prepared.fields[name]
        names = [fields[wire] for wire, fill in filled.items() if not fill.is_constant]
        absent = [fields[wire] for wire, fill in filled.items() if not fill.required]
        for item in entries[name]:
            found[item] = [*_names("_filled", names), *_names("_omissible", absent)]
    for name, siblings in unions.siblings.items():
        for item in entries[name]:
            direction = classes.beside(name, item)
            others = ", ".join(literal(direction[sibling]) for sibling in siblings)
            found.setdefault(item, []).append(f"_siblings: ClassVar[tuple[str, ...]] = ({others},)")
    for name, patterns in prepared.patterns.items():
        text = ", ".join(map(literal, patterns))
        for item in entries[name] if patterns else ():
            found.setdefault(item, []).append(f"_patterns: ClassVar[tuple[str, ...]] = ({text},)")
    for name in prepared.bases if prepared.has_directions else ():
        item = classes.requests[name]
        text = texts.get(item, "")
        if prepared.bases[name] == "ClosedModel" and text:
            attributes = prepared.fields[name].items()
            names = [wire for wire, own in attributes if f"\n    {own}: " not in text]
            found.setdefault(item, []).extend(_names("_read_only", names))
    return {name: tuple(statements) for name, statements in found.items()}


def _names(attribute: str, names: list[str]) -> list[str]:
    text = ", ".join(map(literal, sorted(names)))
    return [f"{attribute}: ClassVar[frozenset[str]] = frozenset({{{text}}})"] if names else []


def one_way(
    prepared: Prepared, document: Document, entries: Mapping[str, list[str]]
) -> tuple[frozenset[str], dict[str, str], frozenset[str]]:
    """Return variants that nothing can use, shorter names that this leaves free, and requests.

    The last are the classes, by their final names, of what only requests hold.

    The engine makes two classes of whatever reaches `readOnly` or `writeOnly`. A schema that was
    written inside a request or a response goes one way only.
    """
    unused: set[str] = set()
    sent: set[str] = set()
    renamed: dict[str, str] = {}
    taken = {item for made in entries.values() for item in made}
    both_ways = _both_ways(document)
    for name, class_name in prepared.class_names.items():
        origin = document.origin(join("/components/schemas", name))
        way = "" if origin.startswith(both_ways) else _way(origin)
        _, *variants = naming.variants(class_name)
        if way and set(entries[name]) == set(variants):
            only = naming.variant(class_name, way)
            unused |= {item for item in variants if item != only}
            if class_name not in taken:
                renamed[only] = class_name
                taken.add(class_name)
            if way == naming.REQUEST:
                sent.add(renamed.get(only, only))
    return frozenset(unused), renamed, frozenset(sent)


def _way(origin: str) -> str:
    """Return `REQUEST`, `RESPONSE` or nothing for where a schema stands in the source."""
    section, *tokens = split(origin)[:-1] or [""]
    places = ("/paths/", "/webhooks/", "/components/responses/", "/components/requestBodies/")
    if not origin.startswith(places):
        return ""
    from_api = "responses" in tokens
    if section == "webhooks" or "callbacks" in tokens:  # who asks is who answers otherwise
        from_api = not from_api
    return naming.RESPONSE if from_api else naming.REQUEST


def _both_ways(document: Document) -> tuple[str, ...]:
    """Return the places of bodies that webhooks and callbacks refer to: others may do so, too."""
    data = document.data
    operations = [
        item.get("callbacks") for item in mappings_in(data.get("paths")) if "callbacks" in item
    ]
    sent = [data.get("webhooks"), (data.get("components") or {}).get("callbacks"), *operations]
    references = [item.get("$ref") for part in sent for item in mappings_in(part)]
    shared = ("#/components/requestBodies/", "#/components/responses/")
    return tuple(
        f"{reference.removeprefix('#')}/"
        for reference in references
        if isinstance(reference, str) and reference.startswith(shared)
    )


def by_direction(
    prepared: Prepared, entries: Mapping[str, list[str]]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the class of each component in requests, and that in responses."""
    requests, responses = {}, {}
    for name, class_name in prepared.class_names.items():
        made = entries[name] or [class_name]
        _, request, response = naming.variants(class_name)
        requests[name] = request if request in made else made[0]
        responses[name] = response if response in made else made[-1]
    return requests, responses
