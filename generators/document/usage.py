"""Usage: which components the operations of a document lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .families import bases
from .objects import Objects, mapping, sequence, text
from .pointer import from_ref, join, split
from .references import looks_like_ref, references

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECURITY = "/components/securitySchemes"


def used_components(objects: Objects) -> set[str]:
    """Return the pointers of all components that operations lead to."""
    links: dict[str, list[str]] = {}
    for place, holder, key in references(*objects.document.nodes):
        pointer = from_ref(holder[key])
        if pointer is not None:
            links.setdefault(_component(place), []).append(_component(pointer))
    for node in objects.schemas_stating("discriminator"):
        links.setdefault(_component(node.pointer), []).extend(_named(node.value))
    schemas = mapping(mapping(objects.document.data.get("components")).get("schemas"))
    for base, children in bases(schemas).items():
        # A base with a discriminator stands for the schemas that include it.
        targets = links.setdefault(join("/components/schemas", base), [])
        targets += [_component(from_ref(child) or "") for child in children]
    links.setdefault("", []).extend(_required(objects))
    used: set[str] = set()
    waiting = [""]
    while waiting:
        pointer = waiting.pop()
        if pointer not in used:
            used.add(pointer)
            waiting += links.get(pointer, ())
    return used


def _component(pointer: str) -> str:
    """Return the pointer of the component that something is in; empty where in none."""
    if not pointer.startswith("/components/"):
        return ""
    tokens = split(pointer)
    return join("", *tokens[:3]) if len(tokens) > 2 else ""


def _named(schema: object) -> Iterator[str]:
    """Yield the schemas that a discriminator names without a reference."""
    discriminator = mapping(mapping(schema).get("discriminator"))
    if not discriminator:
        return
    for target in mapping(discriminator.get("mapping")).values():
        if isinstance(target, str) and not looks_like_ref(target):
            yield join("/components/schemas", target)
    if text(discriminator.get("defaultMapping")):
        yield join("/components/schemas", discriminator["defaultMapping"])


def _required(objects: Objects) -> Iterator[str]:
    """Yield the security schemes that are required somewhere."""
    places = [objects.document.data, *(operation.node.value for operation in objects.operations)]
    for place in places:
        for requirement in sequence(place.get("security")):
            yield from (join(_SECURITY, name) for name in mapping(requirement))
